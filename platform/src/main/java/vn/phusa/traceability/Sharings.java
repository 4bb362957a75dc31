package vn.phusa.traceability;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.Account;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.notice.NewNotice;
import vn.phusa.notice.Notices;
import vn.phusa.party.Parties;
import vn.phusa.traceability.store.SharingStore;

/** Organisations let others see their events, and take that back. Both sides are told. */
@Service
public class Sharings {
    private static final String PAGE = "/traceability/sharing";

    private final SharingStore store;
    private final Parties parties;
    private final Accounts accounts;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    Sharings(SharingStore store, Parties parties, Accounts accounts, Notices notices, Ledger ledger, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.accounts = accounts;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is to be shared.
     *
     * @param goods key of a product or a lot ({@link Thing#key}); null: all events of the owner
     * @param until first day on which it no longer counts; null: without end
     */
    public record Wish(
            PartyId owner,
            PartyId viewer,
            @Nullable String goods,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** Lets another organisation see events, in place of what was decided about the two and the same goods before. */
    @Transactional
    public Outcome<Sharing> share(Actor actor, Wish wish) {
        if (!actor.may(TraceabilityPermission.SHARE, wish.owner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        if (parties.organisation(wish.viewer()).isEmpty()) {
            problems.add(Problem.at("viewer", Refusal.UNKNOWN_CHOICE, wish.viewer()));
        }
        if (wish.viewer().equals(wish.owner())) {
            problems.add(Problem.at("viewer", SharingProblem.WITH_ITSELF));
        }
        if (wish.goods() != null && !Viewer.Goods.isKey(wish.goods())) {
            problems.add(Problem.at("goods", SharingProblem.NOT_GOODS));
        }
        if (wish.until() != null && wish.until().isBefore(wish.from())) {
            problems.add(Problem.at("until", SharingProblem.ENDS_BEFORE_IT_BEGINS));
        }
        return problems.isEmpty() ? Outcome.accepted(decide(actor, wish)) : Outcome.rejected(problems);
    }

    private Sharing decide(Actor actor, Wish wish) {
        Instant now = clock.instant();
        ActId act = ledger.record(new Act(
                CaptureAct.SHARED,
                actor,
                Subject.of("party.organisation", wish.owner().value())));
        Sharing decided =
                new Sharing(0, wish.owner(), wish.viewer(), wish.goods(), wish.from(), wish.until(), now, actor.name());
        Sharing sharing = decided.numbered(store.insert(decided, act));
        tell(sharing);
        return sharing;
    }

    /** Takes back what was decided under that number, from today on. */
    @Transactional
    public Outcome<Sharing> end(Actor actor, long number) {
        Optional<Sharing> found = concerning(actor).stream()
                .filter(sharing -> sharing.number() == number)
                .findFirst();
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        Sharing sharing = found.get();
        if (!actor.may(TraceabilityPermission.SHARE, sharing.owner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        LocalDate today = VietnamTime.today(clock);
        if (sharing.until() != null && !sharing.until().isAfter(today)) {
            return Outcome.rejected(Problem.of(SharingProblem.OVER));
        }
        LocalDate from = sharing.from().isAfter(today) ? today : sharing.from();
        return Outcome.accepted(
                decide(actor, new Wish(sharing.owner(), sharing.viewer(), sharing.goods(), from, today)));
    }

    /** What concerns the organisations for which the actor may decide or read; all for who oversees. */
    @Transactional(readOnly = true)
    public Outcome<List<Sharing>> of(Actor actor) {
        return actor.maySomewhere(TraceabilityPermission.SHARE)
                        || actor.maySomewhere(TraceabilityPermission.QUERY)
                        || actor.mayEverywhere(TraceabilityPermission.OVERSEE)
                ? Outcome.accepted(concerning(actor))
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    private List<Sharing> concerning(Actor actor) {
        Optional<Set<PartyId>> deciding = actor.organisationsFor(TraceabilityPermission.SHARE);
        Optional<Set<PartyId>> reading = actor.organisationsFor(TraceabilityPermission.QUERY);
        if (deciding.isEmpty() || reading.isEmpty() || actor.mayEverywhere(TraceabilityPermission.OVERSEE)) {
            return store.all();
        }
        Set<PartyId> own = new HashSet<>(deciding.get());
        own.addAll(reading.get());
        return store.of(own);
    }

    private void tell(Sharing sharing) {
        LocalDate today = VietnamTime.today(clock);
        Map<PartyId, Bilingual> names = parties.labels(Set.of(sharing.owner(), sharing.viewer()), today);
        Bilingual owner = names.getOrDefault(sharing.owner(), Bilingual.same(""));
        Bilingual viewer = names.getOrDefault(sharing.viewer(), Bilingual.same(""));
        boolean over = sharing.until() != null && !sharing.until().isAfter(today);
        Bilingual title = over
                ? new Bilingual(
                        owner.vietnamese() + " thôi cho " + viewer.vietnamese() + " xem sự kiện truy xuất",
                        owner.english() + " no longer lets " + viewer.english() + " see its traceability events")
                : new Bilingual(
                        owner.vietnamese() + " cho " + viewer.vietnamese() + " xem sự kiện truy xuất",
                        owner.english() + " lets " + viewer.english() + " see its traceability events");
        Set<AccountId> to = new HashSet<>();
        for (PartyId side : List.of(sharing.owner(), sharing.viewer())) {
            for (Role role : List.of(Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.INTEGRATION)) {
                accounts.holding(role, side).stream().map(Account::id).forEach(to::add);
            }
        }
        notices.tell(new NewNotice(
                "traceability.sharing-" + sharing.number(),
                to,
                "traceability.sharing",
                false,
                title,
                Bilingual.same(sharing.goods() == null ? "" : Thing.uri(sharing.goods())),
                PAGE));
    }
}
