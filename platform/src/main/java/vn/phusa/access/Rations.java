package vn.phusa.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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

    /** Whoever holds this one-time link; the secret itself is not written down. */
    public static String ofLink(String secret) {
        return "link " + HexFormat.of().formatHex(Secrets.digest(secret));
    }

    /**
     * Takes one.
     *
     * @param holder whose: an account, a network address or {@linkplain #ofLink a link}
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
