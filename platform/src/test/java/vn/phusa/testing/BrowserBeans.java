package vn.phusa.testing;

import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.phusa.access.store.AccountStore;

@TestConfiguration(proxyBeanMethods = false)
class BrowserBeans {
    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean(destroyMethod = "close")
    @Lazy
    Browser browser(Environment environment, AccountStore accounts, PasswordEncoder encoder, Clock clock) {
        return new Browser(() -> "http://localhost:" + environment.getRequiredProperty("local.server.port"), login -> {
            // A password that nobody else knows.
            String password = UUID.randomUUID().toString();
            accounts.setPassword(accounts.byLogin(login).orElseThrow().id(), encoder.encode(password), clock.instant());
            return password;
        });
    }

    /** Cheap to compute: tests open many accounts, and guess no passwords. */
    @Bean
    @Primary
    PasswordEncoder cheapPasswords() {
        return new Argon2PasswordEncoder(16, 32, 1, 64, 1);
    }
}
