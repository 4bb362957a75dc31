package vn.phusa.access.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Lets a few passwords at a time be hashed. Each hash takes 19 MiB and a core: without this, a few dozen people who come in
 * together, or one who sends forms in a loop, would take all memory. Whoever waits holds nothing of the database.
 */
final class Turnstile {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore places;
    private final Duration patience;

    Turnstile() {
        this(Math.max(2, Runtime.getRuntime().availableProcessors()), PATIENCE);
    }

    Turnstile(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Empty: too many were waiting. */
    <T> Optional<T> pass(Supplier<T> work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }

    /** The same hashing, so many at a time. */
    PasswordEncoder guarding(PasswordEncoder hashing) {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence password) {
                return inTurn(() -> String.valueOf(hashing.encode(password)));
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
                return inTurn(() -> hashing.matches(password, stored));
            }

            @Override
            public boolean upgradeEncoding(@Nullable String stored) {
                return hashing.upgradeEncoding(stored);
            }

            private <T> T inTurn(Supplier<T> work) {
                return pass(work).orElseThrow(() -> new IllegalStateException("too many passwords are being hashed"));
            }
        };
    }
}
