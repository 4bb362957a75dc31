package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Qualifier;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyId;
import vn.phusa.duty.DutyRow;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** What can be done on a commitment's page, form by form, and that the other side is refused. */
@PlatformTest
class CommitmentPageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private final MockMvc web;
    private final Commitments commitments;
    private final Duties duties;
    private final SettableClock clock;
    private final ProgrammeFixture given;

    @Autowired
    CommitmentPageTest(
            MockMvc web, Programmes programmes, Commitments commitments, Duties duties, SettableClock clock) {
        this.web = web;
        this.commitments = commitments;
        this.duties = duties;
        this.clock = clock;
        clock.set(TODAY, 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    @BeforeEach
    void inMarch() {
        clock.set(TODAY, 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private MockHttpServletResponse answer(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(ActingAs.actor(actor)).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse act(Actor actor, CommitmentId id, String verb, String... fields) throws Exception {
        MockHttpServletRequestBuilder request = post("/commitments/" + id + "/do/" + verb);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(verb + "-" + fields[i], fields[i + 1]);
        }
        return answer(actor, request);
    }

    private String page(Actor actor, CommitmentId id) throws Exception {
        return text(answer(actor, get("/commitments/" + id)));
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private Commitment stored(CommitmentId id) {
        return commitments.view(given.keeper, id).orThrow().commitment();
    }

    /** Assigned, with a milestone and an indicator of one period. */
    private CommitmentId rich(String number) {
        Terms plain = given.terms(number, DUE);
        Terms terms = new Terms(
                plain.number(),
                plain.kind(),
                plain.wording(),
                null,
                plain.lead(),
                List.of(),
                plain.assigner(),
                DUE,
                "",
                List.of(new Milestone("Ký hợp đồng", LocalDate.of(2026, 4, 1), null)),
                List.of(new Indicator(
                        Bilingual.same("Doanh nghiệp tham gia"),
                        "doanh nghiệp",
                        "",
                        List.of(new Indicator.Period(LocalDate.of(2026, 1, 1), DUE, null, null, null)))),
                List.of(),
                true);
        CommitmentId id = commitments
                .raise(given.keeper, given.programme, terms, Submission.none())
                .orThrow();
        commitments.assign(given.keeper, id, Submission.none()).orThrow();
        return id;
    }

    @Test
    void aMilestoneIsReachedFromThePage() throws Exception {
        CommitmentId id = rich("m1");
        assertThat(page(given.officer, id)).contains("do/reach-milestone").contains("Ký hợp đồng");
        assertThat(act(given.officer, id, "reach-milestone", "which", "1", "on", "")
                        .getStatus())
                .isEqualTo(302);
        assertThat(stored(id).terms().milestones().getFirst().reachedOn()).isEqualTo(TODAY);
        assertThat(page(given.officer, id)).doesNotContain("do/reach-milestone");
    }

    @Test
    void aMilestoneIsNotReachedTomorrow() throws Exception {
        CommitmentId id = rich("m2");
        MockHttpServletResponse refused = act(
                given.officer,
                id,
                "reach-milestone",
                "which",
                "1",
                "on",
                TODAY.plusDays(1).toString());
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("Ngày này ở tương lai");
    }

    @Test
    void anActualFigureIsRecordedWithItsQualifierAndSource() throws Exception {
        CommitmentId id = rich("a1");
        assertThat(act(
                                given.officer,
                                id,
                                "report-actual",
                                "which",
                                "1.1",
                                "value",
                                "1.250",
                                "qualifier",
                                "AT_LEAST",
                                "asOf",
                                "2026-03-01",
                                "source",
                                "Sở KH&CN")
                        .getStatus())
                .isEqualTo(302);
        assertThat(stored(id)
                        .terms()
                        .indicators()
                        .getFirst()
                        .periods()
                        .getFirst()
                        .actual())
                .isEqualTo(
                        new Figure(new BigDecimal("1250"), Qualifier.AT_LEAST, LocalDate.of(2026, 3, 1), "Sở KH&CN"));
        assertThat(page(given.officer, id)).contains("≥ 1.250");
    }

    @Test
    void anActualFigureWithoutNumberAndSourceIsRefusedAtItsFields() throws Exception {
        CommitmentId id = rich("a2");
        MockHttpServletResponse refused =
                act(given.officer, id, "report-actual", "which", "1.1", "value", "", "source", "");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("aria-invalid=\"true\"");
        assertThat(stored(id)
                        .terms()
                        .indicators()
                        .getFirst()
                        .periods()
                        .getFirst()
                        .actual())
                .isNull();
    }

    @Test
    void anotherUnitRecordsNothing() throws Exception {
        CommitmentId id = rich("a3");
        for (String verb : List.of("reach-milestone", "report-actual", "estimate", "explain", "withdraw-report")) {
            assertThat(act(
                                    given.otherOfficer,
                                    id,
                                    verb,
                                    "which",
                                    verb.equals("report-actual") ? "1.1" : "1",
                                    "value",
                                    "1",
                                    "source",
                                    "x",
                                    "reason",
                                    "x",
                                    "answer",
                                    "x",
                                    "optimistic",
                                    "1",
                                    "likely",
                                    "2",
                                    "pessimistic",
                                    "3")
                            .getStatus())
                    .as(verb)
                    .isEqualTo(403);
        }
    }

    @Test
    void anEstimateMustRise() throws Exception {
        CommitmentId id = rich("e1");
        MockHttpServletResponse refused =
                act(given.officer, id, "estimate", "optimistic", "20", "likely", "10", "pessimistic", "30");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("Ba con số phải tăng dần");
        assertThat(act(given.officer, id, "estimate", "optimistic", "10", "likely", "20", "pessimistic", "60")
                        .getStatus())
                .isEqualTo(302);
        assertThat(stored(id).estimate()).isEqualTo(new Estimate(TODAY, 10, 20, 60));
    }

    @Test
    void aMistakenReportIsTakenBackBeforeItIsDecidedAndTheDutyFollows() throws Exception {
        CommitmentId id = given.reportedDone("w1", DUE);
        assertThat(act(given.officer, id, "withdraw-report", "reason", "Gửi nhầm việc")
                        .getStatus())
                .isEqualTo(302);
        assertThat(stored(id).life().inHand()).isTrue();
        DutyRow duty = duties.about("programme", id.toString()).getFirst();
        assertThat(duty.life().withHolder()).isTrue();
        assertThat(act(given.officer, id, "withdraw-report", "reason", "Lần nữa")
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void wrongEvidenceIsTakenOffThePageButStaysInTheHistory() throws Exception {
        CommitmentId id = given.assigned("w2", DUE);
        commitments
                .addEvidence(given.officer, id, new Evidence("Công văn 12", null), Submission.none())
                .orThrow();
        assertThat(act(given.officer, id, "withdraw-evidence", "which", "1", "reason", "Nhầm văn bản")
                        .getStatus())
                .isEqualTo(302);
        assertThat(stored(id).evidence()).isEmpty();
        assertThat(page(given.officer, id))
                .contains("Rút minh chứng: Công văn 12")
                .contains("Nhầm văn bản");
    }

    // ---- explanations

    @Test
    void aLeaderAsksTheLeadAnswersAndBothAreKept() throws Exception {
        CommitmentId id = given.assigned("x1", DUE);
        assertThat(act(given.cityLeader, id, "ask-explanation", "question", "Vì sao chưa bắt đầu?", "days", "3")
                        .getStatus())
                .isEqualTo(302);
        Explanation asked = stored(id).explanations().getFirst();
        // Monday 2 March and three working days.
        assertThat(asked.answerBy()).isEqualTo(LocalDate.of(2026, 3, 5));
        DutyRow duty = duties.about("programme", id.toString()).getFirst();
        DutyRow question = duties.file(Actor.platform(), duty.id())
                .orThrow()
                .explanations()
                .getFirst();
        assertThat(question.holder()).isEqualTo(given.unit);
        assertThat(question.dueOn()).isEqualTo(asked.answerBy());

        assertThat(page(given.officer, id)).contains("Vì sao chưa bắt đầu?").contains("do/explain");
        assertThat(act(given.officer, id, "explain", "which", "1", "answer", "Chờ kinh phí quý II")
                        .getStatus())
                .isEqualTo(302);
        assertThat(page(given.cityLeader, id)).contains("Vì sao chưa bắt đầu?").contains("Chờ kinh phí quý II");
        assertThat(duties.find(Actor.platform(), question.id()).orThrow().life().ended())
                .isTrue();
        assertThat(act(given.officer, id, "explain", "which", "1", "answer", "Lần nữa")
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void whatIsAskedAndAnsweredInTheWorkListStandsOnThePageToo() {
        CommitmentId id = given.assigned("x2", DUE);
        DutyId duty = duties.about("programme", id.toString()).getFirst().id();
        DutyId question = duties.askExplanation(
                        Actor.platform(), duty, "Khi nào ký?", vn.phusa.duty.Term.workingDays(2))
                .orThrow()
                .id();
        assertThat(stored(id).explanations().getFirst().question()).isEqualTo("Khi nào ký?");
        assertThat(stored(id).explanations().getFirst().answerBy()).isEqualTo(LocalDate.of(2026, 3, 4));
        duties.explain(given.officer, question, "Tuần sau").orThrow();
        assertThat(stored(id).explanations().getFirst().answer()).isEqualTo("Tuần sau");
    }

    @Test
    void aUnitIsNotOfferedAndCannotForceAQuestionToItself() throws Exception {
        CommitmentId id = given.assigned("x3", DUE);
        assertThat(page(given.officer, id)).doesNotContain("do/ask-explanation");
        assertThat(act(given.officer, id, "ask-explanation", "question", "?", "days", "3")
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aTermOutOfRangeAndAnEmptyQuestionAreRefusedAtTheirFields() throws Exception {
        CommitmentId id = given.assigned("x4", DUE);
        assertThat(act(given.cityLeader, id, "ask-explanation", "question", "Vì sao?", "days", "0")
                        .getStatus())
                .isEqualTo(422);
        assertThat(act(given.cityLeader, id, "ask-explanation", "question", " ", "days", "3")
                        .getStatus())
                .isEqualTo(422);
        assertThat(stored(id).explanations()).isEmpty();
    }

    // ---- bad input

    @Test
    void aCircleIsRefusedAndNamed() throws Exception {
        CommitmentId first = given.raise("c1", DUE);
        CommitmentId second = given.raise("c2", DUE);
        assertThat(act(
                                given.keeper,
                                second,
                                "connect",
                                "how",
                                "depend",
                                "other",
                                first.toString(),
                                "type",
                                "SS",
                                "lag",
                                "5")
                        .getStatus())
                .isEqualTo(302);
        MockHttpServletResponse refused = act(
                given.keeper, first, "connect", "how", "depend", "other", second.toString(), "type", "FS", "lag", "");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("c1 → c2 → c1");
        assertThat(stored(first).dependencies()).isEmpty();
    }

    @Test
    void aDoubleClickActsOnce() throws Exception {
        CommitmentId id = given.assigned("d1", DUE);
        String once = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            MockHttpServletResponse response = answer(
                    given.officer,
                    post("/commitments/" + id + "/do/report")
                            .param("_once", once)
                            .param("report-text", "Đã họp"));
            assertThat(response.getStatus()).isIn(302, 303);
        }
        assertThat(stored(id).version()).isEqualTo(3);
    }

    @Test
    void decomposedLettersAreStoredComposed() throws Exception {
        CommitmentId id = given.assigned("n1", DUE);
        String decomposed = java.text.Normalizer.normalize("Đã nghiệm thu", java.text.Normalizer.Form.NFD);
        act(given.officer, id, "report", "text", decomposed);
        CommitmentEvent.ProgressReported report = stored(id).progress();
        assertThat(report == null ? "" : report.text()).isEqualTo("Đã nghiệm thu");
    }

    @Test
    void aTextTooLongIsRefusedWithItsLimitAndKept() throws Exception {
        CommitmentId id = given.assigned("n2", DUE);
        MockHttpServletResponse refused = act(given.officer, id, "report", "text", "a".repeat(4_001));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("4.000").contains("a".repeat(4_001));
        assertThat(stored(id).progress()).isNull();
    }
}
