package vn.phusa.traceability.supervision;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/** A sign of a violation from the notice to the conclusion, seen from both sides. */
@BrowserTest
class SupervisionBrowserTest {
    private static final String TRADER = "Cục Sở hữu trí tuệ";
    private static final String AUTHORITY = "Sở Khoa học và Công nghệ thành phố Cần Thơ";

    @Autowired
    private Browser browser;

    private static void choose(Tab tab, String name, String label) {
        tab.page().locator("[name=" + name + "]").selectOption(new SelectOption().setLabel(label));
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theAuthorityAsksTheTraderExplainsAndTheDisplayIsRestored(Screen screen) {
        String about = "Hạn dùng in khác hạn dùng khai (" + screen + ")";
        try (Tab authority = browser.openAs(screen, "dau-moi");
                Tab trader = browser.openAs(screen, "can-bo")) {
            authority.go("/traceability/matters").isSound();
            authority.follow("Mở hồ sơ mới").isSound();
            choose(authority, "kind", "Dấu hiệu vi phạm");
            authority.page().locator("[name=goods]").fill("8938501110016");
            choose(authority, "trader", TRADER);
            choose(authority, "authority", AUTHORITY);
            authority.page().locator("[name=about]").fill(about);
            authority.press("Gửi");
            assertThat(authority.main()).containsText("Mã không hợp lệ");
            assertThat(authority.page().locator("[name=about]")).hasValue(about);
            authority.isSound();
            authority.page().locator("[name=goods]").fill("8938501110015");
            authority.press("Gửi");
            assertThat(authority.main()).containsText("Dấu hiệu vi phạm số");
            authority.page().locator("[name='words-suspend']").fill("Nguy cơ cho người dùng");
            authority.press("Tạm dừng hiển thị");
            assertThat(authority.main()).containsText("Đã tạm dừng hiển thị.");
            authority.isSound().picture("matter");

            trader.go("/work");
            trader.page().getByText(about).first().waitFor();
            trader.go("/traceability/matters").isSound().follow(about);
            trader.page().locator("[name='words-answer']").fill("In nhầm, đã thu hồi bao bì");
            trader.press("Gửi");
            assertThat(trader.main()).containsText("đúng hạn");
            trader.isSound();

            authority.page().reload();
            assertThat(authority.main()).containsText("In nhầm, đã thu hồi bao bì");
            authority.page().locator("[name='words-close']").fill("Đã khắc phục");
            authority.press("Kết luận và khôi phục hiển thị");
            assertThat(authority.main()).containsText("đã kết thúc");
            authority.isSound();
            authority.go("/traceability/goods?key=8938501110015").isSound().picture("goods");
            authority.go("/traceability/portals").isSound().picture("portals");
        }
    }
}
