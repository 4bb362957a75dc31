package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.phusa.base.Actor;
import vn.phusa.programme.reporting.IssuedReport;
import vn.phusa.programme.reporting.PeriodicReports;
import vn.phusa.programme.reporting.PeriodicReports.Said;
import vn.phusa.programme.reporting.ReportingPeriod;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.programme.reporting.Summaries;
import vn.phusa.programme.reporting.UnitReport;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Pages and JSON of periodic reports. */
@PlatformTest
class ReportingPagesTest {
    private final MockMvc web;
    private final PeriodicReports reports;
    private final Summaries summaries;
    private final Commitments commitments;
    private final SettableClock clock;
    private final ProgrammeFixture given;
    private final CommitmentId late;

    @Autowired
    ReportingPagesTest(
            MockMvc web,
            PeriodicReports reports,
            Summaries summaries,
            Programmes programmes,
            Commitments commitments,
            SettableClock clock) {
        this.web = web;
        this.reports = reports;
        this.summaries = summaries;
        this.commitments = commitments;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
        this.late = given.assigned("1", LocalDate.of(2026, 5, 29));
        given.assigned("2", null);
    }

    @BeforeEach
    void afterTheQuarter() {
        clock.set(LocalDate.of(2026, 6, 15), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private MockHttpServletResponse answer(Actor actor, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return web.perform(request.with(ActingAs.actor(actor)).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse json(Actor actor, MockHttpServletRequestBuilder request, String body)
            throws Exception {
        return web.perform(request.with(ActingAs.actor(actor))
                        .accept("application/json")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private RoundId round() {
        return reports.open(
                        given.keeper,
                        given.programme,
                        new ReportingPeriod(ReportingPeriod.Kind.QUARTER, 2026, 2),
                        null,
                        null)
                .orThrow();
    }

    private void submitted(RoundId round) {
        reports.submit(
                        given.officer,
                        round,
                        given.unit,
                        "Cơ bản đúng tiến độ",
                        "Xin thêm kinh phí",
                        List.of(new Said(late, 80, "Đã trình hồ sơ", "Chờ ý kiến Bộ", null)),
                        UUID.randomUUID())
                .orThrow();
    }

    private String unit(RoundId round) {
        return "/rounds/" + round + "/units/" + given.unit;
    }

    private UnitReport report(RoundId round) {
        return reports.report(given.keeper, round, given.unit).orThrow().report();
    }

    private MockHttpServletRequestBuilder issue(RoundId round, String number) {
        return post("/rounds/" + round + "/summary")
                .param("number", number)
                .param("symbol", "TRANG" + round)
                .param("date", "2026-06-15")
                .param("place", "Cần Thơ")
                .param("authority", "DEPUTY")
                .param("principal", "Giám đốc")
                .param("position", "Phó Giám đốc")
                .param("signer", "Nguyễn Thị An")
                .param("recipients", "Như trên\nLưu: VT");
    }

    @Test
    void everyPageAnswersItsReaderInBothLanguages() throws Exception {
        RoundId round = round();
        submitted(round);
        reports.giveBack(given.keeper, round, given.unit, "Thiếu minh chứng").orThrow();
        submitted(round);
        answer(given.keeper, issue(round, "1"));
        IssuedReport issued =
                summaries.issued(given.keeper, given.programme).orThrow().getFirst();
        for (String path : List.of(
                "/reports",
                "/programmes/" + given.programme + "/rounds",
                "/programmes/" + given.programme + "/report",
                "/programmes/" + given.programme + "/report?asOf=2026-05-31",
                "/rounds/" + round,
                "/rounds/" + round + "/summary",
                "/rounds/" + round + "/summary?asOf=2026-06-15",
                "/rounds/" + round + "/brief",
                unit(round),
                "/units/" + given.unit + "/reports",
                "/issued-reports/" + issued.id())) {
            for (String language : List.of("vi", "en")) {
                MockHttpServletResponse response =
                        answer(given.keeper, get(path).param("lang", language));
                assertThat(response.getStatus()).as("%s in %s", path, language).isEqualTo(200);
                assertThat(text(response))
                        .as("%s in %s says nothing by its key", path, language)
                        .doesNotContainPattern("[>\"]programme\\.[a-z]+[a-z.-]*[<\"]");
            }
        }
        for (String path : List.of("/reports", unit(round), "/rounds/" + round, "/units/" + given.unit + "/reports")) {
            assertThat(answer(given.officer, get(path)).getStatus()).as(path).isEqualTo(200);
        }
    }

    @Test
    void theBriefIsTakenAwayAsAFileOfEitherKind() throws Exception {
        RoundId round = round();
        submitted(round);
        for (String format : List.of("pdf", "docx")) {
            String path = "/rounds/" + round + "/brief/file?format=" + format;
            assertThat(text(answer(given.keeper, get("/rounds/" + round + "/brief"))))
                    .contains("href=\"" + path + "\"");
            MockHttpServletResponse file = answer(given.keeper, get(path));
            assertThat(file.getHeader("Content-Disposition")).contains("tom-tat-bao-cao." + format);
            assertThat(file.getContentAsByteArray())
                    .startsWith(format.equals("pdf") ? new byte[] {'%', 'P', 'D', 'F'} : new byte[] {'P', 'K'});
        }
    }

    @Test
    void whatIsNotOnesOwnIsRefusedAtThePage() throws Exception {
        RoundId round = round();
        submitted(round);
        for (String path : List.of(
                "/rounds/" + round + "/brief/file",
                "/rounds/" + round,
                unit(round),
                "/rounds/" + round + "/summary",
                "/rounds/" + round + "/summary/draft",
                "/rounds/" + round + "/brief",
                "/units/" + given.unit + "/reports")) {
            assertThat(answer(given.otherOfficer, get(path)).getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(answer(given.officer, get("/rounds/" + round + "/summary")).getStatus())
                .isEqualTo(404);
        for (String path :
                List.of(unit(round) + "/accept", "/rounds/" + round + "/close", "/rounds/" + round + "/accept")) {
            assertThat(answer(given.officer, post(path).param("lead", given.unit.toString()))
                            .getStatus())
                    .as(path)
                    .isEqualTo(403);
            assertThat(answer(given.auditor, post(path).param("lead", given.unit.toString()))
                            .getStatus())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(answer(given.officer, post(unit(round) + "/return").param("reason", "x"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(answer(given.cityLeader, issue(round, "9")).getStatus()).isEqualTo(403);
        assertThat(answer(given.cityLeader, post(unit(round)).param("act", "send"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(answer(
                                given.cityLeader,
                                post("/programmes/" + given.programme + "/rounds")
                                        .param("period", "quarter:2026:3"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(report(round).stage()).isEqualTo(UnitReport.Stage.SUBMITTED);
    }

    @Test
    void whatIsNotOnesOwnIsRefusedAtTheInterface() throws Exception {
        RoundId round = round();
        submitted(round);
        String api = "/api/rounds/" + round;
        for (String path : List.of(api, api + "/units/" + given.unit, api + "/summary")) {
            assertThat(answer(given.otherOfficer, get(path)).getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(json(given.officer, post(api + "/accept"), "{\"leads\":[" + given.unit + "]}")
                        .getStatus())
                .isEqualTo(403);
        assertThat(json(given.officer, post(api + "/close"), "{}").getStatus()).isEqualTo(403);
        assertThat(json(given.officer, post(api + "/units/" + given.unit + "/return"), "{\"reason\":\"x\"}")
                        .getStatus())
                .isEqualTo(403);
        assertThat(json(given.auditor, post(api + "/units/" + given.unit), "{\"assessment\":\"x\"}")
                        .getStatus())
                .isEqualTo(403);
        assertThat(json(
                                given.officer,
                                post("/api/programmes/" + given.programme + "/rounds"),
                                "{\"period\":\"month:2026:5\"}")
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aRoundGoesItsWholeWayThroughTheInterface() throws Exception {
        MockHttpServletResponse opened = json(
                given.keeper,
                post("/api/programmes/" + given.programme + "/rounds"),
                "{\"period\":\"quarter:2026:2\",\"unitDueOn\":\"2026-06-18\"}");
        assertThat(opened.getStatus()).isEqualTo(201);
        assertThat(text(opened)).contains("\"unitDueOn\":\"2026-06-18\"", "\"stage\":\"expected\"");
        RoundId round = reports.rounds(given.keeper, given.programme)
                .orThrow()
                .getFirst()
                .id();
        String api = "/api/rounds/" + round;
        MockHttpServletResponse sent = json(
                given.officer,
                post(api + "/units/" + given.unit),
                "{\"assessment\":\"Tốt\",\"lines\":[{\"commitment\":" + late
                        + ",\"percent\":70,\"done\":\"Đã làm\",\"obstacles\":\"Thiếu kinh phí\"}]}");
        assertThat(sent.getStatus()).isEqualTo(200);
        assertThat(text(sent)).contains("\"stage\":\"submitted\"", "\"percent\":70");
        assertThat(json(given.keeper, post(api + "/accept"), "{\"leads\":[" + given.unit + "]}")
                        .getStatus())
                .isEqualTo(200);
        assertThat(text(json(given.cityLeader, get(api + "/summary"), "")))
                .contains("\"reason\":\"Thiếu kinh phí\"", "\"status\":\"open-overdue\",\"count\":1");
        assertThat(json(given.keeper, post(api + "/close"), "{}").getStatus()).isEqualTo(200);
        MockHttpServletResponse again =
                json(given.officer, post(api + "/units/" + given.unit), "{\"assessment\":\"Muộn\"}");
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(text(again)).contains("programme.reporting.round-closed");
    }

    @Test
    void theFormBeginsWithWhatIsKnownAndARefusedOneComesBackAsTyped() throws Exception {
        RoundId round = round();
        commitments
                .reportProgress(given.officer, late, null, 40, "Đã có dự thảo", "", null, Submission.none())
                .orThrow();
        assertThat(text(answer(given.officer, get(unit(round))))).contains("Đã có dự thảo", "value=\"40\"");
        MockHttpServletResponse refused = answer(
                given.officer,
                multipart(unit(round))
                        .param("act", "send")
                        .param("done-" + late, "Đã trình rồi nhé")
                        .param("percent-" + late, "tám mươi")
                        .param("assessment", "Đánh giá đã gõ"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("Đã trình rồi nhé", "tám mươi", "Đánh giá đã gõ", "field-error");
        assertThat(report(round).stage()).isEqualTo(UnitReport.Stage.EXPECTED);
    }

    @Test
    void aDraftIsKeptEvenWhenItCouldNotBeSent() throws Exception {
        RoundId round = round();
        assertThat(answer(
                                given.officer,
                                multipart(unit(round)).param("act", "draft").param("percent-" + late, "chưa biết"))
                        .getRedirectedUrl())
                .isEqualTo(unit(round));
        assertThat(text(answer(given.officer, get(unit(round))))).contains("value=\"chưa biết\"");
        assertThat(report(round).stage()).isEqualTo(UnitReport.Stage.EXPECTED);
    }

    @Test
    void aUnitSendsItsReportWithAFile() throws Exception {
        RoundId round = round();
        MockHttpServletResponse sent = answer(
                given.officer,
                multipart(unit(round))
                        .file(new MockMultipartFile(
                                "file-" + late,
                                "minh-chung.txt",
                                "text/plain",
                                "Quyết định đã ký".getBytes(StandardCharsets.UTF_8)))
                        .param("act", "send")
                        .param("done-" + late, "Đã trình")
                        .param("percent-" + late, "80"));
        assertThat(sent.getRedirectedUrl()).isEqualTo(unit(round));
        assertThat(commitments.view(given.keeper, late).orThrow().commitment().evidence())
                .singleElement()
                .satisfies(evidence -> {
                    assertThat(evidence.name()).isEqualTo("minh-chung.txt");
                    assertThat(evidence.document()).isNotNull();
                });
        assertThat(report(round).stage()).isEqualTo(UnitReport.Stage.SUBMITTED);
    }

    @Test
    void aReturnWithoutAReasonComesBackWithItsError() throws Exception {
        RoundId round = round();
        submitted(round);
        MockHttpServletResponse refused =
                answer(given.keeper, post(unit(round) + "/return").param("reason", " "));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("Hãy ghi rõ cần sửa gì");
    }

    @Test
    void thePageOpensARoundAndSaysWhenThereIsOneAlready() throws Exception {
        String path = "/programmes/" + given.programme + "/rounds";
        assertThat(text(answer(given.keeper, get(path)))).contains("value=\"quarter:2026:2\"");
        assertThat(answer(given.keeper, post(path).param("period", "quarter:2026:2"))
                        .getRedirectedUrl())
                .startsWith("/rounds/");
        MockHttpServletResponse twice = answer(given.keeper, post(path).param("period", "quarter:2026:2"));
        assertThat(twice.getStatus()).isEqualTo(409);
        assertThat(text(twice)).contains("Kỳ này đã có đợt báo cáo");
        assertThat(answer(given.keeper, post(path).param("period", "thế kỷ:1:1"))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void theTablesComeAsFiles() throws Exception {
        RoundId round = round();
        submitted(round);
        reports.accept(given.keeper, round, given.unit).orThrow();
        assertThat(text(answer(given.keeper, get("/rounds/" + round).param("format", "csv"))))
                .contains("Đơn vị,Tình trạng,Hạn gửi", "Xin thêm kinh phí");
        assertThat(text(answer(
                        given.keeper, get("/rounds/" + round + "/summary").param("format", "csv"))))
                .contains("Khó khăn, vướng mắc", "Chờ ý kiến Bộ");
        byte[] sheet = answer(given.keeper, get("/rounds/" + round + "/summary").param("format", "xlsx"))
                .getContentAsByteArray();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sheet))) {
            assertThat(zip.getNextEntry()).as("a workbook is a ZIP").isNotNull();
        }
    }

    @Test
    void theSummaryIsIssuedOnceAndDownloadsGiveTheSameBytes() throws Exception {
        RoundId round = round();
        submitted(round);
        reports.accept(given.keeper, round, given.unit).orThrow();
        MockHttpServletResponse refused = answer(given.keeper, issue(round, "").param("addressee", "Đã gõ ở đây"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("Đã gõ ở đây");
        String there =
                Objects.requireNonNull(answer(given.keeper, issue(round, "7")).getRedirectedUrl());
        assertThat(there).startsWith("/issued-reports/");
        assertThat(text(answer(given.cityLeader, get(there)))).contains("07/BC-TRANG" + round);
        IssuedReport issued =
                summaries.issued(given.keeper, given.programme).orThrow().getFirst();
        String file = "/documents/" + issued.pdf() + "/file";
        MockHttpServletResponse first = answer(given.cityLeader, get(file));
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(answer(given.keeper, get(file)).getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
        assertThat(answer(given.officer, get(file)).getStatus()).isEqualTo(404);
        assertThat(answer(given.officer, get(there)).getStatus()).isEqualTo(404);
        assertThat(answer(given.cityLeader, get(there + "/receipt")).getStatus())
                .isEqualTo(200);
        assertThat(answer(given.keeper, issue(round, "7")).getStatus()).isEqualTo(409);
    }

    @Test
    void aDraftOfThePaperHasNoNumber() throws Exception {
        RoundId round = round();
        MockHttpServletResponse word = answer(given.cityLeader, get("/rounds/" + round + "/summary/draft"));
        assertThat(word.getStatus()).isEqualTo(200);
        assertThat(word.getHeader("Content-Disposition")).contains("du-thao-bao-cao.docx");
        assertThat(answer(
                                given.cityLeader,
                                get("/rounds/" + round + "/summary/draft").param("format", "pdf"))
                        .getContentAsByteArray())
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(summaries.issued(given.keeper, given.programme).orThrow()).isEmpty();
    }

    @Test
    void aDayThatCannotBeIsSaidClearly() throws Exception {
        String path = "/programmes/" + given.programme + "/report";
        assertThat(answer(given.keeper, get(path).param("asOf", "31/02/2026")).getStatus())
                .isEqualTo(422);
        assertThat(text(answer(given.keeper, get(path).param("asOf", "2025-12-31"))))
                .contains("chưa ghi nhận chương trình này");
        assertThat(answer(given.keeper, get(path).param("asOf", "2026-12-31")).getStatus())
                .isEqualTo(422);
    }

    @Test
    void theProgrammeAndTheUnitLeadToTheReports() throws Exception {
        assertThat(text(answer(given.keeper, get("/programmes/" + given.programme))))
                .contains("/programmes/" + given.programme + "/rounds");
        RoundId round = round();
        assertThat(text(answer(given.officer, get("/work")))).contains("href=\"" + unit(round) + "\"");
    }
}
