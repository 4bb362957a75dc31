package vn.phusa.programme.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.document.Documents;
import vn.phusa.document.Spreadsheet;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.ProgrammeForExchange;
import vn.phusa.programme.Programmes;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** The pages and the interface by which tables come in. */
@PlatformTest
class ImportPagesTest {
    private static final Object[] HEADINGS = {"STT", "Nội dung", "Chủ trì", "Thời hạn"};
    private static final byte[] MIXED =
            Sheets.workbook(HEADINGS, new Object[] {1, "Việc tốt", "Sở Công Thương", "30/6/2026"}, new Object[] {
                2, "Việc sai", "Đơn vị lạ", "hôm nào đó"
            });

    private final MockMvc web;
    private final Programmes programmes;
    private final Documents documents;
    private final ProgrammeForExchange given;
    private final JsonMapper json = JsonMapper.builder().build();

    @Autowired
    ImportPagesTest(MockMvc web, Programmes programmes, Commitments commitments, Documents documents) {
        this.web = web;
        this.programmes = programmes;
        this.documents = documents;
        this.given = new ProgrammeForExchange(programmes, commitments);
    }

    private MockHttpServletResponse answer(Actor actor, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return web.perform(request.with(ActingAs.actor(actor)).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private String home() {
        return "/programmes/" + given.programme() + "/imports";
    }

    private MockHttpServletResponse upload(Actor actor, String name, byte[] content) throws Exception {
        return answer(actor, multipart(home()).file(new MockMultipartFile("file", name, null, content)));
    }

    private String uploaded(byte[] content) throws Exception {
        MockHttpServletResponse response = upload(given.keeper(), "kế hoạch.xlsx", content);
        assertThat(response.getStatus()).isEqualTo(302);
        return Objects.requireNonNull(response.getRedirectedUrl());
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private int commitments() {
        return programmes
                .allCommitments(given.keeper(), CommitmentFilter.of(given.programme()), ListQuery.all())
                .size();
    }

    @Test
    void everyPageSpeaksBothLanguages() throws Exception {
        String waiting = uploaded(Sheets.workbook(new Object[] {"A", "B"}, new Object[] {"x", "y"}));
        String checked = uploaded(MIXED);
        String stored = uploaded(Sheets.workbook(HEADINGS, new Object[] {7, "Việc bảy", "Sở Công Thương", "2026"}));
        answer(given.keeper(), post(stored + "/store"));
        for (String path : List.of(home(), waiting, checked, checked + "/columns", stored)) {
            for (String language : List.of("vi", "en")) {
                MockHttpServletResponse response =
                        answer(given.keeper(), get(path).param("lang", language));
                assertThat(response.getStatus()).as("%s in %s", path, language).isEqualTo(200);
                assertThat(text(response))
                        .as("%s in %s says nothing by its key", path, language)
                        .doesNotContainPattern("[>\"]programme\\.[a-z]+[a-z.-]*[<\"]")
                        .doesNotContain("problem.");
            }
        }
    }

    @Test
    void theTemplateComesBackInAsATableWithoutErrors() throws Exception {
        for (String language : List.of("vi", "en")) {
            MockHttpServletResponse template = answer(
                    given.keeper(),
                    get(home() + "/template").param("kind", "commitments").param("lang", language));
            assertThat(template.getContentType()).contains("spreadsheetml");
            Spreadsheet cells = documents
                    .tableOf(new ByteArrayInputStream(template.getContentAsByteArray()), "mau.xlsx")
                    .orThrow()
                    .cells();
            assertThat(cells.sheets()).as("the sheet of lists is hidden").hasSize(2);
            assertThat(Columns.guess(
                                    Columns.headings(
                                            cells.sheets().getFirst().rows().getFirst()),
                                    ImportKind.COMMITMENTS)
                            .fields())
                    .hasSize(ImportField.of(ImportKind.COMMITMENTS).size());
        }
    }

    @Test
    void theTemplateOfProgressNamesTheCommitments() throws Exception {
        given.assigned("11");
        MockHttpServletResponse template =
                answer(given.keeper(), get(home() + "/template").param("kind", "progress"));
        Spreadsheet cells = documents
                .tableOf(new ByteArrayInputStream(template.getContentAsByteArray()), "mau.xlsx")
                .orThrow()
                .cells();
        assertThat(cells.sheets().getFirst().rows().get(1).cell(0).text()).isEqualTo("11");
    }

    @Test
    void whatIsWrongStandsBesideItsCellAndOnlyTheGoodRowsGoIn() throws Exception {
        String page = uploaded(MIXED);
        String shown = text(answer(given.keeper(), get(page)));
        assertThat(shown)
                .contains("1 trong 2 dòng chưa dùng được")
                .contains("“hôm nào đó” không phải ngày")
                .contains("“Đơn vị lạ” chưa có trong danh bạ");
        assertThat(answer(given.keeper(), post(page + "/store")).getStatus()).isEqualTo(409);
        assertThat(commitments()).isZero();
        assertThat(answer(given.keeper(), post(page + "/store").param("good", "yes"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(commitments()).isEqualTo(1);
    }

    @Test
    void theRejectedRowsComeBackWithTheirReasons() throws Exception {
        String page = uploaded(MIXED);
        MockHttpServletResponse file = answer(given.keeper(), get(page + "/rejected"));
        List<Spreadsheet.Row> rows = documents
                .tableOf(new ByteArrayInputStream(file.getContentAsByteArray()), "sai.xlsx")
                .orThrow()
                .cells()
                .sheets()
                .getFirst()
                .rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.getLast().cell(1).text()).isEqualTo("Việc sai");
        assertThat(rows.getLast().cell(4).text()).startsWith("Dòng 3.").contains("không phải ngày");
    }

    @Test
    void unknownNamesAreSettledOnThePage() throws Exception {
        String page = uploaded(Sheets.workbook(HEADINGS, new Object[] {1, "a", "Tổ công tác", null}));
        answer(
                given.keeper(),
                post(page + "/names")
                        .param("name", "Tổ công tác")
                        .param("meant", "")
                        .param("all", "yes"));
        assertThat(text(answer(given.keeper(), get(page)))).contains("Giữ nguyên văn, chưa gắn với đơn vị");
        answer(given.keeper(), post(page + "/store"));
        assertThat(commitments()).isEqualTo(1);
        answer(given.keeper(), post(page + "/undo"));
        assertThat(commitments()).isZero();
    }

    // ---- files that are not what they should be

    @Test
    void aFileThatMustNotComeInIsRefusedWithASentenceAtTheField() throws Exception {
        assertThat(text(upload(given.keeper(), "a.xlsm", MIXED))).contains("macro");
        assertThat(upload(given.keeper(), "a.xlsx", "không phải".getBytes(StandardCharsets.UTF_8))
                        .getStatus())
                .isEqualTo(422);
        assertThat(upload(given.keeper(), "a.xlsx", new byte[0]).getStatus()).isEqualTo(422);
        assertThat(text(upload(given.keeper(), "a.txt", "chỉ một dòng".getBytes(StandardCharsets.UTF_8))))
                .contains("Không thấy bảng nào");
        assertThat(text(upload(given.keeper(), "a.xlsx", withPart("xl/vbaProject.bin", "x"))))
                .contains("macro");
        assertThat(upload(
                                given.keeper(),
                                "a.xlsx",
                                withPart(
                                        "xl/worksheets/sheet1.xml",
                                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                                + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>"))
                        .getStatus())
                .isEqualTo(422);
        assertThat(upload(given.keeper(), "a.xlsx", withPart("xl/bomb.xml", " ".repeat(80 << 20)))
                        .getStatus())
                .isEqualTo(422);
    }

    /** The good workbook with one part put in the place of another or added. */
    private static byte[] withPart(String name, String content) throws Exception {
        Path file = Files.createTempFile("phusa-test-", ".xlsx");
        Files.write(file, MIXED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : in.stream().map(ZipEntry.class::cast).toList()) {
                if (!entry.getName().equals(name)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.getInputStream(entry).transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } finally {
            Files.delete(file);
        }
        return out.toByteArray();
    }

    // ---- from the other side

    @Test
    void nobodyElseSeesOrTouchesAnImportAtThePage() throws Exception {
        String page = uploaded(MIXED);
        for (Actor other : List.of(given.officer(), given.otherOfficer(), given.auditor())) {
            for (String path : List.of(page, page + "/columns", page + "/rejected")) {
                assertThat(answer(other, get(path)).getStatus()).as(path).isIn(403, 404);
            }
            for (String verb : List.of("/columns", "/names", "/store", "/undo", "/discard")) {
                assertThat(answer(other, post(page + verb)).getStatus())
                        .as(verb)
                        .isIn(403, 404);
            }
            assertThat(upload(other, "a.xlsx", MIXED).getStatus()).isEqualTo(403);
        }
        assertThat(answer(given.officer(), get(home() + "/template").param("kind", "commitments"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(answer(given.auditor(), get(home())).getStatus()).isEqualTo(403);
    }

    private MockHttpServletResponse api(Actor actor, byte[] content, String... parameters) throws Exception {
        var request = multipart("/api/programmes/" + given.programme() + "/imports")
                .file(new MockMultipartFile("file", "a.xlsx", null, content));
        for (String parameter : parameters) {
            request.param(parameter, "true");
        }
        return web.perform(request.with(ActingAs.actor(actor))).andReturn().getResponse();
    }

    @Test
    void theInterfaceChecksWithoutStoringStoresAllOrTheGoodRowsAndUndoes() throws Exception {
        JsonNode dry = json.readTree(text(api(given.keeper(), MIXED, "dryRun")));
        assertThat(dry.path("good").asInt()).isEqualTo(1);
        assertThat(dry.path("rows").get(0).path("errors").get(0).path("column").asString())
                .isEqualTo("lead");
        JsonNode all = json.readTree(text(api(given.keeper(), MIXED)));
        assertThat(all.path("state").asString()).isEqualTo("checked");
        assertThat(commitments()).as("one wrong row keeps everything out").isZero();
        JsonNode good = json.readTree(text(api(given.keeper(), MIXED, "goodRows")));
        assertThat(good.path("stored").asInt()).isEqualTo(1);
        assertThat(commitments()).isEqualTo(1);
        String path = "/api/imports/" + good.path("id").asLong();
        JsonNode undone = json.readTree(text(web.perform(post(path + "/undo").with(ActingAs.actor(given.keeper())))
                .andReturn()
                .getResponse()));
        assertThat(undone.path("state").asString()).isEqualTo("undone");
        assertThat(commitments()).isZero();
    }

    @Test
    void theInterfaceRefusesWhoMayNot() throws Exception {
        assertThat(api(given.officer(), MIXED).getStatus()).isEqualTo(403);
        assertThat(api(given.auditor(), MIXED).getStatus()).isEqualTo(403);
        long id = json.readTree(text(api(given.keeper(), MIXED))).path("id").asLong();
        for (Actor other : List.of(given.officer(), given.auditor())) {
            assertThat(web.perform(get("/api/imports/" + id).with(ActingAs.actor(other)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isIn(403, 404);
            assertThat(web.perform(post("/api/imports/" + id + "/undo").with(ActingAs.actor(other)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isIn(403, 404);
        }
    }
}
