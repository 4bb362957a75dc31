package vn.phusa.traceability.sight;

import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.ledger.ActId;
import vn.phusa.party.Identifier;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.traceability.Called;
import vn.phusa.traceability.Captured;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.Cursor;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventPage;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.GoodsNames;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.Viewer;
import vn.phusa.traceability.Viewers;
import vn.phusa.traceability.chain.StepNames;
import vn.phusa.traceability.store.EventRecords;
import vn.phusa.traceability.trace.Places;
import vn.phusa.traceability.trace.Traces;

/** Events for those who look for them: by what people write, with the names that people know; and taking one's own back. */
@Service
public class Sights {
    /** So many events are given in one file. */
    public static final int MOST_IN_A_FILE = 5_000;

    private static final int MOST_PLACES = 20_000;
    private static final int MOST_NAMESAKES = 50;

    private final EventQueries queries;
    private final EventStore store;
    private final EventRecords records;
    private final Viewers viewers;
    private final Captures captures;
    private final Parties parties;
    private final Places places;
    private final GoodsNames goods;
    private final Traces traces;
    private final Clock clock;

    Sights(
            EventQueries queries,
            EventStore store,
            EventRecords records,
            Viewers viewers,
            Captures captures,
            Parties parties,
            Places places,
            GoodsNames goods,
            Traces traces,
            Clock clock) {
        this.queries = queries;
        this.store = store;
        this.records = records;
        this.viewers = viewers;
        this.captures = captures;
        this.parties = parties;
        this.places = places;
        this.goods = goods;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Names of what events mention.
     *
     * @param owners of the organisations that captured them
     * @param known places and parties by key
     * @param products by the key of their class
     * @param wrong IDs of those that who told them has declared wrong
     * @param steps what the events are called
     */
    public record Names(
            Map<PartyId, Bilingual> owners,
            Map<String, Places.Known> known,
            Map<String, Bilingual> products,
            Set<String> wrong,
            StepNames steps) {}

    /** By business step, a bare word of the CBV, what the phone calls what is recorded by it. */
    public Map<String, List<Bilingual>> stepsRecorded() {
        return StepNames.byBizStep(traces.chainRules());
    }

    // ---- looking

    /** Refused for whoever may see no events at all. */
    public Outcome<Boolean> looks(Actor actor) {
        return viewers.of(actor) instanceof Viewer.Nobody
                ? Outcome.rejected(Problem.of(Refusal.FORBIDDEN))
                : Outcome.accepted(true);
    }

    /** Whose events the actor looks at: those of its organisations and what concerns them; empty: everybody's. */
    public List<Bilingual> whose(Actor actor) {
        if (viewers.of(actor) instanceof Viewer.Authority) {
            return List.of();
        }
        return actor.organisationsFor(TraceabilityPermission.QUERY)
                .map(own -> List.copyOf(
                        parties.labels(own, VietnamTime.today(clock)).values()))
                .orElse(List.of());
    }

    /** A page of what is sought. */
    public Outcome<EventPage> page(Actor actor, Sought sought, @Nullable Cursor from, int size) {
        return looks(actor)
                .then(_ -> sought.query(register(actor)))
                .then(query -> queries.page(actor, query, from, size));
    }

    /** All that is sought, up to {@link #MOST_IN_A_FILE}. */
    public Outcome<List<RecordedEvent>> all(Actor actor, Sought sought) {
        return looks(actor).then(_ -> sought.query(register(actor))).then(query -> all(actor, query));
    }

    private Outcome<List<RecordedEvent>> all(Actor actor, EventQuery query) {
        List<RecordedEvent> all = new ArrayList<>();
        Cursor at = null;
        do {
            switch (queries.page(actor, query, at, Math.min(1_000, MOST_IN_A_FILE - all.size()))) {
                case Outcome.Accepted<EventPage>(EventPage page) -> {
                    all.addAll(page.events());
                    at = page.next();
                }
                case Outcome.Rejected<EventPage>(List<Problem> problems) -> {
                    return Outcome.rejected(problems);
                }
            }
        } while (at != null && all.size() < MOST_IN_A_FILE);
        return Outcome.accepted(all);
    }

    /** That these captured something after others did is known to themselves and to the authority. */
    private Set<PartyId> own(Actor actor, Set<PartyId> parties) {
        return switch (viewers.of(actor)) {
            case Viewer.Authority() -> parties;
            case Viewer.Nobody() -> Set.of();
            case Viewer.Party party -> {
                Set<PartyId> own = new HashSet<>(parties);
                own.retainAll(party.captors());
                yield own;
            }
        };
    }

    private Sought.Register register(Actor actor) {
        return new Sought.Register() {
            @Override
            public Set<String> places(String written) {
                Set<String> keys = new HashSet<>();
                if (written.matches("\\d{13}")) {
                    at(written, keys);
                } else if (written.matches("(?i)[a-z][a-z0-9+.-]*:\\S+")) {
                    keys.add(Thing.key(written));
                } else {
                    parties.findByName(written, VietnamTime.today(clock), MOST_NAMESAKES)
                            .forEach(row -> glns(row.id()).forEach(gln -> at(gln, keys)));
                    String plain = plain(written);
                    records.wordsFrom(Called.PLACE, MOST_PLACES).stream()
                            .filter(key -> plain(Called.plainly(key)).contains(plain))
                            .forEach(keys::add);
                }
                return keys;
            }

            /** A place and the spots within it. */
            private void at(String gln, Set<String> keys) {
                named(gln, keys);
                keys.addAll(records.wordsFrom("414/" + gln, MOST_NAMESAKES));
            }

            @Override
            public Viewer.Party party(String written) {
                Set<PartyId> owners = new HashSet<>();
                Set<String> keys = new HashSet<>();
                if (written.matches("\\d{13}")) {
                    named(written, keys);
                    parties.carrying(IdentifierScheme.GLN, written).ifPresent(owners::add);
                } else if (written.matches("(?i)[a-z][a-z0-9+.-]*:\\S+")) {
                    keys.add(Thing.key(written));
                } else {
                    parties.findByName(written, VietnamTime.today(clock), MOST_NAMESAKES).stream()
                            .map(OrganisationRow::id)
                            .forEach(owners::add);
                }
                for (PartyId owner : owners) {
                    keys.add(Viewers.localParty(owner));
                    glns(owner).forEach(gln -> named(gln, keys));
                }
                return new Viewer.Party(owners, keys, Set.of(), own(actor, owners));
            }
        };
    }

    private List<String> glns(PartyId organisation) {
        return parties.organisation(organisation).stream()
                .flatMap(found -> found.identifiers().stream())
                .filter(identifier -> identifier.scheme() == IdentifierScheme.GLN)
                .map(Identifier::value)
                .toList();
    }

    private static void named(String gln, Set<String> keys) {
        keys.add(Thing.key("https://id.gs1.org/417/" + gln));
        keys.add(Thing.key("https://id.gs1.org/414/" + gln));
    }

    /** Without diacritics and capitals. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
    }

    /** What events mention, by name. */
    public Names names(List<RecordedEvent> events) {
        Set<PartyId> owners = new HashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        Set<String> classes = new LinkedHashSet<>();
        Map<String, PartyId> ids = new HashMap<>();
        for (RecordedEvent recorded : events) {
            owners.add(recorded.owner());
            keys.addAll(placesOf(recorded));
            String id = recorded.event().occurrence().eventID();
            if (id != null && recorded.event().occurrence().errorDeclaration() == null) {
                ids.put(id, recorded.owner());
            }
            Thing.of(recorded.event()).stream()
                    .limit(20)
                    .map(thing -> Called.classOf(thing.key()))
                    .forEach(classes::add);
        }
        return new Names(
                parties.labels(owners, VietnamTime.today(clock)),
                known(keys),
                goods.of(classes),
                records.declaredWrong(ids),
                traces.stepNames(events.stream().map(RecordedEvent::event).toList(), null));
    }

    /** Places and parties by their names; where none is registered, by what their identifier says to people. */
    private Map<String, Places.Known> known(Set<String> keys) {
        Map<String, Places.Known> known = new LinkedHashMap<>();
        places.of(keys)
                .forEach((key, place) -> known.put(
                        key,
                        place.name().equals(key)
                                ? new Places.Known(key, called(key), place.point(), place.party(), place.area())
                                : place));
        return known;
    }

    private String called(String key) {
        if (key.startsWith("geo:")) {
            return key;
        }
        return key.matches(Called.PARTY + "[1-9]\\d{0,17}")
                ? parties.nameOn(
                        new PartyId(Long.parseLong(key.substring(Called.PARTY.length()))), VietnamTime.today(clock))
                : Called.plainly(key);
    }

    private static Set<String> placesOf(RecordedEvent recorded) {
        var circumstances = recorded.event().circumstances();
        Set<String> keys = new LinkedHashSet<>();
        for (Place place : new @Nullable Place[] {circumstances.readPoint(), circumstances.bizLocation()}) {
            if (place != null) {
                keys.add(Thing.key(place.id()));
            }
        }
        for (SourceOrDestination end : circumstances.sources()) {
            keys.add(Thing.key(end.id()));
        }
        for (SourceOrDestination end : circumstances.destinations()) {
            keys.add(Thing.key(end.id()));
        }
        return keys;
    }

    // ---- one event

    /**
     * An event as its page shows it.
     *
     * @param others what else stands under its event ID: declarations that took it back, or what it takes back
     * @param act under which act of the ledger it was captured
     * @param takesBack whether the actor may declare it wrong
     */
    public record One(RecordedEvent event, List<RecordedEvent> others, Optional<ActId> act, boolean takesBack) {}

    /** One event; what is absent and what is not seen are answered alike. */
    public Outcome<One> one(Actor actor, EventNumber number) {
        Viewer viewer = viewers.of(actor);
        Optional<RecordedEvent> found = store.events(List.of(number)).stream()
                .filter(viewer::sees)
                .map(viewer::told)
                .findFirst();
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        RecordedEvent event = found.get();
        String id = event.event().occurrence().eventID();
        List<RecordedEvent> others = id == null
                ? List.of()
                : store.withEventId(id).stream()
                        .filter(viewer::sees)
                        .map(viewer::told)
                        .filter(other -> !other.number().equals(number))
                        .toList();
        boolean takesBack = id != null
                && event.event().occurrence().errorDeclaration() == null
                && others.stream().noneMatch(other -> takesBack(other, event.owner()))
                && actor.may(TraceabilityPermission.CAPTURE, event.owner());
        return Outcome.accepted(new One(event, others, records.actOf(number, event.owner()), takesBack));
    }

    /** What somebody else declares takes nothing of that party's back. */
    private static boolean takesBack(RecordedEvent declaration, PartyId party) {
        return declaration.event().occurrence().errorDeclaration() != null && declaration.isToldBy(party);
    }

    /**
     * Declares one of the owner's events wrong (EPCIS 2.0, section 7.4.1.2): the only way to correct one.
     *
     * @param reason word of the CBV's list of reasons ({@code did_not_occur}, {@code incorrect_data})
     * @param corrective IDs of the events that say it right; may be empty
     */
    public Outcome<Captured> takeBack(Actor actor, EventNumber number, String reason, List<String> corrective) {
        return one(actor, number).then(one -> {
            RecordedEvent event = one.event();
            if (!actor.may(TraceabilityPermission.CAPTURE, event.owner())) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            List<Problem> problems = new ArrayList<>();
            if (event.event().occurrence().errorDeclaration() != null) {
                problems.add(Problem.of(SightProblem.IS_A_DECLARATION));
            } else if (!one.takesBack()) {
                problems.add(Problem.of(SightProblem.DECLARED_ALREADY));
            }
            if (!Cbv.ERROR_REASON.words().contains(reason)) {
                problems.add(Problem.at("reason", SightProblem.NO_SUCH_REASON));
            }
            for (String id : corrective) {
                if (id.equals(event.event().occurrence().eventID())
                        || queries.withId(actor, id) instanceof Outcome.Rejected<List<RecordedEvent>>) {
                    problems.add(Problem.at("corrective", SightProblem.NO_SUCH_EVENT, id));
                }
            }
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            ErrorDeclaration declaration = new ErrorDeclaration(
                    Timestamp.of(clock.instant()), Cbv.ERROR_REASON.web() + reason, corrective, Extensions.NONE);
            return captures.captureNow(
                    actor, event.owner(), List.of(event.event().takenBack(declaration)), event.namespaces());
        });
    }
}
