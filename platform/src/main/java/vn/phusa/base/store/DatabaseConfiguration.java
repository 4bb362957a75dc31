package vn.phusa.base.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;

/** The one database: an external PostgreSQL when {@code PHUSA_DB_URL} names one, else the bundled one in the data folder. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);

    /** Where the database is, and how to stop it when it is ours. */
    record Server(String url, String user, String password, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }

    /** The server that {@link EarlyDatabase} has begun to start, where it has. */
    @Bean(destroyMethod = "close")
    Server databaseServer(PlatformSettings settings, ObjectProvider<EarlyDatabase.Starting> early) {
        EarlyDatabase.Starting starting = early.getIfAvailable();
        return starting == null ? start(settings) : starting.server();
    }

    static Server start(PlatformSettings settings) {
        PlatformSettings.Database external = settings.db();
        if (!external.url().isBlank()) {
            ExternalDatabase.check(external.url(), external.user(), external.password());
            return new Server(external.url(), external.user(), external.password(), () -> {});
        }
        Path folder = settings.data().resolve("postgres");
        RunningPostgres bundled = EmbeddedPostgres.start(
                settings.temporary()
                        ? Settings.temporary()
                        : Settings.in(folder).withProgress(DatabaseConfiguration::tell));
        return new Server(bundled.jdbcUrl(), bundled.user(), bundled.password(), bundled::stop);
    }

    /** What may take a while is said before it is done. */
    private static void tell(Settings.Step step) {
        String doing = switch (step) {
            case UNPACKING -> "Unpacking PostgreSQL (once)";
            case CREATING -> "Creating the database (once)";
            case STARTING -> "Starting the database";
            case RECOVERING -> "Starting the database after a crash: it replays its log";
            case ADOPTING -> "Taking over the database that is already running";
            case STOPPING -> "Stopping the database";
        };
        LOG.info(doing);
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
