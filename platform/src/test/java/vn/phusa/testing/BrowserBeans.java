package vn.phusa.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

@TestConfiguration(proxyBeanMethods = false)
class BrowserBeans {
    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean(destroyMethod = "close")
    @Lazy
    Browser browser(Environment environment) {
        return new Browser(() -> "http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }
}
