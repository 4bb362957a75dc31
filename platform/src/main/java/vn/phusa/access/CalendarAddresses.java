package vn.phusa.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.store.TokenStore;
import vn.phusa.access.store.TokenStore.Kind;
import vn.phusa.access.store.TokenStore.Row;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/** Secret addresses from which calendar programs, which cannot sign in, read somebody's dates. */
@Service
public class CalendarAddresses {
    private final TokenStore store;
    private final Accounts accounts;
    private final AccessRecords records;
    private final Clock clock;

    CalendarAddresses(TokenStore store, Accounts accounts, AccessRecords records, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.records = records;
        this.clock = clock;
    }

    /** Makes a new secret for the actor's calendar; earlier ones stop working. It is shown only now. */
    @Transactional
    public Outcome<String> renew(Actor actor) {
        AccountId account = actor.account();
        if (account == null || actor.channel() != Actor.Channel.WEB) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Long> tokens = new ArrayList<>();
        store.of(Kind.CALENDAR, account).forEach(row -> {
            if (store.revoke(row.number(), Kind.CALENDAR, account, clock.instant())) {
                tokens.add(row.number());
            }
        });
        String secret = Secrets.random();
        tokens.add(store.insert(
                Secrets.digest(secret),
                new Row(
                        0,
                        Kind.CALENDAR,
                        account,
                        "calendar",
                        null,
                        null,
                        null,
                        null,
                        true,
                        clock.instant(),
                        null,
                        null,
                        null,
                        null),
                actor.name()));
        records.tokens(actor, AccessAct.CALENDAR_RENEWED, AccessRecords.subject(account), tokens);
        return Outcome.accepted(secret);
    }

    /** Where a calendar program finds the dates that the secret opens. */
    public static String path(String secret) {
        return "/calendar/" + secret + "/duties.ics";
    }

    /** Whether the actor has such an address. */
    @Transactional(readOnly = true)
    public boolean has(Actor actor) {
        AccountId account = actor.account();
        return account != null && !store.of(Kind.CALENDAR, account).isEmpty();
    }

    /** Whose dates the secret opens. The caller shows them and lets nothing be changed. */
    @Transactional
    public Optional<Actor> reader(String secret) {
        Optional<Row> row =
                store.find(Kind.CALENDAR, Secrets.digest(secret)).filter(found -> found.opensAt(clock.instant()));
        row.ifPresent(found -> store.lastUsed(found.number(), clock.instant()));
        return row.map(Row::account)
                .map(account -> accounts.actorOf(account, Actor.Channel.API))
                .filter(Actor::signedIn);
    }
}
