package vn.phusa.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import vn.phusa.PhuSa;
import vn.phusa.base.Actor;
import vn.phusa.base.VietnamTime;
import vn.phusa.shell.Doorkeeper;

/** The platform as it is, with one endpoint more to compare with; fills itself on its first start. */
final class WebBenchPlatform {

    static final String READY = "READY";

    private WebBenchPlatform() {}

    public static void main(String[] arguments) {
        SpringApplication platform = new SpringApplication(PhuSa.class, Beans.class);
        platform.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> {
            ApplicationContext context = ready.getApplicationContext();
            try {
                new WebBenchData(context).load();
            } catch (RuntimeException failed) {
                failed.printStackTrace();
                System.exit(1);
            }
            System.out.println(READY);
        });
        platform.run(arguments);
    }

    static final class Beans {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }

        /** What the stack itself costs: a session, an actor with its grants, one select by a primary key, JSON. */
        @Bean
        RouterFunction<ServerResponse> oneSelect(JdbcClient database, Doorkeeper doorkeeper) {
            return RouterFunctions.route()
                    .GET("/bench/select", request -> {
                        Actor actor = doorkeeper.actor(request.servletRequest());
                        String wording = database.sql("select wording_vi from programme.commitment where id = :id")
                                .param("id", Long.parseLong(request.param("id").orElseThrow()))
                                .query(String.class)
                                .optional()
                                .orElse("");
                        return ServerResponse.ok().body(Map.of("reader", actor.name(), "wording", wording));
                    })
                    .build();
        }
    }

    /** Real time, but for the stories that are told from earlier years. */
    static final class MovableClock extends Clock {
        private volatile @Nullable Instant set;

        void set(@Nullable Instant moment) {
            set = moment;
        }

        @Override
        public ZoneId getZone() {
            return VietnamTime.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.system(zone);
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNullElseGet(set, Clock.systemUTC()::instant);
        }
    }
}
