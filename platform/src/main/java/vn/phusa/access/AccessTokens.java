package vn.phusa.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.store.AccessTokenStore;

/** Access tokens for programs that prefer OAuth 2 client credentials: the key is shown once, the token each time. */
@Service
public class AccessTokens {
    /** How every access token begins. */
    public static final String PREFIX = "phusa-token_";

    /** How long one counts. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private final AccessTokenStore store;
    private final ApiKeys keys;
    private final Clock clock;

    AccessTokens(AccessTokenStore store, ApiKeys keys, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    /** A token that stands for the caller's key. */
    @Transactional
    public String issue(ApiKeys.Caller caller) {
        Instant now = clock.instant();
        store.forgetExpired(now);
        String token = PREFIX + Secrets.random();
        store.insert(Secrets.digest(token), caller.key(), now.plus(LIFETIME));
        return token;
    }

    /** Who calls with this token; empty when it or its key opens nothing any more. */
    @Transactional
    public Optional<ApiKeys.Caller> caller(String token) {
        return store.key(Secrets.digest(token), clock.instant()).flatMap(keys::caller);
    }
}
