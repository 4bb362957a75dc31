package vn.phusa;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.FirstData;
import vn.phusa.base.VietnamTime;
import vn.phusa.base.store.EarlyDatabase;
import vn.phusa.base.store.FirstDataLoader;
import vn.phusa.base.store.Migrations;
import vn.phusa.base.store.PlatformSettings;
import vn.phusa.ledger.Coverage;
import vn.phusa.shell.Languages;

/** Starts the platform. Settings come from the environment, see {@code ./run --help}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class PhuSa {

    public static void main(String[] arguments) {
        SpringApplication platform = new SpringApplication(PhuSa.class);
        platform.addInitializers(new EarlyDatabase());
        platform.run(arguments);
    }

    @Bean
    Clock clock() {
        return Clock.system(VietnamTime.ZONE);
    }

    /** Every room's tables, before anything else touches the database. */
    @Bean
    Migrations migrations(DataSource database) {
        return Migrations.run(database, Rooms.FROM_THE_GROUND_UP);
    }

    /** Each room's first data, once, before the first page is served. */
    @Bean
    SmartInitializingSingleton firstData(
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock,
            List<FirstData> rooms,
            PlatformSettings settings,
            Migrations migrations) {
        FirstDataLoader loader = new FirstDataLoader(
                database, new TransactionTemplate(transactions), clock, rooms, Rooms.FROM_THE_GROUND_UP);
        return () -> loader.load(settings.firstData());
    }

    /** Which tables of which rooms the ledger vouches for. */
    @Bean
    Coverage coverage() {
        return Coverage.load(Rooms.FROM_THE_GROUND_UP);
    }

    /** What every room says, in both languages. */
    @Bean
    Languages languages() {
        return Languages.load(Rooms.FROM_THE_GROUND_UP);
    }
}
