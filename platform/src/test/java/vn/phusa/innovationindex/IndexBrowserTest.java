package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.access.Accounts;
import vn.phusa.access.Invitations;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.document.SampleFiles;
import vn.phusa.party.Parties;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/**
 * The index as people use it. Every story is played on a phone and on a desk, in the same tab; a page is looked at as a
 * whole on the phone, and on the desk for what a width can break.
 */
@BrowserTest
class IndexBrowserTest {
    private static final String PASSWORD = "ghe-tre-song-lua-42";

    @Autowired
    private Browser browser;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Parties parties;

    @Autowired
    private Invitations invitations;

    private static void isSound(Tab tab, String picture) {
        tab.isSound();
        if (!picture.isEmpty()) {
            tab.picture("index-" + picture);
        }
    }

    @Test
    void aVisitorFindsTheRankItsIntervalTheReasonsOfItsChangeAndWhatWouldRaiseIt() {
        try (Tab tab = browser.open(Screen.PHONE)) {
            for (Screen screen : Screen.values()) {
                tab.on(screen);
                tab.go("/index");
                isSound(tab, "overview");
                tab.go("/index/pci/2016");
                isSound(tab, "ranking");
                tab.choose("Tìm tỉnh, thành phố của tôi", "can-tho").press("Xem");
                assertThat(tab.title()).matches("Cần Thơ hạng 11/63 năm 2016, khoảng \\d+–\\d+");

                tab.choose("So với năm", "2014").press("So sánh");
                assertThat(tab.page().locator("#why").innerText())
                        .isEqualTo("Vì sao thay đổi từ năm 2014 đến năm 2016?");
                assertThat(tab.main().innerText())
                        .contains("Số liệu của tỉnh", "Các tỉnh khác", "Khung và trọng số", "Cách tính");
                isSound(tab, "unit");

                tab.follow("Cần cải thiện gì?");
                tab.type("Thứ hạng muốn đạt", "3").press("Cần cải thiện gì?");
                assertThat(tab.title()).startsWith("Cần Thơ đạt hạng 3 bằng cách cải thiện");
                assertThat(tab.page().locator("#levers-answer").innerText())
                        .contains("Xác suất", "Đã chứng minh là rẻ nhất");
                isSound(tab, "levers");
            }
        }
    }

    @Test
    void aMovedSliderMovesTheRank() {
        try (Tab tab = browser.open(Screen.PHONE)) {
            for (Screen screen : Screen.values()) {
                tab.on(screen).go("/index/pci/2016/what-if?unit=can-tho");
                isSound(tab, "what-if");
                assertThat(tab.page().locator("#what-if-rank").innerText()).isEqualTo("11");
                tab.page()
                        .getByLabel("Đào tạo lao động")
                        .first()
                        .evaluate("slider => { slider.value = slider.max;"
                                + " slider.dispatchEvent(new Event('input', {bubbles: true})); }");
                tab.page()
                        .waitForCondition(() ->
                                !tab.page().locator("#what-if-rank").innerText().equals("11"));
                assertThat(Integer.parseInt(tab.page().locator("#what-if-rank").innerText()))
                        .isLessThan(11);
            }
        }
    }

    @Test
    void everyOtherPageIsSoundToo() {
        try (Tab tab = browser.open(Screen.PHONE)) {
            for (String page : List.of(
                    "pci/2016/map",
                    "pci/2016/indicators/labor",
                    "pci/2016/robustness",
                    "pci/2016/method?unit=can-tho&territory=34",
                    "pci/2016/compare?with=2014",
                    "pci/2016/quality",
                    "pii/2023",
                    "pii/2025/map",
                    "gii/2024",
                    "pci/2016/units/can-tho?lang=en")) {
                tab.on(Screen.PHONE).go("/index/" + page);
                for (Screen screen : Screen.values()) {
                    isSound(tab.on(screen), page.replaceAll("[^a-z0-9]+", "-"));
                }
            }
            assertThat(tab.title()).startsWith("Cần Thơ ranks 11 of 63 in 2016, between");
        }
    }

    private void account(String login, Role role, PartyId organisation) {
        AccountId id = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Người " + login, "", "vi", null, role, organisation))
                .orThrow();
        String token = invitations.invite(Actor.platform(), id).orThrow();
        invitations.setPassword(token, PASSWORD, PASSWORD).orThrow();
    }

    @Test
    void aFigureIsTakenFromThePlatformOrEnteredWithEvidenceAndReturned() {
        PartyId unit = parties.byKey("can-tho-development-institute")
                .or(() -> parties.byKey("vinatom"))
                .orElseThrow();
        account(
                "dau-moi-chi-so",
                Role.FOCAL_POINT,
                parties.byKey("can-tho-science").orElseThrow());
        account("don-vi-chi-so", Role.UNIT_OFFICER, unit);
        try (Tab keeper = browser.open(Screen.PHONE);
                Tab officer = browser.open(Screen.PHONE)) {
            keeper.signIn("dau-moi-chi-so", PASSWORD);
            officer.signIn("don-vi-chi-so", PASSWORD);
            String recorded = "Số tổ chức KH&CN trên 10.000 dân";
            decideThatItIsTakenFromThePlatform(keeper, recorded);
            for (Screen screen : Screen.values()) {
                String indicator = screen == Screen.PHONE ? "Hạ tầng số" : "Cạnh tranh bình đẳng";
                ask(keeper.on(screen), screen, unit, indicator, screen == Screen.PHONE ? recorded : "");
                enter(officer.on(screen), screen, indicator);
                giveBack(keeper, screen, indicator);
                officer.go("/index-data/requests").follow(indicator);
                assertThat(officer.main().innerText()).contains("Thiếu số liệu quý IV");
                assertThat(officer.page()
                                .getByRole(AriaRole.BUTTON)
                                .filter(new Locator.FilterOptions().setHasText("Nộp số liệu"))
                                .isVisible())
                        .isTrue();
                isSound(officer, "returned");
            }
            takeFromThePlatform(officer, recorded);
        }
    }

    private static void decideThatItIsTakenFromThePlatform(Tab keeper, String indicator) {
        keeper.go("/index/pii/2025").follow("Giao thu thập và công bố");
        isSound(keeper, "keeping");
        keeper.follow("Chọn nguồn cho chỉ số");
        Locator figures = keeper.page().getByLabel(indicator).first();
        figures.selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        keeper.type("Căn cứ", "Đúng định nghĩa của chỉ số").press("Lưu quy định");
        assertThat(keeper.title()).startsWith("PII năm 2025: 1/");
        assertThat(keeper.main().innerText()).contains("Đúng định nghĩa của chỉ số", "Xem bản ghi");
        isSound(keeper, "records");
        isSound(keeper.on(Screen.DESKTOP), "records");
    }

    private static void ask(Tab keeper, Screen screen, PartyId unit, String indicator, String another) {
        keeper.go("/index/pii/2025").follow("Giao thu thập và công bố");
        keeper.page().getByLabel("Đơn vị cung cấp").selectOption(unit.toString());
        keeper.page().getByLabel(indicator).first().check();
        if (!another.isEmpty()) {
            keeper.page().getByLabel(another).first().check();
        }
        keeper.press("Giao việc");
        isSound(keeper, "requests");
    }

    private static void enter(Tab officer, Screen screen, String indicator) {
        officer.go("/index-data/requests").follow(indicator);
        isSound(officer, "request");
        officer.type("Giá trị", "12,5").type("Năm của số liệu", "2024").type("Nguồn", "Niên giám thống kê");
        officer.page()
                .getByLabel("Tệp minh chứng")
                .setInputFiles(new FilePayload(
                        "minh-chung.pdf", "application/pdf", SampleFiles.pdf(List.of(List.of("Minh chứng")))));
        officer.press("Nộp số liệu");
        assertThat(officer.title()).contains("đang chờ kiểm tra");
    }

    private static void giveBack(Tab keeper, Screen screen, String indicator) {
        keeper.go("/index-data/requests").follow(indicator);
        isSound(keeper, "check");
        assertThat(keeper.main().innerText()).contains("12,5", "Tệp minh chứng");
        keeper.type("Cần sửa gì", "Thiếu số liệu quý IV").press("Trả lại số liệu");
        assertThat(keeper.title()).contains("bị trả lại");
    }

    private static void takeFromThePlatform(Tab officer, String indicator) {
        officer.go("/index-data/requests").follow(indicator);
        assertThat(officer.main().innerText()).contains("Theo quy định của đầu mối");
        // The register counted it three years before the edition, which stands out and must be explained.
        officer.type("Ghi chú", "Số gần nhất đã công bố").press("Nộp số đã chọn");
        assertThat(officer.title()).contains("đang chờ kiểm tra");
        assertThat(officer.main().innerText()).contains("Lấy từ nền tảng", "Xem bản ghi");
        officer.follow("Xem bản ghi");
        assertThat(officer.title()).isNotBlank();
    }
}
