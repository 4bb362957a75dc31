package vn.phusa.traceability;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.traceability.store.EventSearch;
import vn.phusa.traceability.store.KnownValues;

/** Answers queries about events: each actor sees what {@link Viewers} lets it see, as if there were nothing else. */
@Service
public class EventQueries {

    /** More events than this are not given on one page. */
    public static final int MOST_PER_PAGE = 1_000;

    private static final int MOST_ELEMENTS = 100_000;

    private final EventSearch search;
    private final EventStore store;
    private final Viewers viewers;
    private final KnownValues values;
    private final MasterData masterData;

    EventQueries(EventSearch search, EventStore store, Viewers viewers, KnownValues values, MasterData masterData) {
        this.search = search;
        this.store = store;
        this.viewers = viewers;
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
