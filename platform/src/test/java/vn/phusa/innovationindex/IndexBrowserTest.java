package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

/** The index as people use it, on a phone and on a desk. */
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

    @ParameterizedTest
    @EnumSource
    void aVisitorFindsTheRankAndTheIntervalOfTheirProvince(Screen screen) {
        try (Tab tab = browser.open(screen)) {
            tab.go("/index").isSound().picture("index-overview");
            tab.go("/index/pci/2016").isSound().picture("index-ranking");
            tab.choose("Tìm tỉnh, thành phố của tôi", "can-tho").press("Xem");
            assertThat(tab.title()).matches("Cần Thơ hạng 11/63 năm 2016, khoảng \\d+–\\d+");
            tab.isSound().picture("index-unit");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVisitorSeesWhyItChanged(Screen screen) {
        try (Tab tab = browser.open(screen)) {
            tab.go("/index/pci/2016/units/can-tho");
            tab.choose("So với năm", "2014").press("So sánh");
            Locator why = tab.page().locator("#why");
            assertThat(why.innerText()).isEqualTo("Vì sao thay đổi từ năm 2014 đến năm 2016?");
            assertThat(tab.main().innerText())
                    .contains("Số liệu của tỉnh", "Các tỉnh khác", "Khung và trọng số", "Cách tính");
            tab.isSound();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMovedSliderMovesTheRank(Screen screen) {
        try (Tab tab = browser.open(screen)) {
            tab.go("/index/pci/2016/what-if?unit=can-tho").isSound().picture("index-what-if");
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
            tab.isSound();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVisitorAsksWhatItTakesToReachTheThirdPlace(Screen screen) {
        try (Tab tab = browser.open(screen)) {
            tab.go("/index/pci/2016/units/can-tho");
            tab.follow("Cần cải thiện gì?");
            tab.isSound();
            tab.type("Thứ hạng muốn đạt", "3").press("Cần cải thiện gì?");
            assertThat(tab.title()).startsWith("Cần Thơ đạt hạng 3 bằng cách cải thiện");
            assertThat(tab.page().locator("#levers-answer").innerText())
                    .contains("Xác suất", "Đã chứng minh là rẻ nhất");
            tab.isSound().picture("index-levers");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherPageIsSoundToo(Screen screen) {
        try (Tab tab = browser.open(screen)) {
            for (String page : List.of(
                    "pci/2016/map",
                    "pci/2016/indicators/labor",
                    "pci/2016/robustness",
                    "pci/2016/method?unit=can-tho&territory=34",
                    "pci/2016/compare?with=2014",
                    "pci/2016/quality",
                    "pii/2023",
                    "pii/2025/map",
                    "gii/2024")) {
                tab.go("/index/" + page).isSound().picture("index-" + page.replaceAll("[^a-z0-9]+", "-"));
            }
            tab.go("/index/pci/2016/units/can-tho?lang=en").isSound();
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

    @ParameterizedTest
    @EnumSource
    void aFigureIsEnteredWithEvidenceAndReturned(Screen screen) {
        String suffix = screen.name().toLowerCase(Locale.ROOT);
        PartyId focalPoint = parties.byKey("can-tho-science").orElseThrow();
        PartyId unit = parties.byKey("can-tho-development-institute")
                .or(() -> parties.byKey("vinatom"))
                .orElseThrow();
        account("dau-moi-" + suffix, Role.FOCAL_POINT, focalPoint);
        account("don-vi-" + suffix, Role.UNIT_OFFICER, unit);
        String indicator = screen == Screen.PHONE ? "Hạ tầng số" : "Cạnh tranh bình đẳng";
        try (Tab keeper = browser.open(screen);
                Tab officer = browser.open(screen)) {
            keeper.signIn("dau-moi-" + suffix, PASSWORD);
            keeper.go("/index/pii/2025").follow("Giao thu thập và công bố");
            keeper.isSound().picture("index-keeping");
            keeper.page().getByLabel("Đơn vị cung cấp").selectOption(unit.toString());
            keeper.page().getByLabel(indicator).first().check();
            keeper.press("Giao việc");
            keeper.isSound().picture("index-requests");

            officer.signIn("don-vi-" + suffix, PASSWORD);
            officer.go("/index-data/requests").follow(indicator);
            officer.isSound().picture("index-request");
            officer.type("Giá trị", "12,5").type("Năm của số liệu", "2024").type("Nguồn", "Niên giám thống kê");
            officer.page()
                    .getByLabel("Tệp minh chứng")
                    .setInputFiles(new FilePayload(
                            "minh-chung.pdf", "application/pdf", SampleFiles.pdf(List.of(List.of("Minh chứng")))));
            officer.press("Nộp số liệu");
            assertThat(officer.title()).contains("đang chờ kiểm tra");
            officer.isSound();

            keeper.go("/index-data/requests").follow(indicator);
            keeper.isSound().picture("index-check");
            assertThat(keeper.main().innerText()).contains("12,5", "Tệp minh chứng");
            keeper.type("Cần sửa gì", "Thiếu số liệu quý IV").press("Trả lại số liệu");
            assertThat(keeper.title()).contains("bị trả lại");
            keeper.isSound();

            officer.go("/index-data/requests").follow(indicator);
            assertThat(officer.main().innerText()).contains("Thiếu số liệu quý IV");
            assertThat(officer.page()
                            .getByRole(AriaRole.BUTTON)
                            .filter(new Locator.FilterOptions().setHasText("Nộp số liệu"))
                            .isVisible())
                    .isTrue();
            officer.isSound().picture("index-returned");
        }
    }
}
