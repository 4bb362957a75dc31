package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.store.EventSearch;
import vn.phusa.traceability.store.Words;

/** The tables find exactly what the definition of a query says, in its order, page by page. */
@PlatformTest
class EventSearchTest {

    private static final Namespaces NS = Namespaces.of(Map.of("ex", "https://ns.gao.vn/"));

    @Autowired
    private Captures captures;

    @Autowired
    private EventStore store;

    @Autowired
    private EventSearch search;

    @Autowired
    private Words words;

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private PartyId mill;
    private String run;

    @BeforeEach
    void aMill() {
        run = UUID.randomUUID().toString().substring(0, 8);
        mill = organisation("Nhà máy " + run);
    }

    @Test
    void whateverWayIsGoneTheAnswerIsWhatTheDefinitionSays() {
        List<RecordedEvent> all = capture(events(240));
        EventSearch inSteps =
                new EventSearch(database, store, words, transactions, new EventSearch.Reach(5, 20, 3, 200_000));
        List<String> wrong = new ArrayList<>();
        for (String url : queries()) {
            for (String own : List.of("&EQ_ex:run=" + run, "")) {
                Viewer viewer = own.isEmpty() ? new Viewer.Party(Set.of(mill), Set.of()) : new Viewer.Authority();
                EventQuery query = query(url + own);
                List<String> expected = defined(all, query);
                for (EventSearch each : List.of(search, inSteps)) {
                    List<String> found = allPages(each, query, viewer);
                    if (!found.equals(expected)) {
                        wrong.add(url + own + (each == search ? "" : " in steps") + ": " + found.size() + " and not "
                                + expected.size() + "\n   " + found + "\n   " + expected);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsCapturedWhileOneTurnsThePagesDoesNotMoveThem() {
        capture(events(20));
        for (String order :
                List.of("", "&orderBy=eventTime&orderDirection=ASC", "&orderBy=eventTime", "&orderBy=ex:so")) {
            EventQuery query = query("EQ_ex:run=" + run + order);
            List<String> expected = allPages(search, query, new Viewer.Authority());
            List<String> seen = new ArrayList<>();
            Cursor cursor = null;
            do {
                EventPage page = page(search, query, new Viewer.Authority(), cursor, 6);
                seen.addAll(ids(page.events()));
                cursor = page.next();
                capture(events(3));
            } while (cursor != null);
            assertThat(seen).as(order).isEqualTo(expected).doesNotHaveDuplicates();
        }
    }

    @Test
    void aLimitOnTheCountHoldsOverPages() {
        capture(events(20));
        EventQuery query = query("orderBy=eventTime&orderDirection=ASC&eventCountLimit=8&EQ_ex:run=" + run);

        EventPage first = page(search, query, new Viewer.Authority(), null, 5);
        EventPage second = page(search, query, new Viewer.Authority(), first.next(), 5);

        assertThat(first.events()).hasSize(5);
        assertThat(second.events()).hasSize(3);
        assertThat(second.next()).isNull();
    }

    @Test
    void exactlyAsManyAsAllowedAreNotTooMany() {
        capture(events(20));
        EventQuery query = query("EQ_ex:run=" + run);
        Viewer all = new Viewer.Authority();

        assertThat(search.moreThan(20, query, all, MasterDataView.NONE).orThrow())
                .isFalse();
        assertThat(search.moreThan(19, query, all, MasterDataView.NONE).orThrow())
                .isTrue();
    }

    @Test
    void othersSeeOnlyWhatNamesThem() {
        PartyId other = organisation("Người mua " + run);
        capture(List.of(
                SampleEvents.object(
                        own("1"),
                        "\"sourceList\": [{\"type\": \"possessing_party\", \"source\": \"urn:khac:" + run + "\"}]"),
                SampleEvents.object(own("2"))));
        Viewer named = new Viewer.Party(Set.of(other), Set.of("urn:khac:" + run));

        assertThat(page(search, EventQuery.ALL, named, null, 10).events()).hasSize(1);
        assertThat(page(search, query("EQ_ex:run=" + run), named, null, 10).events())
                .hasSize(1);
        assertThat(page(search, EventQuery.ALL, new Viewer.Party(Set.of(other), Set.of()), null, 10)
                        .events())
                .isEmpty();
        assertThat(page(search, EventQuery.ALL, new Viewer.Nobody(), null, 10).events())
                .isEmpty();
    }

    @Test
    void aCursorIsReadAsItWasWritten() {
        for (Cursor.Key key : List.of(
                new Cursor.Key.Recorded(),
                new Cursor.Key.Time(-5),
                Cursor.Key.of("10.50"),
                Cursor.Key.of("lô 7, hạng A"),
                Cursor.Key.of(null))) {
            Cursor cursor = new Cursor(9, 3, new Cursor.Place(key, 8));
            assertThat(Cursor.read(cursor.written())).isEqualTo(Optional.of(cursor));
        }
        assertThat(Cursor.read("rubbish")).isEmpty();
        assertThat(Cursor.read("1,2,x,r")).isEmpty();
    }

    private List<String> queries() {
        String class1 = "urn:epc:idpat:sgtin:0614141.107346.*";
        List<String> conditions = List.of(
                "",
                "MATCH_epc=urn:epc:id:sgtin:0614141.107346." + run + "1",
                "MATCH_anyEPC=" + class1,
                "MATCH_anyEPC=urn:epc:idpat:sgtin:0614141.*.*",
                "MATCH_epc=" + class1 + "&EQ_bizStep=shipping",
                "MATCH_parentID=urn:epc:idpat:sscc:0614141.*",
                "MATCH_epcClass=urn:epc:idpat:lgtin:4012345.012345.*",
                "MATCH_anyEPCClass=urn:epc:class:lgtin:4012345.012345." + run,
                "EQ_bizStep=shipping",
                "EQ_bizStep=shipping|receiving&EQ_disposition=in_transit",
                "EQ_bizStep=killing",
                "EQ_bizLocation=urn:kho:1|urn:kho:2",
                "WD_bizLocation=urn:kho:1",
                "EQ_readPoint=urn:kho:3&EQ_action=ADD",
                "eventType=AggregationEvent",
                "eventType=https://ns.gao.vn/Own",
                "GE_eventTime=2026-11-20T10:00:00Z&LT_eventTime=2026-11-20T12:00:00.5Z",
                "GE_value_KEL=300",
                "GE_value_CEL=26.85&LT_value_CEL=26.86",
                "GE_value_CEL=-100",
                "EQ_type=Temperature&EQ_bizStep=receiving",
                "EXISTS_sensorElement=true",
                "EQ_quantity_GRM=3000",
                "GT_quantity=1",
                "EQ_ILMD_ex:lot=L1",
                "EQ_ILMD_ex:lot=L1|L2&EQ_bizStep=shipping",
                "GT_ex:so=9",
                "LE_ex:so=9&EQ_bizStep=shipping",
                "EQ_ex:so=7",
                "EXISTS_ex:trong=true",
                "EQ_bizTransaction_po=urn:don:1",
                "EQ_source_possessing_party=urn:ben:1",
                "GE_recordTime=2020-01-01T00:00:00Z",
                "LT_recordTime=2020-01-01T00:00:00Z",
                "EXISTS_errorDeclaration=true",
                "GE_errorDeclarationTime=2026-11-21T00:00:00Z");
        List<String> all = new ArrayList<>();
        for (String condition : conditions) {
            for (String order : List.of(
                    "",
                    "orderBy=recordTime",
                    "orderBy=eventTime",
                    "orderBy=eventTime&orderDirection=ASC",
                    "orderBy=ex:so&orderDirection=ASC",
                    "orderBy=ILMD_ex:lot")) {
                all.add(condition + (condition.isEmpty() || order.isEmpty() ? "" : "&") + order);
            }
        }
        return all;
    }

    private List<Event> events(int count) {
        Random random = new Random(7);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> fields = new ArrayList<>();
            fields.add(own(String.valueOf(random.nextInt(20))));
            fields.add("\"bizStep\": \"%s\""
                    .formatted(List.of("shipping", "receiving", "packing").get(random.nextInt(3))));
            if (random.nextBoolean()) {
                fields.add("\"disposition\": \"in_transit\"");
            }
            fields.add("\"bizLocation\": {\"id\": \"urn:kho:%d\"}".formatted(random.nextInt(4)));
            fields.add("\"readPoint\": {\"id\": \"urn:kho:%d\"}".formatted(random.nextInt(4)));
            if (random.nextInt(3) == 0) {
                String report = "{\"type\": \"Temperature\", \"value\": %d.85, \"uom\": \"CEL\"}";
                fields.add("\"sensorElementList\": [{\"sensorReport\": [%s, %s]}]"
                        .formatted(
                                report.formatted(20 + random.nextInt(10)), report.formatted(24 + random.nextInt(4))));
            }
            if (random.nextInt(4) == 0) {
                fields.add("\"bizTransactionList\": [{\"type\": \"po\", \"bizTransaction\": \"urn:don:%d\"}]"
                        .formatted(random.nextInt(3)));
                fields.add("\"sourceList\": [{\"type\": \"possessing_party\", \"source\": \"urn:ben:%d\"}]"
                        .formatted(random.nextInt(3)));
            }
            if (random.nextInt(10) == 0) {
                fields.add("\"errorDeclaration\": {\"declarationTime\": \"2026-11-2%dT00:00:00Z\"}"
                        .formatted(1 + random.nextInt(3)));
            }
            String more = String.join(", ", fields);
            String time = "2026-11-20T%02d:00:00Z".formatted(8 + random.nextInt(6));
            String serial = run + random.nextInt(40);
            events.add(
                    switch (random.nextInt(3)) {
                        case 0 -> SampleEvents.of("""
                                {"type": "AggregationEvent", "eventTime": "%s", "eventTimeZoneOffset": "+07:00", "action": "ADD",
                                 "parentID": "urn:epc:id:sscc:0614141.%010d", "childEPCs": ["urn:epc:id:sgtin:0614141.107346.%s"], %s}
                                """.formatted(time, random.nextInt(1000), serial, more));
                        case 1 -> SampleEvents.of("""
                                {"type": "ObjectEvent", "eventTime": "%s", "eventTimeZoneOffset": "+07:00", "action": "ADD",
                                 "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.%s", "quantity": %d, "uom": "KGM"}],
                                 "ilmd": {"ex:lot": "L%d"}, %s}
                                """.formatted(time, run, random.nextInt(5), random.nextInt(4), more));
                        default -> SampleEvents.of("""
                                {"type": "ObjectEvent", "eventTime": "%s", "eventTimeZoneOffset": "+07:00", "action": "OBSERVE",
                                 "epcList": ["urn:epc:id:sgtin:0614141.107346.%s", "urn:epc:id:sgtin:0614141.107347.%s"], %s}
                                """.formatted(time, serial, serial, more));
                    });
        }
        return events.stream()
                .map(event -> event.identifiedAs("urn:uuid:" + UUID.randomUUID()))
                .toList();
    }

    private String own(String number) {
        return "\"ex:run\": \"" + run + "\", \"ex:so\": \"" + number + "\", \"ex:trong\": \"\"";
    }

    private List<RecordedEvent> capture(List<Event> events) {
        Captured captured =
                captures.captureNow(Actor.platform(), mill, events, NS).orThrow();
        return store.events(captured.numbers());
    }

    /** What the definition says, by looking at every event. */
    private static List<String> defined(List<RecordedEvent> all, EventQuery query) {
        Comparator<RecordedEvent> byNumber = Comparator.comparing(RecordedEvent::number);
        EventQuery.Order order = query.order();
        Comparator<RecordedEvent> inOrder = byNumber;
        if (order != null) {
            inOrder = switch (order.by()) {
                case EventQuery.OrderBy.EventTime() ->
                    Comparator.<RecordedEvent, Instant>comparing(event ->
                                    event.event().occurrence().eventTime().instant())
                            .thenComparing(byNumber);
                case EventQuery.OrderBy.RecordTime() -> byNumber;
                case EventQuery.OrderBy.Own(String field) ->
                    Comparator.<RecordedEvent, Cursor.Key>comparing(event -> Cursor.Key.of(value(event, field)))
                            .thenComparing(byNumber);
            };
            inOrder = order.ascending() ? inOrder : inOrder.reversed();
        }
        return ids(all.stream()
                .filter(event -> query.matches(event, MasterDataView.NONE))
                .sorted(inOrder)
                .toList());
    }

    private static @Nullable String value(RecordedEvent event, String field) {
        return Fields.of(event.event()).stream()
                .filter(each -> each.name().equals(field))
                .map(Field::text)
                .findFirst()
                .orElse(null);
    }

    private static List<String> allPages(EventSearch search, EventQuery query, Viewer viewer) {
        List<String> ids = new ArrayList<>();
        Cursor cursor = null;
        do {
            EventPage page = page(search, query, viewer, cursor, 37);
            ids.addAll(ids(page.events()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    private static EventPage page(
            EventSearch search, EventQuery query, Viewer viewer, @Nullable Cursor from, int size) {
        Outcome<EventPage> outcome = search.page(query, viewer, MasterDataView.NONE, from, size);
        return outcome.orThrow();
    }

    private static List<String> ids(List<RecordedEvent> events) {
        return events.stream().map(event -> event.number() + "").toList();
    }

    private static EventQuery query(String url) {
        return Given.fromUrl(url).then(given -> EventQuery.of(given, NS)).orThrow();
    }

    private PartyId organisation(String name) {
        return parties.register(Actor.platform(), NewOrganisation.under(null, name, OrganisationKind.ENTERPRISE))
                .orThrow();
    }
}
