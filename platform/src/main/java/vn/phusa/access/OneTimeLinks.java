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
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.ledger.Subject;
import vn.phusa.party.Parties;

/**
 * Links that let somebody without an account answer one thing once. A room issues one, puts the token into an address
 * of its own that it declares public, opens it when the address is called, and spends it in the transaction of the
 * answer. Opening does not spend: mail scanners follow links.
 */
@Service
public class OneTimeLinks {
    private final TokenStore store;
    private final Parties parties;
    private final AccessRecords records;
    private final Clock clock;

    OneTimeLinks(TokenStore store, Parties parties, AccessRecords records, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.records = records;
        this.clock = clock;
    }

    /**
     * An open link.
     *
     * @param actor acts for the organisation as its officer, in the room of the purpose only; the room holds it to the
     *     subject
     */
    public record Opened(
            Actor actor,
            String purpose,
            String subject,
            @Nullable PartyId organisation) {}

    /**
     * Issues a link.
     *
     * @param purpose {@code room.what}, for example {@code programme.report}
     * @param subject the one thing, as the room names it
     * @param organisation who answers
     * @return the token; it is stored only as a digest and cannot be shown again
     */
    @Transactional
    public String issue(Actor issuer, String purpose, String subject, PartyId organisation, Instant expiry) {
        return issue(issuer, purpose, subject, organisation, null, expiry);
    }

    @Transactional
    String issue(
            Actor issuer,
            String purpose,
            String subject,
            @Nullable PartyId organisation,
            @Nullable AccountId account,
            Instant expiry) {
        String token = Secrets.random();
        long number = store.insert(
                Secrets.digest(token),
                new Row(
                        0,
                        Kind.ONE_TIME_LINK,
                        account,
                        purpose,
                        purpose,
                        subject,
                        organisation,
                        null,
                        false,
                        clock.instant(),
                        expiry,
                        null,
                        null,
                        null),
                issuer.name());
        records.tokens(issuer, AccessAct.LINK_ISSUED, new Subject(purpose, subject), List.of(number));
        return token;
    }

    /** What the link is for; empty when it is unknown, spent, withdrawn, too old or for something else. */
    @Transactional(readOnly = true)
    public Optional<Opened> open(String purpose, String token) {
        return store.find(Kind.ONE_TIME_LINK, Secrets.digest(token))
                .filter(row -> row.opensAt(clock.instant()) && purpose.equals(row.purpose()))
                .map(this::opened);
    }

    /** Spends the link; empty when somebody was faster. Call it in the transaction of the answer. */
    @Transactional
    public Optional<Opened> spend(String purpose, String token) {
        return store.lock(Kind.ONE_TIME_LINK, Secrets.digest(token))
                .filter(row -> row.opensAt(clock.instant()) && purpose.equals(row.purpose()))
                .map(row -> {
                    store.used(row.number(), clock.instant());
                    Opened opened = opened(row);
                    records.tokens(
                            opened.actor(),
                            AccessAct.LINK_USED,
                            new Subject(purpose, opened.subject()),
                            List.of(row.number()));
                    return opened;
                });
    }

    /** Withdraws all links for this one thing. */
    @Transactional
    public void withdraw(String purpose, String subject) {
        withdraw(Actor.platform(), purpose, subject);
    }

    @Transactional
    void withdraw(Actor actor, String purpose, String subject) {
        List<Long> withdrawn = store.revoke(Kind.ONE_TIME_LINK, purpose, subject, clock.instant());
        if (!withdrawn.isEmpty()) {
            records.tokens(actor, AccessAct.LINKS_WITHDRAWN, new Subject(purpose, subject), withdrawn);
        }
    }

    /** Whose account the link is for; only links within this room have one. */
    Optional<AccountId> account(String token) {
        return store.find(Kind.ONE_TIME_LINK, Secrets.digest(token)).map(Row::account);
    }

    private Opened opened(Row row) {
        String purpose = row.purpose() == null ? "" : row.purpose();
        PartyId organisation = row.organisation();
        if (organisation == null) {
            return new Opened(nobody(), purpose, subject(row), null);
        }
        String room = purpose.contains(".") ? purpose.substring(0, purpose.indexOf('.')) : purpose;
        String name = parties.nameOn(organisation, vn.phusa.base.VietnamTime.today(clock));
        Grant grant = new Grant(Role.UNIT_OFFICER, new Grant.Within(Set.of(organisation)), room);
        return new Opened(
                new Actor(null, null, name, List.of(grant), Actor.Channel.ONE_TIME_LINK),
                purpose,
                subject(row),
                organisation);
    }

    private static Actor nobody() {
        return new Actor(null, null, "public", List.of(), Actor.Channel.ONE_TIME_LINK);
    }

    private static String subject(Row row) {
        return row.subject() == null ? "" : row.subject();
    }
}
