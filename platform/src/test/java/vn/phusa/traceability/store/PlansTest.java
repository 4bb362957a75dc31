package vn.phusa.traceability.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.MasterDataView;
import vn.phusa.traceability.SampleEvents;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.Viewer;

/**
 * PostgreSQL, left free to choose, goes the ways that the tables were laid out for: what is asked for by identifier is answered by an
 * index that knows no age, and no partition of events is touched.
 */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansTest {
    private static final int EVENTS = 3_000;
    private static final int THINGS_EACH = 4;
    private static final Namespaces NS = Namespaces.of(Map.of("ex", "https://ns.gao.vn/"));

    /** A line of a plan that reads a table, such as "->  Index Only Scan using thing_3_pkey on thing_3 t". */
    private static final String SCAN =
            "((?:Index Only|Index|Seq|Bitmap Heap) Scan)(?: Backward)?(?: using \\w+)? on (\\w+)";

    @Autowired
    private Captures captures;

    @Autowired
    private EventStore events;

    @Autowired
    private Words words;

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient database;

    @Autowired
    private KnownValues values;

    private String run = "";

    @BeforeAll
    void someThousandEvents() {
        run = UUID.randomUUID().toString().substring(0, 6);
        PartyId mill = parties.register(
                        Actor.platform(), NewOrganisation.under(null, "Nhà máy " + run, OrganisationKind.ENTERPRISE))
                .orThrow();
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            String things = String.join(
                    "\", \"",
                    IntStream.range(i * THINGS_EACH, (i + 1) * THINGS_EACH)
                            .mapToObj(this::epc)
                            .toList());
            all.add(SampleEvents.of("ObjectEvent", """
                    "action": "ADD", "epcList": ["%s"], "bizStep": "urn:buoc:%s:%d", "bizLocation": {"id": "urn:kho:%s:%d"},
                    "ilmd": {"ex:lot": "%s-%d"},
                    "sensorElementList": [{"sensorReport": [{"type": "Temperature", "value": %d.5, "uom": "CEL"}]}]
                    """.formatted(things, run, i % 10, run, i % 20, run, i / 5, i % 40))
                    .identifiedAs("urn:x:" + run + i));
        }
        captures.captureNow(Actor.platform(), mill, all, NS).orThrow();
        for (String table : List.of("event", "event_id", "thing", "field")) {
            database.sql("vacuum analyze traceability." + table).update();
        }
    }

    @Test
    void identifiersAndIdsAreFoundInTheirIndicesAlone() {
        assertThat(scans(way("MATCH_anyEPC=" + epc(77))))
                .allMatch(scan -> scan.matches("Index Only Scan on thing_\\d"));
        assertThat(scans(graphStep(40))).isNotEmpty().allMatch(scan -> scan.matches("Index Only Scan on thing_\\d"));
        assertThat(scans(way("EQ_eventID=urn:x:" + run + 77)))
                .isNotEmpty()
                .allMatch(scan -> scan.matches("Index (Only )?Scan on event_id_\\d"));
    }

    @Test
    void fieldsAndPatternsAreFoundInTheirIndicesAlone() {
        String pattern = "urn:epc:idpat:sgtin:0614141.107346.*";
        for (String asked : List.of("MATCH_anyEPC=" + pattern, "EQ_ILMD_ex:lot=" + run + "-7", "GE_value_FAH=100")) {
            assertThat(finding(way(asked)))
                    .as(asked)
                    .isNotEmpty()
                    .allMatch(scan -> scan.matches("Index (Only )?Scan on field_\\d"));
        }
    }

    @Test
    void aRangeOfValuesIsLookedThroughInTheOrderOfNumbersWithoutSorting() {
        Narrowing narrowing = narrowing("GE_value_FAH=60");
        Probe.Walk walk = Objects.requireNonNull(narrowing.probes().getFirst().walk());
        Probe.Sql sql = walk.numbers(narrowing.above(), narrowing.upTo(), true, 31, 1_000);
        List<String> plan = plan(sql.text(), sql.parameters());
        assertThat(finding(plan)).hasSize(1).allMatch(scan -> scan.matches("Index Only Scan on field_\\d"));
        assertThat(plan).noneMatch(line -> line.contains("Sort"));
    }

    @Test
    void pagesByStepAndPlaceFollowAnIndexInTheOrderOfNumbers() {
        for (String asked : List.of("EQ_bizStep=urn:buoc:" + run + ":3", "WD_bizLocation=urn:kho:" + run + ":3")) {
            assertThat(finding(way(asked)))
                    .as(asked)
                    .isNotEmpty()
                    .allMatch(scan -> scan.startsWith("Index Only Scan on event_"));
        }
    }

    @Test
    void aPartyIsToldOfWhatItSeesAmongManyEventsOfOthers() {
        PartyId small = parties.register(
                        Actor.platform(), NewOrganisation.under(null, "Hợp tác xã " + run, OrganisationKind.ENTERPRISE))
                .orThrow();
        // In the order of identifiers it comes after more of others' than are looked through at first.
        String own = "urn:epc:id:sgtin:0614141.999999." + run;
        captures.captureNow(
                        Actor.platform(),
                        small,
                        List.of(SampleEvents.of("ObjectEvent", """
                        "action": "ADD", "epcList": ["%s"], "bizStep": "urn:buoc:%s:x", "bizLocation": {"id": "urn:kho:%s:x"},
                        "sourceList": [{"type": "possessing_party", "source": "urn:ben:%s"}]
                        """.formatted(own, run, run, run))
                                .identifiedAs("urn:x:" + run + "x")),
                        NS)
                .orThrow();
        for (Viewer viewer : List.of(
                new Viewer.Party(Set.of(small), Set.of()),
                new Viewer.Party(Set.of(), Set.of("urn:ben:" + run)),
                new Viewer.Party(
                        Set.of(),
                        Set.of(),
                        Set.of(new Viewer.Goods(small, Thing.key(own).substring(0, 17)))))) {
            assertThat(values.after(KnownValues.Kind.EPCS, viewer, "", 10)).containsExactly(Thing.uri(Thing.key(own)));
            assertThat(values.after(KnownValues.Kind.EPCS, viewer, Thing.key(own), 10))
                    .isEmpty();
            assertThat(values.after(KnownValues.Kind.BIZ_STEPS, viewer, "", 10))
                    .containsExactly("urn:buoc:" + run + ":x");
            assertThat(values.after(KnownValues.Kind.BIZ_LOCATIONS, viewer, "", 10))
                    .containsExactly("urn:kho:" + run + ":x");
            assertThat(values.after(KnownValues.Kind.READ_POINTS, viewer, "", 10))
                    .isEmpty();
        }
        assertThat(values.after(KnownValues.Kind.BIZ_STEPS, new Viewer.Authority(), "urn:buoc:" + run, 11))
                .containsExactly(IntStream.rangeClosed(0, 10)
                        .mapToObj(i -> "urn:buoc:" + run + ":" + (i < 10 ? i : "x"))
                        .toArray(String[]::new));
    }

    private String epc(int i) {
        return "urn:epc:id:sgtin:0614141.107346." + run + "." + i;
    }

    /** How the first way of a query through the indices runs. */
    private List<String> way(String asked) {
        Narrowing narrowing = narrowing(asked);
        Probe.Sql sql = narrowing.probes().getFirst().numbers(narrowing.above(), narrowing.upTo(), true, 31);
        return plan(sql.text(), sql.parameters());
    }

    private Narrowing narrowing(String asked) {
        EventQuery query =
                Given.fromUrl(asked).then(given -> EventQuery.of(given, NS)).orThrow();
        return Narrowing.of(
                query,
                new Viewer.Authority(),
                MasterDataView.NONE,
                words,
                events.newest().orElseThrow().value());
    }

    private List<String> graphStep(int keys) {
        return plan(
                PostgresEventStore.OCCURRENCES,
                List.of(
                        IntStream.range(0, keys)
                                .mapToObj(i -> Thing.key(epc(i)))
                                .toArray(String[]::new),
                        Set.of(ThingRole.values()).stream()
                                .map(role -> (short) role.code())
                                .toArray(Short[]::new)));
    }

    private List<String> plan(String sql, List<Object> parameters) {
        return database.sql("explain (analyze, buffers) " + sql)
                .params(parameters)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Every table that was read, as "kind of scan on table". */
    private static List<String> scans(List<String> plan) {
        return scans(plan, "(?!never executed).*");
    }

    /** The tables in which something was found; a partition with next to nothing in it may be read as a whole. */
    private static List<String> finding(List<String> plan) {
        return scans(plan, "actual time=\\S+ rows=[1-9].*");
    }

    private static List<String> scans(List<String> plan, String outcome) {
        Pattern scan = Pattern.compile(SCAN + "[^(]*\\(cost=[^)]*\\) \\(" + outcome);
        List<String> scans = new ArrayList<>();
        for (String line : plan) {
            Matcher found = scan.matcher(line);
            if (found.find()) {
                scans.add(found.group(1) + " on " + found.group(2));
            }
        }
        return scans;
    }
}
