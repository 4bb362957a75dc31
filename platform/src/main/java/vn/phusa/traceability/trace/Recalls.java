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
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
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
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recalls(
            RecallStore store,
            Traces traces,
            Viewers viewers,
            RegisteredPlaces register,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.traces = traces;
        this.viewers = viewers;
        this.register = register;
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
     */
    public record View(
            Recall recall,
            List<Holder> holders,
            int unseen,
            List<Reach.Stop> places,
            DrillResult result,
            boolean manages,
            boolean whole) {}

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
        Reach reach = Reach.of(graph, register::organisation);
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

    /** Those in hand who are known and not yet told; whoever recalls need not be told. */
    private void tell(Recall recall, Actor actor) {
        List<Holder> toTell = new ArrayList<>();
        Set<PartyId> told = new HashSet<>();
        for (Holder holder : store.holders(recall.id())) {
            PartyId organisation = holder.organisation();
            if (organisation != null
                    && holder.notifiedAt() == null
                    && !organisation.equals(recall.owner())
                    && told.add(organisation)) {
                store.notified(recall.id(), holder.party(), clock.instant());
                toTell.add(holder);
            }
        }
        events.publishEvent(new RecallHappened(recall, List.copyOf(toTell), actor));
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
        Reach reach = Reach.of(graph, register::organisation);
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
                        actor.mayEverywhere(TraceabilityPermission.OVERSEE)));
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
                whole);
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
                register::organisation);
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
