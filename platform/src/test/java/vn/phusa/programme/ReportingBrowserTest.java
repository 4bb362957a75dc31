package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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
import vn.phusa.party.Parties;
import vn.phusa.programme.reporting.PeriodicReports;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.SettableClock;
import vn.phusa.testing.Tab;

/** A round of periodic reports as the people do it: sent, returned, mended, accepted, summed up, issued, downloaded. */
@BrowserTest
class ReportingBrowserTest {
    private static final String PASSWORD = "mat-khau-de-thu-2026";

    @Autowired
    private Browser browser;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Parties parties;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Commitments commitments;

    @Autowired
    private PeriodicReports reports;

    @Autowired
    private SettableClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private String account(Role role, PartyId organisation) {
        String login = "bao-cao-" + UUID.randomUUID().toString().substring(0, 8);
        AccountId id = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Người thử " + role, "", "vi", null, role, organisation))
                .orThrow();
        String token = invitations.invite(Actor.platform(), id).orThrow();
        invitations.setPassword(token, PASSWORD, PASSWORD).orThrow();
        return login;
    }

    private PartyId party(String key) {
        return parties.byKey(key).orElseThrow();
    }

    private ProgrammeId programme() {
        Actor platform = Actor.platform();
        ProgrammeId id = programmes
                .create(
                        platform,
                        new Programme.Facts(
                                "bao-cao-" + UUID.randomUUID().toString().substring(0, 8),
                                new Bilingual("Chương trình phối hợp thử nghiệm", "Trial cooperation programme"),
                                List.of(party("most"), party("can-tho")),
                                party("can-tho-science"),
                                List.of("Chương trình phối hợp ký ngày 05/01/2026"),
                                LocalDate.of(2026, 1, 5),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2030, 12, 31),
                                List.of(),
                                null,
                                false,
                                false),
                        Submission.none())
                .orThrow();
        programmes
                .become(platform, id, Programme.State.IN_FORCE, Submission.none())
                .orThrow();
        raise(id, "1", "Hỗ trợ bảo hộ nhãn hiệu chứng nhận cho trái cây đặc sản", LocalDate.of(2026, 5, 29), "noip");
        raise(id, "2", "Đào tạo cán bộ về quản trị tài sản trí tuệ", LocalDate.of(2026, 8, 31), "noip");
        raise(id, "3", "Xây dựng phòng thử nghiệm dùng chung", null, "vinatom");
        return id;
    }

    private void raise(ProgrammeId programme, String number, String wording, LocalDate due, String lead) {
        Actor platform = Actor.platform();
        CommitmentId id = commitments
                .raise(
                        platform,
                        programme,
                        new Terms(
                                number,
                                CommitmentKind.MINISTRY_DUTY,
                                Bilingual.same(wording),
                                null,
                                new Holder.Known(party(lead)),
                                List.of(),
                                party("can-tho"),
                                due,
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                true),
                        Submission.none())
                .orThrow();
        commitments.assign(platform, id, Submission.none()).orThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aReportIsReturnedMendedAcceptedAndTheSummaryIssued(Screen screen) throws Exception {
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        ProgrammeId programme = programme();
        clock.set(LocalDate.of(2026, 6, 15), 9, 0);
        PartyId unit = party("noip");
        String officer = account(Role.UNIT_OFFICER, unit);
        String keeper = account(Role.FOCAL_POINT, party("can-tho-science"));
        try (Tab focal = browser.open(screen);
                Tab lead = browser.open(screen)) {
            focal.signIn(keeper, PASSWORD).go("/programmes/" + programme + "/rounds");
            focal.isSound().picture("reporting-rounds");
            focal.choose("Kỳ báo cáo", "quarter:2026:2").press("Mở đợt báo cáo");
            focal.isSound().picture("reporting-round-open");
            assertThat(focal.title()).contains("quý II năm 2026", "2 đơn vị chưa gửi");
            String round = focal.page().url();

            lead.signIn(officer, PASSWORD).go("/work").isSound();
            lead.go("/reports").isSound().picture("reporting-desk");
            lead.page().locator("main .urgent a").first().click();
            lead.isSound().picture("reporting-form");
            lead.page().locator("textarea[name^='done-']").first().fill("Đã nộp hồ sơ đăng ký nhãn hiệu");
            lead.page().locator("input[name^='percent-']").first().fill("nhiều");
            lead.press("Lưu nháp");
            assertThat(lead.page().locator("input[name^='percent-']").first().inputValue())
                    .isEqualTo("nhiều");
            lead.press("Gửi báo cáo");
            lead.isSound().picture("reporting-form-refused");
            assertThat(lead.page().locator("textarea[name^='done-']").first().inputValue())
                    .isEqualTo("Đã nộp hồ sơ đăng ký nhãn hiệu");
            lead.page().locator("input[name^='percent-']").first().fill("60");
            lead.press("Gửi báo cáo");
            assertThat(lead.main().innerText()).contains("Đã gửi báo cáo", "Chờ kiểm tra");
            String form = lead.page().url();

            focal.go(form).isSound();
            focal.page().locator("summary:has-text('Trả lại để sửa')").click();
            focal.type("Cần sửa, bổ sung gì", "Nêu rõ vướng mắc của nhiệm vụ số 1")
                    .press("Trả lại báo cáo");
            assertThat(focal.main().innerText()).contains("Nêu rõ vướng mắc của nhiệm vụ số 1");

            lead.go(form).isSound().picture("reporting-returned");
            assertThat(lead.main().innerText()).contains("đề nghị sửa", "Nêu rõ vướng mắc của nhiệm vụ số 1");
            lead.page().locator("textarea[name^='obstacles-']").first().fill("Chờ ý kiến thẩm định");
            lead.type("Kiến nghị, đề xuất", "Đề nghị bố trí kinh phí").press("Gửi báo cáo");

            focal.go(round).isSound();
            if (screen == Screen.PHONE) {
                assertThat(focal.page().locator("td:has(> .form-check)").first().boundingBox().height)
                        .as("the box to tick stands beside its label, not below")
                        .isLessThan(60);
            }
            focal.go(form).isSound().picture("reporting-check");
            focal.press("Tiếp nhận báo cáo");
            assertThat(focal.title()).contains("1 đơn vị chưa gửi");
            focal.isSound().picture("reporting-round");
            focal.follow("Báo cáo tổng hợp").isSound().picture("reporting-summary");
            assertThat(focal.main().innerText())
                    .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Chờ ý kiến thẩm định", "Đề nghị bố trí kinh phí");
            focal.type("Chữ viết tắt tên cơ quan ban hành", "T" + round.replaceAll(".*/", ""));
            focal.page()
                    .getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON,
                            new com.microsoft.playwright.Page.GetByRoleOptions()
                                    .setName("Ban hành")
                                    .setExact(true))
                    .click();
            focal.isSound().picture("reporting-issued");
            assertThat(focal.title()).contains("Báo cáo số");
            var download = focal.page().waitForDownload(() -> focal.follow("Tải PDF"));
            assertThat(Files.readAllBytes(download.path())).startsWith('%', 'P', 'D', 'F');
            focal.go(round + "/brief").isSound().picture("reporting-brief");
            focal.go(form + "?lang=en").isSound();
            focal.go(round + "/summary?lang=en").isSound();
        }
    }
}
