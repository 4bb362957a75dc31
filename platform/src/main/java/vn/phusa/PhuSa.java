package vn.phusa;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import vn.phusa.base.VietnamTime;
import vn.phusa.base.store.Migrations;
import vn.phusa.shell.Languages;

/** Starts the platform. Settings come from the environment, see {@code ./run --help}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class PhuSa {

    public static void main(String[] arguments) {
        SpringApplication.run(PhuSa.class, arguments);
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

    /** What every room says, in both languages. */
    @Bean
    Languages languages() {
        return Languages.load(Rooms.FROM_THE_GROUND_UP);
    }
}
