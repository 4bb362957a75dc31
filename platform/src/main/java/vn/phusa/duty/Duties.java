package vn.phusa.duty;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.store.DutyStore;
import vn.phusa.duty.store.DutyStore.Filter;
import vn.phusa.duty.store.DutyStore.Scope;
import vn.phusa.duty.store.DutyStore.SentReminder;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;

/**
 * Opens, changes and closes duties, within the caller's transaction if there is one. Every command asks {@link
 * DutyPermission}, appends to the history, tells those concerned and publishes {@link DutyActed}.
 */
@Service
public class Duties {
    /** Room and kind of the questions that leaders ask about a duty. */
    public static final String ROOM = "duty";

    public static final String EXPLANATION = "explanation";

    private static final int LONGEST_TEXT = 10_000;

    private final DutyStore store;
    private final WorkingCalendars calendars;
    private final Telling telling;
    private final Audience audience;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<ClosingRule> rules;
    private final ObjectProvider<SubjectRule> subjects;
    private final Clock clock;

    Duties(
            DutyStore store,
            WorkingCalendars calendars,
            Telling telling,
            Audience audience,
            Ledger ledger,
            ApplicationEventPublisher events,
            ObjectProvider<ClosingRule> rules,
            ObjectProvider<SubjectRule> subjects,
            Clock clock) {
        this.store = store;
        this.calendars = calendars;
        this.telling = telling;
        this.audience = audience;
        this.ledger = ledger;
        this.events = events;
        this.rules = rules;
        this.subjects = subjects;
        this.clock = clock;
    }

    // ---- giving

    /** Opens a duty; refused when the same thing is owed already. */
    @Transactional
    public Outcome<Duty> open(Actor actor, NewDuty given) {
        if (!mayAssign(actor, given.assigner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return opened(actor, given, null, record(DutyAct.OPENED, actor, given), "");
    }

    private ActId record(DutyAct kind, Actor actor, NewDuty given) {
        return ledger.record(new vn.phusa.ledger.Act(
                kind,
                actor,
                new vn.phusa.ledger.Subject(
                        given.subject().room() + "." + given.subject().kind(),
                        given.subject().id()),
                Map.of("title", given.title())));
    }

    /** Opens many duties as one act of the ledger: all of them, or none and why. */
    @Transactional
    public Outcome<List<Duty>> openAll(Actor actor, List<NewDuty> given) {
        if (given.isEmpty()) {
            return Outcome.accepted(List.of());
        }
        if (!given.stream().allMatch(duty -> mayAssign(actor, duty.assigner()))) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Set<Subject> subjects = new HashSet<>();
        for (NewDuty duty : given) {
            if (!subjects.add(duty.subject()) || store.owed(duty.subject())) {
                return Outcome.rejected(Problem.of(DutyProblem.ALREADY_OPEN));
            }
        }
        ActId act = record(DutyAct.OPENED_MANY, actor, given.getFirst());
        // Should somebody open one of them at this very moment, the whole transaction fails.
        return Outcome.accepted(given.stream()
                .map(duty -> opened(actor, duty, null, act, "").orThrow())
                .toList());
    }

    /** @param question what is asked, for an explanation; otherwise empty */
    private Outcome<Duty> opened(Actor actor, NewDuty given, @Nullable Long parent, ActId act, String question) {
        Due due = given.rule().due(given.start(), calendars.calendar()).orElse(null);
        boolean byTheHour = due != null && due.byTheHour();
        Act.Opened opened = new Act.Opened(
                given.subject(),
                given.title(),
                given.holder(),
                given.assigner(),
                parent,
                given.rule().code(),
                given.start(),
                due,
                given.urgent() || byTheHour,
                given.policy() == null ? ReminderPolicy.usual(byTheHour) : given.policy());
        Instant now = clock.instant();
        Optional<DutyId> id = store.insert(opened, actor, act, now);
        if (id.isEmpty()) {
            return Outcome.rejected(Problem.of(DutyProblem.ALREADY_OPEN));
        }
        DoneAct done = new DoneAct(1, opened, now, actor.account(), actor.name(), false);
        return Outcome.accepted(follow(Duty.of(id.get(), List.of(done)), done, actor, question));
    }

    /** Tells, plans the next reminder and lets other rooms hear, after an act has been written. */
    private Duty follow(Duty duty, DoneAct done, Actor actor, String said) {
        plan(duty);
        telling.told(duty, done, actor, said);
        events.publishEvent(new DutyActed(duty, done));
        return duty;
    }

    private void plan(Duty duty) {
        if (!duty.urges()) {
            store.nextReminder(duty.id(), null);
            return;
        }
        Set<String> dealtWith = store.dealtWith(duty.id(), duty.dueNumber());
        Instant next = duty.plan(audience.above(duty.holder()).size(), calendars.calendar()).steps().stream()
                .filter(step -> !dealtWith.contains(step.code()))
                .map(ReminderStep::moment)
                .findFirst()
                .orElse(null);
        store.nextReminder(duty.id(), next);
    }

    // ---- the holder's side

    /** Tiếp nhận. */
    @Transactional
    public Outcome<Duty> receive(Actor actor, DutyId id) {
        return asHolder(actor, id, false, duty -> duty.life() == Life.ASSIGNED, new Act.Received());
    }

    /**
     * Báo cáo hoàn thành. The focal point may record a report for the holder; it is marked as such.
     *
     * @param on date of a report on paper that is recorded now, for the focal point; null: now
     */
    @Transactional
    public Outcome<Duty> reportDone(Actor actor, DutyId id, String note, @Nullable LocalDate on) {
        Instant now = clock.instant();
        Duty duty = store.lock(id).orElse(null);
        if (duty == null || !sees(actor, duty)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        boolean holder = holds(actor, duty.holder());
        boolean recorder = actor.may(DutyPermission.RECORD, duty.holder());
        if (!(holder || recorder) || (on != null && !recorder)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        LocalDate today = VietnamTime.dateOf(now);
        if (on != null && (on.isAfter(today) || on.isBefore(VietnamTime.dateOf(duty.start())))) {
            return Outcome.rejected(Problem.at("on", DutyProblem.REPORT_DATE));
        }
        if (!duty.life().withHolder()) {
            return Outcome.rejected(Problem.of(DutyProblem.NOT_NOW));
        }
        if (duty.isExplanation()) {
            return Outcome.rejected(Problem.of(DutyProblem.EXPLAIN));
        }
        if (rule(duty).filter(rule -> !rule.handedIn(duty.subject())).isPresent()) {
            return Outcome.rejected(Problem.of(DutyProblem.HAND_IN));
        }
        Optional<Problem> tooLong = tooLong("note", note);
        if (tooLong.isPresent()) {
            return Outcome.rejected(tooLong.get());
        }
        // A report on paper counts at the end of its day, but never later than now.
        Instant when = on == null || on.equals(today)
                ? now
                : VietnamTime.startOf(on.plusDays(1)).minusMillis(1);
        return Outcome.accepted(
                done(actor, duty, new Act.Reported(when, note.strip()), !ownUnit(actor, duty.holder())));
    }

    /** Xin gia hạn. */
    @Transactional
    public Outcome<Duty> askExtension(Actor actor, DutyId id, LocalDate until, String reason) {
        return asHolder(
                actor,
                id,
                true,
                duty -> duty.life().withHolder() && duty.due() != null,
                new Act.ExtensionAsked(until, reason.strip()),
                duty -> later(duty, until));
    }

    private List<Problem> later(Duty duty, LocalDate until) {
        Due due = duty.due();
        LocalDate today = VietnamTime.today(clock);
        boolean later = !until.isBefore(today) && (due == null || until.isAfter(due.on()));
        return later ? List.of() : List.of(Problem.at("until", DutyProblem.NOT_LATER));
    }

    // ---- the assigner's side

    /** Xác nhận hoàn thành: by the assigner, never by whoever reported it for the holder. */
    @Transactional
    public Outcome<Duty> confirm(Actor actor, DutyId id, String note) {
        return asDecider(
                actor, id, false, duty -> duty.life() == Life.REPORTED, new Act.Confirmed(note.strip()), duty -> {
                    boolean own = actor.account() != null
                            && actor.account().equals(duty.reporter())
                            && !duty.reportedOnBehalf();
                    if (own) {
                        return List.of(Problem.of(DutyProblem.OWN_REPORT));
                    }
                    return rule(duty)
                                    .filter(rule -> !rule.accepted(duty.subject()))
                                    .isPresent()
                            ? List.of(Problem.of(DutyProblem.CHECK_WHAT_WAS_HANDED_IN))
                            : List.of();
                });
    }

    /** What the room that opened the duty knows of those who decide about it; empty where it knows nothing more. */
    private Optional<SubjectRule> subjectRule(Subject subject) {
        return subjects.stream()
                .filter(rule ->
                        rule.room().equals(subject.room()) && rule.kind().equals(subject.kind()))
                .findFirst();
    }

    /** What a room has allowed comes through the platform and is not asked again. */
    private boolean withHolder(Actor actor, Duty duty) {
        return actor.channel() != Actor.Channel.PLATFORM
                && subjectRule(duty.subject())
                        .filter(rule -> rule.withHolder(actor, duty.subject()))
                        .isPresent();
    }

    private boolean forAssigner(Actor actor, Duty duty) {
        return actor.channel() != Actor.Channel.PLATFORM
                && subjectRule(duty.subject())
                        .filter(rule -> rule.forAssigner(actor, duty.subject()))
                        .isPresent();
    }

    /** What the room that opened the duty says of its closing; empty where it leaves that to the work list. */
    private Optional<ClosingRule> rule(Duty duty) {
        return rule(duty.subject());
    }

    private Optional<ClosingRule> rule(Subject subject) {
        return rules.stream()
                .filter(rule ->
                        rule.room().equals(subject.room()) && rule.kind().equals(subject.kind()))
                .findFirst();
    }

    /** Trả lại: the report does not count and the clock runs on. */
    @Transactional
    public Outcome<Duty> returnForRework(Actor actor, DutyId id, String reason) {
        return asDecider(
                actor,
                id,
                true,
                duty -> duty.life() == Life.REPORTED,
                new Act.Returned(reason.strip()),
                duty -> List.of());
    }

    /** Gia hạn; also gives a first deadline to a duty without one. The earlier due moments stay. */
    @Transactional
    public Outcome<Duty> extend(Actor actor, DutyId id, LocalDate until, String reason) {
        return asDecider(
                actor,
                id,
                true,
                duty -> !duty.life().ended(),
                new Act.Extended(Due.endOf(until), reason.strip()),
                duty -> later(duty, until));
    }

    /** Không đồng ý gia hạn. */
    @Transactional
    public Outcome<Duty> refuseExtension(Actor actor, DutyId id, String reason) {
        return asDecider(
                actor,
                id,
                true,
                duty -> !duty.life().ended(),
                new Act.ExtensionRefused(reason.strip()),
                duty -> duty.askedUntil() == null ? List.of(Problem.of(DutyProblem.NOTHING_ASKED)) : List.of());
    }

    /** Tạm dừng: nobody is reminded. */
    @Transactional
    public Outcome<Duty> suspend(Actor actor, DutyId id, String reason) {
        return asAssigner(
                actor,
                id,
                duty -> !duty.life().ended() && duty.life() != Life.SUSPENDED,
                new Act.Suspended(reason.strip()));
    }

    /**
     * Tiếp tục.
     *
     * @param until a new due date; null: the old one still counts
     */
    @Transactional
    public Outcome<Duty> resume(Actor actor, DutyId id, @Nullable LocalDate until, String note) {
        return asAssigner(
                actor,
                id,
                false,
                duty -> duty.life() == Life.SUSPENDED,
                new Act.Resumed(until == null ? null : Due.endOf(until), note.strip()),
                duty -> until == null ? List.of() : later(duty, until));
    }

    /** Điều chuyển to another holder. */
    @Transactional
    public Outcome<Duty> transfer(Actor actor, DutyId id, PartyId to, String reason) {
        return asAssigner(
                actor,
                id,
                duty -> duty.life().withHolder() && !duty.holder().equals(to),
                new Act.Transferred(to, reason.strip()));
    }

    /** Không còn hiệu lực. */
    @Transactional
    public Outcome<Duty> withdraw(Actor actor, DutyId id, String reason) {
        return asAssigner(actor, id, duty -> !duty.life().ended(), new Act.Withdrawn(reason.strip()));
    }

    /** Withdraws many duties as one act of the ledger: all of them, or none and why. */
    @Transactional
    public Outcome<List<Duty>> withdrawAll(Actor actor, Collection<DutyId> ids, String reason) {
        Act.Withdrawn withdrawn = new Act.Withdrawn(reason.strip());
        List<Problem> problems = reasonNeeded("reason", withdrawn.reason());
        if (!problems.isEmpty() || ids.isEmpty()) {
            return problems.isEmpty() ? Outcome.accepted(List.of()) : Outcome.rejected(problems);
        }
        List<Duty> found = new ArrayList<>();
        for (DutyId id :
                ids.stream().sorted(Comparator.comparingLong(DutyId::value)).toList()) {
            Duty duty = store.lock(id).orElse(null);
            if (duty == null || !sees(actor, duty)) {
                return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
            }
            if (!mayAssign(actor, duty.assigner())) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            if (duty.life().ended()) {
                return Outcome.rejected(Problem.of(DutyProblem.NOT_NOW));
            }
            found.add(duty);
        }
        ActId act = ledger.record(new vn.phusa.ledger.Act(
                DutyAct.WITHDRAWN_MANY,
                actor,
                vn.phusa.ledger.Subject.of("duty.duty", found.getFirst().id().value())));
        return Outcome.accepted(found.stream()
                .map(duty -> done(actor, duty, withdrawn, false, act))
                .toList());
    }

    /** Gives the duty reminders of its own. */
    @Transactional
    public Outcome<Duty> setReminders(Actor actor, DutyId id, ReminderPolicy policy) {
        return asAssigner(
                actor, id, false, duty -> !duty.life().ended(), new Act.RemindersSet(policy), duty -> List.of());
    }

    // ---- explanations

    /**
     * Yêu cầu giải trình: asks the holder to explain in the system before a deadline. The question is a duty of its own,
     * so it is reminded of, escalated and shown like every other.
     *
     * @param answerWithin how long the holder has, from now
     */
    @Transactional
    public Outcome<Duty> askExplanation(Actor actor, DutyId id, String question, Term answerWithin) {
        Duty duty = store.lock(id).orElse(null);
        if (duty == null || !sees(actor, duty)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        PartyId assigner = duty.assigner();
        boolean allowed = actor.may(DutyPermission.ASK, duty.holder())
                || (assigner != null && actor.may(DutyPermission.ASK, assigner));
        if (!allowed) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (duty.life().ended() || duty.isExplanation()) {
            return Outcome.rejected(Problem.of(DutyProblem.NOT_NOW));
        }
        List<Problem> problems = new ArrayList<>(reasonNeeded("question", question));
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        NewDuty asked = NewDuty.of(
                new Subject(ROOM, EXPLANATION, duty.id() + "-" + (duty.acts() + 1), "/work/duties/" + duty.id()),
                "Giải trình “" + Question.inTitle(question) + "” – " + duty.title(),
                duty.holder(),
                duty.assigner(),
                DueRule.within(answerWithin),
                clock.instant());
        ActId act = record(DutyAct.OPENED, actor, asked);
        return opened(actor, asked, duty.id().value(), act, question.strip()).map(explanation -> {
            done(actor, duty, new Act.ExplanationAsked(explanation.id().value(), question.strip()), false);
            return explanation;
        });
    }

    /** Giải trình: answers a question; question and answer are both kept. */
    @Transactional
    public Outcome<Duty> explain(Actor actor, DutyId explanation, String answer) {
        Duty asked = store.find(explanation).orElse(null);
        Long parent = asked == null ? null : asked.parent();
        if (parent == null) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        Duty about = store.lock(new DutyId(parent)).orElseThrow();
        asked = store.lock(explanation).orElseThrow();
        if (!sees(actor, asked)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        boolean recorder = actor.may(DutyPermission.RECORD, asked.holder());
        if (!holds(actor, asked.holder()) && !recorder) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (!asked.life().withHolder()) {
            return Outcome.rejected(Problem.of(DutyProblem.NOT_NOW));
        }
        List<Problem> problems = reasonNeeded("answer", answer);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        boolean onBehalf = !ownUnit(actor, asked.holder());
        Duty answered = done(actor, asked, new Act.Reported(clock.instant(), answer.strip()), onBehalf);
        // An answer is taken as given; whoever asked may ask again.
        answered = done(Actor.platform(), answered, new Act.Confirmed(""), false);
        done(actor, about, new Act.Explained(explanation.value(), answer.strip()), onBehalf);
        return Outcome.accepted(answered);
    }

    // ---- how commands run

    /** Whether a duty stands where something can be done to it. */
    private interface Stands {
        boolean test(Duty duty);
    }

    /** What else is wrong with a command. */
    private interface Objections {
        List<Problem> to(Duty duty);
    }

    private Outcome<Duty> asHolder(Actor actor, DutyId id, boolean reasoned, Stands stands, Act act) {
        return asHolder(actor, id, reasoned, stands, act, duty -> List.of());
    }

    private Outcome<Duty> asHolder(
            Actor actor, DutyId id, boolean reasoned, Stands stands, Act act, Objections objections) {
        Duty duty = store.lock(id).orElse(null);
        if (duty == null || !sees(actor, duty)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!holds(actor, duty.holder()) && !actor.may(DutyPermission.RECORD, duty.holder())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return perform(actor, duty, reasoned, stands, act, objections, !ownUnit(actor, duty.holder()));
    }

    private Outcome<Duty> asAssigner(Actor actor, DutyId id, Stands stands, Act act) {
        return asAssigner(actor, id, true, stands, act, duty -> List.of());
    }

    private Outcome<Duty> asAssigner(
            Actor actor, DutyId id, boolean reasoned, Stands stands, Act act, Objections objections) {
        Duty duty = store.lock(id).orElse(null);
        if (duty == null || !sees(actor, duty)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!mayAssign(actor, duty.assigner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return perform(actor, duty, reasoned, stands, act, objections, false);
    }

    /** {@link #asAssigner} about what the holder reported or asks for: nobody on the holder's side decides that. */
    private Outcome<Duty> asDecider(
            Actor actor, DutyId id, boolean reasoned, Stands stands, Act act, Objections objections) {
        Duty duty = store.lock(id).orElse(null);
        if (duty == null || !sees(actor, duty)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!mayAssign(actor, duty.assigner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return withHolder(actor, duty)
                ? Outcome.rejected(Problem.of(DutyProblem.HOLDER_CANNOT_DECIDE))
                : perform(actor, duty, reasoned, stands, act, objections, forAssigner(actor, duty));
    }

    private Outcome<Duty> perform(
            Actor actor, Duty duty, boolean reasoned, Stands stands, Act act, Objections objections, boolean onBehalf) {
        if (!stands.test(duty)) {
            return Outcome.rejected(Problem.of(DutyProblem.NOT_NOW));
        }
        List<Problem> problems = new ArrayList<>(objections.to(duty));
        if (reasoned) {
            problems.addAll(reasonNeeded("reason", act.said()));
        } else {
            tooLong("note", act.said()).ifPresent(problems::add);
        }
        return problems.isEmpty() ? Outcome.accepted(done(actor, duty, act, onBehalf)) : Outcome.rejected(problems);
    }

    private static List<Problem> reasonNeeded(String field, String text) {
        if (text.isBlank()) {
            return List.of(Problem.at(field, Refusal.REQUIRED));
        }
        return tooLong(field, text).map(List::of).orElse(List.of());
    }

    private static Optional<Problem> tooLong(String field, String text) {
        return text.length() > LONGEST_TEXT
                ? Optional.of(Problem.at(field, Refusal.TOO_LONG, LONGEST_TEXT))
                : Optional.empty();
    }

    private Duty done(Actor actor, Duty duty, Act act, boolean onBehalf) {
        ActId leaf = ledger.record(new vn.phusa.ledger.Act(
                DutyAct.of(act),
                actor,
                vn.phusa.ledger.Subject.of("duty.duty", duty.id().value()),
                told(duty, act)));
        return done(actor, duty, act, onBehalf, leaf);
    }

    /** By what a reader of the receipt knows which duty it was, and what was said. */
    private static Map<String, String> told(Duty duty, Act act) {
        return act.said().isBlank() ? Map.of("title", duty.title()) : Map.of("title", duty.title(), "said", act.said());
    }

    /** @param leaf the act of the ledger that vouches for it */
    private Duty done(Actor actor, Duty duty, Act act, boolean onBehalf, ActId leaf) {
        DoneAct done = new DoneAct(duty.acts() + 1, act, clock.instant(), actor.account(), actor.name(), onBehalf);
        Duty after = duty.after(done);
        store.append(after, done, actor, leaf);
        return follow(after, done, actor, act.said());
    }

    // ---- who may

    private boolean mayAssign(Actor actor, @Nullable PartyId assigner) {
        return assigner == null
                ? actor.mayEverywhere(DutyPermission.ASSIGN)
                : actor.may(DutyPermission.ASSIGN, assigner);
    }

    /** Whether the actor's own office lets them act for the holder. */
    private static boolean ownUnit(Actor actor, PartyId holder) {
        return holder.equals(actor.person())
                || (actor.channel() != Actor.Channel.PLATFORM && actor.may(DutyPermission.WORK, holder));
    }

    /** As {@link #ownUnit}, or as somebody's deputy today. */
    private boolean holds(Actor actor, PartyId holder) {
        return ownUnit(actor, holder)
                || actor.channel() == Actor.Channel.PLATFORM
                || delegations(actor).stream()
                        .anyMatch(delegation -> delegation.absent().equals(holder)
                                || delegation.units().contains(holder));
    }

    private List<Delegation> delegations(Actor actor) {
        PartyId person = actor.person();
        return person == null ? List.of() : store.standingIn(person, VietnamTime.today(clock));
    }

    private boolean sees(Actor actor, Duty duty) {
        return sees(actor, duty.holder(), duty.assigner());
    }

    private boolean sees(Actor actor, PartyId holder, @Nullable PartyId assigner) {
        return actor.may(DutyPermission.OVERSEE, holder)
                || (assigner != null
                        && (actor.may(DutyPermission.OVERSEE, assigner) || actor.may(DutyPermission.ASSIGN, assigner)))
                || holds(actor, holder);
    }

    private Scope scope(Actor actor) {
        if (actor.mayEverywhere(DutyPermission.OVERSEE)) {
            return new Scope(true, Set.of());
        }
        Set<PartyId> parties = new HashSet<>(holders(actor));
        actor.organisationsFor(DutyPermission.OVERSEE).ifPresent(parties::addAll);
        return new Scope(false, parties);
    }

    /** Everyone for whom the actor works today. */
    private Set<PartyId> holders(Actor actor) {
        Set<PartyId> holders = new HashSet<>();
        if (actor.person() != null) {
            holders.add(actor.person());
        }
        actor.organisationsFor(DutyPermission.WORK).ifPresent(holders::addAll);
        for (Delegation delegation : delegations(actor)) {
            holders.add(delegation.absent());
            holders.addAll(delegation.units());
        }
        return holders;
    }

    // ---- reading

    @Transactional(readOnly = true)
    public Outcome<Duty> find(Actor actor, DutyId id) {
        return store.find(id)
                .filter(duty -> sees(actor, duty))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** The duties of one thing in a room, newest first; for the room that opened them, which has asked who may see. */
    @Transactional(readOnly = true)
    public List<DutyRow> about(String room, String subject) {
        return store.about(room, subject, clock.instant());
    }

    /** The duty of one thing in a room that has not ended, if there is one. */
    @Transactional(readOnly = true)
    public Optional<DutyRow> running(String room, String subject) {
        return about(room, subject).stream().filter(row -> !row.life().ended()).findFirst();
    }

    /** Status now of duties, for lists of the room that opened them. */
    @Transactional(readOnly = true)
    public List<DutyRow> rows(Collection<DutyId> ids) {
        return ids.isEmpty() ? List.of() : store.rows(ids, clock.instant());
    }

    /**
     * A duty's history, explanations and reminders.
     *
     * @param questions what the explanations ask, and the duty itself if it is one
     * @param unreachable whether the reader may give the duty and its holder has neither an account nor a mail address
     */
    public record File(
            Duty duty,
            List<DoneAct> history,
            List<DutyRow> explanations,
            Map<DutyId, Question> questions,
            List<SentReminder> reminders,
            boolean unreachable,
            May may) {}

    /** What the reader of a duty may do to it now; decides which buttons a page shows. */
    public record May(
            boolean receive,
            boolean report,
            boolean record,
            boolean askExtension,
            boolean explain,
            boolean confirm,
            boolean giveBack,
            boolean extend,
            boolean decideExtension,
            boolean suspend,
            boolean resume,
            boolean withdraw,
            boolean ask) {}

    @Transactional(readOnly = true)
    public Outcome<File> file(Actor actor, DutyId id) {
        return find(actor, id).map(duty -> {
            List<DutyRow> explanations = store.children(id, clock.instant());
            List<DutyId> asked = new ArrayList<>(List.of(id));
            explanations.forEach(explanation -> asked.add(explanation.id()));
            return new File(
                    duty,
                    store.acts(id),
                    explanations,
                    store.questions(asked),
                    store.reminders(id),
                    duty.urges() && mayAssign(actor, duty.assigner()) && telling.silent(duty),
                    may(actor, duty));
        });
    }

    /** What is asked by those of the duties that are explanations; for whoever may see the duties. */
    @Transactional(readOnly = true)
    public Map<DutyId, Question> questions(Collection<DutyRow> rows) {
        List<DutyId> explanations = rows.stream()
                .filter(row -> row.parent() != null)
                .map(DutyRow::id)
                .toList();
        return explanations.isEmpty() ? Map.of() : store.questions(explanations);
    }

    private May may(Actor actor, Duty duty) {
        boolean recorder = actor.may(DutyPermission.RECORD, duty.holder());
        boolean holder = holds(actor, duty.holder()) || recorder;
        boolean assigner = mayAssign(actor, duty.assigner());
        boolean turn = holder && duty.life().withHolder();
        boolean asks = actor.may(DutyPermission.ASK, duty.holder())
                || (duty.assigner() != null && actor.may(DutyPermission.ASK, duty.assigner()));
        boolean open = !duty.life().ended();
        boolean decides = assigner && !withHolder(actor, duty);
        Optional<ClosingRule> ruled = rule(duty);
        return new May(
                holder && duty.life() == Life.ASSIGNED && !duty.isExplanation(),
                turn && !duty.isExplanation() && ruled.isEmpty(),
                recorder,
                turn && duty.due() != null && !duty.isExplanation() && duty.askedUntil() == null,
                turn && duty.isExplanation(),
                decides && duty.life() == Life.REPORTED && ruled.isEmpty(),
                decides && duty.life() == Life.REPORTED,
                decides && open,
                decides && duty.askedUntil() != null,
                assigner && open && duty.life() != Life.SUSPENDED,
                assigner && duty.life() == Life.SUSPENDED,
                assigner && open,
                asks && open && !duty.isExplanation());
    }

    /** Việc của tôi: everything that waits for this person, across all rooms. */
    @Transactional(readOnly = true)
    public List<WorkItem> workList(Actor actor) {
        Instant now = clock.instant();
        LocalDate soon = VietnamTime.dateOf(now).plusDays(7);
        List<Delegation> delegations = delegations(actor);
        Set<PartyId> holders = holders(actor);
        Optional<Set<PartyId>> deciders = actor.organisationsFor(DutyPermission.ASSIGN);
        List<WorkItem> items = new ArrayList<>();
        for (DutyRow row : store.work(holders, deciders.isEmpty(), deciders.orElse(Set.of()), now)) {
            boolean held = holders.contains(row.holder());
            boolean decides = deciders.isEmpty()
                    || (row.assigner() != null && deciders.get().contains(row.assigner()));
            WorkItem.Group group = group(row, held, decides, soon);
            PartyId onBehalfOf = held && !ownUnit(actor, row.holder())
                    ? delegations.stream()
                            .filter(delegation -> delegation.absent().equals(row.holder())
                                    || delegation.units().contains(row.holder()))
                            .map(Delegation::absent)
                            .findFirst()
                            .orElse(null)
                    : null;
            items.add(new WorkItem(
                    row,
                    group,
                    onBehalfOf,
                    subjectRule(row.subject())
                            .map(rule -> rule.progressAt(row.subject()))
                            .orElse(null),
                    rule(row.subject()).isPresent()));
        }
        items.sort(Comparator.comparing(WorkItem::group));
        return items;
    }

    /** What these belong to in the rooms that opened them, for lists that stand across rooms. */
    @Transactional(readOnly = true)
    public Map<DutyId, Origin> origins(Collection<DutyRow> rows) {
        Map<DutyId, Origin> found = new HashMap<>();
        subjects.stream().forEach(rule -> {
            List<DutyRow> own = rows.stream()
                    .filter(row -> row.subject().room().equals(rule.room())
                            && row.subject().kind().equals(rule.kind()))
                    .toList();
            Map<String, Origin> origins = own.isEmpty()
                    ? Map.of()
                    : rule.origins(own.stream().map(row -> row.subject().id()).toList());
            own.forEach(row -> {
                Origin origin = origins.get(row.subject().id());
                if (origin != null) {
                    found.put(row.id(), origin);
                }
            });
        });
        return found;
    }

    private static WorkItem.Group group(DutyRow row, boolean held, boolean decides, LocalDate soon) {
        boolean waits = row.life() == Life.REPORTED || row.askedUntil() != null;
        if (decides && waits && !(held && row.life() != Life.REPORTED)) {
            return WorkItem.Group.TO_DECIDE;
        }
        if (row.life() == Life.REPORTED) {
            return WorkItem.Group.WAITING;
        }
        if (row.status() == OfficialStatus.OPEN_OVERDUE) {
            return WorkItem.Group.OVERDUE;
        }
        LocalDate due = row.dueOn();
        if (due == null) {
            return WorkItem.Group.NO_DEADLINE;
        }
        return due.isAfter(soon) ? WorkItem.Group.LATER : WorkItem.Group.SOON;
    }

    /** How many of one's duties are overdue or due within three days; the number beside the menu entry. */
    @Transactional(readOnly = true)
    public int pressing(Actor actor) {
        Set<PartyId> holders = holders(actor);
        return holders.isEmpty()
                ? 0
                : store.pressing(holders, VietnamTime.today(clock).plusDays(3));
    }

    /**
     * The duties that the actor may see; filters {@code status} (an official status' code, or {@code open}), {@code
     * holder}, {@code room}, {@code from}, {@code to} (due dates).
     */
    @Transactional(readOnly = true)
    public Slice<DutyRow> list(Actor actor, ListQuery query) {
        Instant now = clock.instant();
        Filter filter = filter(actor, query, query.size(), query.offset());
        return new Slice<>(store.list(filter, now), store.count(filter, now), query);
    }

    /** All rows of the list, for a file. */
    @Transactional(readOnly = true)
    public List<DutyRow> all(Actor actor, ListQuery query) {
        return store.list(filter(actor, query, 0, 0), clock.instant());
    }

    /** How many duties of each status each unit holds, of those that the actor may see. */
    @Transactional(readOnly = true)
    public List<StatusCount> counts(Actor actor, ListQuery query) {
        return store.counts(filter(actor, query, 0, 0), clock.instant());
    }

    /** Duties of the actor that are due between two dates, both included, earliest first; for the calendar. */
    @Transactional(readOnly = true)
    public List<DutyRow> dueBetween(Actor actor, LocalDate from, LocalDate to, boolean own) {
        Scope scope = own ? new Scope(false, holders(actor)) : scope(actor);
        return store.list(
                new Filter(scope, "", null, null, null, "", from, to, "due", false, 2000, 0), clock.instant());
    }

    private Filter filter(Actor actor, ListQuery query, int limit, long offset) {
        String status = query.filter("status");
        return new Filter(
                scope(actor),
                query.text(),
                status(status),
                status.equals("open") ? Boolean.TRUE : null,
                number(query.filter("holder")).map(PartyId::new).orElse(null),
                query.filter("room"),
                date(query.filter("from")),
                date(query.filter("to")),
                query.sort() == null ? "due" : query.sort(),
                query.descending(),
                limit,
                offset);
    }

    private static @Nullable OfficialStatus status(String code) {
        for (OfficialStatus status : OfficialStatus.values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        return null;
    }

    private static Optional<Long> number(String text) {
        return text.matches("[1-9]\\d{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    // ---- absence

    /**
     * Lets somebody act for the actor while they are away: for them as a person and for the units for which they work.
     */
    @Transactional
    public Outcome<Long> delegate(Actor actor, PartyId deputy, LocalDate first, LocalDate last, String reason) {
        PartyId absent = actor.person();
        if (absent == null) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        if (deputy.equals(absent)) {
            problems.add(Problem.at("deputy", DutyProblem.OWN_DEPUTY));
        }
        if (last.isBefore(first) || last.isBefore(VietnamTime.today(clock))) {
            problems.add(Problem.at("last", DutyProblem.LAST_BEFORE_FIRST));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        // Whoever holds the role everywhere has no list of units to hand on; then only what they hold as a person goes.
        Set<PartyId> units = actor.organisationsFor(DutyPermission.WORK).orElse(Set.of());
        long id = store.insertDelegation(
                absent, deputy, units, first, last, reason.strip(), actor.name(), clock.instant());
        ledger.record(new vn.phusa.ledger.Act(
                DutyAct.DELEGATED,
                actor,
                vn.phusa.ledger.Subject.of("duty.delegation", id),
                Map.of("deputy", deputy.value(), "from", first, "to", last)));
        telling.delegated(id, actor, deputy, first, last);
        return Outcome.accepted(id);
    }

    /** Takes a delegation back, from now on. */
    @Transactional
    public Outcome<Long> endDelegation(Actor actor, long id) {
        PartyId absent = actor.person();
        return absent != null && store.endDelegation(id, absent, clock.instant()) == 1
                ? Outcome.accepted(id)
                : Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
    }

    /** The actor's delegations, as absent and as deputy, that are not over. */
    @Transactional(readOnly = true)
    public List<Delegation> delegationsOf(Actor actor) {
        PartyId person = actor.person();
        return person == null ? List.of() : store.delegationsOf(person, VietnamTime.today(clock));
    }

    // ---- the calendar changes

    /**
     * Enters what a day is and moves the due moments of open duties whose term runs over it.
     *
     * @return how many due moments moved
     */
    @Transactional
    public Outcome<Integer> changeCalendar(
            Actor actor, LocalDate date, CalendarDay.Kind kind, Bilingual name, String source, boolean provisional) {
        return calendars.enter(actor, date, kind, name, source, provisional).map(day -> {
            WorkingCalendar calendar = calendars.calendar();
            int moved = 0;
            for (DutyId id : store.dependingOn(date)) {
                Duty duty = store.lock(id).orElseThrow();
                Due anew = byRule(duty)
                        .flatMap(rule -> rule.due(duty.start(), calendar))
                        .orElse(null);
                if (anew != null && !anew.equals(duty.due())) {
                    done(actor, duty, new Act.Recomputed(anew, source), false);
                    moved++;
                } else {
                    plan(duty);
                }
            }
            return moved;
        });
    }

    /** The rule from which the due moment that counts follows; empty when somebody set it since. */
    private Optional<DueRule> byRule(Duty duty) {
        boolean setSince = store.acts(duty.id()).stream()
                .map(DoneAct::act)
                .anyMatch(act ->
                        act instanceof Act.Extended || (act instanceof Act.Resumed resumed && resumed.due() != null));
        DueRule rule = DueRule.parse(duty.rule());
        return rule instanceof DueRule.Within && !setSince ? Optional.of(rule) : Optional.empty();
    }

    /** Names of the JSON fields of a duty, for the rooms' webhooks. */
    static Map<String, Object> facts(Duty duty, Instant now) {
        Due due = duty.due();
        Due original = duty.originalDue();
        return Map.of(
                "duty", duty.id().value(),
                "room", duty.subject().room(),
                "kind", duty.subject().kind(),
                "subject", duty.subject().id(),
                "title", duty.title(),
                "holder", duty.holder().value(),
                "life", duty.life().name(),
                "status", duty.status(now).code(),
                "due", due == null ? "" : due.on().toString(),
                "originalDue", original == null ? "" : original.on().toString());
    }
}
