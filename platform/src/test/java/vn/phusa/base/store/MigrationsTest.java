package vn.phusa.base.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;

class MigrationsTest {
    private static RunningPostgres server;
    private static PGSimpleDataSource database;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.start(Settings.temporary());
        database = new PGSimpleDataSource();
        database.setUrl(server.jdbcUrl());
        database.setUser(server.user());
        database.setPassword(server.password());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void roomsAreAskedAgainOnlyWhenTheirScriptsHaveChanged() {
        Migrations.run(database, List.of("base"));
        JdbcClient sql = JdbcClient.create(database);
        // Were the room asked, it would find its history gone, and refuse to work on tables that it does not know.
        sql.sql("alter table base.flyway_schema_history rename to laid_aside").update();

        assertThat(Migrations.run(database, List.of("base")).rooms()).containsExactly("base");

        sql.sql("alter table base.laid_aside rename to flyway_schema_history").update();
        Migrations.run(database, List.of("base", "ledger"));
        assertThat(sql.sql("select count(*) > 0 from pg_tables where schemaname = 'ledger'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatAnotherProgramHasMigratedSinceIsAskedAnew() {
        Migrations.run(database, List.of("base"));
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("update base.scripts_run set digest = '\\x00'").update();

        Migrations.run(database, List.of("base"));

        assertThat(sql.sql("select length(digest) from base.scripts_run")
                        .query(Integer.class)
                        .list())
                .containsExactly(32);
    }
}
