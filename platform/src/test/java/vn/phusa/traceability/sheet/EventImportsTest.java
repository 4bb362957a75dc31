package vn.phusa.traceability.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.document.Documents;
import vn.phusa.document.Spreadsheet;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;
import vn.phusa.traceability.EventStore;

/** A co-operative records from a spreadsheet: once, all or what it chose, and takes back only by declaring wrong. */
@PlatformTest
class EventImportsTest {
    private static final AtomicLong NEXT = new AtomicLong(8_860_000_000L);
    private static final String HEAD =
            "Bước;Ngày;Giờ;Nơi làm;Mã sản phẩm;Số lô;Số lượng;Đơn vị tính;Giống;Bên giao, bên nhận\n";

    @Autowired
    private EventImports imports;

    @Autowired
    private EventStore events;

    @Autowired
    private Documents documents;

    @Autowired
    private Parties parties;

    @Autowired
    private SettableClock clock;

    @Autowired
    private MockMvc http;

    private PartyId owner = new PartyId(1);
    private Actor officer = Actor.platform();
    private String lot = "";

    @BeforeEach
    void aCooperative() {
        clock.reset();
        owner = parties.byKey("noip").orElseThrow();
        officer = actor(owner);
        lot = "X" + NEXT.incrementAndGet();
    }

    private static Actor actor(PartyId over) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                "Kế toán hợp tác xã",
                List.of(new Grant(Role.UNIT_OFFICER, new Grant.Within(Set.of(over)), null)),
                Actor.Channel.WEB);
    }

    private Documents.Table table(String name, byte[] content) {
        return documents.tableOf(new ByteArrayInputStream(content), name).orThrow();
    }

    private long read(String csv) {
        return imports.read(officer, owner, "rice", table("viec.csv", csv.getBytes(StandardCharsets.UTF_8)))
                .orThrow();
    }

    private String good() {
        return HEAD + "Thu hoạch;01/06/2026;7:30;Ruộng A;8938501110015;" + lot + ";1.250,5;kg;ST25;\n"
                + "Giao hàng;02/06/2026;;;8938501110015;" + lot + ";1.250,5;kg;;Nhà máy Trà Nóc\n";
    }

    private String page(String path) throws Exception {
        MockHttpServletResponse answer = http.perform(get(path).with(ActingAs.actor(officer)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aTableIsRecordedOnceHoweverOftenItIsUploaded() {
        long first = read(good());
        EventImport stored = imports.store(officer, first, false).orThrow();
        assertThat(stored.stored()).isEqualTo(2);
        assertThat(imports.store(officer, first, false).orThrow().capture()).isEqualTo(stored.capture());

        EventImports.View again = imports.view(officer, read(good())).orThrow();

        assertThat(again.earlier()).isNotNull();
        assertThat(again.checked()).isNotNull();
        assertThat(java.util.Objects.requireNonNull(again.checked()).count(CheckedRow.State.ALREADY))
                .isEqualTo(2);
        assertThat(((Outcome.Rejected<?>) imports.store(officer, again.table().id(), true))
                        .problems()
                        .getFirst()
                        .code())
                .isEqualTo(SheetProblem.NOTHING_GOOD);
    }

    @Test
    void oneWrongRowKeepsEverythingOutUnlessTheGoodOnesAreChosen() throws Exception {
        long id = read(good() + "Thu hoạch;31/02/2026;;Ruộng A;8938501110015;" + lot + "B;10;giạ;ST25;\n");
        assertThat(((Outcome.Rejected<?>) imports.store(officer, id, false))
                        .problems()
                        .getFirst()
                        .code())
                .isEqualTo(SheetProblem.NOT_ALL_GOOD);
        assertThat(page("/traceability/import/" + id))
                .contains("1 dòng cần sửa")
                .contains("“31/02/2026” không phải là ngày")
                .contains("Không nhận đơn vị tính “giạ”");
        EventImport stored = imports.store(officer, id, true).orThrow();
        assertThat(stored.stored()).isEqualTo(2);
        assertThat(stored.leftOut()).isEqualTo(1);
        assertThat(page("/traceability/import/" + id)).contains("Đã ghi 2 việc");
    }

    @Test
    void takingBackDeclaresEveryEventWrongAndDeletesNone() {
        long id = read(good());
        imports.store(officer, id, false).orThrow();
        CheckedTable before = java.util.Objects.requireNonNull(
                imports.view(officer, read(good())).orThrow().checked());
        clock.advance(java.time.Duration.ofMinutes(5));

        assertThat(imports.undo(officer, id).orThrow().state()).isEqualTo(EventImport.State.UNDONE);

        assertThat(before.rows())
                .allSatisfy(row -> assertThat(events.withEventId("urn:uuid:" + row.entry()))
                        .hasSize(2)
                        .last()
                        .satisfies(
                                event -> assertThat(event.event().occurrence().errorDeclaration())
                                        .isNotNull()));
        assertThat(java.util.Objects.requireNonNull(
                                imports.view(officer, read(good())).orThrow().checked())
                        .count(CheckedRow.State.WRONG))
                .isEqualTo(2);
        assertThat(imports.undo(officer, id)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void theTemplateComesBackAsItWasMadeAndHoldsNothingToRecord() throws Exception {
        for (String chain : List.of("rice", "pangasius", "mango")) {
            for (String format : List.of("xlsx", "csv")) {
                byte[] template = http.perform(get("/traceability/import/templates/" + chain + "." + format)
                                .with(ActingAs.actor(officer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();
                long id = imports.read(officer, owner, chain, table("mau." + format, template))
                        .orThrow();
                EventImports.View view = imports.view(officer, id).orThrow();
                assertThat(view.problems()).as("%s.%s", chain, format).isEmpty();
                CheckedTable checked = java.util.Objects.requireNonNull(view.checked());
                // In the CSV the examples are marked too.
                assertThat(checked.rows())
                        .as("%s.%s", chain, format)
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(row.state()).isEqualTo(CheckedRow.State.EXAMPLE));
            }
        }
    }

    /** Whoever copies the example and changes nothing but its mark has written something that can be recorded. */
    @Test
    void theTemplatesExampleRowsAreGoodAsTheyStand() throws Exception {
        for (String language : List.of("vi", "en")) {
            for (String chain : List.of("rice", "pangasius", "mango")) {
                for (String format : List.of("xlsx", "csv")) {
                    byte[] template = http.perform(
                                    get("/traceability/import/templates/" + chain + "." + format + "?lang=" + language)
                                            .with(ActingAs.actor(officer)))
                            .andReturn()
                            .getResponse()
                            .getContentAsByteArray();
                    Documents.Table read = table("mau." + format, template);
                    Documents.Table unmarked =
                            new Documents.Table(read.name(), read.digest(), withoutExampleMarks(read.cells()));
                    EventImports.View view = imports.view(
                                    officer,
                                    imports.read(officer, owner, chain, unmarked)
                                            .orThrow())
                            .orThrow();
                    CheckedTable checked = java.util.Objects.requireNonNull(view.checked());
                    assertThat(checked.rows().stream().filter(row -> row.state() != CheckedRow.State.EXAMPLE))
                            .as("%s.%s in %s", chain, format, language)
                            .hasSizeGreaterThanOrEqualTo(5)
                            .allSatisfy(row -> assertThat(row.problems())
                                    .as(row.sheet() + " " + row.row())
                                    .isEmpty());
                    assertThat(checked.count(CheckedRow.State.GOOD)).isPositive();
                }
            }
        }
    }

    private static Spreadsheet withoutExampleMarks(Spreadsheet table) {
        return new Spreadsheet(table.sheets().stream()
                .map(sheet -> new Spreadsheet.Sheet(
                        sheet.name(),
                        sheet.rows().stream()
                                .map(row -> List.of("Ví dụ", "Example")
                                                .contains(row.cell(0).text())
                                        ? new Spreadsheet.Row(
                                                row.number(),
                                                java.util.stream.Stream.concat(
                                                                java.util.stream.Stream.of(Spreadsheet.Cell.EMPTY),
                                                                row.cells().stream()
                                                                        .skip(1))
                                                        .toList())
                                        : row)
                                .toList()))
                .toList());
    }

    @Test
    void aFilledInWorkbookIsReadSheetBySheet() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "Excel", "16.0");
        Worksheet harvest = workbook.newWorksheet("Thu hoạch");
        row(harvest, 0, "Ngày", "Nơi làm", "Mã sản phẩm", "Số lô", "Số lượng", "Đơn vị tính", "Giống");
        harvest.value(1, 0, java.time.LocalDate.of(2026, 6, 1));
        harvest.style(1, 0).format("dd/mm/yyyy").set();
        row(harvest, 1, null, "Ruộng A", "8938501110015", lot, null, "kg", "ST25");
        harvest.value(1, 4, 500);
        Worksheet milling = workbook.newWorksheet("Xay xát");
        row(
                milling,
                0,
                "Ngày",
                "Nơi làm",
                "Mã sản phẩm",
                "Số lô",
                "Số lượng",
                "Đơn vị tính",
                "Mã thành phẩm",
                "Số lô thành phẩm",
                "Số lượng thành phẩm",
                "Đơn vị tính thành phẩm");
        row(
                milling,
                1,
                "2/6/2026",
                "Nhà máy",
                "8938501110015",
                lot,
                "500",
                "kg",
                "8938501110022",
                lot + "G",
                "320",
                "kg");
        workbook.finish();

        long id = imports.read(officer, owner, "rice", table("viec.xlsx", out.toByteArray()))
                .orThrow();

        EventImports.View view = imports.view(officer, id).orThrow();
        CheckedTable checked = java.util.Objects.requireNonNull(view.checked());
        assertThat(checked.rows()).allSatisfy(row -> assertThat(row.problems()).isEmpty());
        assertThat(imports.store(officer, id, false).orThrow().stored()).isEqualTo(2);
    }

    private static void row(Worksheet sheet, int at, @org.jspecify.annotations.Nullable String... texts) {
        for (int c = 0; c < texts.length; c++) {
            if (texts[c] != null) {
                sheet.value(at, c, texts[c]);
            }
        }
    }

    @Test
    void aTableOfOnesOwnIsUnderstoodOnceAndRememberedForItsHeadings() throws Exception {
        String csv = "Hôm nào;Cây gì;Ai trồng;Bao nhiêu;Kg hay tấn;Chỗ nào;Thẻ\n01/06/2026;ST25;Ông Ba;500;kg;Ruộng A;"
                + "8938501110015\n";
        csv = csv.replace("Ai trồng", "Thửa").replace("Ông Ba", lot);
        long id = read(csv);
        assertThat(page("/traceability/import/" + id)).contains("Các cột của bảng có nghĩa gì?");
        MockHttpServletResponse settled = http.perform(post("/traceability/import/" + id + "/columns")
                        .param("step-0", "harvest")
                        .param("column-0-0", "date")
                        .param("column-0-1", "element:variety")
                        .param("column-0-2", "lot")
                        .param("column-0-3", "quantity")
                        .param("column-0-4", "unit")
                        .param("column-0-5", "place")
                        .param("column-0-6", "code")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .with(ActingAs.actor(officer)))
                .andReturn()
                .getResponse();
        assertThat(settled.getRedirectedUrl()).isEqualTo("/traceability/import/" + id);
        assertThat(imports.store(officer, id, false).orThrow().stored()).isEqualTo(1);

        EventImports.View next =
                imports.view(officer, read(csv.replace("01/06", "03/06"))).orThrow();

        assertThat(next.problems()).isEmpty();
        assertThat(java.util.Objects.requireNonNull(next.checked()).entries()).hasSize(1);
        assertThat(next.table().mappings()).extracting(SheetMapping::step).containsExactly("harvest");
    }

    /**
     * Rows of the large table: few here, for every event stays in the tests' database; {@code ./bench import} asks for as many as a table
     * may have.
     */
    private static final int ROWS = Integer.getInteger("phusa.import-rows", 300);

    private static final int ROUNDS = ROWS > 1_000 ? 5 : 1;

    /** What it took is printed; nothing waits for a figure. */
    @Test
    void aLargeTableIsCheckedRecordedAndTakenBack() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            StringBuilder csv = new StringBuilder(HEAD);
            for (int n = 1; n <= ROWS; n++) {
                csv.append("Thu hoạch;01/06/2026;7:30;Ruộng %d;8938501110015;%s-%d-%d;1.250,5;kg;ST25;\n"
                        .formatted(n % 40, lot, round, n));
            }
            long start = System.nanoTime();
            long id = read(csv.toString());
            long read = System.nanoTime();
            assertThat(page("/traceability/import/" + id)).contains("sẵn sàng để ghi", "Đang ghi ");
            long shown = System.nanoTime();
            assertThat(imports.store(officer, id, false).orThrow().stored()).isEqualTo(ROWS);
            long stored = System.nanoTime();
            clock.advance(java.time.Duration.ofMinutes(5));
            assertThat(imports.undo(officer, id).orThrow().state()).isEqualTo(EventImport.State.UNDONE);
            long undone = System.nanoTime();
            assertThat(java.util.Objects.requireNonNull(imports.view(officer, read(csv.toString()))
                                    .orThrow()
                                    .checked())
                            .count(CheckedRow.State.WRONG))
                    .as("every row is known to have been taken back")
                    .isEqualTo(ROWS);
            System.out.printf(
                    "import of %,d rows: read %,d ms, checked and shown %,d ms, recorded %,d ms, taken back %,d ms%n",
                    ROWS,
                    (read - start) / 1_000_000,
                    (shown - read) / 1_000_000,
                    (stored - shown) / 1_000_000,
                    (undone - stored) / 1_000_000);
        }
    }

    @Test
    void othersNeitherSeeNorRecordIt() {
        long id = read(good());
        Actor other = actor(parties.byKey("vinatom").orElseThrow());
        for (Outcome<?> outcome : List.of(
                imports.view(other, id),
                imports.store(other, id, true),
                imports.undo(other, id),
                imports.discard(other, id),
                imports.understand(other, id, Map.of()))) {
            assertThat(((Outcome.Rejected<?>) outcome).problems().getFirst().code())
                    .isEqualTo(Refusal.NOT_FOUND);
        }
        assertThat(((Outcome.Rejected<?>) imports.read(
                                other,
                                owner,
                                "rice",
                                new Documents.Table(
                                        "a.csv",
                                        vn.phusa.document.Digest.of(new byte[32]),
                                        new Spreadsheet(List.of()))))
                        .problems()
                        .getFirst()
                        .code())
                .isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void whatIsNoTableIsRefusedAtItsField() throws Exception {
        for (byte[] content : List.of(new byte[0], "chỉ một dòng".getBytes(StandardCharsets.UTF_8))) {
            MockHttpServletResponse answer = http.perform(multipart("/traceability/import")
                            .file(new MockMultipartFile("file", "a.csv", "text/csv", content))
                            .param("owner", owner.toString())
                            .param("chain", "rice")
                            .with(SecurityMockMvcRequestPostProcessors.csrf())
                            .with(ActingAs.actor(officer)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).isEqualTo(422);
        }
    }
}
