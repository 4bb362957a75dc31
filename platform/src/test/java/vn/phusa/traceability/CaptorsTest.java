package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Namespaces;
import vn.phusa.ledger.CopyCheck;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.Finding;
import vn.phusa.ledger.WorkingCopy;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.passport.ProductFixture;
import vn.phusa.traceability.sight.Sights;
import vn.phusa.traceability.sight.Sought;
import vn.phusa.traceability.store.KnownValues;
import vn.phusa.traceability.supervision.Keeping;
import vn.phusa.traceability.trace.Direction;
import vn.phusa.traceability.trace.Traces;

/** An event belongs to whoever captured it, also to those who captured it word for word after somebody else; and stands only once. */
@PlatformTest
class CaptorsTest {
    private static final Namespaces PREFIXES = Namespaces.of(Map.of("gao", "https://ns.gao.vn/"));

    @Autowired
    private Captures captures;

    @Autowired
    private CaptureJobs runner;

    @Autowired
    private EventStore store;

    @Autowired
    private EventQueries queries;

    @Autowired
    private Sights sights;

    @Autowired
    private Sharings sharings;

    @Autowired
    private Traces traces;

    @Autowired
    private Keeping keeping;

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Coverage coverage;

    @Autowired
    private DataSource dataSource;

    private String run;
    private PartyId mill;
    private PartyId carrier;
    private PartyId stranger;
    private Actor miller;
    private Actor driver;
    private Actor other;
    private String eventId;
    private String event;

    @BeforeEach
    void threeOrganisations() {
        run = UUID.randomUUID().toString().substring(0, 8);
        mill = organisation("Nhà máy ");
        carrier = organisation("Đơn vị chở ");
        stranger = organisation("Người lạ ");
        miller = ProductFixture.actor(Role.UNIT_HEAD, mill);
        driver = ProductFixture.actor(Role.UNIT_HEAD, carrier);
        other = ProductFixture.actor(Role.UNIT_HEAD, stranger);
        eventId = "urn:uuid:" + UUID.randomUUID();
        event = SampleDocuments.shipping(eventId, run, "L");
    }

    private PartyId organisation(String name) {
        return parties.register(Actor.platform(), NewOrganisation.under(null, name + run, OrganisationKind.ENTERPRISE))
                .orThrow();
    }

    private Outcome<Captured> capture(Actor actor, PartyId owner, String... events) {
        return captures.captureNow(actor, owner, SampleDocuments.read(SampleDocuments.document(events)), PREFIXES);
    }

    private EventNumber captured(Actor actor, PartyId owner) {
        return capture(actor, owner, event).orThrow().numbers().getFirst();
    }

    private List<RecordedEvent> seen(Actor actor) {
        return queries.page(actor, EventQuery.ALL, null, 100).orThrow().events();
    }

    private Outcome<Traces.Answer> traced(Actor actor) {
        return traces.trace(
                actor,
                new Traces.Question(
                        Thing.uri(Thing.key("urn:epc:id:sgtin:893500123.0456." + run)), Direction.BOTH, false, null));
    }

    private void assertOwn(Actor actor, PartyId organisation, EventNumber number) {
        assertThat(seen(actor)).singleElement().satisfies(event -> {
            assertThat(event.number()).isEqualTo(number);
            assertThat(event.owner()).isEqualTo(organisation);
            assertThat(event.captors()).isEmpty();
        });
        assertThat(queries.count(actor)).contains(1L);
        assertThat(queries.withId(actor, eventId).orThrow()).hasSize(1);
        assertThat(queries.known(actor, KnownValues.Kind.EPCS, "", 10)).hasSize(1);
        for (KnownValues.Kind kind : List.of(
                KnownValues.Kind.BIZ_STEPS,
                KnownValues.Kind.BIZ_LOCATIONS,
                KnownValues.Kind.READ_POINTS,
                KnownValues.Kind.DISPOSITIONS)) {
            assertThat(queries.known(actor, kind, "", 10)).as(kind.name()).hasSize(1);
        }
        assertThat(traced(actor).orThrow().trace().events().values())
                .singleElement()
                .satisfies(event -> assertThat(event.owner()).isEqualTo(organisation));
        assertThat(sights.one(actor, number).orThrow().act()).isPresent();
        assertThat(keeping.list(actor).orThrow()).hasSize(1);
        assertThat(sights.page(
                                actor,
                                new Sought("", "", "", "", parties.nameOn(organisation, LocalDate.now()), null, null),
                                null,
                                10)
                        .orThrow()
                        .events())
                .hasSize(1);
    }

    private void assertNothing(Actor actor, EventNumber number) {
        assertThat(seen(actor)).isEmpty();
        assertThat(queries.count(actor)).contains(0L);
        assertThat(queries.withId(actor, eventId)).isInstanceOf(Outcome.Rejected.class);
        for (KnownValues.Kind kind : KnownValues.Kind.values()) {
            assertThat(queries.known(actor, kind, "", 10)).as(kind.name()).isEmpty();
        }
        assertThat(traced(actor)).isInstanceOf(Outcome.Rejected.class);
        assertThat(sights.one(actor, number)).isInstanceOf(Outcome.Rejected.class);
        assertThat(keeping.list(actor).orThrow()).isEmpty();
    }

    @Test
    void whoCapturesItWordForWordSeesItAsItsOwnAndTheFirstNoticesNothing() {
        EventNumber number = captured(miller, mill);
        assertNothing(driver, number);

        assertThat(captured(driver, carrier)).isEqualTo(number);
        assertThat(captured(driver, carrier)).as("again and again").isEqualTo(number);

        assertThat(store.withEventId(eventId)).hasSize(1);
        assertOwn(driver, carrier, number);
        assertOwn(miller, mill, number);
        assertNothing(other, number);
        assertThat(sights.one(driver, number).orThrow().act())
                .isNotEqualTo(sights.one(miller, number).orThrow().act());
        Sought byCarrier = new Sought("", "", "", "", "Đơn vị chở " + run, null, null);
        assertThat(sights.page(miller, byCarrier, null, 10).orThrow().events())
                .as("that the carrier captured it, too, is not the mill's to know")
                .isEmpty();
        Sought byMill = new Sought("", "", "", "", "Nhà máy " + run, null, null);
        assertThat(sights.page(driver, byMill, null, 10).orThrow().events()).isEmpty();
        assertThat(differing()).isEmpty();
    }

    @Test
    void itIsNotTheLaterCaptorsToShareOn() {
        EventNumber number = captured(miller, mill);
        captured(driver, carrier);
        sharings.share(driver, new Sharings.Wish(carrier, stranger, null, LocalDate.of(2020, 1, 1), null))
                .orThrow();
        assertNothing(other, number);
        sharings.share(miller, new Sharings.Wish(mill, stranger, null, LocalDate.of(2020, 1, 1), null))
                .orThrow();
        assertThat(seen(other))
                .singleElement()
                .satisfies(event -> assertThat(event.owner()).isEqualTo(mill));
    }

    @Test
    void otherWordsUnderItsIdAreRefusedAndTellNothing() {
        EventNumber number = captured(miller, mill);
        String changed = event.replace("200.5", "200");
        assertThat(capture(driver, carrier, changed)).isInstanceOf(Outcome.Rejected.class);
        assertNothing(driver, number);

        String fresh = SampleDocuments.shipping(run, "M");
        String second = SampleDocuments.shipping(run, "N");
        capture(miller, mill, second).orThrow();
        assertThat(capture(driver, carrier, second, fresh, changed))
                .as("what is taken back as a whole makes nobody a captor")
                .isInstanceOf(Outcome.Rejected.class);
        assertNothing(driver, number);
    }

    @Test
    void aDeclarationTakesBackWhatItsCaptorToldAndNotWhatAnotherDid() {
        EventNumber number = captured(miller, mill);
        captured(driver, carrier);
        String declared = event.replace(
                "\"action\"",
                "\"errorDeclaration\": {\"declarationTime\": \"2026-08-02T00:00:00Z\", \"reason\": \"incorrect_data\"}, \"action\"");
        capture(driver, carrier, declared).orThrow();

        assertOwn(miller, mill, number);
        assertThat(sights.names(seen(miller)).wrong()).isEmpty();
        assertThat(sights.one(miller, number).orThrow().takesBack()).isTrue();
        assertThat(queries.withId(driver, eventId).orThrow()).hasSize(2);
        assertThat(sights.names(seen(driver)).wrong()).containsExactly(eventId);

        capture(miller, mill, declared).orThrow();
        assertThat(seen(miller)).hasSize(2);
        assertThat(traced(miller).orThrow().trace().events())
                .as("the first captor's word")
                .isEmpty();
        assertThat(sights.one(miller, number).orThrow().takesBack()).isFalse();
    }

    @Test
    void bothAtTheSameMomentBothSeeItAndItStandsOnce() throws Exception {
        int rounds = 12;
        String[] events = IntStream.range(0, rounds)
                .mapToObj(i -> SampleDocuments.shipping(run + i, "L" + i))
                .toArray(String[]::new);
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> {
                for (int i = 0; i < rounds; i++) {
                    together.await();
                    capture(miller, mill, events[i], SampleDocuments.shipping(run, "A" + i))
                            .orThrow();
                }
                return true;
            });
            var second = threads.submit(() -> {
                for (int i = 0; i < rounds; i++) {
                    together.await();
                    capture(driver, carrier, SampleDocuments.shipping(run, "B" + i), events[i])
                            .orThrow();
                }
                return true;
            });
            assertThat(first.get() && second.get()).isTrue();
        }
        assertThat(seen(miller)).hasSize(2 * rounds);
        assertThat(seen(driver)).hasSize(2 * rounds);
        Set<PartyId> both = Set.of(mill, carrier);
        assertThat(queries.count(miller)).contains(2L * rounds);
        assertThat(queries.count(driver)).contains(2L * rounds);
        assertThat(seen(ProductFixture.actor(Role.UNIT_HEAD, mill, carrier)))
                .as("each once")
                .hasSize(3 * rounds)
                .allSatisfy(event -> assertThat(both).contains(event.owner()));
        assertThat(seen(other)).isEmpty();
        assertThat(differing()).isEmpty();
    }

    @Test
    void aLargeDocumentMakesItsOrganisationACaptorOfEachOnceOrOfNoneWhereItIsTakenBack() throws IOException {
        while (runner.runNext()) {
            // jobs of other tests
        }
        String[] events = IntStream.range(0, 1_100)
                .mapToObj(i -> SampleDocuments.shipping(run + i, "L" + i))
                .toArray(String[]::new);
        capture(miller, mill, Arrays.copyOf(events, 1_050)).orThrow();
        events[1_099] = events[1_049].replace("200.5", "200");
        assertThat(keep(events).success()).isFalse();
        assertThat(seen(driver)).isEmpty();

        // The last is repeated within the document itself.
        events[1_099] = events[0];
        assertThat(keep(events).success()).isTrue();
        assertThat(keep(events).success()).isTrue();
        assertThat(queries.count(driver)).contains(1_099L);
        assertThat(queries.count(miller)).contains(1_050L);
        assertThat(database.sql("select count(*) from traceability.captor where party = ?")
                        .param(carrier.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1_050);
        assertThat(differing()).isEmpty();
    }

    private CaptureJob keep(String... events) throws IOException {
        byte[] small = SampleDocuments.document(events).getBytes(StandardCharsets.UTF_8);
        byte[] large = Arrays.copyOf(small, Math.max(small.length, (4 << 20) + 1));
        Arrays.fill(large, small.length, large.length, (byte) ' ');
        CaptureId job = captures.capture(
                        driver,
                        carrier,
                        ErrorBehaviour.ROLLBACK,
                        new DocumentReceived(true, DocumentSource.of(large), large.length, new byte[32]))
                .orThrow();
        assertThat(runner.runNext()).isTrue();
        return captures.job(driver, job).orThrow();
    }

    @Test
    void verificationFindsACaptorWhomSomebodyAddedOrTookAway() {
        EventNumber number = captured(miller, mill);
        captured(driver, carrier);
        assertThat(differing()).isEmpty();
        String unguarded = "alter table traceability.captor disable trigger user";
        for (String tampering : List.of(
                "insert into traceability.captor values (" + stranger + ", " + number.value() + ", 1, 1)",
                "update traceability.captor set party = " + stranger + " where number = " + number.value(),
                "update traceability.captor set since = 1 where number = " + number.value(),
                "delete from traceability.captor where number = " + number.value(),
                "delete from traceability.captor_word where party = " + carrier)) {
            transactions.executeWithoutResult(status -> {
                database.sql(unguarded).update();
                database.sql(tampering).update();
                assertThat(differing()).as(tampering).isNotEmpty();
                status.setRollbackOnly();
            });
        }
        assertThat(differing()).isEmpty();
    }

    /** What verification finds about captors. */
    private List<String> differing() {
        return Objects.requireNonNull(transactions.execute(_ -> {
            List<String> found = new java.util.ArrayList<>();
            for (WorkingCopy copy : coverage.copies()) {
                if (copy.table().startsWith("traceability.")) {
                    found.addAll(
                            database.sql(copy.differing()).query(String.class).list());
                }
            }
            Connection connection = DataSourceUtils.getConnection(dataSource);
            for (CopyCheck check : coverage.checks()) {
                try {
                    check.check(connection, new CopyCheck.Listener() {
                        @Override
                        public void found(Finding finding) {
                            // Other tests make the database forget the IDs of official examples, to take these in
                            // twice.
                            if (!finding.record().startsWith("traceability.event_id [")) {
                                found.add(finding.toString());
                            }
                        }

                        @Override
                        public void step() {}
                    });
                } catch (java.sql.SQLException broken) {
                    throw new IllegalStateException(broken);
                }
            }
            return found;
        }));
    }
}
