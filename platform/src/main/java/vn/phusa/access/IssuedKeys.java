package vn.phusa.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.access.store.TokenStore;
import vn.phusa.access.store.TokenStore.Kind;
import vn.phusa.access.store.TokenStore.Row;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/** The keys of accounts, whoever asks for them; who may ask is decided before. Called within a transaction. */
final class IssuedKeys {
    private static final int MOST = 20;
    private static final int LONGEST_LABEL = 100;

    private final TokenStore store;
    private final AccessRecords records;
    private final Clock clock;

    IssuedKeys(TokenStore store, AccessRecords records, Clock clock) {
        this.store = store;
        this.records = records;
        this.clock = clock;
    }

    Outcome<String> make(
            Actor actor,
            AccountId account,
            String label,
            @Nullable Set<String> rooms,
            boolean readOnly,
            @Nullable Instant expiresAt) {
        if (label.isBlank()) {
            return Outcome.rejected(Problem.at("label", Refusal.REQUIRED));
        }
        if (label.length() > LONGEST_LABEL) {
            return Outcome.rejected(Problem.at("label", Refusal.TOO_LONG, LONGEST_LABEL));
        }
        if (of(account).size() >= MOST) {
            return Outcome.rejected(Problem.of(AccessProblem.TOO_MANY_KEYS, MOST));
        }
        String key = ApiKeys.PREFIX + Secrets.random();
        long number = store.insert(
                Secrets.digest(key),
                new Row(
                        0,
                        Kind.API_KEY,
                        account,
                        label.strip(),
                        null,
                        null,
                        null,
                        rooms,
                        readOnly,
                        clock.instant(),
                        expiresAt,
                        null,
                        null,
                        null),
                actor.name());
        records.tokens(actor, AccessAct.API_KEY_MADE, AccessRecords.subject(account), List.of(number));
        return Outcome.accepted(key);
    }

    List<ApiKey> of(AccountId account) {
        return store.of(Kind.API_KEY, account).stream()
                .map(row -> new ApiKey(
                        row.number(),
                        row.label(),
                        row.rooms(),
                        row.readOnly(),
                        row.createdAt(),
                        row.expiresAt(),
                        row.lastUsedAt()))
                .toList();
    }

    Outcome<Long> withdraw(Actor actor, AccountId account, long number) {
        if (!store.revoke(number, Kind.API_KEY, account, clock.instant())) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        records.tokens(actor, AccessAct.API_KEY_WITHDRAWN, AccessRecords.subject(account), List.of(number));
        return Outcome.accepted(number);
    }
}
