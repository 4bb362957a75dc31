package vn.phusa.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Role;
import vn.phusa.base.VietnamTime;
import vn.phusa.base.store.Migrations;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;
import vn.phusa.ledger.store.Erasures;
import vn.phusa.ledger.store.Leaves;
import vn.phusa.ledger.store.LedgerKey;
import vn.phusa.merkle.SignedNote;

/**
 * Ledgers on a real PostgreSQL that a test may damage: each is a database of its own, copied from a template that holds the
 * ledger's tables and one covered table {@code office.report}.
 */
final class ThrowAwayLedgers {

    static final Instant MOMENT = Instant.parse("2026-07-01T01:02:03.456789Z");
    static final CoveredTable REPORTS = new CoveredTable("office.report", List.of("id"));

    private static final RunningPostgres SERVER = EmbeddedPostgres.start(Settings.temporary());
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String TEMPLATE = makeTemplate();

    private ThrowAwayLedgers() {}

    private static String makeTemplate() {
        String name = "ledger_template";
        admin("create database " + name);
        PGSimpleDataSource database = dataSource(name);
        Migrations.run(database, List.of("base", "ledger"));
        JdbcClient.create(database).sql("""
                    create schema office;
                    create table office.report (
                        id       bigint generated always as identity primary key,
                        act      bigint not null,
                        salt     uuid default gen_random_uuid(),
                        title    text not null,
                        reporter text,
                        due      date,
                        at       timestamptz,
                        money    numeric,
                        share    double precision,
                        facts    jsonb,
                        file     bytea,
                        longer   text generated always as (title || '!') stored
                    );
                    call ledger.cover('office.report');
                    insert into ledger.log (origin) values ('test.example/so-cai');
                    """).update();
        return name;
    }

    static OneLedger open() {
        String name = "ledger_" + NUMBER.incrementAndGet();
        admin("create database " + name + " template " + TEMPLATE);
        try {
            return new OneLedger(pool(name), Files.createTempDirectory("phusa-ledger-test"));
        } catch (IOException noTemporaryFolder) {
            throw new UncheckedIOException(noTemporaryFolder);
        }
    }

    private static PGSimpleDataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(SERVER.jdbcUrl(database));
        source.setUser(SERVER.user());
        source.setPassword(SERVER.password());
        return source;
    }

    private static DataSource pool(String database) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(dataSource(database));
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        return new HikariDataSource(pool);
    }

    private static void admin(String sql) {
        PGSimpleDataSource source = dataSource("postgres");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What the tests record. */
    enum OfficeAct implements ActKind {
        REPORT_FILED("office.report-filed"),
        NOTED("office.noted");

        private final String code;

        OfficeAct(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** One ledger, opened as a node of the platform opens it. */
    static final class OneLedger {
        static final Coverage COVERAGE =
                new Coverage(Stream.concat(Coverage.load(List.of("ledger")).tables().stream(), Stream.of(REPORTS))
                        .toList());

        final DataSource database;
        final Path keyFolder;
        final JdbcClient sql;
        final TransactionTemplate transactions;
        final Ledger ledger;

        OneLedger(DataSource database, Path keyFolder) {
            this.database = database;
            this.keyFolder = keyFolder;
            this.sql = JdbcClient.create(database);
            this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
            JdbcTemplate template = new JdbcTemplate(database);
            LedgerKey key = LedgerKey.open(keyFolder, "test.example/so-cai");
            Leaves leaves = new Leaves(template, COVERAGE, key);
            this.ledger = new Ledger(
                    leaves,
                    new Erasures(template, COVERAGE, leaves),
                    key,
                    "test.example/so-cai",
                    transactions,
                    Clock.fixed(MOMENT, VietnamTime.ZONE));
            ledger.announceKey();
        }

        static Actor officer() {
            return new Actor(new AccountId(7), null, "Nguyễn Thị An", List.of(), Actor.Channel.WEB);
        }

        static Actor holding(Role role) {
            return new Actor(
                    new AccountId(8),
                    null,
                    "Trần Văn Bình",
                    List.of(new Grant(role, new Grant.Everywhere(), null)),
                    Actor.Channel.WEB);
        }

        /** An act with rows in the covered table; their ids are the returned act's. */
        ActId file(int reports, String reporter) {
            ActId act = transactions.execute(_ -> {
                ActId id = ledger.record(new Act(
                        OfficeAct.REPORT_FILED,
                        officer(),
                        Subject.of("office.commitment", 17),
                        Map.of("note", "Báo cáo quý “II”", "pages", 3)));
                for (int i = 0; i < reports; i++) {
                    sql.sql("""
                            insert into office.report (act, title, reporter, due, at, money, share, facts, file)
                            values (:act, :title, :reporter, '2026-06-30', '2026-06-30 10:00+07', 12.50, 0.1,
                                    '{"b": 1, "a": null}', '\\xdeadbeef')
                            """)
                            .param("act", id.value())
                            .param("title", "Báo cáo số " + i)
                            .param("reporter", reporter)
                            .update();
                }
                return id;
            });
            return Objects.requireNonNull(act);
        }

        ActId note() {
            ActId act = transactions.execute(_ -> ledger.record(new Act(
                    OfficeAct.NOTED, officer(), Subject.of("office.commitment", 17), Map.of("note", "đã đọc"))));
            return Objects.requireNonNull(act);
        }

        VerificationReport verify() {
            return verify(Optional.empty());
        }

        VerificationReport verify(Optional<SignedNote> kept) {
            return verify(kept, keyFolder);
        }

        VerificationReport verify(Optional<SignedNote> kept, Path keys) {
            try (Connection connection = database.getConnection()) {
                return LedgerVerification.verify(connection, COVERAGE, keys, kept, (done, total) -> {});
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        /** Does what somebody with full power over the database can do: no trigger, no foreign key holds them. */
        void behindThePlatformsBack(String statement) {
            try (Connection connection = database.getConnection();
                    Statement tampering = connection.createStatement()) {
                tampering.execute("set session_replication_role = replica");
                tampering.execute(statement);
                tampering.execute("set session_replication_role = default");
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
