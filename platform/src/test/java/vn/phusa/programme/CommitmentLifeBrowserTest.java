package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.access.Accounts;
import vn.phusa.access.Invitations;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.NameGiven;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.SettableClock;
import vn.phusa.testing.Tab;

/** A commitment's life through the pages, by the people whose work it is, on a phone and on a desk. */
@BrowserTest
class CommitmentLifeBrowserTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String PASSWORD = "phu-sa-boi-dap-9";

    private final Browser browser;
    private final Programmes programmes;
    private final Commitments commitments;
    private final AnswerLinks answers;
    private final Forecasts forecasts;
    private final Parties parties;
    private final Accounts accounts;
    private final Invitations invitations;
    private final SettableClock clock;

    @Autowired
    CommitmentLifeBrowserTest(
            Browser browser,
            Programmes programmes,
            Commitments commitments,
            AnswerLinks answers,
            Forecasts forecasts,
            Parties parties,
            Accounts accounts,
            Invitations invitations,
            SettableClock clock) {
        this.browser = browser;
        this.programmes = programmes;
        this.commitments = commitments;
        this.answers = answers;
        this.forecasts = forecasts;
        this.parties = parties;
        this.accounts = accounts;
        this.invitations = invitations;
        this.clock = clock;
    }

    private PartyId party(String key) {
        return parties.byKey(key).orElseThrow();
    }

    private PartyId unit(String name) {
        return parties.register(
                        Actor.platform(),
                        new NewOrganisation(
                                new NameGiven(name, "", "", OrganisationKind.OTHER, null, vn.phusa.party.Evidence.NONE),
                                null,
                                null,
                                ""))
                .orThrow();
    }

    private String account(String what, Role role, PartyId organisation) {
        String login = what + NUMBERS.incrementAndGet();
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Người " + login, "", "vi", null, role, organisation))
                .orThrow();
        String token = invitations.invite(Actor.platform(), account).orThrow();
        invitations.setPassword(token, PASSWORD, PASSWORD).orThrow();
        return login;
    }

    private ProgrammeId programme() {
        Programme.Facts facts = new Programme.Facts(
                "trinh-duyet-" + NUMBERS.incrementAndGet(),
                new Bilingual("Chương trình qua trình duyệt", "Programme through the browser"),
                List.of(party("most"), party("can-tho")),
                party("can-tho-science"),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                false,
                false);
        return programmes
                .create(Actor.platform(), facts, Submission.none())
                .then(id -> programmes
                        .become(Actor.platform(), id, Programme.State.IN_FORCE, Submission.none())
                        .map(signed -> id))
                .orThrow();
    }

    /** Unfolds one of the things that can be done, fills it in and sends it. */
    private static void act(Tab tab, String verb, String... fields) {
        var action = tab.page().locator("#do-" + verb);
        if (action.getAttribute("open") == null) {
            action.locator("summary").first().click();
        }
        for (int i = 0; i < fields.length; i += 2) {
            action.locator("[name=" + verb + "-" + fields[i] + "]").fill(fields[i + 1]);
        }
        action.locator("button[type=submit]").first().click();
    }

    @ParameterizedTest
    @EnumSource
    void fromAssigningToConfirmingWithAQuestionInBetween(Screen screen) {
        PartyId unit = unit("Trung tâm Giống thủy sản " + NUMBERS.incrementAndGet());
        ProgrammeId programme = programme();
        LocalDate due = VietnamTime.today(clock).plusDays(60);
        String address;
        try (Tab keeper = browser.open(screen)) {
            keeper.signIn(account("dau-moi", Role.FOCAL_POINT, party("can-tho-science")), PASSWORD);
            keeper.go("/programmes/" + programme + "/commitments/new").isSound();
            keeper.page().locator("[name=number]").fill("1");
            keeper.page().locator("[name=wordingVi]").fill("Sản xuất giống cá tra chịu mặn");
            keeper.page().locator("[name=lead]").selectOption(unit.toString());
            keeper.page().locator("[name=due]").fill(due.toString());
            keeper.page().locator("main form button[type=submit]").last().click();
            keeper.page().waitForURL("**/commitments/*");
            address = keeper.page().url();
            keeper.isSound();
            act(keeper, "assign");
            assertThat(keeper.main().innerText()).contains("Đã giao");
            keeper.isSound();
        }
        String officer = account("don-vi", Role.UNIT_OFFICER, unit);
        try (Tab lead = browser.open(screen)) {
            lead.signIn(officer, PASSWORD).go(address).isSound();
            act(lead, "receive");
            act(lead, "report", "text", "Đã chọn đàn bố mẹ", "percent", "20");
            assertThat(lead.main().innerText()).contains("Đã lưu báo cáo tiến độ.", "Đã chọn đàn bố mẹ");
            act(lead, "estimate", "optimistic", "20", "likely", "30", "pessimistic", "80");
            lead.isSound();
        }
        try (Tab leader = browser.open(screen)) {
            leader.signIn(account("lanh-dao", Role.LEADER, party("can-tho")), PASSWORD)
                    .go(address)
                    .isSound();
            act(leader, "ask-explanation", "question", "Vì sao mới đạt 20 %?", "days", "3");
            assertThat(leader.main().innerText()).contains("Đã gửi yêu cầu giải trình.", "Chờ trả lời");
            leader.isSound().picture("commitment-asked");
        }
        try (Tab lead = browser.open(screen)) {
            lead.signIn(officer, PASSWORD).go(address).isSound();
            act(lead, "explain", "answer", "Chờ kết quả kiểm dịch đàn bố mẹ");
            assertThat(lead.main().innerText()).contains("Đã gửi giải trình.", "Chờ kết quả kiểm dịch");
            act(lead, "report-done", "text", "Đã bàn giao 2 triệu con giống");
            lead.isSound();
        }
        try (Tab keeper = browser.open(screen)) {
            keeper.signIn(account("dau-moi", Role.FOCAL_POINT, party("can-tho-science")), PASSWORD)
                    .go(address)
                    .isSound();
            act(keeper, "confirm");
            assertThat(keeper.main().innerText())
                    .contains("Hoàn thành đúng hạn", "Vì sao mới đạt 20 %?", "Chờ kết quả kiểm dịch");
            keeper.isSound().picture("commitment-confirmed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUnitWithoutAnAccountAnswersThroughItsLink(Screen screen) {
        PartyId unit = unit("Trạm Khuyến nông Cồn Sơn " + NUMBERS.incrementAndGet());
        CommitmentId id =
                assigned(programme(), "7", unit, VietnamTime.today(clock).plusDays(30));
        commitments
                .askExplanation(Actor.platform(), id, "Bao giờ có báo cáo?", 3, Submission.none())
                .orThrow();
        String link = answers.send(Actor.platform(), id).orThrow().path();
        try (Tab visitor = browser.open(screen)) {
            visitor.go(link).isSound().picture("answer");
            visitor.page().locator("button[type=submit]").last().click();
            assertThat(visitor.main().innerText()).contains("Mục này không được để trống.");
            visitor.isSound();
            visitor.page().locator("#what-explain").check();
            visitor.page().locator("[name=text]").fill("Tuần sau sẽ gửi");
            visitor.page().locator("button[type=submit]").last().click();
            visitor.page().waitForURL("**/answer/done*");
            visitor.isSound();
            assertThat(visitor.title()).isEqualTo("Đã nhận trả lời của đơn vị");
            visitor.go(link).isSound().picture("answer-spent");
            assertThat(visitor.title()).isEqualTo("Liên kết này không còn dùng được");
        }
        assertThat(commitments
                        .view(Actor.platform(), id)
                        .orThrow()
                        .commitment()
                        .explanations()
                        .getFirst()
                        .answer())
                .isEqualTo("Tuần sau sẽ gửi");
    }

    private CommitmentId assigned(ProgrammeId programme, String number, PartyId unit, LocalDate due) {
        Terms terms = new Terms(
                number,
                CommitmentKind.MINISTRY_DUTY,
                new Bilingual("Nuôi tôm hai giai đoạn số " + number, "Two-stage shrimp farming " + number),
                null,
                new Holder.Known(unit),
                List.of(),
                party("most"),
                due,
                "",
                List.of(),
                List.of(),
                List.of(),
                false);
        CommitmentId id = commitments
                .raise(Actor.platform(), programme, terms, Submission.none())
                .orThrow();
        commitments.assign(Actor.platform(), id, Submission.none()).orThrow();
        return id;
    }

    @ParameterizedTest
    @EnumSource
    void aLeaderReadsTheForecastAndFindsTheCommitment(Screen screen) {
        PartyId unit = unit("Trung tâm Dự báo thử " + NUMBERS.incrementAndGet());
        ProgrammeId programme = programme();
        LocalDate today = VietnamTime.today(clock);
        CommitmentId first = assigned(programme, "1", unit, today.plusDays(200));
        CommitmentId second = assigned(programme, "2", unit, today.plusDays(60));
        assigned(programme, "3", unit, today.plusDays(90));
        CommitmentId undated = assigned(programme, "4", unit, today.plusDays(90));
        commitments
                .estimate(Actor.platform(), first, 20, 45, 90, Submission.none())
                .orThrow();
        commitments
                .reportProgress(Actor.platform(), second, null, 10, "Đang chờ", "", Confidence.GREEN, Submission.none())
                .orThrow();
        commitments
                .estimate(Actor.platform(), second, 5, 10, 20, Submission.none())
                .orThrow();
        commitments
                .dependOn(
                        Actor.platform(),
                        second,
                        new Dependency(first, Dependency.Type.FINISH_TO_START, 0),
                        Submission.none())
                .orThrow();
        forecasts.compute(programme);
        try (Tab leader = browser.open(screen)) {
            leader.signIn(account("lanh-dao", Role.LEADER, party("can-tho")), PASSWORD);
            leader.go("/programmes/" + programme + "/forecast").isSound().picture("forecast");
            assertThat(leader.main().innerText())
                    .contains("Đơn vị đánh giá lạc quan hơn dự báo", "Đường găng", "Chưa có ước lượng");
            leader.go("/leader?programme=" + programme).isSound().picture("leader");
            assertThat(leader.main().innerText()).contains("Sắp tới có gì dễ trễ");
            leader.go("/commitments/" + second).isSound().picture("commitment-forecast");
            leader.go("/search?q=nuoi+tom+hai+giai+doan").isSound().picture("search");
            leader.page().locator(".search-results a").first().click();
            assertThat(leader.title()).contains("Nuôi tôm hai giai đoạn");
            leader.go("/commitments/" + undated).isSound();
        }
        try (Tab visitor = browser.open(screen)) {
            visitor.go("/public/forecast").isSound().picture("forecast-method");
            visitor.go("/search?q=nuoi+tom+hai+giai+doan").isSound();
            assertThat(visitor.main().innerText())
                    .as("what is not open is not found without an account")
                    .doesNotContain("Nuôi tôm hai giai đoạn số");
        }
    }
}
