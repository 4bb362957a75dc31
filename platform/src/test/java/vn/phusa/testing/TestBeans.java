package vn.phusa.testing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.phusa.base.Actor;
import vn.phusa.shell.Doorkeeper;

@TestConfiguration(proxyBeanMethods = false)
@Import(OnceOnlyProbe.class)
class TestBeans {
    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    /** The real doorkeeper, but for requests that say {@link ActingAs}. */
    @Bean
    @Primary
    Doorkeeper testDoorkeeper(ObjectProvider<Doorkeeper> all) {
        return new Doorkeeper() {
            @Override
            public Actor actor(HttpServletRequest request) {
                if (request.getAttribute(ActingAs.ATTRIBUTE) instanceof Actor actor) {
                    return actor;
                }
                return real().actor(request);
            }

            @Override
            public Supplier<Actor> standing(HttpServletRequest request) {
                return request.getAttribute(ActingAs.ATTRIBUTE) instanceof Actor actor
                        ? () -> actor
                        : real().standing(request);
            }

            private Doorkeeper real() {
                return all.stream().filter(keeper -> keeper != this).findFirst().orElseThrow();
            }
        };
    }

    /** Cheap to compute: tests open many accounts, and guess no passwords. */
    @Bean
    @Primary
    PasswordEncoder cheapPasswords() {
        return new Argon2PasswordEncoder(16, 32, 1, 64, 1);
    }
}
