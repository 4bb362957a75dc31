package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.programme.SampleCommitments.codes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.document.DocumentId;
import vn.phusa.document.Documents;
import vn.phusa.document.paper.Block;
import vn.phusa.document.paper.OfficialPaper;
import vn.phusa.document.paper.PdfPaper;
import vn.phusa.document.paper.SigningAuthority;
import vn.phusa.document.paper.WordPaper;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Life;
import vn.phusa.ledger.Ledger;
import vn.phusa.merkle.Verdict;
import vn.phusa.party.Parties;
import vn.phusa.programme.reporting.IssuedReport;
import vn.phusa.programme.reporting.Letter;
import vn.phusa.programme.reporting.PeriodicReports;
import vn.phusa.programme.reporting.PeriodicReports.Said;
import vn.phusa.programme.reporting.ReportScope;
import vn.phusa.programme.reporting.ReportingPeriod;
import vn.phusa.programme.reporting.ReportingProblem;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.programme.reporting.Summaries;
import vn.phusa.programme.reporting.Summary;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** The summary report: what it says, as of when, and what happens when it is issued. */
@PlatformTest
class SummariesTest {
    private final PeriodicReports reports;
    private final Summaries summaries;
    private final Commitments commitments;
    private final Programmes programmes;
    private final Parties parties;
    private final Documents documents;
    private final Duties duties;
    private final Ledger ledger;
    private final SettableClock clock;
    private final ProgrammeFixture given;
    private final CommitmentId late;
    private final String symbol =
            "THU" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);

    @Autowired
    SummariesTest(
            PeriodicReports reports,
            Summaries summaries,
            Programmes programmes,
            Commitments commitments,
            Parties parties,
            Documents documents,
            Duties duties,
            Ledger ledger,
            SettableClock clock) {
        this.reports = reports;
        this.summaries = summaries;
        this.commitments = commitments;
        this.programmes = programmes;
        this.parties = parties;
        this.documents = documents;
        this.duties = duties;
        this.ledger = ledger;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
        this.late = received(given.assigned("1", LocalDate.of(2026, 5, 29)));
        received(given.assigned("2", null));
        received(given.assigned("3", LocalDate.of(2026, 8, 31)));
    }

    private CommitmentId received(CommitmentId id) {
        commitments.receive(given.officer, id, Submission.none()).orThrow();
        return id;
    }

    @BeforeEach
    void afterTheQuarter() {
        clock.set(LocalDate.of(2026, 6, 15), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private RoundId reportedRound() {
        RoundId round = reports.open(
                        given.keeper,
                        given.programme,
                        new ReportingPeriod(ReportingPeriod.Kind.QUARTER, 2026, 2),
                        null,
                        null)
                .orThrow();
        reports.submit(
                        given.officer,
                        round,
                        given.unit,
                        "Cơ bản đúng tiến độ",
                        "Đề nghị bố trí kinh phí quý III",
                        List.of(new Said(late, 80, "Đã trình hồ sơ", "Chờ ý kiến Bộ", Confidence.AMBER)),
                        UUID.randomUUID())
                .orThrow();
        reports.accept(given.keeper, round, given.unit).orThrow();
        return round;
    }

    private Letter letter(int number, LocalDate date) {
        return new Letter(
                number,
                symbol,
                date,
                "Cần Thơ",
                "Bộ Khoa học và Công nghệ",
                List.of("Chương trình phối hợp đã ký"),
                "Nhìn chung các đơn vị tích cực.",
                "Tập trung xử lý nhiệm vụ quá hạn.",
                "",
                SigningAuthority.DEPUTY,
                "Giám đốc",
                "Phó Giám đốc",
                "Nguyễn Thị An",
                List.of("Như trên", "Lưu: VT, QLCN"));
    }

    private static String text(OfficialPaper paper) {
        return text(paper.body()) + "\n"
                + paper.annexes().stream().map(annex -> text(annex.body())).collect(Collectors.joining("\n"));
    }

    private static String text(List<Block> blocks) {
        return blocks.stream()
                .map(block -> switch (block) {
                    case Block.Heading heading -> heading.text();
                    case Block.Paragraph paragraph -> paragraph.text();
                    case Block.Item item -> "- " + item.text();
                    case Block.Table table ->
                        table.rows().stream()
                                .map(row -> String.join(" | ", row))
                                .collect(Collectors.joining("\n"));
                    case Block.Picture picture -> picture.caption();
                })
                .collect(Collectors.joining("\n"));
    }

    private OfficialPaper paper(ReportScope scope, Letter letter) {
        return summaries.paper(summaries.show(given.keeper, scope).orThrow().summary(), letter);
    }

    @Test
    void theReportSaysHowThingsStandWhatIsLateAndWhyAndWhatIsAsked() {
        RoundId round = reportedRound();
        String text = text(paper(new ReportScope.OfRound(round, null), letter(1, LocalDate.of(2026, 6, 15))));
        assertThat(text)
                .contains("số liệu từ ngày 15/03/2026 đến hết ngày 14/06/2026")
                .contains("có 3 nhiệm vụ; đã hoàn thành 0 nhiệm vụ (chiếm 0,0%)")
                .contains("1 nhiệm vụ quá hạn, 1 nhiệm vụ chưa xác định thời hạn")
                .contains("Trong kỳ có 1 đơn vị chủ trì phải báo cáo; 1 báo cáo đã được tiếp nhận")
                .contains("29/05/2026 | 16 | Chờ ý kiến Bộ")
                .contains("Đề nghị bố trí kinh phí quý III")
                .contains("Nhìn chung các đơn vị tích cực.")
                .contains("Nhiệm vụ số 3: Việc 3");
    }

    @Test
    void whatNobodyKnewAtTheEndOfThePeriodBeforeIsNotCalledNought() {
        clock.set(LocalDate.of(2026, 3, 20), 9, 0);
        ReportScope firstYear = new ReportScope.OnDay(given.programme, LocalDate.of(2026, 3, 20));
        Summary summary = summaries.show(given.keeper, firstYear).orThrow().summary();
        assertThat(summary.countBefore(Standing.OPEN_IN_TIME)).isEmpty();
        assertThat(text(paper(firstYear, letter(1, LocalDate.of(2026, 3, 20)))))
                .contains("chưa có số liệu")
                .doesNotContain("+3");
    }

    @Test
    void aReportAsOfAPastDayIsWhatItWouldHaveBeenThen() {
        clock.set(LocalDate.of(2026, 6, 30), 17, 0);
        commitments
                .reportProgress(
                        given.officer, late, null, 60, "Đang hoàn thiện", "Thiếu cán bộ", null, Submission.none())
                .orThrow();
        ReportScope then = new ReportScope.OnDay(given.programme, LocalDate.of(2026, 6, 30));
        Letter letter = letter(1, LocalDate.of(2026, 6, 30));
        OfficialPaper madeThen = paper(then, letter);
        assertThat(text(madeThen)).contains("29/05/2026 | 32 | Thiếu cán bộ");
        clock.set(LocalDate.of(2026, 9, 1), 9, 0);
        commitments
                .reportProgress(given.officer, late, null, 90, "Gần xong", "", null, Submission.none())
                .orThrow();
        commitments
                .reportDone(given.officer, late, null, "Xong", Submission.none())
                .orThrow();
        commitments.confirm(given.keeper, late, "", Submission.none()).orThrow();
        given.assigned("4", LocalDate.of(2026, 10, 1));
        assertThat(paper(then, letter)).isEqualTo(madeThen);
        assertThat(paper(new ReportScope.OnDay(given.programme, LocalDate.of(2026, 9, 1)), letter))
                .isNotEqualTo(madeThen);
    }

    @Test
    void aRoundAsOfAPastDayHasOnlyTheReportsOfThatDay() {
        RoundId round = reports.open(
                        given.keeper,
                        given.programme,
                        new ReportingPeriod(ReportingPeriod.Kind.QUARTER, 2026, 2),
                        null,
                        null)
                .orThrow();
        clock.set(LocalDate.of(2026, 6, 16), 9, 0);
        Letter letter = letter(1, LocalDate.of(2026, 6, 16));
        OfficialPaper madeThen = paper(new ReportScope.OfRound(round, null), letter);
        assertThat(text(madeThen)).contains("1 đơn vị chưa gửi báo cáo");
        clock.set(LocalDate.of(2026, 6, 18), 9, 0);
        reports.submit(given.officer, round, given.unit, "Muộn", "", List.of(), UUID.randomUUID())
                .orThrow();
        reports.accept(given.keeper, round, given.unit).orThrow();
        assertThat(paper(new ReportScope.OfRound(round, LocalDate.of(2026, 6, 16)), letter))
                .isEqualTo(madeThen);
        assertThat(text(paper(new ReportScope.OfRound(round, null), letter))).contains("các đơn vị đã gửi đủ báo cáo");
    }

    @Test
    void beforeThePlatformKnewTheProgrammeThereIsNothingToReport() {
        assertThat(codes(summaries.show(
                        given.keeper, new ReportScope.OnDay(given.programme, LocalDate.of(2025, 12, 31)))))
                .containsExactly(ReportingProblem.NOTHING_KNOWN);
        assertThat(codes(summaries.show(
                        given.keeper, new ReportScope.OnDay(given.programme, LocalDate.of(2026, 6, 16)))))
                .containsExactly(ReportingProblem.DAY_IN_FUTURE);
    }

    @Test
    void aReportDated2022PrintsTheNamesOf2022() {
        clock.reset();
        Actor keeper = ProgrammeFixture.actor(
                "Đầu mối", Role.FOCAL_POINT, parties.byKey("can-tho-science").orElseThrow());
        Programme real = programmes.publicView("can-tho-2022-2025").orThrow().programme();
        LocalDate today = vn.phusa.base.VietnamTime.today(clock);
        Summary summary = summaries
                .show(keeper, new ReportScope.OnDay(real.id(), today))
                .orThrow()
                .summary();
        LocalDate signed = LocalDate.of(2022, 12, 20);
        String text = text(summaries.paper(summary, letter(1, signed)));
        Set<PartyId> leads = summary.all().stream()
                .map(CommitmentRow::lead)
                .filter(Holder.Known.class::isInstance)
                .map(lead -> ((Holder.Known) lead).party())
                .collect(Collectors.toSet());
        assertThat(leads)
                .anySatisfy(lead -> assertThat(parties.nameOn(lead, signed)).isNotEqualTo(parties.nameOn(lead, today)));
        assertThat(leads).allSatisfy(lead -> assertThat(text).contains(parties.nameOn(lead, signed)));
    }

    private IssuedReport issued(ReportScope scope, int number) {
        return summaries
                .issue(given.keeper, scope, letter(number, LocalDate.of(2026, 6, 15)), UUID.randomUUID())
                .orThrow();
    }

    private byte[] bytes(Actor actor, DocumentId document) throws IOException {
        try (InputStream content = documents.open(actor, document).orThrow().stream()) {
            return content.readAllBytes();
        }
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void anIssuedReportIsKeptAsItWentOutAndItsDigestsStandInTheLedger() throws Exception {
        RoundId round = reportedRound();
        IssuedReport report = issued(new ReportScope.OfRound(round, null), 7);
        assertThat(report.number()).isEqualTo("07/BC-" + symbol);
        byte[] word = bytes(given.keeper, report.word());
        byte[] pdf = bytes(given.cityLeader, report.pdf());
        assertThat(digest(word)).isEqualTo(report.wordDigest());
        assertThat(digest(pdf)).isEqualTo(report.pdfDigest());
        commitments
                .reportDone(given.officer, late, null, "Xong", Submission.none())
                .orThrow();
        assertThat(bytes(given.keeper, report.word())).isEqualTo(word);
        assertThat(bytes(given.keeper, report.pdf())).isEqualTo(pdf);
        assertThat(ledger.act(report.act()).orElseThrow().content()).contains(report.wordDigest(), report.pdfDigest());
        assertThat(ledger.verify(
                        summaries.receipt(given.cityLeader, report.id()).orThrow()))
                .isEqualTo(Verdict.valid());
    }

    @Test
    void theWordFileHasItsBlocksAndItsAnnexInASectionOfItsOwn() throws Exception {
        IssuedReport report = issued(new ReportScope.OfRound(reportedRound(), null), 8);
        String word = "";
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(given.keeper, report.word())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    word = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        assertThat(word)
                .containsSubsequence(
                        "Số: 08/BC-" + symbol,
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "Cần Thơ, ngày 15 tháng 6 năm 2026",
                        "BÁO CÁO",
                        "Kết quả thực hiện Chương trình thử quý II năm 2026",
                        "Kính gửi: Bộ Khoa học và Công nghệ",
                        "Căn cứ Chương trình phối hợp đã ký.",
                        "I. Tình hình chung",
                        "1. Tiến độ thực hiện các nhiệm vụ",
                        "2. Chấp hành chế độ báo cáo",
                        "III. Nhiệm vụ chậm tiến độ và nguyên nhân",
                        "VI. Kiến nghị, đề xuất",
                        "Nơi nhận:",
                        "- Như trên;",
                        "- Lưu: VT, QLCN.",
                        "KT. GIÁM ĐỐC",
                        "PHÓ GIÁM ĐỐC",
                        "Nguyễn Thị An",
                        "Phụ lục",
                        "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ THEO CƠ QUAN CHỦ TRÌ",
                        "(Kèm theo Báo cáo số 08/BC-" + symbol + " ngày 15 tháng 6 năm 2026 của ");
        assertThat(word.split("<w:sectPr>", -1))
                .as("a section for the report, one for the annex")
                .hasSize(3);
    }

    @Test
    void thePdfSaysTheSame() throws Exception {
        IssuedReport report = issued(new ReportScope.OfRound(reportedRound(), null), 9);
        try (PDDocument pdf = Loader.loadPDF(bytes(given.keeper, report.pdf()))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .containsSubsequence(
                            "BÁO CÁO",
                            "I. Tình hình chung",
                            "Bảng 1. Nhiệm vụ theo tình trạng thực hiện",
                            "III. Nhiệm vụ chậm tiến độ và nguyên nhân",
                            "Chờ ý kiến Bộ",
                            "VI. Kiến nghị, đề xuất",
                            "Nơi nhận:",
                            "Phụ lục",
                            "TÌNH HÌNH THỰC HIỆN");
        }
    }

    @Test
    void theBriefSaysWhatALeaderAsksFirstAndStandsOnOnePageHoweverBusyTheProgramme() throws Exception {
        clock.set(LocalDate.of(2026, 3, 3), 9, 0);
        String wording =
                "Xây dựng, trình ban hành và tổ chức thực hiện đề án phát triển hạ tầng số dùng chung ".repeat(4);
        for (int number = 10; number < 40; number++) {
            Terms terms = given.terms(
                    Integer.toString(number), LocalDate.of(2026, 5, 25).plusDays(number));
            CommitmentId id = commitments
                    .raise(
                            given.keeper,
                            given.programme,
                            new Terms(
                                    terms.number(),
                                    terms.kind(),
                                    Bilingual.same(wording + number),
                                    null,
                                    terms.lead(),
                                    List.of(),
                                    terms.assigner(),
                                    terms.dueOn(),
                                    "",
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    true),
                            Submission.none())
                    .orThrow();
            commitments.assign(given.keeper, id, Submission.none()).orThrow();
        }
        clock.set(LocalDate.of(2026, 6, 15), 9, 0);
        Summary summary = summaries
                .show(given.keeper, new ReportScope.OfRound(reportedRound(), null))
                .orThrow()
                .summary();
        OfficialPaper brief =
                summaries.brief(summary, letter(1, LocalDate.of(2026, 6, 15)).draft());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        assertThat(PdfPaper.write(brief, pdf)).as("pages").isOne();
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "Tóm tắt kết quả thực hiện",
                            "quá hạn " + summary.overdue().size(),
                            "Chờ ý kiến Bộ",
                            "Đề nghị bố trí kinh phí quý III",
                            "nhiệm vụ quá hạn khác.",
                            "Các đơn vị đã gửi đủ.",
                            "Phó Giám đốc".toUpperCase(java.util.Locale.ROOT));
        }
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        WordPaper.write(brief, word);
        assertThat(word.toByteArray()).startsWith('P', 'K');
    }

    @Test
    void issuingEndsTheFocalPointsClock() {
        RoundId round = reportedRound();
        issued(new ReportScope.OfRound(round, null), 10);
        assertThat(duties.about("programme", "round-" + round))
                .extracting(DutyRow::life)
                .containsExactly(Life.CONFIRMED);
    }

    @Test
    void aNumberIsUsedOnceAYear() {
        RoundId round = reportedRound();
        issued(new ReportScope.OfRound(round, null), 11);
        assertThat(codes(summaries.issue(
                        given.keeper,
                        new ReportScope.OfRound(round, null),
                        letter(11, LocalDate.of(2026, 6, 15)),
                        UUID.randomUUID())))
                .containsExactly(ReportingProblem.NUMBER_TAKEN);
        assertThat(summaries
                        .suggested(summaries
                                .show(given.keeper, new ReportScope.OfRound(round, null))
                                .orThrow()
                                .summary())
                        .number())
                .isEqualTo(12);
    }

    @Test
    void aPaperIsNotDatedBeforeItsFiguresNorInTheFuture() {
        RoundId round = reportedRound();
        ReportScope scope = new ReportScope.OfRound(round, null);
        for (LocalDate wrong : List.of(LocalDate.of(2026, 6, 13), LocalDate.of(2026, 6, 16))) {
            assertThat(codes(summaries.issue(given.keeper, scope, letter(12, wrong), UUID.randomUUID())))
                    .containsExactly(ReportingProblem.PAPER_DATE);
        }
    }

    @Test
    void onlyTheFocalPointIssuesAndAUnitDoesNotSeeTheSummary() {
        RoundId round = reportedRound();
        ReportScope scope = new ReportScope.OfRound(round, null);
        Letter letter = letter(13, LocalDate.of(2026, 6, 15));
        assertThat(codes(summaries.issue(given.cityLeader, scope, letter, UUID.randomUUID())))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(summaries.issue(given.officer, scope, letter, UUID.randomUUID())))
                .containsExactly(Refusal.NOT_FOUND);
        IssuedReport report = issued(scope, 14);
        assertThat(codes(summaries.issued(given.officer, report.id()))).containsExactly(Refusal.NOT_FOUND);
        assertThat(codes(summaries.receipt(given.officer, report.id()))).containsExactly(Refusal.NOT_FOUND);
        assertThat(codes(documents.open(given.otherOfficer, report.word()))).containsExactly(Refusal.NOT_FOUND);
    }
}
