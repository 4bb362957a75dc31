package vn.phusa.traceability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.traceability.store.CaptorStore;
import vn.phusa.traceability.store.EventSearch;
import vn.phusa.traceability.store.KnownValues;

/** Answers queries about events: each actor sees what {@link Viewers} lets it see, as if there were nothing else. */
@Service
public class EventQueries {

    /** More events than this are not given on one page. */
    public static final int MOST_PER_PAGE = 1_000;

    private static final int MOST_ELEMENTS = 100_000;

    private static final EventQuery.Order IN_ORDER = new EventQuery.Order(new EventQuery.OrderBy.RecordTime(), true);
    private static final EventQuery.Order BACKWARDS = new EventQuery.Order(new EventQuery.OrderBy.RecordTime(), false);

    private final EventSearch search;
    private final EventStore store;
    private final Viewers viewers;
    private final CaptorStore captors;
    private final KnownValues values;
    private final MasterData masterData;

    EventQueries(
            EventSearch search,
            EventStore store,
            Viewers viewers,
            CaptorStore captors,
            KnownValues values,
            MasterData masterData) {
        this.search = search;
        this.store = store;
        this.viewers = viewers;
        this.captors = captors;
        this.values = values;
        this.masterData = masterData;
    }

    /**
     * A page of events.
     *
     * @param from where the page before ended; null for the first page
     * @param size how many at most, 1 to {@link #MOST_PER_PAGE}
     */
    public Outcome<EventPage> page(Actor actor, EventQuery query, @Nullable Cursor from, int size) {
        Viewer viewer = viewers.of(actor);
        Integer most = query.mostEvents();
        if (most != null && from == null) {
            Outcome<Boolean> more = search.moreThan(most, query, viewer, masterData());
            if (more instanceof Outcome.Rejected<Boolean>(List<Problem> problems)) {
                return Outcome.rejected(problems);
            }
            if (more.orThrow()) {
                return Outcome.rejected(Problem.of(QueryProblem.TOO_LARGE, most));
            }
        }
        return search.page(query, viewer, masterData(), from, Math.clamp(size, 1, MOST_PER_PAGE));
    }

    /**
     * What came to the actor's sight.
     *
     * @param events in this order
     * @param places the number of each; of one that it sees only because it captured it after somebody else, a number of that time
     * @param end with these, all is told up to this number
     */
    public record Told(List<RecordedEvent> events, List<Long> places, long end) {
        public Told {
            events = List.copyOf(events);
            places = List.copyOf(places);
        }
    }

    /**
     * The first events that come to the actor's sight after that number: whoever asks again and again misses none, and is told each once.
     *
     * @param upTo the largest number that counts
     * @param size how many at most
     */
    public Outcome<Told> told(Actor actor, EventQuery query, long after, long upTo, int size) {
        EventQuery inOrder = new EventQuery(query.conditions(), IN_ORDER, null, null);
        Cursor from = new Cursor(upTo, 0, new Cursor.Place(new Cursor.Key.Recorded(), after));
        int most = Math.clamp(size, 1, MOST_PER_PAGE);
        Viewer viewer = viewers.of(actor);
        Viewer beside = viewer instanceof Viewer.Party party ? party.withoutCaptors() : viewer;
        MasterDataView view = masterData();
        return search.page(inOrder, beside, view, from, most).map(page -> {
            List<Placed> all = new ArrayList<>();
            page.events().forEach(event -> all.add(new Placed(event.number().value(), event)));
            long end = page.next() == null ? upTo : all.getLast().place();
            if (viewer instanceof Viewer.Party party && !party.captors().isEmpty()) {
                all.addAll(captured(party, query, view, after, end, most));
                all.sort(Comparator.comparingLong(Placed::place));
            }
            List<Placed> first = all.subList(0, Math.min(most, all.size()));
            return new Told(
                    first.stream().map(Placed::event).toList(),
                    first.stream().map(Placed::place).toList(),
                    first.size() < all.size() ? first.getLast().place() : end);
        });
    }

    /** The number under which the newest event that matches came to the actor's sight, after that one; empty: none did. */
    public Outcome<OptionalLong> lastTold(Actor actor, EventQuery query, long after) {
        Viewer viewer = viewers.of(actor);
        Viewer beside = viewer instanceof Viewer.Party party ? party.withoutCaptors() : viewer;
        MasterDataView view = masterData();
        EventQuery backwards = new EventQuery(query.conditions(), BACKWARDS, null, null);
        return search.page(backwards, beside, view, null, 1).map(page -> {
            LongStream places =
                    page.events().stream().mapToLong(event -> event.number().value());
            if (viewer instanceof Viewer.Party party && !party.captors().isEmpty()) {
                places = LongStream.concat(
                        places,
                        captured(party, query, view, after, page.newest(), Integer.MAX_VALUE).stream()
                                .mapToLong(Placed::place));
            }
            return places.filter(place -> place > after).max();
        });
    }

    private record Placed(long place, RecordedEvent event) {}

    /** Of what the party sees only because it captured it after others, the first that match. */
    private List<Placed> captured(
            Viewer.Party party, EventQuery query, MasterDataView view, long after, long upTo, int most) {
        List<Placed> found = new ArrayList<>();
        Viewer beside = party.withoutCaptors();
        long at = after;
        while (found.size() < most) {
            List<CaptorStore.Since> some = captors.since(party.captors(), at, upTo, MOST_PER_PAGE);
            Map<EventNumber, RecordedEvent> events = new HashMap<>();
            store.events(some.stream().map(CaptorStore.Since::event).toList())
                    .forEach(event -> events.put(event.number(), event));
            for (CaptorStore.Since each : some) {
                RecordedEvent event = events.get(each.event());
                if (event != null && found.size() < most && !beside.sees(event)) {
                    RecordedEvent told = party.told(event);
                    if (query.matches(told, view)) {
                        found.add(new Placed(each.since(), told));
                    }
                }
            }
            if (some.size() < MOST_PER_PAGE) {
                break;
            }
            at = some.getLast().since();
        }
        return found;
    }

    /** Where the next page begins when only the first events of a page were given. */
    public Cursor cut(EventQuery query, @Nullable Cursor from, EventPage page, int given) {
        return new Cursor(
                page.newest(),
                (from == null ? 0 : from.given()) + given,
                Cursor.placeOf(query, page.events().get(given - 1)));
    }

    /** The event of that ID and the declarations that took it back; a problem where there is none to be seen. */
    public Outcome<List<RecordedEvent>> withId(Actor actor, String eventId) {
        Viewer viewer = viewers.of(actor);
        List<RecordedEvent> events = store.withEventId(eventId).stream()
                .filter(viewer::sees)
                .map(viewer::told)
                .filter(event -> eventId.equals(event.event().occurrence().eventID()))
                .toList();
        return events.isEmpty() ? Outcome.rejected(Problem.of(QueryProblem.NOTHING_HERE)) : Outcome.accepted(events);
    }

    /** What events name in a role, or a value of theirs, that the actor sees. */
    public List<String> known(Actor actor, KnownValues.Kind kind, String after, int size) {
        return values.after(kind, viewers.of(actor), after, size);
    }

    /** How many events the actor sees; empty: all there are. */
    public Optional<Long> count(Actor actor) {
        return switch (viewers.of(actor)) {
            case Viewer.Authority _ -> Optional.empty();
            case Viewer.Party party -> Optional.of(search.count(party));
            case Viewer.Nobody _ -> Optional.of(0L);
        };
    }

    /** What is known of places, classes and parties. */
    public MasterDataView masterData() {
        return masterData.view();
    }

    /** Answers a query about master data, which all who may read events read. */
    public Outcome<List<Vocabulary>> masterData(Actor actor, MasterDataQuery query) {
        if (viewers.of(actor) instanceof Viewer.Nobody) {
            return Outcome.accepted(List.of());
        }
        return query.answer(masterData.elements(query.types(), Set.of(), MOST_ELEMENTS), masterData());
    }
}
