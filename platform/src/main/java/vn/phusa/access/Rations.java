package vn.phusa.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import vn.phusa.access.store.RationStore;

/** Hands out rations; counted in the database, so that several nodes give no more than one. */
@Service
public class Rations {
    private final RationStore store;
    private final Clock clock;

    Rations(RationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes one.
     *
     * @param holder whose: an account or a network address
     * @return zero when there was one, else how long to wait for it
     */
    public Duration take(Ration ration, String holder) {
        Instant now = clock.instant();
        Duration most = ration.apart().multipliedBy(ration.atOnce());
        if (store.take(ration, holder, now, ration.apart(), now.plus(most))) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(
                now,
                store.fullAt(ration, holder).orElse(now).plus(ration.apart()).minus(most));
        return wait.isPositive() ? wait : ration.apart();
    }
}
