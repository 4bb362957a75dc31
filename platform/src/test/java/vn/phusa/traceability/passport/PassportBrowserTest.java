package vn.phusa.traceability.passport;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/** The passport as a shopper sees it, and the way to it as a producer goes it. */
@BrowserTest
class PassportBrowserTest {
    @Autowired
    private Browser browser;

    @Autowired
    private Products products;

    @Autowired
    private Parties parties;

    @ParameterizedTest
    @EnumSource
    void aShopperScansACodeAndReportsAProblem(Screen screen) {
        PartyId owner = parties.byKey("noip").orElseThrow();
        Actor head = ProductFixture.actor(Role.UNIT_HEAD, owner);
        Product rice = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        try (Tab tab = browser.open(screen)) {
            tab.go("/01/" + rice.gtin() + "/10/LO-7/21/K7M2").isSound().picture("passport");
            assertThat(tab.title()).isEqualTo("Gạo thơm ST25 Thới Lai");
            assertThat(tab.main().innerText()).contains("LO-7", "Mã này được quét lần đầu", "Xuất xứ");
            assertThat(tab.page().locator("script").count()).isZero();
            tab.follow("English");
            assertThat(tab.title()).isEqualTo("Fragrant rice ST25 Thới Lai");
            tab.isSound().follow("Tiếng Việt");
            tab.follow("Báo cáo vấn đề");
            tab.isSound().picture("passport-report");
            tab.page().getByLabel("Nghi hàng giả").check();
            tab.type("Mô tả", "Tem có dấu hiệu bị dán lại.").press("Gửi báo cáo");
            assertThat(tab.title()).isEqualTo("Đã nhận báo cáo của bạn");
            tab.isSound();
            tab.go("/01/" + ProductFixture.gtin()).isSound().picture("passport-unknown");
            assertThat(tab.title()).isEqualTo("Mã này không nằm trong hệ thống");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProducerEntersAProductPublishesItAndPrintsLabels(Screen screen) {
        String reference = "XOAI-" + screen.name().toUpperCase(Locale.ROOT);
        try (Tab tab = browser.openAs(screen, "thu-truong")) {
            tab.go("/traceability/products").isSound();
            tab.follow("Thêm sản phẩm");
            tab.isSound().picture("product-form");
            tab.type("Mã nội bộ", reference)
                    .type("Tên sản phẩm (tiếng Việt)", "Xoài cát Chu")
                    .type("Nhãn hiệu", "Cờ Đỏ")
                    .type("Địa chỉ sản xuất", "Xã Cờ Đỏ, thành phố Cần Thơ")
                    .type("Xuất xứ (tiếng Việt)", "Cờ Đỏ, Cần Thơ")
                    .press("Lưu bản nháp");
            assertThat(tab.title()).isEqualTo("Xoài cát Chu: bản nháp, chưa công bố");
            tab.isSound();
            tab.page()
                    .getByLabel("Chọn ảnh")
                    .setInputFiles(new FilePayload("xoai.png", "image/png", ProductFixture.picture(900, 700)));
            tab.press("Tải ảnh lên").press("Công bố hộ chiếu");
            assertThat(tab.title()).isEqualTo("Xoài cát Chu: đã công bố");
            tab.isSound().picture("product");
            tab.follow("In nhãn, mã");
            tab.isSound().picture("labels");
            assertThat((Boolean) tab.page()
                            .locator(".label-preview")
                            .evaluate("image => image.complete && image.naturalWidth > 0"))
                    .isTrue();
            tab.type("Số lượng", "250").press("Phát hành");
            assertThat(tab.title()).isEqualTo("250 số sê-ri cho Xoài cát Chu");
            tab.isSound().picture("label-batch");
            assertThat(tab.main().innerText()).contains("/local/");
        }
    }
}
