package vn.phusa.base.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;

/** The one database: an external PostgreSQL when {@code PHUSA_DB_URL} names one, else the bundled one in the data folder. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Where the database is, and how to stop it when it is ours. */
    record Server(String url, String user, String password, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }

    @Bean(destroyMethod = "close")
    Server databaseServer(PlatformSettings settings) {
        PlatformSettings.Database external = settings.db();
        if (!external.url().isBlank()) {
            return new Server(external.url(), external.user(), external.password(), () -> {});
        }
        Path folder = settings.data().resolve("postgres");
        RunningPostgres bundled =
                EmbeddedPostgres.start(settings.temporary() ? Settings.temporary() : Settings.in(folder));
        return new Server(bundled.jdbcUrl(), bundled.user(), bundled.password(), bundled::stop);
    }

    @Bean
    HikariDataSource dataSource(Server server, PlatformSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(server.url());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(settings.db().connections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(10_000);
        pool.setPoolName("phusa");
        pool.addDataSourceProperty("ApplicationName", "phusa");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(pool);
    }
}
