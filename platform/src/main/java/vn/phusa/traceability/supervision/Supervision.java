package vn.phusa.traceability.supervision;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.supervision.store.SupervisionStore;

/** Front door to supervision: matters with traders, the risk of goods, blue ticks. */
@Service
public class Supervision {
    private static final int LONGEST_GOODS = 500;
    private static final int LONGEST_TEXT = 4_000;
    /** Who may act as the authority. */
    public static final Set<OrganisationKind> AUTHORITIES = Set.of(OrganisationKind.AGENCY, OrganisationKind.UNIT);

    private static final int MOST_CRITERIA = 50;

    private final SupervisionStore store;
    private final Parties parties;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TradeRuleBook rules = TradeRuleBook.builtIn();

    Supervision(SupervisionStore store, Parties parties, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A matter as somebody sees it.
     *
     * @param answers whether the reader may answer for the trader now
     * @param decides whether the reader may decide for the authority now
     */
    public record View(Matter matter, List<MatterStep> steps, boolean answers, boolean decides) {}

    /**
     * A matter to be opened.
     *
     * @param goods key or any spelling of an identifier of the goods
     * @param suspendAtOnce whether the display is suspended before the trader has explained
     */
    public record NewMatter(
            Matter.Kind kind,
            String goods,
            Sector sector,
            PartyId trader,
            PartyId authority,
            String about,
            boolean suspendAtOnce) {}

    /** The sector's rules that are in force today. */
    public TradeRules rules(Sector sector) {
        return rules.on(sector, VietnamTime.today(clock));
    }

    // ---- matters

    /** Asks a trader, or tells it of a sign of a violation; its hours run from now on. */
    @Transactional
    public Outcome<Matter> open(Actor actor, NewMatter given) {
        if (!actor.may(TraceabilityPermission.ENFORCE, given.authority())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        String goods = goods(given.goods(), problems);
        words("about", given.about(), problems);
        authority(given.authority(), problems);
        if (given.trader().equals(given.authority())) {
            problems.add(Problem.at("authority", SupervisionProblem.NO_AUTHORITY));
        }
        if (parties.organisation(given.trader()).isEmpty()) {
            problems.add(Problem.at("trader", SupervisionProblem.UNKNOWN_TRADER));
        }
        if (given.suspendAtOnce() && given.kind() == Matter.Kind.QUESTION) {
            problems.add(Problem.at("suspendAtOnce", SupervisionProblem.ONLY_FOR_A_SIGN));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Instant now = clock.instant();
        TradeRules inForce = rules(given.sector());
        int hours = given.kind() == Matter.Kind.QUESTION ? inForce.answerHours() : inForce.explainHours();
        ActId act = ledger.record(new Act(
                SupervisionAct.MATTER_OPENED,
                actor,
                subject(goods),
                Map.of("kind", given.kind().code())));
        Matter matter = store.insert(
                new Matter(
                        new MatterId(1),
                        given.kind(),
                        goods,
                        given.trader(),
                        given.authority(),
                        given.about().strip(),
                        given.suspendAtOnce(),
                        now.plus(Duration.ofHours(hours)),
                        null,
                        Matter.Stage.OPEN,
                        1),
                actor,
                now,
                act);
        events.publishEvent(new MatterActed(actor, matter, null, now));
        return Outcome.accepted(matter);
    }

    /** Takes the next step in a matter. */
    @Transactional
    public Outcome<Matter> act(Actor actor, MatterId id, Matter.Step step) {
        Matter matter = store.lock(id).orElse(null);
        if (matter == null || !sees(actor, matter)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!(step.tradersOwn() ? answers(actor, matter) : decides(actor, matter))) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Instant now = clock.instant();
        return matter.after(step, now).map(after -> {
            ActId act = ledger.record(
                    new Act(SupervisionAct.MATTER_STEP, actor, subject(after.goods()), Map.of("what", step.code())));
            store.update(after, step, actor, now, act);
            events.publishEvent(new MatterActed(actor, after, step, now));
            return after;
        });
    }

    /** One matter, for its trader and the authority. */
    @Transactional(readOnly = true)
    public Outcome<View> view(Actor actor, MatterId id) {
        return store.find(id)
                .filter(matter -> sees(actor, matter))
                .map(matter -> Outcome.accepted(view(actor, matter, store.steps(id))))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** The matters that the actor may see, the pressing ones first. */
    @Transactional(readOnly = true)
    public List<View> matters(Actor actor) {
        Optional<Set<PartyId>> overseen = actor.organisationsFor(TraceabilityPermission.OVERSEE);
        Optional<Set<PartyId>> own = actor.organisationsFor(TraceabilityPermission.QUERY);
        // Who oversees does so over authorities, who has goods over traders; the filter in memory is exact for both.
        boolean traderOnly = overseen.isPresent() && overseen.get().isEmpty() && own.isPresent();
        return store.matters(traderOnly ? own.orElseThrow() : null).stream()
                .filter(matter -> sees(actor, matter))
                .map(matter -> view(actor, matter, List.of()))
                .toList();
    }

    private View view(Actor actor, Matter matter, List<MatterStep> steps) {
        boolean open = matter.stage() == Matter.Stage.OPEN;
        return new View(matter, steps, open && answers(actor, matter), open && decides(actor, matter));
    }

    private static boolean sees(Actor actor, Matter matter) {
        return actor.may(TraceabilityPermission.QUERY, matter.trader())
                || actor.may(TraceabilityPermission.OVERSEE, matter.authority());
    }

    private static boolean answers(Actor actor, Matter matter) {
        return actor.may(TraceabilityPermission.CAPTURE, matter.trader());
    }

    private static boolean decides(Actor actor, Matter matter) {
        return actor.may(TraceabilityPermission.ENFORCE, matter.authority());
    }

    // ---- risk and ticks

    /** Assesses the risk of goods. */
    @Transactional
    public Outcome<RiskLevel> assess(
            Actor actor, PartyId authority, String given, Sector sector, BigDecimal k, List<Risk.Criterion> criteria) {
        if (!actor.may(TraceabilityPermission.ENFORCE, authority)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        String goods = goods(given, problems);
        authority(authority, problems);
        TradeRules.Thresholds thresholds = rules(sector).thresholds();
        if (!thresholds.allows(k)) {
            problems.add(Problem.at(
                    "k",
                    SupervisionProblem.FACTOR,
                    String.join(
                            "; ",
                            thresholds.factors().stream()
                                    .map(BigDecimal::toString)
                                    .toList())));
        }
        if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
            problems.add(Problem.at("criteria", Refusal.REQUIRED));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Risk risk = new Risk(k, criteria);
        RiskLevel level = risk.level(thresholds);
        ActId act = ledger.record(
                new Act(SupervisionAct.RISK_ASSESSED, actor, subject(goods), Map.of("level", level.code())));
        store.insertRisk(goods, authority, risk, level, actor, clock.instant(), act);
        return Outcome.accepted(level);
    }

    /**
     * Gives goods a blue tick until that day, or renews the one in force for a longer time; what was given before stays on record (TT
     * 31/2026/TT-BCT, Điều 14: the tick has a period of validity).
     */
    @Transactional
    public Outcome<LocalDate> tick(Actor actor, PartyId authority, String given, LocalDate until, String reason) {
        if (!actor.may(TraceabilityPermission.ENFORCE, authority)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        String goods = goods(given, problems);
        words("reason", reason, problems);
        authority(authority, problems);
        if (until.isBefore(VietnamTime.today(clock))) {
            problems.add(Problem.at("until", SupervisionProblem.UNTIL_IN_THE_PAST));
        }
        if (problems.isEmpty() && Display.state(store.about(Set.of(goods))) != Display.State.SHOWN) {
            problems.add(Problem.of(SupervisionProblem.NOT_SHOWN));
        }
        LocalDate before = problems.isEmpty() ? store.ticks(Set.of(goods)).get(goods) : null;
        boolean renewal = before != null && !before.isBefore(VietnamTime.today(clock));
        if (renewal && !until.isAfter(before)) {
            problems.add(Problem.at("until", SupervisionProblem.UNTIL_NOT_LATER));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        ActId act = ledger.record(new Act(
                renewal ? SupervisionAct.TICK_RENEWED : SupervisionAct.TICK_GIVEN,
                actor,
                subject(goods),
                Map.of("until", until.toString())));
        store.insertTick(goods, authority, until, reason.strip(), actor, clock.instant(), act);
        return Outcome.accepted(until);
    }

    /** Takes a blue tick back. */
    @Transactional
    public Outcome<String> untick(Actor actor, PartyId authority, String given, String reason) {
        if (!actor.may(TraceabilityPermission.ENFORCE, authority)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        String goods = goods(given, problems);
        words("reason", reason, problems);
        if (problems.isEmpty() && !store.ticks(Set.of(goods)).containsKey(goods)) {
            problems.add(Problem.of(Refusal.NOT_FOUND));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        ActId act = ledger.record(new Act(SupervisionAct.TICK_TAKEN, actor, subject(goods)));
        store.insertTick(goods, authority, null, reason.strip(), actor, clock.instant(), act);
        return Outcome.accepted(goods);
    }

    // ---- reading

    /**
     * Whether goods are shown to the public, and their ticks; an entry for each of the goods.
     *
     * @param goods keys as {@link Thing#key} spells them; a lot's key and its product's are different goods
     */
    @Transactional(readOnly = true)
    public Map<String, Display> displays(Collection<String> goods) {
        Map<String, List<Matter>> matters = new HashMap<>();
        store.about(goods)
                .forEach(matter -> matters.computeIfAbsent(matter.goods(), _ -> new ArrayList<>())
                        .add(matter));
        Map<String, LocalDate> ticks = store.ticks(goods);
        LocalDate today = VietnamTime.today(clock);
        Map<String, Display> displays = new HashMap<>();
        for (String key : goods) {
            Display.State state = Display.state(matters.getOrDefault(key, List.of()));
            LocalDate until = ticks.get(key);
            boolean ticked = until != null && !until.isBefore(today) && state == Display.State.SHOWN;
            displays.put(key, new Display(state, ticked ? until : null));
        }
        return displays;
    }

    /** The assessments of goods, newest first; for those who oversee or who have the goods' matters. */
    @Transactional(readOnly = true)
    public List<Assessed> assessments(Actor actor, String goods) {
        return actor.maySomewhere(TraceabilityPermission.OVERSEE) ? store.risks(Thing.key(goods)) : List.of();
    }

    /** What became of the goods' blue ticks, newest first; for those who oversee. */
    @Transactional(readOnly = true)
    public List<TickStep> ticks(Actor actor, String goods) {
        return actor.maySomewhere(TraceabilityPermission.OVERSEE) ? store.tickSteps(Thing.key(goods)) : List.of();
    }

    /**
     * The criteria by which these goods were assessed last, or else any goods, so that the same thing is called the same. The platform
     * itself names none: Phụ lục VI does.
     */
    @Transactional(readOnly = true)
    public List<String> criteria(Actor actor, String goods) {
        return actor.maySomewhere(TraceabilityPermission.OVERSEE)
                ? store.newestRisk(Thing.key(goods)).stream()
                        .flatMap(risk -> risk.criteria().stream())
                        .map(Risk.Criterion::name)
                        .toList()
                : List.of();
    }

    /** In which authority's name the actor acted last, and may still: what its forms offer first. */
    @Transactional(readOnly = true)
    public Optional<PartyId> lastAuthority(Actor actor) {
        return Optional.ofNullable(actor.account())
                .flatMap(store::lastAuthority)
                .filter(authority -> actor.may(TraceabilityPermission.ENFORCE, authority));
    }

    /** All goods that have ever been assessed, ticked or questioned. */
    @Transactional(readOnly = true)
    public List<String> goods(Actor actor) {
        return actor.maySomewhere(TraceabilityPermission.OVERSEE) ? store.goods() : List.of();
    }

    /** Traders, schools, associations and the like do not act as the authority. */
    private boolean isAuthority(PartyId party) {
        return parties.organisation(party)
                .map(organisation -> AUTHORITIES.contains(organisation.kindOn(VietnamTime.today(clock))))
                .orElse(false);
    }

    private void authority(PartyId party, List<Problem> problems) {
        if (!isAuthority(party)) {
            problems.add(Problem.at("authority", SupervisionProblem.NO_AUTHORITY));
        }
    }

    private static String goods(String given, List<Problem> problems) {
        String text = given.strip();
        if (text.isEmpty()) {
            problems.add(Problem.at("goods", Refusal.REQUIRED));
            return "";
        }
        String key = Goods.key(text).orElse("");
        if (key.isEmpty() || key.length() > LONGEST_GOODS) {
            problems.add(Problem.at("goods", SupervisionProblem.NO_GOODS));
        }
        return key;
    }

    private static void words(String field, String text, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(Problem.at(field, Refusal.REQUIRED));
        } else if (text.length() > LONGEST_TEXT) {
            problems.add(Problem.at(field, Refusal.TOO_LONG, LONGEST_TEXT));
        }
    }

    private static Subject subject(String goods) {
        return new Subject("traceability.goods", goods.length() <= 200 ? goods : goods.substring(0, 200));
    }

    /** What the duty room told of a matter, with what was said there; no other rights are asked. */
    @Transactional
    void echo(MatterId id, Actor actor, String words) {
        store.lock(id).ifPresent(matter -> {
            Instant now = clock.instant();
            Matter.Step step = new Matter.Step.Answer(words);
            if (matter.after(step, now) instanceof Outcome.Accepted<Matter>(Matter after)) {
                ActId act = ledger.record(new Act(
                        SupervisionAct.MATTER_STEP, actor, subject(after.goods()), Map.of("what", step.code())));
                store.update(after, step, actor, now, act);
                events.publishEvent(new MatterActed(actor, after, step, now));
            }
        });
    }

    /** For tests and lists: the plain state of one key. */
    @Transactional(readOnly = true)
    public Display display(String goods) {
        String key = Thing.key(goods);
        @Nullable Display display = displays(Set.of(key)).get(key);
        return display == null ? Display.USUAL : display;
    }
}
