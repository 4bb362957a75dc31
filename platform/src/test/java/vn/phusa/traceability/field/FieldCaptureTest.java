package vn.phusa.traceability.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.document.Digest;
import vn.phusa.document.SampleFiles;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.Viewers;
import vn.phusa.traceability.trace.ProductRules;
import vn.phusa.traceability.trace.Traces;

/** Entries arrive once, whatever the network does, and become events that their partners see. */
@PlatformTest
class FieldCaptureTest {
    private static final AtomicLong NEXT = new AtomicLong(8_700_000_000L);

    private final FieldCapture field;
    private final Traces traces;
    private final EventStore store;
    private final Viewers viewers;
    private final SettableClock clock;
    private final MockMvc http;
    private final PartyId owner;
    private final PartyId receiver;
    private final Actor officer;
    private final Actor stranger = actor(new PartyId(NEXT.incrementAndGet()));

    @Autowired
    FieldCaptureTest(
            FieldCapture field,
            Traces traces,
            EventStore store,
            Viewers viewers,
            Parties parties,
            SettableClock clock,
            MockMvc http) {
        this.field = field;
        this.traces = traces;
        this.store = store;
        this.viewers = viewers;
        this.clock = clock;
        this.http = http;
        this.owner = parties.byKey("noip").orElseThrow();
        this.receiver = parties.byKey("vinatom").orElseThrow();
        this.officer = actor(owner);
    }

    private static Actor actor(PartyId over) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                "Tổ trưởng hợp tác xã",
                List.of(new Grant(Role.UNIT_OFFICER, new Grant.Within(Set.of(over)), null)),
                Actor.Channel.WEB);
    }

    private FieldEntry harvest(UUID id, String quantity, String photo) {
        return new FieldEntry(
                id,
                "harvest",
                owner,
                clock.instant().minusSeconds(600),
                "Ruộng Thới Lai",
                List.of(new FieldEntry.Row("8938501110015", "L" + NEXT.incrementAndGet(), quantity, "KGM")),
                List.of(),
                "",
                "",
                "",
                Map.of("variety", "ST25"),
                photo,
                "");
    }

    private static ProblemCode refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<?>) outcome).problems().getFirst().code();
    }

    @Test
    void theSameEntrySentAgainIsTheSameEntry() {
        FieldEntry entry = harvest(UUID.randomUUID(), "5", "");
        field.record(officer, entry, null).orThrow();
        field.record(officer, entry, null).orThrow();
        assertThat(store.withEventId(entry.eventId())).hasSize(1);
    }

    @Test
    void theSameEntryWithOtherContentIsRefusedAndTheFirstStays() {
        UUID id = UUID.randomUUID();
        field.record(officer, harvest(id, "5", ""), null).orThrow();
        assertThat(refused(field.record(officer, harvest(id, "6", ""), null))).isEqualTo(FieldProblem.OTHER_CONTENT);
        assertThat(store.withEventId("urn:uuid:" + id)).hasSize(1);
    }

    private FieldEntry riceHarvest(String place, Map<String, String> elements, String step) {
        FieldEntry given = harvest(UUID.randomUUID(), "5", "");
        return new FieldEntry(
                given.id(),
                "harvest",
                owner,
                given.happenedAt(),
                place,
                given.things(),
                List.of(),
                "",
                "",
                "",
                elements,
                "",
                step);
    }

    @Test
    void whatTheChainAsksForAtAStepMustBeThere() {
        Outcome<KeptEntry> bare = field.record(officer, riceHarvest("", Map.of(), "rice.harvest"), null);
        assertThat(((Outcome.Rejected<?>) bare).problems())
                .extracting(Problem::field)
                .containsExactly("place", "elements.variety");
        assertThat(refused(field.record(officer, riceHarvest("Ruộng", Map.of(), "rice.milling"), null)))
                .isEqualTo(FieldProblem.UNKNOWN_STEP);
        assertThat(field.record(officer, riceHarvest("Ruộng", Map.of("variety", "ST25"), "rice.harvest"), null))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(field.record(officer, riceHarvest("", Map.of(), "general.origin"), null))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aProductOfADeclaredChainIsRecordedByItsSteps() {
        String product = Lots.classOf(Thing.key("https://id.gs1.org/01/08938501110015/10/X"))
                .orElseThrow();
        traces.declare(Actor.platform(), new ProductRules(product, "mango", null, null, null))
                .orThrow();
        try {
            assertThat(refused(field.record(officer, riceHarvest("Vườn", Map.of(), "general.origin"), null)))
                    .isEqualTo(FieldProblem.OTHER_CHAIN);
            assertThat(refused(field.record(officer, riceHarvest("Vườn", Map.of("variety", "Cát Chu"), ""), null)))
                    .isEqualTo(Refusal.REQUIRED);
        } finally {
            traces.declare(Actor.platform(), new ProductRules(product, null, null, null, null))
                    .orThrow();
        }
    }

    @Test
    void aPhotoIsKeptBesideItsEventWhichHoldsItsDigest() {
        byte[] photo = SampleFiles.png();
        String digest = HexFormat.of().formatHex(Digest.computation().digest(photo));
        KeptEntry kept = field.record(officer, harvest(UUID.randomUUID(), "5", digest), photo)
                .orThrow();
        assertThat(kept.photo()).isNotNull();
        assertThat(refused(field.record(
                        officer,
                        harvest(UUID.randomUUID(), "5", digest),
                        "không phải ảnh".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEqualTo(FieldProblem.NOT_A_PHOTO);
    }

    @Test
    void anEntryIsTakenBackByAnErrorDeclarationOnce() {
        FieldEntry entry = harvest(UUID.randomUUID(), "5", "");
        field.record(officer, entry, null).orThrow();
        clock.reset();
        KeptEntry withdrawn = field.withdraw(officer, entry.id()).orThrow();
        assertThat(withdrawn.withdrawnAt()).isNotNull();
        assertThat(store.withEventId(entry.eventId()))
                .hasSize(2)
                .last()
                .satisfies(event -> assertThat(event.event().occurrence().errorDeclaration())
                        .isNotNull());
        assertThat(refused(field.withdraw(officer, entry.id()))).isEqualTo(FieldProblem.WITHDRAWN_ALREADY);
    }

    @Test
    void theReceiverSeesWhatItIsShippedWhenItIsCalledByItsNameInTheRegister() {
        FieldEntry given = harvest(UUID.randomUUID(), "5", "");
        FieldEntry shipped = new FieldEntry(
                given.id(),
                "ship",
                owner,
                given.happenedAt(),
                "",
                given.things(),
                List.of(),
                "",
                "Viện Năng lượng nguyên tử Việt Nam",
                "PX-1",
                Map.of(),
                "",
                "");
        field.record(officer, shipped, null).orThrow();
        RecordedEvent event = store.withEventId(shipped.eventId()).getFirst();
        assertThat(viewers.of(actor(receiver)).sees(event)).isTrue();
        assertThat(viewers.of(stranger).sees(event)).isFalse();
    }

    @Test
    void othersRecordNothingForAnOrganisationAndTakeNothingBack() {
        FieldEntry entry = harvest(UUID.randomUUID(), "5", "");
        assertThat(refused(field.record(stranger, entry, null))).isEqualTo(Refusal.FORBIDDEN);
        field.record(officer, entry, null).orThrow();
        assertThat(refused(field.withdraw(stranger, entry.id()))).isEqualTo(Refusal.NOT_FOUND);
        RecordedEvent event = store.withEventId(entry.eventId()).getFirst();
        assertThat(viewers.of(officer).sees(event)).isTrue();
        assertThat(viewers.of(stranger).sees(event)).isFalse();
    }

    @Test
    void theFormWorksWithoutScriptAndThePhoneAsksForJson() throws Exception {
        UUID id = UUID.randomUUID();
        http.perform(get("/traceability/field").with(ActingAs.actor(officer)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Thu hoạch")));
        http.perform(get("/traceability/field").param("action", "harvest").with(ActingAs.actor(officer)))
                .andExpect(status().isOk());
        http.perform(post("/traceability/field/entries")
                        .param("id", id.toString())
                        .param("action", "harvest")
                        .param("owner", owner.toString())
                        .param("happenedAt", "2026-01-05T08:30")
                        .param("things.0.code", "8938501110015")
                        .param("things.0.lot", "W1")
                        .param("things.0.quantity", "12")
                        .param("things.0.unit", "KGM")
                        .header("Accept", "application/json")
                        .with(ActingAs.actor(officer))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(id.toString()));
        http.perform(post("/traceability/field/entries")
                        .param("id", UUID.randomUUID().toString())
                        .param("action", "harvest")
                        .param("owner", owner.toString())
                        .param("happenedAt", "2026-01-05T08:30")
                        .param("things.0.code", "8938501110016")
                        .param("things.0.lot", "W1")
                        .with(ActingAs.actor(officer))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("8938501110016")));
        http.perform(get("/traceability/field/worker.js").with(ActingAs.actor(officer)))
                .andExpect(status().isOk())
                .andExpect(header().string("Service-Worker-Allowed", "/traceability/field"));
        http.perform(get("/traceability/field").with(ActingAs.actor(Actor.visitor())))
                .andExpect(status().isForbidden());
    }
}
