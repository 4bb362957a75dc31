package vn.phusa.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** However many come at once, only so many passwords are hashed at a time. */
class TurnstileTest {

    @Test
    void noMoreThanThePlacesAreInsideAtOnce() throws Exception {
        Turnstile turnstile = new Turnstile(3, Duration.ofSeconds(30));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Callable<Boolean>> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(() -> turnstile
                    .pass(() -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        return inside.decrementAndGet() >= 0;
                    })
                    .orElseThrow());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var passed : threads.invokeAll(many)) {
                assertThat(passed.get()).isTrue();
            }
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void whoWaitsTooLongIsSentAway() throws Exception {
        Turnstile turnstile = new Turnstile(1, Duration.ofMillis(20));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> turnstile.pass(() -> {
                    entered.countDown();
                    try {
                        leave.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                }));
        entered.await();
        assertThat(turnstile.pass(() -> true)).isEmpty();
        leave.countDown();
        first.join();
        assertThat(turnstile.pass(() -> true)).contains(true);
    }

    @Test
    void aPlaceIsFreeAgainAfterAFailure() {
        Turnstile turnstile = new Turnstile(1, Duration.ofMillis(20));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> turnstile.pass(() -> {
                    throw new IllegalStateException("x");
                })))
                .hasMessage("x");
        assertThat(turnstile.pass(() -> true)).contains(true);
    }

    @Test
    void theHashIsTheSame() {
        PasswordEncoder guarded =
                new Turnstile(1, Duration.ofSeconds(1)).guarding(new Argon2PasswordEncoder(16, 32, 1, 64, 1));
        String stored = guarded.encode("ghe-tre-song-lua-42");
        assertThat(guarded.matches("ghe-tre-song-lua-42", stored)).isTrue();
        assertThat(guarded.matches("khac", stored)).isFalse();
    }
}
