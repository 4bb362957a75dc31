package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/** From the signed text to a programme with its commitments, on a phone and on a desk. */
@BrowserTest
class ReadingBrowserTest {
    private static final String TEXT = """
            CHƯƠNG TRÌNH
            Phối hợp hoạt động khoa học và công nghệ giữa Sở Khoa học và Công nghệ thành phố Cần Thơ và Viện Năng lượng nguyên tử Việt Nam giai đoạn 2026 - 2028

            1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Y tế xây dựng kế hoạch chiếu xạ thực phẩm, hoàn thành trước ngày 30/6/2027.
            2. Viện Năng lượng nguyên tử Việt Nam chủ trì đào tạo cán bộ an toàn bức xạ, hoàn thành trong quý IV/2027.
            3. Giao Sở Tài chính chủ trì, phối hợp với Sở Khoa học và Công nghệ bố trí kinh phí thực hiện hằng năm.
            """;

    @Autowired
    private Browser browser;

    @ParameterizedTest
    @EnumSource
    void anOfficerMakesAProgrammeOfItsSignedText(Screen screen) {
        try (Tab tab = browser.openAs(screen, "dau-moi")) {
            tab.go("/programmes/new").isSound();
            tab.follow("Đã có văn bản ký? Đọc từ văn bản").isSound().picture("begin-programme");

            tab.press("Đọc và đề xuất").isSound().picture("begin-refused");
            assertThat(tab.main().locator(".field-error").allInnerTexts()).isNotEmpty();

            Locator focalPoint = tab.page().getByLabel("Cơ quan đầu mối");
            focalPoint.selectOption(new SelectOption().setLabel("Sở Khoa học và Công nghệ thành phố Cần Thơ"));
            tab.type("Nội dung văn bản", TEXT);
            tab.press("Đọc và đề xuất").isSound().picture("programme-from-text");
            assertThat(tab.page().locator("[name=titleVi]").inputValue()).isNotEmpty();
            assertThat(tab.page().locator("[name=startsOn]").inputValue()).isEqualTo("2026-01-01");
            assertThat(tab.page().locator("[name=endsOn]").inputValue()).isEqualTo("2028-12-31");

            tab.page()
                    .locator("[name=address]")
                    .fill("phoi-hop-" + screen.name().toLowerCase(Locale.ROOT));
            if (tab.page().locator("[name=parties]:checked").count() == 0) {
                tab.page()
                        .locator("[name=parties][value='" + focalPoint.inputValue() + "']")
                        .check();
            }
            tab.press("Lưu").isSound().picture("reading");
            assertThat(tab.title()).contains("3");

            tab.follow("Xem và chấp nhận").isSound().picture("proposal");
            assertThat(tab.page().locator("[name=due]").inputValue()).isEqualTo("2027-06-30");
            tab.page().locator("[name=assigner]").selectOption(new SelectOption().setIndex(1));
            tab.press("Ghi vào chương trình").isSound();
            assertThat(tab.title()).contains("2");

            tab.press("Bỏ qua").isSound();
            assertThat(tab.title()).contains("1");
            tab.press("Lấy lại").isSound();
            assertThat(tab.title()).contains("2");
        }
    }
}
