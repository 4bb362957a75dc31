package vn.phusa.traceability.sheet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;
import vn.phusa.traceability.chain.ChainRules;

/** An accountant of a co-operative records from a table of her own; the focal point looks after the chains. */
@BrowserTest
class EventImportBrowserTest {
    @Autowired
    private Browser browser;

    private static void hand(Tab tab, String name, String content) {
        tab.page()
                .locator("input[name=file]")
                .setInputFiles(new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void aTableIsUnderstoodCheckedRecordedAndTakenBack(Screen screen) {
        try (Tab tab = browser.openAs(screen, "can-bo")) {
            tab.go("/traceability/import").isSound().picture("import-start");
            tab.page().locator("[name=chain]").selectOption("rice");
            // The rows of each screen are rows of their own.
            String lot = "BT-" + screen.name().charAt(0);
            hand(
                    tab,
                    "so-tay.csv",
                    // What was settled for the other screen's headings is remembered.
                    "Hôm nào;Thửa;Bao nhiêu;Kg hay tấn;Thẻ;Cây gì " + screen.name() + "\n20/05/2026;" + lot
                            + ";500;kg;8938501110015;ST25\n" + "31/04/2026;" + lot + "x;90;giạ;8938501110015;ST25\n");
            tab.press("Đọc và kiểm tra");
            assertThat(tab.main()).containsText("Các cột của bảng có nghĩa gì?");
            tab.isSound().picture("import-columns");
            tab.page().locator("[name=step-0]").selectOption("harvest");
            String[] columns = {"date", "lot", "quantity", "unit", "code", "element:variety"};
            for (int n = 0; n < columns.length; n++) {
                tab.page().locator("[name=column-0-" + n + "]").selectOption(columns[n]);
            }
            tab.press("Kiểm tra các dòng");
            // Rice asks where it was harvested; this table does not say.
            assertThat(tab.main()).containsText("2 dòng cần sửa");
            assertThat(tab.main()).containsText("“31/04/2026” không phải là ngày");
            tab.isSound().picture("import-wrong");

            tab.go("/traceability/import");
            tab.page().locator("[name=chain]").selectOption("rice");
            hand(
                    tab,
                    "thu-hoach.csv",
                    "Bước;Ngày;Nơi làm;Mã sản phẩm;Số lô;Số lượng;Đơn vị tính;Giống\nThu hoạch;20/05/2026;Ruộng A;8938501110015;"
                            + lot + ";500;kg;ST25\n");
            tab.press("Đọc và kiểm tra");
            assertThat(tab.main()).containsText("1 việc sẵn sàng để ghi");
            tab.isSound().press("Ghi 1 việc");
            assertThat(tab.main()).containsText("Đã ghi 1 việc");
            tab.isSound().picture("import-receipt");
            tab.page().locator("summary").getByText("Rút lại cả bảng").click();
            tab.press("Khai báo sai");
            assertThat(tab.main()).containsText("Đã rút lại các việc của bảng này");
            tab.isSound();
        }
        try (Tab tab = browser.openAs(screen, "dau-moi")) {
            tab.go("/traceability/chains").isSound().picture("chains");
            hand(tab, "chuoi.yaml", ChainRules.packaged().replace("step: destroying", "step: burning"));
            tab.press("Kiểm tra và dùng");
            assertThat(tab.main()).containsText("“step”: không nhận “burning”");
            tab.isSound().picture("chains-wrong");
        }
    }
}
