package vn.phusa.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.store.TokenStore;
import vn.phusa.access.store.TokenStore.Kind;
import vn.phusa.access.store.TokenStore.Row;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/** Keys for the API. A key can do at most what its account can, in the rooms that it was made for. */
@Service
public class ApiKeys {
    /** How every key begins, so that scanners for leaked secrets know one when they see it. */
    public static final String PREFIX = "phusa_";

    private final TokenStore store;
    private final Accounts accounts;
    private final IssuedKeys issued;
    private final Clock clock;

    ApiKeys(TokenStore store, Accounts accounts, AccessRecords records, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.issued = new IssuedKeys(store, records, clock);
        this.clock = clock;
    }

    /**
     * Who calls with a key.
     *
     * @param readOnly requests that change something are refused
     * @param key number of the key
     */
    public record Caller(Actor actor, boolean readOnly, long key) {}

    /** Makes a key for the actor's own account; the answer is the only time that it is shown. */
    @Transactional
    public Outcome<String> make(
            Actor actor, String label, @Nullable Set<String> rooms, boolean readOnly, @Nullable Instant expiresAt) {
        AccountId account = actor.account();
        if (account == null || actor.channel() != Actor.Channel.WEB) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return issued.make(actor, account, label, rooms, readOnly, expiresAt);
    }

    /** The actor's own keys. */
    @Transactional(readOnly = true)
    public List<ApiKey> of(Actor actor) {
        AccountId account = actor.account();
        return account == null ? List.of() : issued.of(account);
    }

    /** Withdraws one of the actor's own keys, at once. */
    @Transactional
    public Outcome<Long> withdraw(Actor actor, long number) {
        AccountId account = actor.account();
        return account == null
                ? Outcome.rejected(Problem.of(Refusal.NOT_FOUND))
                : issued.withdraw(actor, account, number);
    }

    /** Who calls with this key; empty when it opens nothing. */
    @Transactional
    public Optional<Caller> caller(String key) {
        return store.find(Kind.API_KEY, Secrets.digest(key)).flatMap(this::caller);
    }

    /** Who that caller is today; empty when its key opens nothing any more. */
    @Transactional
    public Optional<Caller> again(Caller caller) {
        return caller(caller.key());
    }

    /** Who calls with something that stands for the key of this number. */
    @Transactional
    Optional<Caller> caller(long number) {
        return store.find(Kind.API_KEY, number).flatMap(this::caller);
    }

    private Optional<Caller> caller(Row row) {
        Instant now = clock.instant();
        AccountId account = row.account();
        if (account == null || !row.opensAt(now)) {
            return Optional.empty();
        }
        Actor actor = accounts.actorOf(account, Actor.Channel.API);
        if (!actor.signedIn()) {
            return Optional.empty();
        }
        store.lastUsed(row.number(), now);
        return Optional.of(new Caller(narrowed(actor, row.rooms()), row.readOnly(), row.number()));
    }

    private static Actor narrowed(Actor actor, @Nullable Set<String> rooms) {
        if (rooms == null) {
            return actor;
        }
        List<Grant> grants = actor.grants().stream()
                .flatMap(grant -> rooms.stream()
                        .filter(room -> grant.room() == null || grant.room().equals(room))
                        .map(room -> new Grant(grant.role(), grant.scope(), room)))
                .toList();
        return new Actor(actor.account(), actor.person(), actor.name(), grants, actor.channel());
    }
}
