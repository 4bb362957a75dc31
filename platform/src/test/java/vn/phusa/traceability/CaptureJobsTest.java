package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.store.JobStore;

/** Documents that are kept with a job because they are large. */
@PlatformTest
class CaptureJobsTest {
    /** More than is written in one piece. */
    private static final int MANY = 5_200;

    @Autowired
    private Captures captures;

    @Autowired
    private CaptureJobs runner;

    @Autowired
    private JobStore jobs;

    @Autowired
    private EventStore store;

    @Autowired
    private MasterData masterData;

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    private PartyId mill;
    private Actor miller;
    private String serial;

    @BeforeEach
    void aMillAndNothingThatWaits() {
        while (runner.runNext()) {
            // jobs of other tests
        }
        serial = UUID.randomUUID().toString().substring(0, 8);
        mill = parties.register(
                        Actor.platform(), NewOrganisation.under(null, "Nhà máy " + serial, OrganisationKind.ENTERPRISE))
                .orThrow();
        miller = new Actor(
                new AccountId(78),
                null,
                "Lê Thị Gạo",
                List.of(new Grant(Role.INTEGRATION, new Grant.Within(Set.of(mill)), null)),
                Actor.Channel.API);
    }

    private CaptureId keep(String document, ErrorBehaviour behaviour) throws IOException {
        byte[] small = document.getBytes(StandardCharsets.UTF_8);
        byte[] large = java.util.Arrays.copyOf(small, Math.max(small.length, (4 << 20) + 1));
        java.util.Arrays.fill(large, small.length, large.length, (byte) ' ');
        return captures.capture(
                        miller,
                        mill,
                        behaviour,
                        new DocumentReceived(true, DocumentSource.of(large), large.length, new byte[32]))
                .orThrow();
    }

    private CaptureJob job(CaptureId id) {
        return captures.job(miller, id).orThrow();
    }

    private long stored() {
        return database.sql("select count(*) from traceability.event where owner = ?")
                .param(mill.value())
                .query(Long.class)
                .single();
    }

    private String[] events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SampleDocuments.shipping(serial + "-" + i, "L" + i))
                .toArray(String[]::new);
    }

    @Test
    void aLargeDocumentWaitsForItsJobAndIsWrittenWhole() throws IOException {
        String[] events = events(MANY);
        CaptureId id = keep(SampleDocuments.document(events), ErrorBehaviour.ROLLBACK);
        assertThat(job(id).running()).isTrue();
        assertThat(stored()).isZero();
        assertThat(runner.runNext()).isTrue();
        assertThat(job(id))
                .satisfies(job -> assertThat(job.running()).isFalse())
                .satisfies(job -> assertThat(job.success()).isTrue())
                .satisfies(job -> assertThat(job.stored()).isEqualTo(MANY));
        assertThat(stored()).isEqualTo(MANY);
        assertThat(runner.runNext()).isFalse();
        assertThat(database.sql("select count(*) from traceability.job_chunk where job = ?")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void oneBadEventAtTheEndOfALargeDocumentTakesAllBack() throws IOException {
        String[] events = events(MANY);
        events[MANY - 1] = events[MANY - 1].replace("200.5", "-1");
        CaptureId id = keep(SampleDocuments.document(events), ErrorBehaviour.ROLLBACK);
        runner.runNext();
        assertThat(job(id).success()).isFalse();
        assertThat(job(id).errors().getFirst().path()).contains("[" + (MANY - 1) + "]");
        assertThat(stored()).isZero();
    }

    @Test
    void anIdThatIsTakenTakesAllBackAndTheTurnIsFreeAgain() throws IOException {
        String[] events = events(MANY);
        String id = "urn:uuid:" + UUID.randomUUID();
        events[3] = SampleDocuments.shipping(id, serial, "X");
        events[MANY - 1] = SampleDocuments.shipping(id, serial, "Y");
        CaptureId job = keep(SampleDocuments.document(events), ErrorBehaviour.ROLLBACK);
        runner.runNext();
        assertThat(job(job).success()).isFalse();
        assertThat(job(job).errors().getFirst().code())
                .isIn("traceability.capture.id-taken", "traceability.capture.id-twice");
        assertThat(stored()).isZero();
        assertThat(captures.captureNow(
                                miller,
                                mill,
                                SampleDocuments.read(SampleDocuments.document(SampleDocuments.shipping(serial, "Z"))),
                                vn.phusa.epcis.Namespaces.NONE)
                        .orThrow()
                        .numbers())
                .hasSize(1);
    }

    @Test
    void proceedTakesTheGoodOnesOfALargeDocument() throws IOException {
        String[] events = events(12);
        events[5] = events[5].replace("200.5", "-1");
        events[7] = events[6];
        CaptureId id = keep(SampleDocuments.document(events), ErrorBehaviour.PROCEED);
        runner.runNext();
        assertThat(job(id).success()).isFalse();
        assertThat(job(id).errorCount()).isEqualTo(job(id).errors().size()).isPositive();
        assertThat(stored()).isEqualTo(10);
    }

    @Test
    void aJobThatDiedIsTakenUpAgainAndFinishedOnce() throws IOException {
        CaptureId id = keep(SampleDocuments.document(events(5)), ErrorBehaviour.ROLLBACK);
        // It was begun, and its node died.
        transactions.executeWithoutResult(_ -> jobs.begin());
        transactions.executeWithoutResult(status -> {
            jobs.hold(id);
            status.setRollbackOnly();
        });
        assertThat(job(id).running()).isTrue();
        assertThat(runner.runNext()).isTrue();
        assertThat(job(id).success()).isTrue();
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void aJobThatIsBeingWorkedAtIsNotTakenUpByAnother() throws IOException {
        CaptureId id = keep(SampleDocuments.document(events(2)), ErrorBehaviour.ROLLBACK);
        transactions.executeWithoutResult(_ -> {
            assertThat(jobs.hold(id)).isTrue();
            try (var other = java.util.concurrent.Executors.newSingleThreadExecutor()) {
                assertThat(other.submit(() -> runner.runNext()))
                        .succeedsWithin(java.time.Duration.ofSeconds(20))
                        .isEqualTo(false);
            }
        });
        assertThat(runner.runNext()).isTrue();
        assertThat(stored()).isEqualTo(2);
    }

    // ---- master data

    @Test
    void masterDataInTheHeaderAreCapturedAndTheLatestCount() throws IOException {
        String top = "urn:epc:id:sgln:893500123.0"
                + serial.replaceAll("[^0-9]", "").concat("00").substring(0, 2) + "." + serial;
        String document = SampleDocuments.document(SampleDocuments.shipping(serial, "M"));
        String header = """
                "epcisHeader": {"epcisMasterData": {"vocabularyList": [{"type": "urn:epcglobal:epcis:vtype:BusinessLocation",
                  "vocabularyElementList": [
                    {"id": "%s", "attributes": [{"id": "urn:epcglobal:cbv:mda#name", "attribute": "%s"}],
                     "children": ["%s.a", "%s.b"]},
                    {"id": "%s.a", "children": ["%s.c"]},
                    {"id": "%s.c", "children": ["%s"]}]}]}},
                "epcisBody\"""";
        for (String name : List.of("Kho cũ", "Kho mới")) {
            String filled =
                    header.formatted(top, name, top, top, top, top, top, top).strip();
            keep(document.replace("\"epcisBody\"", filled), ErrorBehaviour.ROLLBACK);
            assertThat(runner.runNext()).isTrue();
        }
        MasterDataView view = masterData.view();
        String key = MasterDataView.key(top);
        assertThat(view.values(key, "urn:epcglobal:cbv:mda#name")).containsExactly("Kho mới");
        assertThat(view.having("urn:epcglobal:cbv:mda#name")).contains(key);
        assertThat(view.within(key)).hasSize(4);
        assertThat(masterData.elements(Set.of("urn:epcglobal:epcis:vtype:BusinessLocation"), Set.of(key), 10))
                .singleElement()
                .satisfies(found -> assertThat(found.element().children()).hasSize(2));
    }

    @Test
    void noOrganisationChangesWhatAnotherSaidAboutAPlace() throws IOException {
        String place = "urn:epc:id:sgln:893500124.0." + serial;
        String document = SampleDocuments.document(SampleDocuments.shipping(serial, "M"));
        String header = """
                "epcisHeader": {"epcisMasterData": {"vocabularyList": [{"type": "urn:epcglobal:epcis:vtype:BusinessLocation",
                  "vocabularyElementList": [{"id": "%s",
                    "attributes": [{"id": "urn:epcglobal:cbv:mda#name", "attribute": "%s"}]}]}]}},
                "epcisBody\"""";
        keep(
                document.replace(
                        "\"epcisBody\"", header.formatted(place, "Kho của chủ").strip()),
                ErrorBehaviour.ROLLBACK);
        assertThat(runner.runNext()).isTrue();
        aMillAndNothingThatWaits();

        keep(
                SampleDocuments.document(SampleDocuments.shipping(serial, "N"))
                        .replace(
                                "\"epcisBody\"",
                                header.formatted(place, "Kho đổi tên").strip()),
                ErrorBehaviour.ROLLBACK);
        assertThat(runner.runNext()).isTrue();

        assertThat(masterData.elements(Set.of(), Set.of(MasterDataView.key(place)), 10))
                .singleElement()
                .satisfies(found -> assertThat(found.element().attributes().toString())
                        .contains("Kho của chủ")
                        .doesNotContain("Kho đổi tên"));
    }
}
