package vn.phusa.traceability.trace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import vn.phusa.duty.Audience;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.notice.Notices;
import vn.phusa.party.Certainty;
import vn.phusa.party.Contact;
import vn.phusa.party.Evidence;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.Viewer;
import vn.phusa.traceability.Viewers;
import vn.phusa.traceability.trace.store.RecallStore;

/** Front door to recalls: from a lot to every package, party and place, until all have answered; and the drill of it. */
@Service
public class Recalls {
    private static final int LONGEST_REASON = 2_000;

    private final RecallStore store;
    private final Traces traces;
    private final Viewers viewers;
    private final RegisteredPlaces register;
    private final Parties parties;
    private final Audience audience;
    private final Notices notices;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recalls(
            RecallStore store,
            Traces traces,
            Viewers viewers,
            RegisteredPlaces register,
            Parties parties,
            Audience audience,
            Notices notices,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.traces = traces;
        this.viewers = viewers;
        this.register = register;
        this.parties = parties;
        this.audience = audience;
        this.notices = notices;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A recall to be opened.
     *
     * @param identifier of the lot, item, container or class, as people write it
     * @param owner who recalls its own goods; null: the authority
     * @param answerHours within how many hours holders answer
     */
    public record NewRecall(
            String identifier,
            boolean drill,
            String reason,
            @Nullable PartyId owner,
            int answerHours) {}

    /**
     * A recall as a reader sees it.
     *
     * @param holders all of them for whoever recalls and for the authority; for a holder only itself
     * @param unseen how many further holders there are
     * @param manages whether the reader may trace again and end it
     * @param whole whether the reader sees all of it
     * @param untold why holders have not been told, by their party
     */
    public record View(
            Recall recall,
            List<Holder> holders,
            int unseen,
            List<Reach.Stop> places,
            DrillResult result,
            boolean manages,
            boolean whole,
            Map<String, Holder.Untold> untold) {}

    // ---- opening

    /** Opens a recall or a drill: traces, keeps what is reached, and tells those who have it in hand. */
    @Transactional
    public Outcome<Recall> open(Actor actor, NewRecall given) {
        String key = WrittenIdentifier.key(given.identifier()).orElse(null);
        boolean allowed = given.owner() == null
                ? actor.mayEverywhere(TraceabilityPermission.ENFORCE)
                : mayOwn(actor, given.owner());
        if (!allowed) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        if (key == null) {
            problems.add(Problem.at("epc", TraceProblem.NO_IDENTIFIER));
        }
        if (given.reason().isBlank()) {
            problems.add(Problem.at("reason", Refusal.REQUIRED));
        } else if (given.reason().length() > LONGEST_REASON) {
            problems.add(Problem.at("reason", Refusal.TOO_LONG, LONGEST_REASON));
        }
        if (given.answerHours() < 1 || given.answerHours() > 240) {
            problems.add(Problem.at("hours", TraceProblem.HOURS));
        }
        if (key == null || !problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        long began = System.nanoTime();
        TraceGraph graph = traces.whole(key, Direction.DOWN);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Viewer viewer = viewers.of(actor);
        if (SeenTrace.of(graph, viewer).isEmpty()) {
            return Outcome.rejected(Problem.at("epc", TraceProblem.NOTHING_KNOWN));
        }
        if (given.owner() != null && !isOwn(graph, given.owner())) {
            return Outcome.rejected(Problem.at("epc", TraceProblem.NOT_OWN));
        }
        if (store.open(key, given.drill())) {
            return Outcome.rejected(Problem.at("epc", TraceProblem.RECALLED_ALREADY));
        }
        Instant now = clock.instant();
        Reach reach = Reach.of(graph, this::organisation);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("key", key);
        content.put("reason", given.reason().strip());
        content.put("things", reach.things().size());
        content.put("holders", reach.holders().size());
        ActId act = ledger.record(new Act(
                given.drill() ? TraceAct.DRILL_OPENED : TraceAct.RECALL_OPENED,
                actor,
                new Subject("traceability.thing", key.length() <= 200 ? key : key.substring(0, 200)),
                content));
        Recall recall = store.insert(
                new Recall(
                        new RecallId(1),
                        given.drill(),
                        key,
                        given.reason().strip(),
                        given.owner(),
                        given.answerHours(),
                        now,
                        actor.name(),
                        null,
                        null,
                        null,
                        now,
                        took,
                        newest(graph),
                        reach.things().size(),
                        graph.events().size(),
                        graph.more()),
                act);
        store.reach(recall.id(), reach);
        tell(recall, actor);
        return Outcome.accepted(recall);
    }

    private static boolean mayOwn(Actor actor, PartyId owner) {
        return actor.may(TraceabilityPermission.SHARE, owner) || actor.may(TraceabilityPermission.CAPTURE, owner);
    }

    /** The producer's own: the first event that names it is theirs. */
    private static boolean isOwn(TraceGraph graph, PartyId owner) {
        return graph.events().values().stream()
                .filter(event -> Thing.of(event.event()).stream()
                        .anyMatch(thing -> thing.key().equals(graph.start())))
                .findFirst()
                .map(RecordedEvent::owner)
                .filter(owner::equals)
                .isPresent();
    }

    private static EventNumber newest(TraceGraph graph) {
        return graph.events().keySet().stream().max(EventNumber::compareTo).orElseThrow();
    }

    /**
     * Those in hand who are known, can be reached and are not yet told; whoever recalls need not be told. An organisation that stands
     * there under several names is told once.
     */
    private void tell(Recall recall, Actor actor) {
        List<Holder> toTell = new ArrayList<>();
        Map<PartyId, Holder.Way> told = new HashMap<>();
        List<Holder> holders = store.holders(recall.id());
        for (Holder holder : holders) {
            PartyId organisation = holder.organisation();
            if (organisation != null && holder.notifiedAt() != null) {
                told.put(organisation, Objects.requireNonNullElse(holder.toldBy(), Holder.Way.ACCOUNT));
            }
        }
        for (Holder holder : holders) {
            PartyId organisation = holder.organisation();
            if (organisation == null || holder.notifiedAt() != null || organisation.equals(recall.owner())) {
                continue;
            }
            boolean first = !told.containsKey(organisation);
            Holder.Way way = first ? way(organisation).orElse(null) : told.get(organisation);
            if (way != null) {
                store.notified(recall.id(), holder.party(), clock.instant(), way, null);
                told.put(organisation, way);
                if (first) {
                    toTell.add(holder);
                }
            }
        }
        events.publishEvent(new RecallHappened(recall, List.copyOf(toTell), actor));
    }

    /** Who that is: as the register has it, or else as somebody has said. */
    private Optional<PartyId> organisation(String key) {
        return register.organisation(key).or(() -> store.linked(key));
    }

    /** How an organisation can be told by the platform itself. */
    private Optional<Holder.Way> way(PartyId organisation) {
        if (!audience.holdersOf(organisation).isEmpty()) {
            return Optional.of(Holder.Way.ACCOUNT);
        }
        return notices.mailConfigured() && parties.emailOf(organisation).isPresent()
                ? Optional.of(Holder.Way.LETTER)
                : Optional.empty();
    }

    private Map<String, Holder.Untold> untold(Recall recall, List<Holder> holders) {
        Map<String, Holder.Untold> untold = new LinkedHashMap<>();
        for (Holder holder : holders) {
            PartyId organisation = holder.organisation();
            if (holder.notifiedAt() != null) {
                continue;
            }
            if (organisation == null) {
                untold.put(holder.party(), Holder.Untold.UNKNOWN);
            } else if (organisation.equals(recall.owner())) {
                untold.put(holder.party(), Holder.Untold.RECALLS_ITSELF);
            } else {
                untold.put(
                        holder.party(), way(organisation).isPresent() ? Holder.Untold.NOT_YET : Holder.Untold.NO_WAY);
            }
        }
        return untold;
    }

    // ---- those who could not be told

    /**
     * Who a holder is that the register does not know: an organisation of the register, or a new one.
     *
     * @param organisation null: a new one
     * @param name of a new one
     * @param email where it gets letters; empty: not known. Kept in the register where none is there yet
     */
    public record Identity(@Nullable PartyId organisation, String name, String email) {}

    /**
     * Says who a holder is, or where one that is known gets its letters, and tells it if that can be done now. For the authority: what it
     * says counts for later recalls, too.
     */
    @Transactional
    public Outcome<Recall> identify(Actor actor, RecallId id, String party, Identity given) {
        return managed(actor, id, party).then(found -> {
            if (!actor.mayEverywhere(TraceabilityPermission.ENFORCE)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            PartyId before = found.holder().organisation();
            if (found.holder().notifiedAt() != null) {
                return Outcome.rejected(Problem.of(TraceProblem.PARTY_SETTLED));
            }
            return (before == null ? organisation(actor, given) : Outcome.accepted(before))
                    .then(organisation -> addressed(actor, found.recall(), organisation, given.email()))
                    .map(organisation -> {
                        if (before == null) {
                            ActId act = ledger.record(new Act(
                                    TraceAct.RECALL_PARTY_IDENTIFIED,
                                    actor,
                                    subject(found.recall()),
                                    Map.of("party", party, "organisation", organisation.value())));
                            store.link(party, organisation, actor, clock.instant(), act);
                            store.known(id, party, organisation);
                        }
                        tell(found.recall(), actor);
                        return found.recall();
                    });
        });
    }

    private Outcome<PartyId> organisation(Actor actor, Identity given) {
        PartyId known = given.organisation();
        if (known != null) {
            return parties.organisation(known).isPresent()
                    ? Outcome.accepted(known)
                    : Outcome.rejected(Problem.at("organisation", TraceProblem.NO_ORGANISATION));
        }
        if (given.name().isBlank()) {
            return Outcome.rejected(Problem.at("organisation", TraceProblem.NO_ORGANISATION));
        }
        return parties.register(actor, NewOrganisation.under(null, given.name().strip(), OrganisationKind.ENTERPRISE));
    }

    /** Keeps the address of an organisation that has none; this room has asked who may, so the actor is vouched for. */
    private Outcome<PartyId> addressed(Actor actor, Recall recall, PartyId organisation, String email) {
        if (email.isBlank() || parties.emailOf(organisation).isPresent()) {
            return Outcome.accepted(organisation);
        }
        return switch (parties.reachBy(
                actor.vouchedFor(),
                organisation,
                Contact.Kind.EMAIL,
                email,
                Evidence.of(Certainty.REPORTED, "Thu hồi số " + recall.id()))) {
            case Outcome.Accepted<Long> _ -> Outcome.accepted(organisation);
            case Outcome.Rejected<Long>(List<Problem> problems) ->
                Outcome.rejected(problems.stream()
                        .map(problem -> "value".equals(problem.field())
                                ? new Problem(problem.code(), "email", problem.arguments())
                                : problem)
                        .toList());
        };
    }

    /** Notes that a holder was told by another way: by telephone, on paper, in person. Its time to answer runs from now on. */
    @Transactional
    public Outcome<Recall> toldOtherwise(Actor actor, RecallId id, String party, String note) {
        return managed(actor, id, party)
                .then(found -> words("note", note).then(said -> {
                    if (found.holder().notifiedAt() != null) {
                        return Outcome.rejected(Problem.of(TraceProblem.PARTY_SETTLED));
                    }
                    ledger.record(new Act(
                            TraceAct.RECALL_PARTY_TOLD,
                            actor,
                            subject(found.recall()),
                            Map.of("party", party, "note", said)));
                    store.notified(id, party, clock.instant(), Holder.Way.OTHERWISE, said);
                    return Outcome.accepted(found.recall());
                }));
    }

    /**
     * Gives a holder its notice for a link that whoever recalls hands over: what it owes is opened, and counts as told otherwise.
     *
     * @param note how the link goes to it
     */
    @Transactional
    public Outcome<PartyId> hand(Actor actor, RecallId id, String party, String note) {
        return managed(actor, id, party).then(found -> {
            PartyId organisation = found.holder().organisation();
            boolean owed = store.holders(id).stream()
                    .anyMatch(holder -> holder.notifiedAt() != null
                            && organisation != null
                            && organisation.equals(holder.organisation()));
            if (organisation == null
                    || owed
                    || organisation.equals(found.recall().owner())) {
                return Outcome.rejected(Problem.of(TraceProblem.PARTY_SETTLED));
            }
            ledger.record(new Act(
                    TraceAct.RECALL_PARTY_TOLD, actor, subject(found.recall()), Map.of("party", party, "note", note)));
            store.notified(id, party, clock.instant(), Holder.Way.OTHERWISE, note);
            events.publishEvent(new RecallHappened(found.recall(), List.of(found.holder()), actor));
            return Outcome.accepted(organisation);
        });
    }

    /** Notes what a holder answered that was told by another way and so has no place of its own to answer. */
    @Transactional
    public Outcome<Recall> answeredOtherwise(Actor actor, RecallId id, String party, String answer) {
        return managed(actor, id, party)
                .then(found -> words("answer", answer).then(said -> {
                    if (found.holder().toldBy() != Holder.Way.OTHERWISE
                            || found.holder().answeredAt() != null) {
                        return Outcome.rejected(Problem.of(TraceProblem.PARTY_SETTLED));
                    }
                    ledger.record(new Act(
                            TraceAct.RECALL_ANSWER_NOTED,
                            actor,
                            subject(found.recall()),
                            Map.of("party", party, "answer", said)));
                    store.answered(id, party, clock.instant(), said);
                    return Outcome.accepted(found.recall());
                }));
    }

    private record Found(Recall recall, Holder holder) {}

    /** An open recall that the actor manages, and one of its holders; both kept from others until the transaction ends. */
    private Outcome<Found> managed(Actor actor, RecallId id, String party) {
        Recall recall = store.lock(id).orElse(null);
        List<Holder> holders = recall == null ? List.of() : store.holders(id);
        if (recall == null || !sees(actor, recall, holders)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!manages(actor, recall)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (!recall.open()) {
            return Outcome.rejected(Problem.of(TraceProblem.RECALL_ENDED));
        }
        return view(actor, recall, holders).holders().stream()
                .filter(holder -> holder.party().equals(party))
                .findFirst()
                .map(holder -> Outcome.accepted(new Found(recall, holder)))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    private static Outcome<String> words(String field, String text) {
        if (text.isBlank()) {
            return Outcome.rejected(Problem.at(field, Refusal.REQUIRED));
        }
        return text.length() > LONGEST_REASON
                ? Outcome.rejected(Problem.at(field, Refusal.TOO_LONG, LONGEST_REASON))
                : Outcome.accepted(text.strip());
    }

    // ---- going on

    /** Traces again, for events that have come since; who is reached now is told. */
    @Transactional
    public Outcome<Recall> traceAgain(Actor actor, RecallId id) {
        Recall recall = store.lock(id).orElse(null);
        if (recall == null || !sees(actor, recall, store.holders(id))) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!manages(actor, recall)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (!recall.open()) {
            return Outcome.rejected(Problem.of(TraceProblem.RECALL_ENDED));
        }
        long began = System.nanoTime();
        TraceGraph graph = traces.whole(recall.start(), Direction.DOWN);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Reach reach = Reach.of(graph, this::organisation);
        ledger.record(new Act(
                TraceAct.RECALL_TRACED_AGAIN,
                actor,
                subject(recall),
                Map.of(
                        "things",
                        reach.things().size(),
                        "holders",
                        reach.holders().size())));
        Recall now = new Recall(
                recall.id(),
                recall.drill(),
                recall.start(),
                recall.reason(),
                recall.owner(),
                recall.answerHours(),
                recall.openedAt(),
                recall.openedBy(),
                null,
                null,
                null,
                clock.instant(),
                took,
                graph.events().isEmpty() ? recall.tracedThrough() : newest(graph),
                reach.things().size(),
                graph.events().size(),
                graph.more());
        store.traced(now);
        // Whom the register has come to know since is no longer somebody unknown.
        for (Holder holder : store.holders(id)) {
            if (holder.organisation() == null) {
                organisation(holder.party()).ifPresent(known -> store.known(id, holder.party(), known));
            }
        }
        store.reach(id, reach);
        tell(now, actor);
        return Outcome.accepted(now);
    }

    /** Ends it: passports no longer warn, open duties fall away, the result of a drill is kept. */
    @Transactional
    public Outcome<Recall> end(Actor actor, RecallId id, String note) {
        Recall recall = store.lock(id).orElse(null);
        if (recall == null || !sees(actor, recall, store.holders(id))) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!manages(actor, recall)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (!recall.open()) {
            return Outcome.rejected(Problem.of(TraceProblem.RECALL_ENDED));
        }
        if (note.isBlank()) {
            return Outcome.rejected(Problem.at("note", Refusal.REQUIRED));
        }
        if (note.length() > LONGEST_REASON) {
            return Outcome.rejected(Problem.at("note", Refusal.TOO_LONG, LONGEST_REASON));
        }
        DrillResult result = DrillResult.of(recall, store.holders(id));
        ledger.record(new Act(
                recall.drill() ? TraceAct.DRILL_ENDED : TraceAct.RECALL_ENDED,
                actor,
                subject(recall),
                Map.of(
                        "note", note.strip(),
                        "holders", result.holders(),
                        "told", result.told(),
                        "answered", result.answered())));
        store.end(id, clock.instant(), actor.name(), note.strip());
        Recall ended = store.find(id).orElseThrow();
        events.publishEvent(new RecallHappened(ended, List.of(), actor));
        return Outcome.accepted(ended);
    }

    private static Subject subject(Recall recall) {
        return Subject.of("traceability.recall", recall.id().value());
    }

    List<Holder> holders(RecallId id) {
        return store.holders(id);
    }

    /** What a holder has answered, through its duty. */
    void answered(RecallId id, PartyId organisation, Instant at, String answer) {
        store.answered(id, organisation, at, answer);
    }

    // ---- looking

    /** Those that the reader has to do with, newest first. */
    @Transactional(readOnly = true)
    public List<View> list(Actor actor) {
        List<View> views = new ArrayList<>();
        for (Recall recall : store.all()) {
            List<Holder> holders = store.holders(recall.id());
            if (sees(actor, recall, holders)) {
                // The list tells how it goes; whom it concerns, its own page does.
                views.add(new View(
                        recall,
                        List.of(),
                        holders.size(),
                        List.of(),
                        DrillResult.of(recall, holders),
                        manages(actor, recall),
                        actor.mayEverywhere(TraceabilityPermission.OVERSEE),
                        Map.of()));
            }
        }
        return views;
    }

    @Transactional(readOnly = true)
    public Outcome<View> view(Actor actor, RecallId id) {
        Recall recall = store.find(id).orElse(null);
        List<Holder> holders = recall == null ? List.of() : store.holders(id);
        return recall == null || !sees(actor, recall, holders)
                ? Outcome.rejected(Problem.of(Refusal.NOT_FOUND))
                : Outcome.accepted(view(actor, recall, holders));
    }

    /** Keys of what is recalled; for those who see all of it. */
    @Transactional(readOnly = true)
    public Outcome<List<String>> things(Actor actor, RecallId id, int most, long offset) {
        return view(actor, id)
                .then(view -> view.whole()
                        ? Outcome.accepted(store.things(id, most, offset))
                        : Outcome.rejected(Problem.of(Refusal.FORBIDDEN)));
    }

    private View view(Actor actor, Recall recall, List<Holder> holders) {
        // Whoever recalls its own goods sees its customers as far as it sees the events that name them.
        boolean whole = actor.mayEverywhere(TraceabilityPermission.OVERSEE);
        Set<String> visible = whole ? Set.of() : visible(actor, recall);
        List<Holder> seen = holders.stream()
                .filter(holder -> whole
                        || visible.contains(holder.party())
                        || holder.organisation() != null
                                && actor.may(TraceabilityPermission.QUERY, holder.organisation()))
                .toList();
        List<Reach.Stop> places = store.places(recall.id()).stream()
                .filter(stop -> whole || visible.contains(stop.place()))
                .toList();
        return new View(
                recall,
                seen,
                holders.size() - seen.size(),
                places,
                DrillResult.of(recall, holders),
                manages(actor, recall),
                whole,
                untold(recall, seen));
    }

    /** Parties and places that events tell which the reader sees. */
    private Set<String> visible(Actor actor, Recall recall) {
        Viewer viewer = viewers.of(actor);
        TraceGraph graph = traces.whole(recall.start(), Direction.DOWN);
        Map<EventNumber, RecordedEvent> seen = new LinkedHashMap<>(graph.events());
        seen.values().removeIf(event -> !viewer.sees(event));
        seen.replaceAll((_, event) -> viewer.told(event));
        Reach reach = Reach.of(
                new TraceGraph(
                        graph.start(), graph.direction(), graph.things(), seen, List.of(), List.of(), graph.more()),
                this::organisation);
        Set<String> keys = new HashSet<>();
        reach.holders().forEach(holder -> keys.add(holder.party()));
        reach.places().forEach(stop -> keys.add(stop.place()));
        return keys;
    }

    private boolean manages(Actor actor, Recall recall) {
        return recall.owner() == null
                ? actor.mayEverywhere(TraceabilityPermission.ENFORCE)
                : actor.mayEverywhere(TraceabilityPermission.ENFORCE) || mayOwn(actor, recall.owner());
    }

    private static boolean sees(Actor actor, Recall recall, Collection<Holder> holders) {
        return actor.mayEverywhere(TraceabilityPermission.OVERSEE)
                || recall.owner() != null && mayOwn(actor, recall.owner())
                || holders.stream()
                        .map(Holder::organisation)
                        .anyMatch(party -> party != null && actor.may(TraceabilityPermission.QUERY, party));
    }

    // ---- the warning

    /**
     * Which of these goods are recalled now; whatever is not is left out.
     *
     * @param keys of lots, items and classes; a lot counts as recalled with its class, a class only where it is recalled itself
     */
    @Transactional(readOnly = true)
    public Map<String, RecallMark> marks(Actor actor, Collection<String> keys) {
        Map<String, List<String>> starts = new LinkedHashMap<>();
        Set<String> all = new LinkedHashSet<>();
        for (String key : new LinkedHashSet<>(keys)) {
            starts.put(key, WrittenIdentifier.withClass(key));
            all.addAll(WrittenIdentifier.withClass(key));
        }
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<String, Recall> begun = new HashMap<>();
        store.beginning(all).forEach(recall -> begun.putIfAbsent(recall.start(), recall));
        Map<String, Recall> reached = store.reachedOf(
                starts.keySet().stream().filter(Recalls::isParticular).toList());
        Map<RecallId, Boolean> opens = new HashMap<>();
        Map<String, RecallMark> marks = new LinkedHashMap<>();
        starts.forEach((key, own) -> {
            Recall recall = own.stream()
                    .map(begun::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> reached.get(key));
            if (recall != null) {
                marks.put(
                        key,
                        new RecallMark(
                                RecallWarning.of(recall),
                                opens.computeIfAbsent(recall.id(), id -> sees(actor, recall, store.holders(id)))));
            }
        });
        return marks;
    }

    /** A class counts where it is recalled itself; that some of it was reached says nothing of the rest. */
    private static boolean isParticular(String key) {
        return Lots.isLot(key) || Lots.isSerial(key) || !key.startsWith("01/");
    }

    /** Whether goods are recalled now: for passports, whoever asks. Reaches single items through their lot and class. */
    @Transactional(readOnly = true)
    public Optional<RecallWarning> warningFor(Collection<String> keys) {
        Set<String> all = new LinkedHashSet<>();
        keys.forEach(key -> all.addAll(WrittenIdentifier.withClass(key)));
        List<String> particular = keys.stream().filter(Recalls::isParticular).toList();
        return store.reaching(particular, all).stream().findFirst().map(RecallWarning::of);
    }

    public Optional<RecallWarning> warningFor(String key) {
        return warningFor(List.of(key));
    }
}
