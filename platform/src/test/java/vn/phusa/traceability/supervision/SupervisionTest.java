package vn.phusa.traceability.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Life;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** The authority asks and decides, the trader answers, and the duty's clock goes along. */
@PlatformTest
class SupervisionTest {
    private static final AtomicLong NEXT = new AtomicLong(8_500_000_000L);

    private final Supervision supervision;
    private final Parties parties;
    private final Duties duties;
    private final SettableClock clock;
    private final MockMvc http;
    private final PartyId trader;
    private final PartyId authority;
    private final Actor inspector;
    private final Actor seller;
    private final Actor stranger;
    private final String goods = "https://id.gs1.org/01/08938501110015/10/L" + NEXT.incrementAndGet();

    @Autowired
    SupervisionTest(Supervision supervision, Duties duties, Parties parties, SettableClock clock, MockMvc http) {
        this.supervision = supervision;
        this.parties = parties;
        this.duties = duties;
        this.clock = clock;
        this.http = http;
        this.trader = parties.byKey("noip").orElseThrow();
        this.authority = parties.byKey("can-tho-science").orElseThrow();
        this.inspector = actor("Thanh tra", Role.FOCAL_POINT, authority);
        this.seller = actor("Cơ sở", Role.UNIT_OFFICER, trader);
        this.stranger = actor("Cơ sở khác", Role.UNIT_OFFICER, new PartyId(NEXT.incrementAndGet()));
    }

    private static Actor actor(String name, Role role, PartyId over) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                name,
                List.of(new Grant(role, new Grant.Within(Set.of(over)), null)),
                Actor.Channel.WEB);
    }

    @BeforeEach
    void inNovember() {
        clock.set(LocalDate.of(2026, 11, 26), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private Matter sign() {
        return supervision
                .open(
                        inspector,
                        new Supervision.NewMatter(
                                Matter.Kind.SIGN_OF_VIOLATION,
                                goods,
                                Sector.GENERAL,
                                trader,
                                authority,
                                "Hạn dùng in khác hạn dùng khai",
                                false))
                .orThrow();
    }

    private DutyRow duty(Matter matter) {
        return duties.about("traceability", matter.id().toString()).stream()
                .filter(row -> row.subject().kind().equals("matter"))
                .findFirst()
                .orElseThrow();
    }

    private static ProblemCode refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<?>) outcome).problems().getFirst().code();
    }

    @Test
    void theTraderHasTwentyFourHoursByTheClockAndADutyThatUrgesIt() {
        Matter matter = sign();
        assertThat(matter.answerBy()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        DutyRow duty = duty(matter);
        assertThat(duty.holder()).isEqualTo(trader);
        assertThat(duty.byTheHour()).isTrue();
        assertThat(duty.dueUntil()).isEqualTo(matter.answerBy());
    }

    @Test
    void anAnswerReportsTheDutyAndTheConclusionConfirmsIt() {
        Matter matter = sign();
        supervision
                .act(seller, matter.id(), new Matter.Step.Answer("In nhầm, đã thu lại"))
                .orThrow();
        assertThat(duty(matter).life()).isEqualTo(Life.REPORTED);
        supervision
                .act(inspector, matter.id(), new Matter.Step.Close("Đã khắc phục"))
                .orThrow();
        assertThat(duty(matter).life()).isEqualTo(Life.CONFIRMED);
    }

    @Test
    void whatTheTraderReportsInTheDutyRoomIsItsAnswer() {
        Matter matter = sign();
        duties.reportDone(seller, duty(matter).id(), "Đã gửi giải trình", null).orThrow();
        Supervision.View view = supervision.view(seller, matter.id()).orThrow();
        assertThat(view.matter().answeredAt()).isEqualTo(clock.instant());
        assertThat(view.steps().getLast().words()).isEqualTo("Đã gửi giải trình");
    }

    @Test
    void theDisplayFollowsTheMattersAndTheTickGoesWithIt() {
        assertThat(supervision.display(goods)).isEqualTo(Display.USUAL);
        supervision
                .tick(inspector, authority, goods, LocalDate.of(2027, 6, 30), "Đủ điều kiện")
                .orThrow();
        assertThat(supervision.display(goods).tickUntil()).isEqualTo(LocalDate.of(2027, 6, 30));
        Matter matter = sign();
        supervision
                .act(inspector, matter.id(), new Matter.Step.Suspend("Nguy cơ"))
                .orThrow();
        assertThat(supervision.display(goods)).isEqualTo(new Display(Display.State.SUSPENDED, null));
        assertThat(refused(supervision.tick(inspector, authority, goods, LocalDate.of(2027, 6, 30), "Lại")))
                .isEqualTo(SupervisionProblem.NOT_SHOWN);
        supervision
                .act(inspector, matter.id(), new Matter.Step.Close("Không vi phạm"))
                .orThrow();
        assertThat(supervision.display(goods).tickUntil()).isEqualTo(LocalDate.of(2027, 6, 30));
        supervision.untick(inspector, authority, goods, "Hết điều kiện").orThrow();
        assertThat(supervision.display(goods).tickUntil()).isNull();
    }

    @Test
    void aTickEndsWithItsLastDay() {
        supervision
                .tick(inspector, authority, goods, LocalDate.of(2026, 11, 30), "Đủ điều kiện")
                .orThrow();
        clock.set(LocalDate.of(2026, 11, 30), 23, 0);
        assertThat(supervision.display(goods).tickUntil()).isNotNull();
        clock.set(LocalDate.of(2026, 12, 1), 0, 0);
        assertThat(supervision.display(goods).tickUntil()).isNull();
    }

    @Test
    void aTickInForceIsRenewedForALongerTimeAndEveryStepStaysOnRecord() {
        supervision
                .tick(inspector, authority, goods, LocalDate.of(2026, 12, 31), "Đủ điều kiện")
                .orThrow();
        assertThat(refused(supervision.tick(inspector, authority, goods, LocalDate.of(2026, 12, 31), "Như cũ")))
                .isEqualTo(SupervisionProblem.UNTIL_NOT_LATER);
        supervision
                .tick(inspector, authority, goods, LocalDate.of(2027, 12, 31), "Kiểm tra lại, đạt")
                .orThrow();
        assertThat(supervision.display(goods).tickUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
        supervision.untick(inspector, authority, goods, "Hết điều kiện").orThrow();
        supervision
                .tick(inspector, authority, goods, LocalDate.of(2027, 1, 31), "Đã khắc phục")
                .orThrow();
        assertThat(supervision.ticks(inspector, goods))
                .extracting(TickStep::until, TickStep::renewed)
                .containsExactly(
                        tuple(LocalDate.of(2027, 1, 31), false),
                        tuple(null, false),
                        tuple(LocalDate.of(2027, 12, 31), true),
                        tuple(LocalDate.of(2026, 12, 31), false));
        assertThat(supervision.ticks(seller, goods)).isEmpty();
    }

    @Test
    void theFormOffersTheCriteriaOfTheLastAssessmentAndPassesOverThoseThatGetNoPoints() throws Exception {
        supervision
                .assess(
                        inspector,
                        authority,
                        goods,
                        Sector.GENERAL,
                        BigDecimal.ONE,
                        List.of(new Risk.Criterion("Ảnh hưởng đến sức khỏe", 2, 2)))
                .orThrow();
        http.perform(get("/traceability/goods").param("key", goods).with(ActingAs.actor(inspector)))
                .andExpect(content().string(Matchers.containsString("value=\"Ảnh hưởng đến sức khỏe\"")))
                .andExpect(content().string(Matchers.containsString("20 đến 50 %")));
        http.perform(post("/traceability/goods/risk")
                        .param("goods", goods)
                        .param("authority", authority.toString())
                        .param("sector", "general")
                        .param("k", "1")
                        .param("criterion1", "Ảnh hưởng đến sức khỏe")
                        .param("criterion2", "Vi sinh")
                        .param("c2", "4")
                        .param("p2", "5")
                        .with(ActingAs.actor(inspector))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(status().isFound());
        assertThat(supervision.assessments(inspector, goods).getFirst().risk().criteria())
                .containsExactly(new Risk.Criterion("Vi sinh", 4, 5));
    }

    @Test
    void onlyAStateAuthorityActsAndNeverOnItself() {
        PartyId mill = parties.register(
                        Actor.platform(),
                        NewOrganisation.under(null, "Nhà máy " + NEXT.incrementAndGet(), OrganisationKind.ENTERPRISE))
                .orThrow();
        Actor both = actor("Kiêm nhiệm", Role.FOCAL_POINT, mill);
        List<Risk.Criterion> criteria = List.of(new Risk.Criterion("Vi sinh", 3, 3));
        assertThat(refused(supervision.assess(both, mill, goods, Sector.GENERAL, BigDecimal.ONE, criteria)))
                .isEqualTo(SupervisionProblem.NO_AUTHORITY);
        assertThat(refused(supervision.tick(both, mill, goods, LocalDate.of(2027, 6, 30), "Tự cấp")))
                .isEqualTo(SupervisionProblem.NO_AUTHORITY);
        assertThat(refused(supervision.open(
                        inspector,
                        new Supervision.NewMatter(
                                Matter.Kind.QUESTION, goods, Sector.GENERAL, authority, authority, "Tự hỏi", false))))
                .isEqualTo(SupervisionProblem.NO_AUTHORITY);
    }

    @Test
    void everyAssessmentIsKept() {
        supervision
                .assess(
                        inspector,
                        authority,
                        goods,
                        Sector.GENERAL,
                        new BigDecimal("0.5"),
                        List.of(new Risk.Criterion("Vi sinh", 3, 3)))
                .orThrow();
        RiskLevel now = supervision
                .assess(
                        inspector,
                        authority,
                        goods,
                        Sector.GENERAL,
                        BigDecimal.ONE,
                        List.of(new Risk.Criterion("Vi sinh", 4, 4)))
                .orThrow();
        assertThat(now).isEqualTo(RiskLevel.HIGH);
        assertThat(supervision.assessments(inspector, goods))
                .extracting(Assessed::level)
                .containsExactly(RiskLevel.HIGH, RiskLevel.MEDIUM);
        assertThat(refused(supervision.assess(
                        inspector,
                        authority,
                        goods,
                        Sector.GENERAL,
                        new BigDecimal("0.3"),
                        List.of(new Risk.Criterion("Vi sinh", 4, 4)))))
                .isEqualTo(SupervisionProblem.FACTOR);
    }

    @Test
    void othersAreRefusedAndDoNotLearnThatAMatterExists() {
        Matter matter = sign();
        assertThat(refused(supervision.view(stranger, matter.id()))).isEqualTo(Refusal.NOT_FOUND);
        assertThat(refused(supervision.act(stranger, matter.id(), new Matter.Step.Answer("Tôi"))))
                .isEqualTo(Refusal.NOT_FOUND);
        assertThat(refused(supervision.act(seller, matter.id(), new Matter.Step.Close("Tôi"))))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(refused(supervision.act(inspector, matter.id(), new Matter.Step.Answer("Tôi"))))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(supervision.matters(stranger)).isEmpty();
        assertThat(supervision.matters(seller))
                .extracting(view -> view.matter().id())
                .contains(matter.id());
        assertThat(refused(supervision.tick(seller, authority, goods, LocalDate.of(2027, 1, 1), "Tôi")))
                .isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void thePagesShowTheMatterToItsTwoSidesOnly() throws Exception {
        Matter matter = sign();
        String path = "/traceability/matters/" + matter.id();
        http.perform(get(path).with(ActingAs.actor(seller)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Giải trình")));
        http.perform(get(path).with(ActingAs.actor(inspector)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Hủy xác nhận hiển thị")));
        http.perform(get(path).with(ActingAs.actor(stranger))).andExpect(status().isNotFound());
        http.perform(get("/traceability/goods").param("key", goods).with(ActingAs.actor(seller)))
                .andExpect(status().isForbidden());
        http.perform(get("/traceability/goods").param("key", goods).with(ActingAs.actor(inspector)))
                .andExpect(status().isOk());
        http.perform(get("/traceability/matters").with(ActingAs.actor(inspector)))
                .andExpect(status().isOk());
    }

    @Test
    void whatWasTypedComesBackWithTheReason() throws Exception {
        Matter matter = sign();
        http.perform(post("/traceability/matters/" + matter.id() + "/cancel")
                        .param("words-cancel", "Không giải trình")
                        .param("ground", "not-remedied-in-time")
                        .with(ActingAs.actor(inspector))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(Matchers.containsString("Không giải trình")))
                .andExpect(content().string(Matchers.containsString("Chưa hết thời hạn giải trình")));
        http.perform(post("/traceability/matters")
                        .param("goods", "8938501110016")
                        .param("kind", "question")
                        .param("sector", "general")
                        .param("trader", trader.toString())
                        .param("authority", authority.toString())
                        .param("about", "Cho biết nguồn gốc")
                        .with(ActingAs.actor(inspector))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("Cho biết nguồn gốc")));
    }
}
