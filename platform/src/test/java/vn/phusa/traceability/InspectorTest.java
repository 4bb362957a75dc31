package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.access.Accounts;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Timestamp;
import vn.phusa.notice.Notice;
import vn.phusa.notice.Notices;
import vn.phusa.party.Parties;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.supervision.Matter;
import vn.phusa.traceability.supervision.Risk;
import vn.phusa.traceability.supervision.Sector;
import vn.phusa.traceability.supervision.Supervision;
import vn.phusa.traceability.trace.Recall;
import vn.phusa.traceability.trace.Recalls;

/** The inspector's day: what comes to her desk, what she does there, and what is not hers. */
@PlatformTest
class InspectorTest {
    private static final AtomicLong NEXT = new AtomicLong(6_400_000_000L);

    @Autowired
    private Accounts accounts;

    @Autowired
    private Parties parties;

    @Autowired
    private Captures captures;

    @Autowired
    private Recalls recalls;

    @Autowired
    private Supervision supervision;

    @Autowired
    private Notices notices;

    @Autowired
    private MockMvc http;

    private final String lot = "https://id.gs1.org/01/08935001234562/10/I" + NEXT.incrementAndGet();

    @BeforeEach
    void aLotIsKnown() {
        captures.captureNow(Actor.platform(), trader(), List.of(observed(lot)), Namespaces.NONE)
                .orThrow();
    }

    private PartyId trader() {
        return parties.byKey("noip").orElseThrow();
    }

    private PartyId agency() {
        return parties.byKey("can-tho-science").orElseThrow();
    }

    private Actor holding(String login) {
        return accounts.actorOf(accounts.byLogin(login).orElseThrow().id(), Actor.Channel.WEB);
    }

    private Actor inspector() {
        return holding("thanh-tra");
    }

    private static ObjectEvent observed(String lot) {
        return new ObjectEvent(
                new Occurrence(
                        Timestamp.of(Instant.parse("2026-03-01T00:00:00Z")), null, "+07:00", null, null, List.of()),
                List.of(),
                List.of(new QuantityElement(lot, BigDecimal.TEN, "KGM")),
                Action.ADD,
                new Circumstances(null, null, null, null, null, List.of(), List.of(), List.of(), List.of()),
                null,
                Extensions.NONE);
    }

    private Outcome<Recall> recall(Actor actor) {
        return recalls.open(actor, new Recalls.NewRecall(lot, false, "Dư lượng vượt mức", null, 24));
    }

    private Outcome<Matter> question(Actor actor) {
        return supervision.open(
                actor,
                new Supervision.NewMatter(
                        Matter.Kind.QUESTION, lot, Sector.GENERAL, trader(), agency(), "Cho biết nguồn gốc", false));
    }

    private int status(Actor actor, String path) throws Exception {
        return http.perform(get(path).with(ActingAs.actor(actor)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void theInspectorRecallsAsksAndAssesses() {
        Recall recall = recall(inspector()).orThrow();
        assertThat(recalls.view(inspector(), recall.id()).orThrow().manages()).isTrue();
        assertThat(recalls.end(inspector(), recall.id(), "Đã thu hồi đủ")).isInstanceOf(Outcome.Accepted.class);

        Matter matter = question(inspector()).orThrow();
        supervision.act(holding("can-bo"), matter.id(), new Matter.Step.Answer("Lúa của HTX Thới Lai"));
        assertThat(supervision.act(inspector(), matter.id(), new Matter.Step.Close("Đã rõ")))
                .isInstanceOf(Outcome.Accepted.class);

        assertThat(supervision.assess(
                        inspector(),
                        agency(),
                        lot,
                        Sector.GENERAL,
                        BigDecimal.ONE,
                        List.of(new Risk.Criterion("Vi sinh", 4, 4))))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(supervision.tick(inspector(), agency(), lot, LocalDate.of(2099, 6, 30), "Đủ điều kiện"))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void anAnswerInHerMatterReachesHerAtOnce() {
        Matter matter = question(inspector()).orThrow();
        supervision
                .act(holding("can-bo"), matter.id(), new Matter.Step.Answer("Lúa của HTX Thới Lai"))
                .orThrow();
        assertThat(notices.inbox(inspector(), ListQuery.all()).orThrow().rows())
                .extracting(Notice::path)
                .contains("/traceability/matters/" + matter.id());
    }

    @Test
    void herFormsOfferTheAuthorityInWhoseNameSheActedLast() throws Exception {
        question(inspector()).orThrow();
        String form = http.perform(get("/traceability/matters/new").with(ActingAs.actor(inspector())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(form).contains("<option value=\"" + agency() + "\" selected");
    }

    @Test
    void herPagesOpen() throws Exception {
        for (String path : List.of(
                "/traceability",
                "/traceability/trace?epc=" + lot,
                "/traceability/recalls",
                "/traceability/recalls/new?kind=drill",
                "/traceability/matters",
                "/traceability/matters/new",
                "/traceability/goods?key=" + lot,
                "/traceability/reports",
                "/traceability/products",
                "/traceability/events",
                "/traceability/keeping",
                "/work")) {
            assertThat(status(inspector(), path)).as(path).isEqualTo(200);
        }
    }

    @Test
    void whatIsNotHersIsClosedToHer() throws Exception {
        for (String path : List.of(
                "/administration/accounts",
                "/administration/accounts/new",
                "/traceability/portals",
                "/programmes/new",
                "/index-data/new")) {
            assertThat(status(inspector(), path)).as(path).isIn(403, 404);
        }
        assertThat(captures.captureNow(inspector(), trader(), List.of(observed(lot)), Namespaces.NONE))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void theAuditorReadsTheSameAndChangesNothing() throws Exception {
        Actor auditor = holding("kiem-tra");
        assertThat(status(auditor, "/traceability/recalls")).isEqualTo(200);
        assertThat(status(auditor, "/traceability/matters")).isEqualTo(200);
        for (Outcome<?> outcome : List.of(
                recall(auditor),
                question(auditor),
                supervision.tick(auditor, agency(), lot, LocalDate.of(2099, 6, 30), "Đủ điều kiện"))) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(
                                            ((Problem) rejected.problems().getFirst()).code())
                                    .isEqualTo(Refusal.FORBIDDEN));
        }
    }
}
