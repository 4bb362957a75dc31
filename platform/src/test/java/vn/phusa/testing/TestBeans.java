package vn.phusa.testing;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
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
                return all.stream()
                        .filter(keeper -> keeper != this)
                        .findFirst()
                        .map(keeper -> keeper.actor(request))
                        .orElse(Actor.visitor());
            }
        };
    }
}
