package vn.phusa.programme.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.shell.Exports;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/** An officer brings a plan from a spreadsheet into the programme, on a phone and on a desk. */
@BrowserTest
class ImportBrowserTest {
    private static final String PASSWORD = "phu-sa-song-Hau-2026-nhap";

    @Autowired
    private Browser browser;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Parties parties;

    private ProgrammeId programme(Screen screen) {
        return programmes
                .create(
                        Actor.platform(),
                        new Programme.Facts(
                                "nhap-" + screen.name().toLowerCase(Locale.ROOT),
                                new Bilingual("Chương trình hành động 2026", "Action programme 2026"),
                                List.of(parties.byKey("can-tho").orElseThrow()),
                                parties.byKey("can-tho-science").orElseThrow(),
                                List.of(),
                                LocalDate.of(2026, 1, 5),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 12, 31),
                                List.of(),
                                null,
                                true,
                                false),
                        Submission.none())
                .orThrow();
    }

    private void account(String login) {
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Cán bộ đầu mối", "", "vi", null, Role.FOCAL_POINT, null))
                .orThrow();
        Actor herself = new Actor(account, null, login, List.of(), Actor.Channel.WEB);
        accounts.changePassword(herself, "", PASSWORD, PASSWORD, null).orThrow();
    }

    private static void choose(Tab tab, String name, byte[] content) {
        tab.page().locator("input[type=file]").setInputFiles(new FilePayload(name, Exports.XLSX, content));
    }

    @ParameterizedTest
    @EnumSource
    void fromTheTemplateToStoredRowsAndBack(Screen screen) throws Exception {
        ProgrammeId programme = programme(screen);
        String login = "nhap-" + screen.name().toLowerCase(Locale.ROOT);
        account(login);
        try (Tab tab = browser.open(screen)) {
            tab.signIn(login, PASSWORD);
            tab.go("/programmes/" + programme).follow("Nhập từ bảng tính");
            tab.isSound().picture("import-start");

            Download template = tab.page().waitForDownload(() -> tab.follow("Tệp mẫu nhiệm vụ (Excel)"));
            assertThat(Files.size(template.path())).isGreaterThan(3_000);

            choose(tab, "không phải.xlsx", "chỉ là chữ".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            tab.press("Đọc bảng");
            tab.isSound();
            assertThat(tab.page().locator(".field-error").first().innerText()).isNotBlank();

            choose(
                    tab,
                    "kế hoạch.xlsx",
                    Sheets.workbook(
                            new Object[] {"KẾ HOẠCH HÀNH ĐỘNG 2026"},
                            new Object[] {"Việc", "Ai làm", "Cùng làm", "Bao giờ xong (" + screen + ")"},
                            new Object[] {
                                "Lập sàn giao dịch công nghệ", "Sở Công Thương", "Sở Tài chính; Sở Y tế", "30/6/2026"
                            },
                            new Object[] {"Mở không gian sáng tạo", "Tổ công tác liên ngành", null, "Quý III/2026"},
                            new Object[] {"Đào tạo nhân lực", "Sở Nội vụ", "Sở Nội vụ", "30/2/2026"},
                            new Object[] {"Tổng kết", "Sở Tài chính", null, "=TODAY()"}));
            tab.page().locator("details.field > summary").click();
            tab.type("Số của dòng tiêu đề", "2");
            tab.press("Đọc bảng");
            tab.isSound().picture("import-columns");
            assertThat(tab.title()).isEqualTo("Mỗi cột là gì?");
            tab.page().locator("#f-column-0").selectOption("wording");
            tab.page().locator("#f-column-1").selectOption("lead");
            tab.page().locator("#f-column-2").selectOption("coordinators");
            tab.page().locator("#f-column-3").selectOption("due");
            tab.press("Kiểm tra các dòng");
            assertThat(tab.title()).isEqualTo("3 trong 4 dòng chưa dùng được");
            tab.isSound().picture("import-errors");

            tab.page().locator("#meant-1").selectOption("as-written");
            tab.page()
                    .locator("section[aria-labelledby=names]")
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            assertThat(tab.title()).isEqualTo("2 trong 4 dòng chưa dùng được");
            Download rejected = tab.page()
                    .waitForDownload(() -> tab.page()
                            .getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName("Tải 2 dòng sai kèm lý do (Excel)"))
                            .click());
            assertThat(Files.size(rejected.path())).isGreaterThan(1_000);

            tab.press("Chỉ nhập 2 dòng đúng");
            assertThat(tab.title()).isEqualTo("Đã nhập 2 dòng");
            tab.isSound().picture("import-stored");
            tab.go("/programmes/" + programme);
            assertThat(tab.main().innerText()).contains("Mở không gian sáng tạo");

            tab.page().goBack();
            tab.page().locator(".undo-import > summary").click();
            tab.type("Lý do", "Nhầm kế hoạch");
            tab.press("Hoàn tác");
            assertThat(tab.title()).isEqualTo("Lần nhập này đã được hoàn tác");
            tab.isSound();
            tab.go("/programmes/" + programme);
            assertThat(tab.main().innerText()).doesNotContain("Mở không gian sáng tạo");
        }
    }
}
