package vn.phusa.programme.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.base.Actor;
import vn.phusa.base.Money;
import vn.phusa.base.Outcome;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Qualifier;
import vn.phusa.base.Refusal;
import vn.phusa.document.Documents;
import vn.phusa.ledger.Ledger;
import vn.phusa.party.Parties;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Funding;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Life;
import vn.phusa.programme.ProgrammeForExchange;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** From a spreadsheet to commitments, with an officer who looks at every cell first. */
@PlatformTest
class ImportsTest {
    private static final Object[] HEADINGS = {"STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn"};

    private final Imports imports;
    private final Documents documents;
    private final Programmes programmes;
    private final Commitments commitments;
    private final Parties parties;
    private final Ledger ledger;
    private final JdbcClient database;
    private final SettableClock clock;
    private final ProgrammeForExchange given;

    @Autowired
    ImportsTest(
            Imports imports,
            Documents documents,
            Programmes programmes,
            Commitments commitments,
            Parties parties,
            Ledger ledger,
            JdbcClient database,
            SettableClock clock) {
        this.imports = imports;
        this.documents = documents;
        this.programmes = programmes;
        this.commitments = commitments;
        this.parties = parties;
        this.ledger = ledger;
        this.database = database;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeForExchange(programmes, commitments);
    }

    @BeforeEach
    void inMarch() {
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private ImportId read(Object[]... rows) {
        return read(given.keeper(), ImportKind.COMMITMENTS, Sheets.workbook(rows));
    }

    private ImportId read(Actor actor, ImportKind kind, byte[] workbook) {
        return imports.read(actor, given.programme(), kind, Sheets.table(documents, workbook), "", null)
                .orThrow();
    }

    private List<ImportedRow> rows(ImportId id) {
        return imports.rows(given.keeper(), id, null, new ListQuery("", null, false, 1, 500, Map.of()))
                .orThrow()
                .rows();
    }

    private Import.Counts counts(ImportId id) {
        return imports.view(given.keeper(), id).orThrow().counts();
    }

    private List<CommitmentRow> stored() {
        return programmes.allCommitments(
                given.keeper(),
                CommitmentFilter.of(given.programme()),
                new ListQuery("", "number", false, 1, 500, Map.of()));
    }

    private Commitment commitment(int at) {
        return commitments.view(given.keeper(), stored().get(at).id()).orThrow().commitment();
    }

    private static List<String> codes(ImportedRow row) {
        return row.problems().stream()
                .map(said -> said.field() + ": " + said.code())
                .toList();
    }

    private static List<ProblemCode> codes(Outcome<?> outcome) {
        return ProgrammeForExchange.codes(outcome);
    }

    private static Object[] row(@Nullable Object... cells) {
        return cells;
    }

    // ---- good tables

    @Test
    void everyRowBecomesACommitmentWithItsTerms() {
        ImportId id = read(
                HEADINGS,
                row(
                        1,
                        "Lập sàn giao dịch công nghệ",
                        "Sở Công Thương",
                        "Sở Tài chính; Sở Y tế",
                        LocalDate.of(2026, 6, 30)),
                row("2a", "Rà soát vùng trồng", "Sở Nông nghiệp và Môi trường", null, "Quý III/2026"));
        assertThat(counts(id)).isEqualTo(new Import.Counts(2, 0, 0));
        assertThat(stored()).as("nothing is stored before the officer says so").isEmpty();
        imports.store(given.keeper(), id, false).orThrow();
        assertThat(stored()).extracting(CommitmentRow::number).containsExactly("1", "2a");
        assertThat(stored())
                .extracting(CommitmentRow::dueOn)
                .containsExactly(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 9, 30));
        assertThat(commitment(0).terms().lead())
                .isEqualTo(new Holder.Known(parties.byKey("can-tho-trade").orElseThrow()));
        assertThat(commitment(0).terms().coordinators()).hasSize(2);
        assertThat(commitment(1).terms().dueAsWritten()).isEqualTo("Quý III/2026");
    }

    @Test
    void moneyIndicatorsAndChoicesAreUnderstood() {
        ImportId id = read(
                row(
                        "Nhiệm vụ",
                        "Chủ trì",
                        "Nguồn vốn",
                        "Kinh phí dự kiến (triệu đồng)",
                        "Chỉ tiêu",
                        "Mục tiêu",
                        "Công khai",
                        "Loại"),
                row(
                        "Ươm tạo",
                        "Sở Công Thương",
                        "Ngân sách thành phố",
                        "2.500,5",
                        "Tổ chức trung gian",
                        "≥ 20",
                        "Không",
                        "Đề nghị của thành phố"));
        assertThat(rows(id).getFirst().problems()).isEmpty();
        imports.store(given.keeper(), id, false).orThrow();
        var terms = commitment(0).terms();
        assertThat(terms.number())
                .as("numbers are given where the table has none")
                .isEqualTo("1");
        assertThat(terms.funding())
                .containsExactly(new Funding(Funding.Source.CITY_BUDGET, Money.dong(2_500_500_000L), null, null));
        assertThat(terms.indicators()).singleElement().satisfies(indicator -> {
            assertThat(indicator.periods().getFirst().target()).isNotNull().satisfies(target -> {
                assertThat(target.qualifier()).isEqualTo(Qualifier.AT_LEAST);
                assertThat(target.value()).isEqualByComparingTo("20");
            });
        });
        assertThat(terms.open()).isFalse();
        assertThat(terms.kind().key()).isEqualTo("city-request");
    }

    @Test
    void datesComeInEveryShape() {
        ImportId id = read(
                HEADINGS,
                row(1, "a", "Sở Công Thương", null, "30/6/2026"),
                row(2, "b", "Sở Công Thương", null, "2026-06-30"),
                row(3, "c", "Sở Công Thương", null, 46203),
                row(4, "d", "Sở Công Thương", null, "trước ngày 30/6/2026"),
                row(5, "đ", "Sở Công Thương", null, "Thường xuyên"),
                row(6, "e", "Sở Công Thương", null, null),
                row(7, "f", "Sở Công Thương", null, "31/02/2026"),
                row(8, "g", "Sở Công Thương", null, "sớm nhất có thể"));
        assertThat(rows(id))
                .extracting(ImportsTest::codes)
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("due: programme.import.not-a-date"),
                        List.of("due: programme.import.not-a-date"));
        imports.store(given.keeper(), id, true).orThrow();
        assertThat(stored())
                .extracting(CommitmentRow::dueOn)
                .containsExactly(
                        LocalDate.of(2026, 6, 30),
                        LocalDate.of(2026, 6, 30),
                        LocalDate.of(2026, 6, 30),
                        LocalDate.of(2026, 6, 30),
                        null,
                        null);
    }

    @Test
    void decomposedLettersAreComposed() {
        ImportId id = read(
                row("Nội dung", "Chủ trì"),
                row(
                        Normalizer.normalize("Đổi mới sáng tạo", Normalizer.Form.NFD),
                        Normalizer.normalize("Sở Công Thương", Normalizer.Form.NFD)));
        imports.store(given.keeper(), id, false).orThrow();
        assertThat(commitment(0).terms().wording().vietnamese()).isEqualTo("Đổi mới sáng tạo");
    }

    @Test
    void aNameWithCommasIsOneAndAListOfNamesIsMany() {
        ImportId id = read(
                HEADINGS,
                row(1, "a", "Sở Công Thương", "Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính và Sở Y tế", null));
        assertThat(codes(rows(id).getFirst())).isEmpty();
        imports.store(given.keeper(), id, false).orThrow();
        assertThat(commitment(0).terms().coordinators()).hasSize(3);
    }

    @Test
    void csvWithSemicolonsComesInAsWell() {
        ImportId id = imports.read(
                        given.keeper(),
                        given.programme(),
                        ImportKind.COMMITMENTS,
                        Sheets.csv(documents, "STT;Nội dung;Chủ trì\r\n1;\"Làm; rồi báo cáo\";Sở Công Thương\r\n"),
                        "",
                        null)
                .orThrow();
        assertThat(rows(id)).singleElement().satisfies(row -> {
            assertThat(row.problems()).isEmpty();
            assertThat(row.row().cell(1).text()).isEqualTo("Làm; rồi báo cáo");
        });
    }

    @Test
    void joinedCellsCountForAllTheirRowsAndHeadingsAreLeftOut() {
        byte[] workbook = Sheets.workbook(sheet -> {
            Sheets.fill(sheet, HEADINGS, row("I. NHIỆM VỤ CHUNG"), row(1, "a", "Sở Công Thương"), row(2, "b"));
            sheet.range(1, 0, 1, 4).merge();
            sheet.range(2, 2, 3, 2).merge();
        });
        ImportId id = read(given.keeper(), ImportKind.COMMITMENTS, workbook);
        assertThat(counts(id)).isEqualTo(new Import.Counts(2, 0, 1));
        assertThat(rows(id).getLast().notesAt("lead"))
                .extracting(Import.Said::code)
                .containsExactly("programme.import.note.from-above");
    }

    // ---- wrong cells

    @Test
    void whatIsWrongStandsAtItsCell() {
        read(HEADINGS, row(9, "đã có", "Sở Công Thương"));
        imports.store(given.keeper(), read(HEADINGS, row(9, "đã có", "Sở Công Thương")), false)
                .orThrow();
        ImportId id = read(
                HEADINGS,
                row(1, "a", "Sở Công Thương", "Sở Tài chính; Sở Công Thương"),
                row(2, null, "Sở Công Thương"),
                row(3, "c", "Đơn vị chưa ai biết"),
                row(4, "d", "=UPPER(\"x\")"),
                row(5, "e", "Sở Công Thương"),
                row(5, "f", "Sở Công Thương"),
                row(6, "e", "Sở Công Thương"),
                row(9, "g", "Sở Công Thương"),
                row(10, "Đã có", "Sở Công Thương"),
                row("123456789012345678901", "h", "Sở Công Thương"));
        assertThat(rows(id))
                .extracting(ImportsTest::codes)
                .containsExactly(
                        List.of("coordinators: programme.lead-is-coordinator"),
                        List.of("wording: base.required"),
                        List.of("lead: programme.import.unknown-unit"),
                        List.of("lead: programme.import.formula"),
                        List.of(),
                        List.of("number: programme.import.number-twice"),
                        List.of("wording: programme.import.row-twice"),
                        List.of("number: programme.number-taken"),
                        List.of("wording: programme.import.commitment-there"),
                        List.of("number: base.too-long"));
    }

    @Test
    void oneWrongRowKeepsEverythingOutUnlessTheGoodOnesAreWanted() {
        ImportId id = read(HEADINGS, row(1, "a", "Sở Công Thương"), row(2, "b", "Ai đó"));
        assertThat(codes(imports.store(given.keeper(), id, false))).containsExactly(ImportProblem.NOT_ALL_GOOD);
        assertThat(stored()).isEmpty();
        imports.store(given.keeper(), id, true).orThrow();
        assertThat(stored()).extracting(CommitmentRow::number).containsExactly("1");
        assertThat(imports.rejected(given.keeper(), id).orThrow()).hasSize(1);
    }

    @Test
    void anUnknownNameBecomesAPlaceholderOrThePartyThatTheOfficerPicks() {
        ImportId id = read(HEADINGS, row(1, "a", "Ban Điều phối"), row(2, "b", "Sở lạ"));
        assertThat(imports.view(given.keeper(), id).orThrow().unknownNames())
                .containsOnlyKeys("Ban Điều phối", "Sở lạ");
        String trade = parties.byKey("can-tho-trade").orElseThrow().toString();
        imports.settle(given.keeper(), id, Map.of("Ban Điều phối", Settled.AS_WRITTEN, "Sở lạ", trade))
                .orThrow();
        imports.store(given.keeper(), id, false).orThrow();
        assertThat(commitment(0).terms().lead()).isEqualTo(new Holder.Unresolved("Ban Điều phối"));
        assertThat(commitment(1)
                        .terms()
                        .lead()
                        .is(parties.byKey("can-tho-trade").orElseThrow()))
                .isTrue();
    }

    @Test
    void aPartyThatIsNotInTheRegisterCannotBePicked() {
        ImportId id = read(HEADINGS, row(1, "a", "Ban Điều phối"));
        assertThat(codes(imports.settle(given.keeper(), id, Map.of("Ban Điều phối", "999999999"))))
                .containsExactly(Refusal.UNKNOWN_CHOICE);
    }

    // ---- columns

    @Test
    void anUnknownLayoutWaitsForTheOfficerAndIsRememberedForTheSameColumns() {
        Object[] odd = {"Cột A", "Cột B"};
        ImportId first = read(odd, row("Làm gì đó", "Sở Công Thương"));
        assertThat(imports.view(given.keeper(), first).orThrow().table().state())
                .isEqualTo(Import.State.READ);
        imports.understand(
                        given.keeper(),
                        first,
                        new Columns(Map.of(0, ImportField.WORDING, 1, ImportField.LEAD)),
                        Settled.nothing())
                .orThrow();
        imports.store(given.keeper(), first, false).orThrow();
        ImportId second = read(odd, row("Làm việc khác", "Sở Tài chính"));
        assertThat(imports.view(given.keeper(), second).orThrow().table().state())
                .isEqualTo(Import.State.CHECKED);
        assertThat(counts(second).good()).isEqualTo(1);
    }

    // ---- once, one act, and back

    @Test
    void twoClicksStoreOnceUnderOneActOfTheLedger() {
        ImportId id = read(HEADINGS, row(1, "a", "Sở Công Thương"), row(2, "b", "Sở Công Thương"));
        imports.store(given.keeper(), id, false).orThrow();
        imports.store(given.keeper(), id, false).orThrow();
        assertThat(stored()).hasSize(2);
        assertThat(database.sql("""
                                select count(distinct e.act) from programme.commitment_event e
                                  join programme.import_row r on r.commitment_id = e.commitment_id
                                 where r.import_id = :id""").param("id", id.value()).query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void anImportIsTakenBackAsAWholeAndItsNumbersAreFree() {
        Object[][] table = {HEADINGS, row(1, "a", "Sở Công Thương"), row(2, "b", "Sở Công Thương")};
        ImportId id = read(table);
        imports.store(given.keeper(), id, false).orThrow();
        clock.set(LocalDate.of(2026, 3, 3), 9, 0);
        imports.undo(given.keeper(), id, "Nhầm tệp").orThrow();
        assertThat(stored()).isEmpty();
        assertThat(programmes.allCommitments(
                        given.keeper(),
                        CommitmentFilter.of(given.programme())
                                .asOf(clock.instant().minusSeconds(3600)),
                        ListQuery.all()))
                .as("what was known yesterday is still known")
                .hasSize(2);
        ImportId again = read(table);
        assertThat(counts(again).good()).isEqualTo(2);
        imports.store(given.keeper(), again, false).orThrow();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void whatSomebodyWorkedWithCannotBeTakenBack() {
        ImportId id = read(HEADINGS, row(1, "a", "Sở Công Thương"), row(2, "b", "Sở Công Thương"));
        imports.store(given.keeper(), id, false).orThrow();
        commitments
                .assign(given.keeper(), stored().getFirst().id(), Submission.none())
                .orThrow();
        assertThat(codes(imports.undo(given.keeper(), id, ""))).containsExactly(ImportProblem.TOUCHED);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aTableThatWasThrownAwayIsGone() {
        ImportId id = read(HEADINGS, row(1, "a", "Sở Công Thương"));
        imports.discard(given.keeper(), id).orThrow();
        assertThat(codes(imports.store(given.keeper(), id, false))).containsExactly(Refusal.NOT_FOUND);
        assertThat(stored()).isEmpty();
    }

    // ---- large

    @Test
    void tenThousandRowsGoInAndAreCounted() {
        List<Object[]> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (int i = 1; i <= Imports.MOST_ROWS; i++) {
            rows.add(row(i, "Việc số " + i, "Sở Công Thương", "Sở Tài chính", "30/6/2026"));
        }
        byte[] workbook = Sheets.workbook(rows.toArray(Object[][]::new));
        long start = System.nanoTime();
        ImportId id = read(given.keeper(), ImportKind.COMMITMENTS, workbook);
        long checked = System.nanoTime();
        assertThat(counts(id).good()).isEqualTo(Imports.MOST_ROWS);
        imports.storeNow(given.keeper(), id, false).orThrow();
        long done = System.nanoTime();
        System.out.printf(
                "10,000 rows: read and checked in %d ms, stored in %d ms%n",
                (checked - start) / 1_000_000, (done - checked) / 1_000_000);
        assertThat(imports.view(given.keeper(), id).orThrow()).satisfies(view -> {
            assertThat(view.table().storedRows()).isEqualTo(Imports.MOST_ROWS);
            assertThat(view.progress())
                    .isNotNull()
                    .satisfies(progress -> assertThat(progress.done()).isEqualTo(10_000));
        });
        rows.add(row(10_001, "Một dòng nữa", "Sở Công Thương"));
        assertThat(codes(imports.read(
                        given.keeper(),
                        given.programme(),
                        ImportKind.COMMITMENTS,
                        Sheets.table(documents, Sheets.workbook(rows.toArray(Object[][]::new))),
                        "",
                        null)))
                .containsExactly(ImportProblem.TOO_MANY_ROWS);
    }

    @Test
    void aTableOfSomeSizeIsStoredBehindAProgressBar() throws InterruptedException {
        List<Object[]> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (int i = 1; i <= Imports.AT_ONCE + 1; i++) {
            rows.add(row(i, "Việc số " + i, "Sở Công Thương"));
        }
        ImportId id = read(rows.toArray(Object[][]::new));
        imports.store(given.keeper(), id, false).orThrow();
        for (int i = 0; i < 600; i++) {
            if (imports.view(given.keeper(), id).orThrow().table().state() == Import.State.STORED) {
                break;
            }
            Thread.sleep(100);
        }
        assertThat(imports.view(given.keeper(), id).orThrow().table().storedRows())
                .isEqualTo(Imports.AT_ONCE + 1);
    }

    // ---- progress

    @Test
    void reportsOfProgressFindTheirCommitmentsByNumber() {
        given.assigned("1");
        given.assigned("2");
        Object[] headings = {"Mã nhiệm vụ", "Ngày báo cáo", "Tỷ lệ hoàn thành", "Kết quả thực hiện", "Tự đánh giá"};
        ImportId id = read(
                given.keeper(),
                ImportKind.PROGRESS,
                Sheets.workbook(
                        headings,
                        row("1", "02/03/2026", 0.6, "Đã trình dự thảo", "Vàng"),
                        row("2", null, "35%", "Đang làm"),
                        row("3", null, 10, "Không có nhiệm vụ này"),
                        row("2", null, 40, "Hai lần"),
                        row("1", "31/12/2026", 200, "Sai")));
        assertThat(rows(id))
                .extracting(ImportsTest::codes)
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("number: programme.import.no-such-commitment"),
                        List.of("number: programme.import.number-twice"),
                        List.of("percent: base.out-of-range", "number: programme.import.number-twice"));
        imports.store(given.keeper(), id, true).orThrow();
        assertThat(stored()).extracting(CommitmentRow::percent).containsExactly(60, 35);
    }

    private ImportId reported(Actor actor, Object... second) {
        Object[] headings = {"Mã nhiệm vụ", "Tỷ lệ hoàn thành", "Kết quả thực hiện"};
        ImportId id = read(actor, ImportKind.PROGRESS, Sheets.workbook(headings, row("1", 0.6, "Đã trình"), second));
        imports.store(actor, id, false).orThrow();
        return id;
    }

    @Test
    void importedReportsAreTakenBackAsOneActAndTheEarlierOnesCountAgain() {
        CommitmentId first = given.assigned("1");
        CommitmentId second = given.assigned("2");
        commitments
                .reportProgress(given.officer(), first, null, 20, "Bắt đầu", "", null, Submission.none())
                .orThrow();
        ImportId id = reported(given.keeper(), row("2", "35%", "Đang làm"));
        assertThat(stored()).extracting(CommitmentRow::percent).containsExactly(60, 35);
        assertThat(imports.view(given.keeper(), id).orThrow().touched()).isEmpty();
        long before = ledger.size();
        imports.undo(given.keeper(), id, "Nhầm tệp").orThrow();
        imports.undo(given.keeper(), id, "Nhầm tệp").orThrow();
        assertThat(ledger.size() - before).isOne();
        assertThat(stored()).extracting(CommitmentRow::percent).containsExactly(20, null);
        Commitment now = commitments.view(given.keeper(), first).orThrow().commitment();
        assertThat(now.progress()).isNotNull();
        assertThat(now.life().stage()).isEqualTo(Life.Stage.IN_PROGRESS);
        Commitment other = commitments.view(given.keeper(), second).orThrow().commitment();
        assertThat(other.progress()).isNull();
        assertThat(other.life().stage()).isEqualTo(Life.Stage.ASSIGNED);
        assertThat(commitments.receive(given.officer(), second, Submission.none()))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(imports.view(given.keeper(), id).orThrow().table().state()).isEqualTo(Import.State.UNDONE);
    }

    @Test
    void importedReportsStayOnceSomethingWasDoneAfterOneOfThem() {
        CommitmentId first = given.assigned("1");
        given.assigned("2");
        ImportId id = reported(given.keeper(), row("2", "35%", "Đang làm"));
        commitments
                .reportProgress(given.officer(), first, null, 70, "Làm tiếp", "", null, Submission.none())
                .orThrow();
        assertThat(imports.view(given.keeper(), id).orThrow().touched()).containsExactly("1");
        assertThat(codes(imports.undo(given.keeper(), id, ""))).containsExactly(ImportProblem.TOUCHED);
        assertThat(stored()).extracting(CommitmentRow::percent).containsExactly(70, 35);
    }

    @Test
    void aUnitTakesBackItsOwnImportedReportsAndNobodyElses() {
        given.assigned("1");
        given.assigned("2");
        ImportId own = reported(given.officer(), row("2", "35%", "Đang làm"));
        assertThat(codes(imports.undo(given.otherOfficer(), own, "Thử"))).containsExactly(Refusal.NOT_FOUND);
        assertThat(codes(imports.undo(given.auditor(), own, "Thử"))).isNotEmpty();
        imports.undo(given.officer(), own, "Nhầm kỳ").orThrow();
        assertThat(stored()).extracting(CommitmentRow::percent).containsOnlyNulls();
    }

    // ---- who may

    @Test
    void aUnitBringsItsOwnProgressButNoCommitmentsAndNothingOfOthers() {
        given.assigned("1");
        assertThat(codes(imports.read(
                        given.officer(),
                        given.programme(),
                        ImportKind.COMMITMENTS,
                        Sheets.table(documents, Sheets.workbook(HEADINGS, row(1, "a", "Sở Công Thương"))),
                        "",
                        null)))
                .containsExactly(Refusal.FORBIDDEN);
        Object[] headings = {"Mã", "Kết quả thực hiện"};
        byte[] workbook = Sheets.workbook(headings, row("1", "Đã làm"));
        ImportId own = read(given.officer(), ImportKind.PROGRESS, workbook);
        assertThat(imports.view(given.officer(), own).orThrow().counts().good()).isEqualTo(1);
        assertThat(codes(imports.view(given.otherOfficer(), own))).containsExactly(Refusal.NOT_FOUND);
        ImportId others = read(given.otherOfficer(), ImportKind.PROGRESS, workbook);
        assertThat(imports.view(given.otherOfficer(), others).orThrow().counts().wrong())
                .isEqualTo(1);
        imports.store(given.officer(), own, false).orThrow();
    }

    @Test
    void whoOnlyReadsBringsNothing() {
        for (Actor reader : List.of(given.auditor(), Actor.visitor())) {
            assertThat(codes(imports.door(reader, given.programme()))).containsExactly(Refusal.FORBIDDEN);
        }
    }
}
