package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;
import vn.phusa.ledger.CopyCheck;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.Finding;
import vn.phusa.ledger.LedgerVerification;
import vn.phusa.party.Evidence;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;

/** Capturing within the platform, on a real database. */
@PlatformTest
class CapturesTest {
    private static final Namespaces PREFIXES = Namespaces.of(Map.of("gao", "https://ns.gao.vn/"));

    @Autowired
    private Captures captures;

    @Autowired
    private EventStore store;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Sharings sharings;

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

    private PartyId mill;
    private Actor miller;
    private String serial;

    @BeforeEach
    void aMill() {
        serial = UUID.randomUUID().toString().substring(0, 8);
        mill = organisation("Nhà máy xay xát " + serial);
        miller = officer(mill);
    }

    private PartyId organisation(String name) {
        return parties.register(Actor.platform(), NewOrganisation.under(null, name, OrganisationKind.ENTERPRISE))
                .orThrow();
    }

    private static Actor officer(PartyId organisation) {
        return new Actor(
                new AccountId(77),
                null,
                "Trần Văn Lúa",
                List.of(new Grant(Role.UNIT_HEAD, new Grant.Within(Set.of(organisation)), null)),
                Actor.Channel.WEB);
    }

    private static List<Event> events(String... events) {
        return SampleDocuments.read(SampleDocuments.document(events));
    }

    private static List<ProblemCode> codes(Outcome<?> outcome) {
        return outcome instanceof Outcome.Rejected<?>(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    private Captured capture(String... events) {
        return captures.captureNow(miller, mill, events(events), PREFIXES).orThrow();
    }

    // ---- in and out

    @Test
    void anEventComesBackAsItWasSentWithItsRecordTime() {
        Event sent = events(SampleDocuments.shipping(serial, "L1")).getFirst();
        Captured captured =
                captures.captureNow(miller, mill, List.of(sent), PREFIXES).orThrow();
        RecordedEvent stored = store.events(captured.numbers()).getFirst();
        assertThat(stored.event().recordedAt(null)).isEqualTo(sent);
        assertThat(stored.event().occurrence().recordTime())
                .satisfies(time -> assertThat(time.instant())
                        .isEqualTo(captured.numbers().getFirst().recordTime()));
        assertThat(stored.owner()).isEqualTo(mill);
        assertThat(stored.named()).containsExactlyInAnyOrder("417/8935001230021", "417/4012345000009");
        assertThat(stored.namespaces()).isEqualTo(PREFIXES);
    }

    @Test
    void itsIdentifiersAreFoundInTheirOneSpellingAndRole() {
        EventNumber number =
                capture(SampleDocuments.shipping(serial, "L2")).numbers().getFirst();
        String bag = Thing.key("urn:epc:id:sgtin:893500123.0456." + serial);
        assertThat(store.occurrences(List.of(bag, "01/00000000000000"), ThingRole.ANY_EPC))
                .containsExactly(new EventStore.Found(bag, ThingRole.EPC, number));
        assertThat(store.occurrences(List.of(bag), ThingRole.ANY_CLASS)).isEmpty();
    }

    @Test
    void anEventWithoutAnIdGetsItsHashId() {
        String event = SampleDocuments.shipping("x", serial, "L3").replaceAll("\"eventID\": \"x\",", "");
        RecordedEvent stored = store.events(capture(event).numbers()).getFirst();
        String id = stored.event().occurrence().eventID();
        assertThat(id).startsWith("ni:///sha-256;").endsWith("?ver=CBV2.0");
        assertThat(store.withEventId(id)).extracting(RecordedEvent::number).containsExactly(stored.number());
    }

    @Test
    void numbersGrow() {
        List<EventNumber> first = capture(SampleDocuments.shipping(serial, "A"), SampleDocuments.shipping(serial, "B"))
                .numbers();
        List<EventNumber> second =
                capture(SampleDocuments.shipping(serial, "C")).numbers();
        assertThat(first).isSorted();
        assertThat(second.getFirst()).isGreaterThan(first.getLast());
        assertThat(store.newest().orElseThrow()).isGreaterThanOrEqualTo(second.getFirst());
    }

    // ---- the same again

    @Test
    void theSameEventAgainIsNoErrorAndNothingNew() {
        String event = SampleDocuments.shipping(serial, "L4");
        Captured first = capture(event);
        Captured again = capture(event, SampleDocuments.shipping(serial, "L5"), event);
        assertThat(again.numbers()).hasSize(3);
        assertThat(again.numbers().get(0)).isEqualTo(first.numbers().getFirst());
        assertThat(again.numbers().get(2)).isEqualTo(first.numbers().getFirst());
        assertThat(count("traceability.capture where id = " + again.id() + " and events = 1 and repeated = 2"))
                .isEqualTo(1);
    }

    @Test
    void theSameIdWithOtherContentIsRefusedAndNothingOfTheCaptureStored() {
        String id = "urn:uuid:" + UUID.randomUUID();
        String other = "urn:uuid:" + UUID.randomUUID();
        capture(SampleDocuments.shipping(id, serial, "L6"));
        Outcome<Captured> refused = captures.captureNow(
                miller,
                mill,
                events(SampleDocuments.shipping(other, serial, "L7"), SampleDocuments.shipping(id, serial, "L8")),
                PREFIXES);
        assertThat(codes(refused)).containsExactly(CaptureProblem.ID_TAKEN);
        assertThat(store.withEventId(other)).isEmpty();
        assertThat(store.withEventId(id)).hasSize(1);
        assertThat(codes(captures.captureNow(
                        miller,
                        mill,
                        events(
                                SampleDocuments.shipping(other, serial, "L7"),
                                SampleDocuments.shipping(other, serial, "L8")),
                        PREFIXES)))
                .containsExactly(CaptureProblem.ID_TWICE);
    }

    @Test
    void anErrorDeclarationRepeatsTheIdAndIsItselfKnownWhenItComesAgain() {
        String id = "urn:uuid:" + UUID.randomUUID();
        String event = SampleDocuments.shipping(id, serial, "L9");
        String declared = event.replace(
                "\"action\"",
                "\"errorDeclaration\": {\"declarationTime\": \"2026-08-02T00:00:00Z\", \"reason\": \"incorrect_data\"}, \"action\"");
        capture(event);
        EventNumber first = capture(declared).numbers().getFirst();
        assertThat(capture(declared).numbers()).containsExactly(first);
        assertThat(store.withEventId(id))
                .hasSize(2)
                .last()
                .satisfies(last ->
                        assertThat(last.event().occurrence().errorDeclaration()).isNotNull());
    }

    // ---- refusals

    @Test
    void nobodyCapturesForAnotherOrganisation() {
        Outcome<Captured> refused = captures.captureNow(
                officer(organisation("Khác " + serial)), mill, events(SampleDocuments.shipping(serial, "L")), PREFIXES);
        assertThat(codes(refused)).containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void anEventThatCannotBeTrueIsRefusedWithItsPath() {
        String wrong = SampleDocuments.shipping(serial, "L").replace("\"quantity\": 200.5", "\"quantity\": -1");
        Outcome<Captured> refused = captures.captureNow(miller, mill, events(wrong), PREFIXES);
        assertThat(codes(refused)).containsOnly(CaptureProblem.NOT_VALID);
    }

    @Test
    void itIsNotCalledWithinATransaction() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> capture(SampleDocuments.shipping(serial, "L"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void captureBesideEachOtherAllFindTheirPlace() throws InterruptedException, ExecutionException {
        List<Future<Captured>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String lot = "P" + i;
                running.add(threads.submit(() ->
                        capture(SampleDocuments.shipping(serial, lot), SampleDocuments.shipping(serial, lot + "x"))));
            }
        }
        Set<EventNumber> all = new java.util.HashSet<>();
        for (Future<Captured> each : running) {
            all.addAll(each.get().numbers());
        }
        assertThat(all).hasSize(80);
        assertThat(store.events(all)).hasSize(80);
    }

    // ---- who sees what

    @Test
    void aPartySeesWhatItCapturedWhatNamesItAndWhatItWasGranted() {
        RecordedEvent event = store.events(
                        capture(SampleDocuments.shipping(serial, "V")).numbers())
                .getFirst();
        PartyId stranger = organisation("Người lạ " + serial);
        PartyId buyer = organisation("Người mua " + serial);
        parties.identify(Actor.platform(), buyer, IdentifierScheme.GLN, "4012345000009", null, null, Evidence.NONE);
        assertThat(viewers.of(miller).sees(event)).isTrue();
        assertThat(viewers.of(officer(stranger)).sees(event)).isFalse();
        assertThat(viewers.of(Set.of(buyer)).sees(event)).isTrue();
        assertThat(viewers.of(Actor.visitor()).sees(event)).isFalse();
        assertThat(viewers.of(Actor.platform()).sees(event)).isTrue();

        LocalDate today = LocalDate.of(2020, 1, 1);
        assertThat(codes(sharings.share(officer(stranger), new Sharings.Wish(mill, stranger, null, today, null))))
                .containsExactly(Refusal.FORBIDDEN);
        Sharing shared = sharings.share(miller, new Sharings.Wish(mill, stranger, null, today, null))
                .orThrow();
        assertThat(viewers.of(officer(stranger)).sees(event)).isTrue();
        assertThat(codes(sharings.end(officer(stranger), shared.number()))).containsExactly(Refusal.FORBIDDEN);
        sharings.end(miller, shared.number()).orThrow();
        assertThat(viewers.of(officer(stranger)).sees(event)).isFalse();
    }

    // ---- the ledger

    /** The number from which on events are this test's own. */
    private long first;

    /** What somebody with every power over the database does first. */
    private static final String UNGUARDED = "alter table traceability.event disable trigger user";

    @Test
    void verificationFindsAnEventThatWasChangedAddedOrTakenAway() throws SQLException {
        Captured captured = capture(SampleDocuments.shipping(serial, "K1"), SampleDocuments.shipping(serial, "K2"));
        long number = captured.numbers().getFirst().value();
        first = number;
        assertThat(differing()).isEmpty();
        for (String tampering : List.of(
                "update traceability.event set body = body || '\\x20' where number = " + number,
                "update traceability.event set owner = owner + 1 where number = " + number,
                "delete from traceability.event where number = " + number,
                """
                insert into traceability.event
                select number + 1000, event_time, type, action, biz_step, disposition, read_point, biz_location, owner, named,
                    capture, namespaces, body from traceability.event where number = """ + number)) {
            transactions.executeWithoutResult(status -> {
                database.sql(UNGUARDED).update();
                database.sql(tampering).update();
                assertThat(database.sql(coverage.copies().stream()
                                        .filter(copy -> copy.table().equals("traceability.event"))
                                        .findFirst()
                                        .orElseThrow()
                                        .differing())
                                .query(String.class)
                                .list())
                        .as(tampering)
                        .containsExactly(captured.id().toString());
                status.setRollbackOnly();
            });
        }
        assertThat(differing()).isEmpty();
    }

    @Test
    void verificationFindsAnEventThatWasHiddenFromQueriesBehindThePlatformsBack() throws SQLException {
        String lot = "K" + serial;
        long number = capture(SampleDocuments.shipping(serial, lot))
                .numbers()
                .getFirst()
                .value();
        first = number;
        assertThat(hidden("select 1")).isEmpty();
        String key = Thing.key("urn:epc:id:sgtin:893500123.0456." + serial);
        String thing = "traceability.thing [\"" + key + "\",1,\"" + number + "\"]";
        String event = "traceability.event [\"" + number + "\"]";
        Finding deleted = new Finding(Finding.Kind.ROW_DELETED, thing);
        assertThat(hidden("delete from traceability.thing where role = 1 and number = " + number))
                .containsExactly(deleted);
        assertThat(hidden("update traceability.thing set key = 'x' where role = 1 and number = " + number))
                .containsExactly(
                        new Finding(Finding.Kind.ROW_INSERTED, "traceability.thing [\"x\",1,\"" + number + "\"]"),
                        deleted);
        assertThat(hidden("insert into traceability.thing values ('x', 1, " + number + " + 1)"))
                .containsExactly(new Finding(
                        Finding.Kind.ROW_INSERTED, "traceability.thing [\"x\",1,\"" + (number + 1) + "\"]"));
        assertThat(hidden("update traceability.event_id set content = gen_random_uuid() where number = " + number))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.ROW_INSERTED, Finding.Kind.ROW_DELETED);
        assertThat(hidden("delete from traceability.field where text = '13.8' and number = " + number))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Finding.Kind.ROW_DELETED);
                    assertThat(finding.record())
                            .startsWith("traceability.field [")
                            .contains("13.8");
                });
        for (String column : List.of(
                "event_time = event_time + interval '1 microsecond'", "biz_step = 0", "named = '{}'", "type = 2")) {
            assertThat(hidden("update traceability.event set " + column + " where number = " + number))
                    .as(column)
                    .containsExactly(new Finding(Finding.Kind.ROW_CHANGED, event));
        }
        assertThat(hidden("delete from traceability.known_word where not named and kind = 1 and (party, word) ="
                        + " (select owner, biz_step from traceability.event where number = " + number + ")"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Finding.Kind.ROW_DELETED);
                    assertThat(finding.record()).startsWith("traceability.known_word [1,false,");
                });
        assertThat(hidden("insert into traceability.known_word values (1, true, 0, 1)"))
                .containsExactly(new Finding(Finding.Kind.ROW_INSERTED, "traceability.known_word [1,true,\"0\",1]"));
        assertThat(hidden("update traceability.word set value = 'x' where value = '"
                        + Thing.key("https://id.gs1.org/414/8935001230021") + "'"))
                .contains(new Finding(Finding.Kind.ROW_CHANGED, event));
    }

    @Test
    void verificationKnowsOfWhichOwnKindAnEventIs() {
        long number = capture(SampleDocuments.shipping(serial, "R").replace("ObjectEvent", "gao:DryingEvent"))
                .numbers()
                .getFirst()
                .value();
        first = number;
        assertThat(hidden("select 1")).isEmpty();
        assertThat(hidden("update traceability.event set own_type = own_type - 1 where number = " + number))
                .containsExactly(new Finding(Finding.Kind.ROW_CHANGED, "traceability.event [\"" + number + "\"]"));
        assertThat(hidden("delete from traceability.known_word where not named and kind = 5"))
                .anySatisfy(finding -> assertThat(finding.record()).startsWith("traceability.known_word [5,false,"));
    }

    /** What the check of the indexes finds after that, which is taken back. */
    private List<Finding> hidden(String tampering) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Finding> found = new ArrayList<>();
            try (Statement statement = DataSourceUtils.getConnection(dataSource).createStatement()) {
                statement.execute(UNGUARDED);
                statement.execute(tampering);
                for (CopyCheck check : coverage.checks()) {
                    check.check(statement.getConnection(), new CopyCheck.Listener() {
                        @Override
                        public void found(Finding finding) {
                            if (isOurs(finding)) {
                                found.add(finding);
                            }
                        }

                        @Override
                        public void step() {}
                    });
                }
            } catch (SQLException broken) {
                throw new IllegalStateException(tampering, broken);
            }
            status.setRollbackOnly();
            return found;
        }));
    }

    /** Other tests make the database forget the IDs of official examples, to take these in twice. */
    private boolean isOurs(Finding finding) {
        String[] parts = finding.record().split("\"");
        return !finding.record().startsWith("traceability.event_id [")
                || Long.parseLong(parts[parts.length - 2]) >= first;
    }

    private List<Finding> differing() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return LedgerVerification.verify(
                            connection, coverage, Path.of("no-key-here"), Optional.empty(), (done, total) -> {})
                    .findings()
                    .stream()
                    .filter(finding -> finding.record().startsWith("traceability.") && isOurs(finding))
                    .toList();
        }
    }

    private int count(String from) {
        return database.sql("select count(*) from " + from).query(Integer.class).single();
    }
}
