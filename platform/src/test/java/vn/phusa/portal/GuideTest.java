package vn.phusa.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.access.Accounts;
import vn.phusa.access.Invitations;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.innovationindex.FigureRequests;
import vn.phusa.innovationindex.Indices;
import vn.phusa.party.Certainty;
import vn.phusa.party.Evidence;
import vn.phusa.party.Parties;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Forecasts;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.programme.Terms;
import vn.phusa.programme.reporting.PeriodicReports;
import vn.phusa.programme.reporting.ReportingPeriod;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/**
 * Does each task of the user guide in a real browser: the words that the guide quotes stand on the pages, and each picture
 * has a task that makes it. {@code -Dphusa.guide.pictures} writes the pictures anew into {@code docs/guide/images}.
 */
@BrowserTest
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*]\\(images/([a-z0-9-]+)\\.png\\)");
    private static final Pattern QUOTED = Pattern.compile("“([^”…]+)”");
    private static final String PASSWORD = "thuyền nan qua chín khúc sông";
    /** An indicator that no other test asks for. */
    private static final String FIGURE = "Mật độ doanh nghiệp";

    private static final int LARGEST_PICTURE = 100 * 1024;

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
    private Forecasts forecasts;

    @Autowired
    private Indices indices;

    @Autowired
    private FigureRequests figures;

    @Autowired
    private Clock clock;

    private @Nullable ProgrammeId programme;
    private @Nullable RoundId round;

    /** What one task sees on its way. */
    private record Telling(Tab tab, String name, StringBuilder seen) {
        Telling go(String path) {
            tab.go(path);
            return see();
        }

        Telling see() {
            seen.append(' ').append(tab.page().evaluate("document.body.textContent"));
            return this;
        }

        /** Opens one of the folded actions of a commitment. */
        Telling unfold(String action) {
            tab.page()
                    .locator("details.action > summary", new Page.LocatorOptions().setHasText(action))
                    .first()
                    .click();
            return this;
        }

        Telling press(String button) {
            tab.press(button);
            return see();
        }

        Telling follow(String link) {
            tab.follow(link);
            return see();
        }

        Telling picture() throws IOException {
            if (System.getProperty("phusa.guide.pictures") != null) {
                Path file = GUIDE.resolve("images").resolve(name + ".png");
                Files.createDirectories(GUIDE.resolve("images"));
                tab.page().screenshot(new Page.ScreenshotOptions().setPath(file));
            }
            tab.isSound();
            return this;
        }
    }

    @FunctionalInterface
    private interface Task {
        void doIt(Telling telling) throws IOException;
    }

    private record Made(Screen screen, @Nullable String login, Task task) {}

    /** Every picture of the guide, and the task that makes it. */
    private Map<String, Made> tasks() {
        Map<String, Made> tasks = new LinkedHashMap<>();
        tasks.put("dau-moi-doc-van-ban", new Made(Screen.PHONE, "dau-moi", telling -> {
            telling.go("/programmes")
                    .go("/programmes/" + programme())
                    .follow("Đọc văn bản đã ký")
                    .picture();
            paste(telling);
        }));
        tasks.put("dau-moi-de-xuat", new Made(Screen.PHONE, "dau-moi", telling -> {
            telling.go("/programmes/" + programme() + "/readings");
            paste(telling);
            telling.picture().press("Bỏ qua");
        }));
        tasks.put("dau-moi-giao-viec", new Made(Screen.PHONE, "dau-moi", telling -> {
            CommitmentId id = raised("1.1", "Xây dựng sàn giao dịch công nghệ của thành phố");
            telling.go("/commitments/" + id).unfold("Giao việc").picture();
            telling.press("Giao việc");
        }));
        tasks.put("dau-moi-xac-nhan", new Made(Screen.PHONE, "dau-moi", telling -> {
            CommitmentId id = received("1.2", "Hỗ trợ đăng ký nhãn hiệu cho sản phẩm đặc trưng");
            commitments
                    .reportDone(Actor.platform(), id, null, "Đã cấp 12 văn bằng.", Submission.none())
                    .orThrow();
            telling.go("/commitments/" + id).unfold("Xác nhận hoàn thành").picture();
        }));
        tasks.put("don-vi-viec-cua-toi", new Made(Screen.PHONE, "can-bo", telling -> {
            received("1.3", "Tập huấn khai thác thông tin sáng chế cho doanh nghiệp");
            telling.go("/calendar").go("/work").picture();
        }));
        tasks.put("don-vi-bao-cao", new Made(Screen.PHONE, "can-bo", telling -> {
            CommitmentId id = assigned("1.4", "Hướng dẫn quản lý tài sản trí tuệ trong trường đại học");
            telling.go("/commitments/" + id).unfold("Tiếp nhận").press("Tiếp nhận");
            telling.go("/commitments/" + id).unfold("Báo cáo tiến độ").picture();
        }));
        tasks.put("don-vi-hoan-thanh", new Made(Screen.PHONE, "can-bo", telling -> {
            CommitmentId id = received("1.5", "Công bố danh mục sáng chế có thể ứng dụng");
            telling.go("/commitments/" + id).unfold("Báo cáo hoàn thành").picture();
        }));
        tasks.put(
                "lanh-dao-dieu-hanh",
                new Made(
                        Screen.DESKTOP,
                        "lanh-dao",
                        telling -> telling.go("/leader").picture()));
        tasks.put("lanh-dao-hoi", new Made(Screen.PHONE, "lanh-dao", telling -> {
            CommitmentId id = received("1.6", "Kết nối chuyên gia với trung tâm khởi nghiệp");
            telling.go("/commitments/" + id).unfold("Yêu cầu giải trình").picture();
        }));
        tasks.put("dau-moi-nhap-bang", new Made(Screen.PHONE, "dau-moi", telling -> {
            telling.go("/programmes/" + programme()).follow("Nhập từ bảng tính");
            telling.tab()
                    .page()
                    .locator("input[name=file]")
                    .setInputFiles(new FilePayload(
                            "nhiem-vu.csv",
                            "text/csv",
                            ("Số;Nội dung;Đơn vị chủ trì;Thời hạn\n"
                                            + "2.1;Số hóa hồ sơ sở hữu công nghiệp;Cục Sở hữu trí tuệ;30/06/2027\n"
                                            + "2.2;Tổ chức tuần lễ đổi mới sáng tạo;Cục Sở hữu trí tuệ;31/02/2027\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            telling.press("Đọc bảng").picture();
        }));
        tasks.put("dau-moi-ky-bao-cao", new Made(Screen.PHONE, "dau-moi", telling -> {
            telling.go("/programmes/" + programme()).follow("Báo cáo định kỳ").picture();
            telling.go("/rounds/" + round());
        }));
        tasks.put("dau-moi-kiem-tra-bao-cao", new Made(Screen.PHONE, "dau-moi", telling -> {
            sendReport();
            telling.go("/rounds/" + round() + "/units/" + party("noip")).picture();
        }));
        tasks.put(
                "dau-moi-tong-hop",
                new Made(
                        Screen.PHONE,
                        "dau-moi",
                        telling -> telling.go("/rounds/" + round())
                                .follow("Báo cáo tổng hợp")
                                .picture()));
        tasks.put("dau-moi-du-bao", new Made(Screen.PHONE, "dau-moi", telling -> {
            forecast("1.7", "Đặt hàng nghiên cứu giống lúa chịu mặn");
            telling.go("/programmes/" + programme())
                    .go("/programmes/" + programme() + "/forecast")
                    .picture();
        }));
        tasks.put("don-vi-bao-cao-ky", new Made(Screen.PHONE, "can-bo", telling -> {
            round();
            telling.go("/reports")
                    .go("/rounds/" + round() + "/units/" + party("noip"))
                    .picture();
        }));
        tasks.put(
                "lanh-dao-tom-tat",
                new Made(
                        Screen.PHONE,
                        "lanh-dao",
                        telling -> telling.go("/rounds/" + round())
                                .follow("Bản tóm tắt cho lãnh đạo")
                                .picture()));
        tasks.put("lanh-dao-du-bao", new Made(Screen.PHONE, "lanh-dao", telling -> {
            forecast("1.8", "Lập sàn kết nối cung cầu công nghệ");
            telling.go("/programmes/" + programme())
                    .go("/programmes/" + programme() + "/forecast")
                    .picture();
        }));
        tasks.put(
                "chi-so-tong-quan",
                new Made(
                        Screen.PHONE,
                        null,
                        telling -> telling.go("/index").picture().go("/index/pci/2016")));
        tasks.put(
                "chi-so-ho-so",
                new Made(
                        Screen.PHONE,
                        null,
                        telling -> telling.go("/index/pci/2016/units/can-tho")
                                .picture()
                                .go("/index/pci/2016/units/can-tho?since=2014")));
        tasks.put("chi-so-len-hang", new Made(Screen.PHONE, null, telling -> {
            telling.go("/index/pci/2016/units/can-tho").go("/index/pci/2016/levers?unit=can-tho");
            telling.tab().type("Thứ hạng muốn đạt", "3");
            telling.press("Cần cải thiện gì?").picture();
        }));
        tasks.put(
                "chi-so-giao-so-lieu",
                new Made(
                        Screen.PHONE,
                        "dau-moi",
                        telling -> telling.go("/index/pii/2025")
                                .follow("Giao thu thập và công bố")
                                .picture()
                                .follow("Chọn nguồn cho chỉ số")
                                .go("/index-data/requests")));
        tasks.put("chi-so-nop-so-lieu", new Made(Screen.PHONE, "can-bo", telling -> {
            figureAsked();
            telling.go("/index-data/requests").follow(FIGURE).picture();
        }));
        tasks.put("quan-tri-xoa-du-lieu", new Made(Screen.PHONE, "quan-tri", telling -> {
            PartyId person = parties.registerPerson(
                            Actor.platform(),
                            "Người xin xóa tên",
                            "xin-xoa-ten@example.vn",
                            Evidence.of(Certainty.STATED, "hướng dẫn sử dụng"))
                    .orThrow();
            telling.go("/ledger")
                    .go("/ledger/erasures?q=xin-xoa-ten")
                    .go("/ledger/erasures/preview?kind=party.person&id=" + person)
                    .picture();
        }));
        tasks.put(
                "quan-tri-tai-khoan",
                new Made(
                        Screen.PHONE,
                        "quan-tri",
                        telling ->
                                telling.go("/administration/accounts").picture().follow("Mở tài khoản")));
        tasks.put(
                "quan-tri-lich",
                new Made(
                        Screen.PHONE,
                        "quan-tri",
                        telling -> telling.go("/working-calendar").picture()));
        tasks.put(
                "hop-tac-xa-ghi-viec",
                new Made(
                        Screen.PHONE,
                        "can-bo",
                        telling -> telling.go("/traceability")
                                .follow("Ghi việc tại chỗ")
                                .picture()));
        tasks.put("hop-tac-xa-nhap-bang", new Made(Screen.PHONE, "can-bo", telling -> {
            telling.go("/traceability/import");
            telling.tab().page().selectOption("select[name=chain]", "rice");
            telling.tab()
                    .page()
                    .locator("input[name=file]")
                    .setInputFiles(new FilePayload(
                            "thu-hoach.csv",
                            "text/csv",
                            ("Bước;Lần ghi;Ngày;Nơi làm;Mã sản phẩm;Số lô;Số lượng;Đơn vị tính;Giống\n"
                                            + "Thu hoạch;1;20/05/2026;Ruộng Thới Lai;8938501110015;TL-01;1.250,5;kg;ST25\n"
                                            + "Thu hoạch;2;31/04/2026;Ruộng Thới Lai;8938501110015;TL-02;900;giạ;ST25\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            telling.press("Đọc và kiểm tra").picture();
        }));
        tasks.put(
                "hop-tac-xa-chuoi",
                new Made(
                        Screen.PHONE,
                        "can-bo",
                        telling ->
                                telling.go("/traceability").follow("Các chuỗi").picture()));
        tasks.put(
                "nguoi-dan-chuong-trinh",
                new Made(
                        Screen.PHONE,
                        null,
                        telling -> telling.go("/")
                                .go("/public/programmes/can-tho-2022-2025")
                                .picture()));
        tasks.put(
                "nguoi-dan-tim-kiem",
                new Made(
                        Screen.PHONE,
                        null,
                        telling -> telling.go("/search?q=so+huu+tri+tue").picture()));
        return tasks;
    }

    private static void paste(Telling telling) {
        telling.tab()
                .page()
                .locator("textarea[name=text]")
                .fill(
                        "Điều 2. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ xây dựng đề án chuyển đổi số, trình trước"
                                + " ngày 30/6/2027.\nĐiều 3. Giao Cục Sở hữu trí tuệ chủ trì hướng dẫn đăng ký chỉ dẫn địa lý,"
                                + " hoàn thành trong quý III/2027.");
        telling.press("Đọc và đề xuất");
    }

    @TestFactory
    Stream<DynamicTest> everyTaskSeesTheWordsThatTheGuideQuotes() {
        return tasks().entrySet().stream()
                .map(task -> DynamicTest.dynamicTest(task.getKey(), () -> run(task.getKey(), task.getValue())));
    }

    private void run(String picture, Made made) throws IOException {
        try (Tab tab = browser.open(made.screen())) {
            if (made.login() != null) {
                tab.signIn(made.login(), password(made.login()));
            }
            StringBuilder seen = new StringBuilder();
            made.task().doIt(new Telling(tab, picture, seen));
            String text = seen.toString().replaceAll("\\s+", " ");
            for (String quoted : quotedAround(picture)) {
                assertThat(text)
                        .as("the pages of the task %s say “%s”", picture, quoted)
                        .contains(quoted);
            }
        }
    }

    @Test
    void everyPictureOfTheGuideHasItsTask() throws IOException {
        Set<String> shown = new LinkedHashSet<>();
        eachPage(text -> {
            Matcher picture = PICTURE.matcher(text);
            while (picture.find()) {
                shown.add(picture.group(1));
            }
        });
        assertThat(tasks().keySet()).containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    @DisabledIfSystemProperty(named = "phusa.guide.pictures", matches = ".*", disabledReason = "they are being made")
    void everyPictureIsThereAndSmall() throws IOException {
        for (String name : tasks().keySet()) {
            Path file = GUIDE.resolve("images").resolve(name + ".png");
            assertThat(file).exists();
            assertThat(Files.size(file)).as(name).isLessThanOrEqualTo(LARGEST_PICTURE);
        }
    }

    @Test
    void theGuideIsReadableInThePlatformOnEveryScreen() {
        for (Screen screen : Screen.values()) {
            try (Tab tab = browser.open(screen)) {
                tab.go("/help").isSound();
                for (String page : List.of(
                        "dau-moi",
                        "don-vi",
                        "lanh-dao",
                        "chi-so",
                        "hop-tac-xa",
                        "thanh-tra",
                        "ket-noi",
                        "quan-tri",
                        "nguoi-dan")) {
                    tab.go("/help")
                            .page()
                            .locator("main a[href='/help/" + page + "']")
                            .click();
                    tab.isSound();
                }
                assertThat(tab.go("/help/nothing-here").page().title()).contains("Không tìm thấy");
            }
        }
    }

    /** What the guide quotes between the headings around a picture. */
    private static Set<String> quotedAround(String picture) throws IOException {
        Set<String> quoted = new LinkedHashSet<>();
        eachPage(text -> {
            for (String section : text.split("(?m)^## ")) {
                if (section.contains("(images/" + picture + ".png)")) {
                    Matcher words = QUOTED.matcher(section);
                    while (words.find()) {
                        quoted.add(words.group(1));
                    }
                }
            }
        });
        assertThat(quoted).as("words that the guide quotes about %s", picture).isNotEmpty();
        return quoted;
    }

    private static void eachPage(Consumer<String> reader) throws IOException {
        try (Stream<Path> files = Files.list(GUIDE)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                reader.accept(Files.readString(file));
            }
        }
    }

    // ---- what the tasks begin with

    private String password(String login) {
        String token = invitations
                .invite(Actor.platform(), accounts.byLogin(login).orElseThrow().id())
                .orThrow();
        invitations.setPassword(token, PASSWORD, PASSWORD).orThrow();
        return PASSWORD;
    }

    private PartyId party(String key) {
        return parties.byKey(key).orElseThrow();
    }

    /** A programme of the guide's own, not public, so that other tests find theirs as they were. */
    private ProgrammeId programme() {
        if (programme == null) {
            Actor platform = Actor.platform();
            programme = programmes.list(platform).stream()
                    .map(row -> row.programme())
                    .filter(known -> known.facts().address().equals("huong-dan-su-dung"))
                    .map(Programme::id)
                    .findFirst()
                    .orElseGet(() -> programmes
                            .create(
                                    platform,
                                    new Programme.Facts(
                                            "huong-dan-su-dung",
                                            Bilingual.same("Chương trình phối hợp 2026–2030"),
                                            List.of(party("most"), party("can-tho")),
                                            party("can-tho-science"),
                                            List.of(),
                                            LocalDate.of(2026, 1, 15),
                                            LocalDate.of(2026, 1, 1),
                                            LocalDate.of(2030, 12, 31),
                                            List.of(),
                                            null,
                                            false,
                                            false),
                                    Submission.none())
                            .then(id -> programmes
                                    .become(platform, id, Programme.State.IN_FORCE, Submission.none())
                                    .map(signed -> id))
                            .orThrow());
        }
        return programme;
    }

    /** This quarter's round of the guide's programme, with at least one commitment to report on. */
    private RoundId round() {
        if (round == null) {
            assigned("1.9", "Thương mại hóa kết quả nghiên cứu của trường, viện");
            round = reports.open(
                            Actor.platform(),
                            programme(),
                            ReportingPeriod.containing(
                                    VietnamTime.today(clock), ReportingPeriod.Kind.QUARTER, reports.ruleToday()),
                            null,
                            null)
                    .orThrow();
        }
        return round;
    }

    private void sendReport() {
        Actor platform = Actor.platform();
        List<PeriodicReports.Said> said = reports.asked(platform, round(), party("noip")).orThrow().stream()
                .map(row -> new PeriodicReports.Said(
                        row.id(), 40, "Đã khảo sát, đang lấy ý kiến", "Chờ bố trí kinh phí", null))
                .toList();
        reports.submit(
                        platform,
                        round(),
                        party("noip"),
                        "Bám sát kế hoạch",
                        "Đề nghị bố trí kinh phí từ đầu năm",
                        said,
                        UUID.randomUUID())
                .orThrow();
    }

    private void forecast(String number, String wording) {
        received(number, wording);
        forecasts.compute(programme());
    }

    private void figureAsked() {
        Actor platform = Actor.platform();
        figures.ask(
                        platform,
                        indices.edition(platform, "pii", 2025).orThrow().id(),
                        List.of("I422"),
                        "can-tho",
                        party("noip"),
                        VietnamTime.today(clock).plusDays(30))
                .orThrow();
    }

    private CommitmentId raised(String number, String wording) {
        return commitments
                .raise(
                        Actor.platform(),
                        programme(),
                        new Terms(
                                number,
                                CommitmentKind.MINISTRY_DUTY,
                                Bilingual.same(wording),
                                null,
                                new Holder.Known(party("noip")),
                                List.of(),
                                party("can-tho-science"),
                                LocalDate.of(2027, 6, 30),
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                false),
                        Submission.none())
                .orThrow();
    }

    private CommitmentId assigned(String number, String wording) {
        CommitmentId id = raised(number, wording);
        commitments.assign(Actor.platform(), id, Submission.none()).orThrow();
        return id;
    }

    private CommitmentId received(String number, String wording) {
        CommitmentId id = assigned(number, wording);
        commitments.receive(Actor.platform(), id, Submission.none()).orThrow();
        return id;
    }
}
