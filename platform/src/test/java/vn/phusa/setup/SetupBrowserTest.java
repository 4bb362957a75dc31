package vn.phusa.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import vn.phusa.access.Accounts;
import vn.phusa.access.Passkey;
import vn.phusa.access.Passkeys;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.PasskeyDevice;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/** An installation for another province, from its first page on: one story, told in order. */
@BrowserTest
@TestPropertySource(properties = "phusa.first-data=EMPTY")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupBrowserTest {
    private static final String PASSWORD = "thuyền nan qua chín khúc sông";
    private static final int PORT = freePort();

    /** A passkey belongs to an address, so this platform must know its own before it starts. */
    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("phusa.public-url", () -> "http://localhost:" + PORT);
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passkeys passkeys;

    @Autowired
    private Browser browser;

    @Autowired
    private Setup setup;

    @Autowired
    private JdbcClient database;

    @Test
    @Order(1)
    void withoutTheTokenThereIsNothingButItsQuestion() {
        try (Tab tab = browser.open(Screen.PHONE)) {
            for (String path : List.of("/", "/programmes", "/parties", "/sign-in", "/administration/accounts")) {
                tab.go(path);
                assertThat(tab.page().url()).endsWith("/setup");
            }
            tab.isSound().picture("setup-token");
            tab.type("Mã thiết lập", "abcd-efgh").press("Bắt đầu");
            assertThat(tab.main().innerText()).contains("Mã thiết lập chưa đúng");
            APIResponse answer = tab.page().request().get("/setup/administrator");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(tab.page().request().get("/api/parties").status()).isEqualTo(503);
            assertThat(tab.page()
                            .request()
                            .post("/parties", RequestOptions.create())
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    @Order(2)
    void eachStepIsKeptAndAskedForWhatIsWrong() {
        try (Tab tab = browser.open(Screen.PHONE)) {
            tab.go("/").type("Mã thiết lập", setup.token().orElseThrow()).press("Bắt đầu");
            tab.isSound().press("Tiếp tục");
            assertThat(tab.main().innerText()).contains("Mục này không được để trống");
            tab.isSound();
            tab.choose("Loại", "Tỉnh").type("Tên tỉnh, thành phố", "Vĩnh Long").type("Mã đơn vị hành chính", "86");
            tab.picture("setup-place").press("Tiếp tục");
            assertThat(tab.page().getByLabel("Cơ quan đầu mối").first().inputValue())
                    .isEqualTo("Sở Khoa học và Công nghệ tỉnh Vĩnh Long");
            tab.type("Danh sách đơn vị", "Sở Tài chính\nSở Tài chính").press("Tiếp tục");
            assertThat(tab.main().innerText()).contains("đã có ở dòng 1");
            tab.isSound();
            tab.type(
                    "Danh sách đơn vị",
                    "Đơn vị\n1. Sở Tài chính\n2. Trường Đại học Trà Vinh\n3. Chi cục Biển; Sở Tài chính");
            tab.press("Lưu và xem cách hiểu danh sách");
            assertThat(tab.main().innerText()).contains("Đọc được 3 đơn vị");
            tab.isSound().picture("setup-units");
            takesTheUnitsFromAFile(tab);
            tab.press("Tiếp tục").press("Thêm ngày này");
            assertThat(tab.main().innerText()).contains("Mục này không được để trống");
            tab.type("Ngày", "2026-12-05")
                    .choose("Loại", "swapped-work")
                    .type("Tên", "Làm bù")
                    .type("Căn cứ", "Công văn của UBND tỉnh");
            tab.press("Thêm ngày này");
            assertThat(tab.main().innerText()).contains("05/12/2026");
            tab.isSound().picture("setup-calendar");
        }
    }

    private static void takesTheUnitsFromAFile(Tab tab) {
        tab.page().getByText("Hoặc lấy danh sách từ tệp").click();
        Download template = tab.page().waitForDownload(() -> tab.follow("mẫu CSV"));
        assertThat(read(template)).isEqualTo("\uFEFFTên đơn vị;Trực thuộc;Loại\r\n");
        assertThat(tab.page().waitForDownload(() -> tab.follow("mẫu Excel")).suggestedFilename())
                .endsWith(".xlsx");

        upload(tab, "tep.xlsx", "không phải bảng tính");
        assertThat(tab.page().locator("#d-file .field-error").innerText()).isNotBlank();
        assertThat(tab.page().locator("[name=units]").inputValue()).contains("Chi cục Biển");
        tab.isSound();

        upload(
                tab,
                "don-vi.csv",
                read(template) + "Sở Tài chính;;\r\nTrường Đại học Trà Vinh;;\r\nChi cục Biển;Sở lạ;\r\n");
        assertThat(tab.title()).isEqualTo("Có 1 dòng cần sửa, chưa nhận đơn vị nào");
        assertThat(tab.page().locator("td.wrong").innerText()).contains("Sở lạ", "chưa có trong danh sách");
        assertThat(tab.page().getByText("đơn vị này").count()).isZero();
        tab.isSound().picture("setup-units-file-wrong").follow("Quay lại danh sách đơn vị");
        assertThat(tab.page().locator("[name=units]").inputValue()).contains("Chi cục Biển; Sở Tài chính");

        tab.page().getByText("Hoặc lấy danh sách từ tệp").click();
        upload(
                tab,
                "don-vi.csv",
                read(template)
                        + "Sở Tài chính;;\r\nTrường Đại học Trà Vinh;;\r\nChi cục Biển;Sở Tài chính;Cơ quan\r\n"
                        + "Nhóm Sao Mai;;Mạng lưới\r\n");
        assertThat(tab.title()).isEqualTo("Đọc được 4 đơn vị, không có lỗi");
        tab.isSound().picture("setup-units-file").press("Nhận 4 đơn vị này");
        assertThat(tab.main().innerText()).contains("Đã nhận các đơn vị trong tệp “don-vi.csv”", "Đọc được 4 đơn vị");
        tab.isSound();
    }

    private static void upload(Tab tab, String name, String text) {
        tab.page()
                .locator("input[name=file]")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        tab.press("Đọc tệp");
    }

    private static String read(Download file) {
        try (InputStream content = file.createReadStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    @Order(3)
    void somebodyElseAtTheMachineGoesOnWhereItWasLeftAndFinishes() {
        try (Tab tab = browser.open(Screen.DESKTOP)) {
            tab.go("/setup?token=" + setup.token().orElseThrow());
            assertThat(tab.page().url()).endsWith("/setup/calendar");
            tab.isSound().press("Tiếp tục");
            tab.isSound().picture("setup-administrator");
            tab.type("Họ và tên", "Trần Thị Đầu Tiên")
                    .type("Mật khẩu mới", "12345678901234")
                    .press("Hoàn tất thiết lập");
            assertThat(tab.main().innerText()).contains("dễ đoán", "Hai lần nhập chưa giống nhau");
            assertThat(database.sql("select count(*) from party.parties")
                            .query(Long.class)
                            .single())
                    .as("organisations after a refusal")
                    .isZero();
            tab.isSound();
            tab.page().locator("input[name=password]").fill(PASSWORD);
            tab.page().locator("input[name=repeated]").fill(PASSWORD);
            tab.press("Hoàn tất thiết lập");
            tab.page().getByText("Đã thiết lập xong").waitFor();
            assertThat(tab.page().url()).endsWith("/account/passkey");
            PasskeyDevice device = PasskeyDevice.in(tab);
            tab.isSound().picture("setup-passkey");
            tab.type("Tên gọi của khóa", "Máy của Sở").press("Thêm khóa trên thiết bị này");
            tab.page().getByText("Bắt đầu từ đâu?").waitFor();
            assertThat(device.credentials()).isOne();
            assertThat(passkeys.of(accounts.byLogin("quan-tri").orElseThrow().id()))
                    .extracting(Passkey::label)
                    .containsExactly("Máy của Sở");
        }
    }

    @Test
    @Order(4)
    void afterThatTheSetupIsGoneForEver() {
        assertThat(setup.pending()).isFalse();
        try (Tab tab = browser.open(Screen.DESKTOP)) {
            for (String path : List.of("/setup", "/setup?token=x", "/setup/place", "/setup/administrator")) {
                assertThat(tab.page().request().get(path).status()).as(path).isEqualTo(404);
            }
        }
        assertThat(setup.finish(new Setup.Administrator("x", "x", "", "vi", PASSWORD, PASSWORD, true)))
                .isInstanceOf(vn.phusa.base.Outcome.Rejected.class);
    }

    @Test
    @Order(5)
    void everyPageOfTheEmptyInstallationIsSoundAndNoneSpeaksOfCanTho() {
        for (Screen screen : Screen.values()) {
            try (Tab tab = browser.open(screen)) {
                tab.signIn("quan-tri", PASSWORD);
                tab.go("/");
                assertThat(tab.main().innerText()).contains("Bắt đầu từ đâu?", "Tải văn bản đã ký lên");
                tab.isSound().picture("empty-home");
                List<String> paths = tab.page().locator("nav.menu a").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .toList();
                assertThat(paths).hasSizeGreaterThan(5);
                for (String path : paths) {
                    tab.go(path).isSound();
                    // A national ranking lists every province; ours is the one that it puts forward.
                    if (!path.equals("/index")) {
                        saysNothingOfCanTho(tab);
                    }
                }
                for (String path : List.of(
                        "/programmes/new",
                        "/parties/new",
                        "/account",
                        "/public/programmes",
                        "/calendar",
                        "/developers")) {
                    saysNothingOfCanTho(tab.go(path).isSound());
                }
                assertThat(tab.page().request().get("/api/openapi").text().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("cần thơ", "can-tho");
                tab.go("/parties");
                assertThat(tab.main().innerText())
                        .contains(
                                "Ủy ban nhân dân tỉnh Vĩnh Long",
                                "Trường Đại học Trà Vinh",
                                "Chi cục Biển",
                                "Nhóm Sao Mai");
            }
        }
    }

    private static void saysNothingOfCanTho(Tab tab) {
        assertThat(tab.page().content().toLowerCase(java.util.Locale.ROOT))
                .as(tab.page().url())
                .doesNotContain("cần thơ", "can-tho", "cantho");
    }
}
