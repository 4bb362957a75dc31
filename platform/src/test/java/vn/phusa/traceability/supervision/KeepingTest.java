package vn.phusa.traceability.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.field.FieldCapture;
import vn.phusa.traceability.field.FieldEntry;

/** What must be kept, by whom, until when: shown, and guarded. */
@PlatformTest
class KeepingTest {
    private static final AtomicLong NEXT = new AtomicLong(8_570_000_000L);
    private static final LocalDate MILLED = LocalDate.of(2026, 7, 10);

    @Autowired
    private Keeping keeping;

    @Autowired
    private FieldCapture field;

    @Autowired
    private EventStore events;

    @Autowired
    private Parties parties;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvc http;

    private final String lot = "GIU" + NEXT.incrementAndGet();
    private PartyId owner = new PartyId(1);

    @BeforeEach
    void aMill() {
        owner = parties.byKey("noip").orElseThrow();
        clock.set(MILLED, 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private static Actor actor(Role role, PartyId over) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                "Người giữ",
                List.of(new Grant(role, new Grant.Within(Set.of(over)), null)),
                Actor.Channel.WEB);
    }

    /** Paddy goes in, rice comes out; only the rice expires. */
    private UUID milled() {
        UUID id = UUID.randomUUID();
        field.recordAll(
                        actor(Role.UNIT_OFFICER, owner),
                        owner,
                        List.of(new FieldEntry(
                                id,
                                "process",
                                owner,
                                Instant.parse("2026-07-10T01:00:00Z"),
                                "Nhà máy",
                                List.of(new FieldEntry.Row("8938501110015", lot, "500", "KGM")),
                                List.of(new FieldEntry.Row("8938501110022", lot + "G", "320", "KGM")),
                                "",
                                "",
                                "",
                                Map.of("itemExpirationDate", "2027-02-28"),
                                "",
                                "")))
                .orThrow();
        return id;
    }

    private @Nullable Kept kept(Actor actor, String ofLot) {
        return keeping.list(actor).orThrow().stream()
                .filter(one -> one.key().endsWith("/10/" + ofLot))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aLotIsKeptTwelveMonthsAfterItsExpiryAndSixtyWhereNobodyToldOne() {
        milled();
        Actor head = actor(Role.UNIT_HEAD, owner);
        Kept rice = java.util.Objects.requireNonNull(kept(head, lot + "G"));
        assertThat(rice.expires()).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(rice.until()).isEqualTo(LocalDate.of(2028, 2, 28));
        assertThat(rice.events()).isEqualTo(1);
        assertThat(rice.dutyOn(LocalDate.of(2028, 2, 28))).isTrue();
        assertThat(rice.dutyOn(LocalDate.of(2028, 2, 29))).isFalse();
        Kept paddy = java.util.Objects.requireNonNull(kept(head, lot));
        assertThat(paddy.expires()).isNull();
        assertThat(paddy.until()).isEqualTo(paddy.told().plusMonths(60));
        assertThat(kept(actor(Role.ADMINISTRATOR, parties.byKey("vinatom").orElseThrow()), lot))
                .as("who keeps nothing for that organisation is not shown it")
                .isNull();
    }

    @Test
    void thePageTellsBothAndGoesOutAsAFile() throws Exception {
        milled();
        clock.set(LocalDate.of(2028, 3, 1), 9, 0);
        Actor everywhere = new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                "Quản trị",
                List.of(new Grant(Role.ADMINISTRATOR, new Grant.Everywhere(), null)),
                Actor.Channel.WEB);
        assertThat(page(everywhere, "/traceability/keeping?state=passed&q=" + lot))
                .contains("lô đang trong thời hạn lưu giữ", "đã hết hạn giữ", lot + "G", "28/02/2028")
                .doesNotContain("lô " + lot + " ");
        assertThat(page(everywhere, "/traceability/keeping?format=csv"))
                .contains(lot + "G", "đã hết hạn giữ", "phải giữ");
        assertThat(page(everywhere, "/traceability/keeping?lang=en")).contains("under the keeping duty");
    }

    @Test
    void aLotIsFoundByItsNumberItsCodeAndItsProduct() throws Exception {
        milled();
        Actor head = actor(Role.UNIT_HEAD, owner);
        assertThat(page(head, "/traceability/keeping?q=lo " + lot.toLowerCase(Locale.ROOT) + " 08938501110022"))
                .contains(lot + "G")
                .doesNotContain("lô " + lot + " ");
        assertThat(page(head, "/traceability/keeping?q=" + lot + " xyz")).contains("Không có lô nào như vậy");
    }

    private String page(Actor actor, String path) throws Exception {
        MockHttpServletResponse answer =
                http.perform(get(path).with(ActingAs.actor(actor))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingUnderTheDutyCanBeErasedAndNothingGoesWhenItHasPassed() {
        String event = "urn:uuid:" + milled();
        long number = events.withEventId(event).getFirst().number().value();
        String month = database.sql("select tableoid::regclass::text from traceability.event where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        for (String erasing : List.of(
                "delete from traceability.event where number = " + number,
                "update traceability.event set body = ''::bytea where number = " + number,
                "delete from " + month + " where number = " + number,
                "truncate " + month,
                "truncate traceability.event",
                "truncate traceability.lot",
                "truncate traceability.product_history",
                "delete from traceability.capture")) {
            assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
                        // Not even as a lawful erasure.
                        database.sql("select set_config('phusa.erasing', 'on', true)")
                                .query(String.class)
                                .single();
                        database.sql(erasing).update();
                    }))
                    .as(erasing)
                    .hasStackTraceContaining("is append-only");
        }
        clock.set(LocalDate.of(2090, 1, 1), 9, 0);
        assertThat(events.withEventId(event)).hasSize(1);
        Kept rice = java.util.Objects.requireNonNull(kept(actor(Role.UNIT_HEAD, owner), lot + "G"));
        assertThat(rice.dutyOn(LocalDate.of(2090, 1, 1))).isFalse();
    }

    /** Partitions that are made later have the guard as well. */
    @Test
    void aNewMonthIsGuardedFromItsFirstDay() {
        transactions.executeWithoutResult(status -> {
            database.sql("call traceability.prepare_months('2088-05-01', 1)").update();
            assertThat(database.sql("""
                            select count(*) from pg_trigger
                            where tgrelid = 'traceability.event_208805'::regclass and tgname in ('append_only', 'no_truncate')""").query(Integer.class).single()).isEqualTo(2);
            status.setRollbackOnly();
        });
    }
}
