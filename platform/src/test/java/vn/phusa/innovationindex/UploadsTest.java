package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** Files as a browser sends them: what is wrong is said by row and column, and then nothing is kept. */
@PlatformTest
class UploadsTest {
    private final MockMvc web;
    private final Indices indices;
    private final PartyId unit;
    private final Actor keeper;

    @Autowired
    UploadsTest(MockMvc web, Indices indices, Parties parties) {
        this.web = web;
        this.indices = indices;
        this.unit = parties.byKey("can-tho-science").orElseThrow();
        this.keeper = IndexFixture.actor("Đầu mối", Role.FOCAL_POINT, unit);
    }

    private MockHttpServletResponse create(String series, byte[] frame, byte[] data) throws Exception {
        return web.perform(multipart("/index-data/new")
                        .file(new MockMultipartFile("frame", "khung", "application/octet-stream", frame))
                        .file(new MockMultipartFile("data", "so-lieu", "application/octet-stream", data))
                        .param("series", series)
                        .param("name", "Chỉ số thử")
                        .param("year", "2025")
                        .param("keeper", unit.toString())
                        .param("rules", "gii")
                        .with(ActingAs.actor(keeper))
                        .accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8)
                .replace("&#34;", "\"")
                .replace("&#39;", "'");
    }

    /** A workbook of text sheets; cells that are numbers become numbers. */
    private static byte[] workbook(String... namesAndSheets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "Test", "1.0");
        for (int s = 0; s < namesAndSheets.length; s += 2) {
            Worksheet sheet = workbook.newWorksheet(namesAndSheets[s]);
            String[] lines = namesAndSheets[s + 1].split("\n");
            for (int r = 0; r < lines.length; r++) {
                String[] cells = lines[r].split("\\|", -1);
                for (int c = 0; c < cells.length; c++) {
                    if (cells[c].matches("-?\\d+(\\.\\d+)?")) {
                        sheet.value(r, c, Double.parseDouble(cells[c]));
                    } else if (!cells[c].isEmpty()) {
                        sheet.value(r, c, cells[c]);
                    }
                }
            }
        }
        workbook.finish();
        return out.toByteArray();
    }

    static Stream<Arguments> badFiles() throws IOException {
        byte[] frame = utf8(IndexFixture.FRAME);
        byte[] data = utf8(IndexFixture.DATA);
        String semicolons = IndexFixture.DATA.replace(',', ';');
        return Stream.of(
                arguments(
                        "decimal commas in a file of semicolons",
                        frame,
                        utf8(semicolons.replace("1.2\n", "1,2\n")),
                        List.of("dòng 5", "poverty", "1,2", "1.2")),
                arguments(
                        "a second encoding in the middle",
                        frame,
                        join(
                                utf8("unit,name,population,patents,poverty\ncan-tho,"),
                                "C\u00e0 Mau".getBytes(Charset.forName("windows-1258")),
                                utf8(",1200,24,2.5\n")),
                        List.of("dòng 2", "bảng mã")),
                arguments(
                        "text in a number cell",
                        frame,
                        utf8(IndexFixture.DATA.replace(",410,", ",nhiều,")),
                        List.of("dòng 5", "patents", "nhiều")),
                arguments(
                        "a unit twice",
                        frame,
                        utf8(IndexFixture.DATA.replace("da-nang", "can-tho")),
                        List.of("dòng 6", "can-tho")),
                arguments(
                        "an unknown parent",
                        utf8(IndexFixture.FRAME.replace("poverty,1,X", "poverty,1,Y")),
                        data,
                        List.of("dòng 4", "Y")),
                arguments(
                        "a cycle",
                        utf8(IndexFixture.FRAME.replace("X,2,,", "X,2,Z,") + "Z,3,X,Vòng,Cycle,,1,1,,\n"),
                        data,
                        List.of("X → Z → X")),
                arguments(
                        "a negative weight",
                        utf8(IndexFixture.FRAME.replace("%,-1,1", "%,-1,-2")),
                        data,
                        List.of("dòng 4", "-2")),
                arguments(
                        "weights that sum to zero",
                        utf8(IndexFixture.FRAME
                                .replace(",1,1,population", ",1,0,population")
                                .replace("%,-1,1", "%,-1,0")),
                        data,
                        List.of("X", "bằng 0")),
                arguments(
                        "years that do not match",
                        frame,
                        utf8("year,"
                                + IndexFixture.DATA
                                        .replaceFirst("\n", "\n2025,")
                                        .replace("\nhau-giang", "\n2024,hau-giang")
                                        .replace("\nsoc-trang", "\n2025,soc-trang")
                                        .replace("\nha-noi", "\n2025,ha-noi")
                                        .replace("\nda-nang", "\n2025,da-nang")),
                        List.of("dòng 3", "2024")),
                arguments(
                        "no CSV and no workbook",
                        frame,
                        join(utf8("PK"), new byte[] {3, 4, 0, 1, 2, 3}),
                        List.of(".xlsx")),
                arguments(
                        "text in a workbook's number cell",
                        frame,
                        workbook(
                                "Sheet1",
                                "unit|population|patents|poverty\ncan-tho|1200|24|2.5\nha-noi|7300|rất nhiều|1.2\n"),
                        List.of("dòng 3", "patents", "rất nhiều")),
                arguments(
                        "text and a repeated row in WIPO's layout",
                        frame,
                        workbook(
                                "Data",
                                "ISO3|ECONOMY_NAME|NUM|NAME|DATAYR|VALUE_SCREEN\n"
                                        + "can-tho|Cần Thơ|patents|P|2024|24\n"
                                        + "can-tho|Cần Thơ|poverty|P|2024|không rõ\n"
                                        + "ha-noi|Hà Nội|patents|P|2024|3,5\n"
                                        + "can-tho|Cần Thơ|patents|P|2024|25\n"),
                        List.of("dòng 3", "không rõ", "dòng 4", "3,5", "dòng 5", "VALUE_SCREEN")));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void aBadFileIsRefusedByRowAndColumnAndNothingIsKept(String what, byte[] frame, byte[] data, List<String> said)
            throws Exception {
        String series = IndexFixture.code();
        MockHttpServletResponse response = create(series, frame, data);
        assertThat(response.getStatus()).as(what).isEqualTo(422);
        assertThat(text(response)).as(what).contains(said);
        assertThat(indices.newest(keeper, series)).as(what).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void aGoodFileOfSemicolonsWithAMarkIsTaken() throws Exception {
        String series = IndexFixture.code();
        MockHttpServletResponse response = create(
                series, utf8("\uFEFF" + IndexFixture.FRAME), utf8("\uFEFF" + IndexFixture.DATA.replace(',', ';')));
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getRedirectedUrl()).isEqualTo("/index/" + series + "/2025");
    }

    @Test
    void aWorkbookThatWasExportedIsReadBackToTheSameScores() throws Exception {
        String series = IndexFixture.code();
        assertThat(create(series, utf8(IndexFixture.FRAME), utf8(IndexFixture.DATA))
                        .getStatus())
                .isEqualTo(302);
        byte[] exported = web.perform(
                        get("/index/" + series + "/2025/workbook.xlsx").with(ActingAs.actor(keeper)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        String copy = IndexFixture.code();
        assertThat(create(copy, exported, exported).getStatus()).isEqualTo(302);
        assertThat(made(copy).build().scores().units())
                .containsExactlyInAnyOrderElementsOf(
                        made(series).build().scores().units());
        for (String province : made(series).build().scores().units()) {
            assertThat(made(copy).score(province)).isEqualTo(made(series).score(province));
        }
    }

    private Made made(String series) {
        return Objects.requireNonNull(
                indices.computed(keeper, series, 2025, Choice.OWN).orThrow().result());
    }

    @Test
    void aStructureAsWipoPublishesItNeedsNoParents() throws Exception {
        String series = IndexFixture.code();
        byte[] workbook = workbook(
                "Index Structure",
                "NUM|NAME|LEVEL|TYPE|PROFILE|DESCRIPTION|SOURCE|WEBSITE\n"
                        + "GII|Global Innovation Index|1|Index\n"
                        + "IN|Inputs|2|Sub-index\nOUT|Outputs|2|Sub-index\n"
                        + "IN.1|Institutions|3|Pillar\nOUT.6|Knowledge|3|Pillar\n"
                        + "IN.1.1|Environment|4|Sub-pillar\nOUT.6.1|Creation|4|Sub-pillar\n"
                        + "IN.1.1.1|Stability|5|Indicator\nOUT.6.1.1|Patents|5|Indicator\n",
                "Economies",
                "ISO3|ECONOMY_NAME|INCOME\nVNM|Viet Nam|LM\nTHA|Thailand|UM\nMYS|Malaysia|UM\n",
                "Data",
                "ISO3|ECONOMY_NAME|NUM|NAME|DATAYR|VALUE_SCREEN|SCORE|RANK|SW_OVERALL|SW_INCGRP|OUTDATED|DMC\n"
                        + "VNM|Viet Nam|IN.1.1.1|Stability|2023|60|\nTHA|Thailand|IN.1.1.1|Stability|2023|55|\n"
                        + "MYS|Malaysia|IN.1.1.1|Stability|2023|70|\nVNM|Viet Nam|OUT.6.1.1|Patents|2022|3.5|\n"
                        + "THA|Thailand|OUT.6.1.1|Patents|2022|n/a|\nMYS|Malaysia|OUT.6.1.1|Patents|2022|1.5|\n");
        MockHttpServletResponse response = create(series, workbook, workbook);
        assertThat(response.getStatus()).as(text(response)).isEqualTo(302);
        Made made = made(series);
        assertThat(made.frame().levels()).isEqualTo(5);
        assertThat(made.frame().element("IN.1.1.1").parent()).contains("IN.1.1");
        assertThat(made.score("VNM")).isEqualTo((100.0 * 5 / 15 + 100) / 2, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(made.data().names().getFirst().vietnamese()).isEqualTo("Viet Nam");
    }

    @Test
    void aDraftsFrameAndRulesAreReplacedAndEveryVersionStays() throws Exception {
        String series = IndexFixture.code();
        create(series, utf8(IndexFixture.FRAME), utf8(IndexFixture.DATA));
        Edition draft = indices.newest(keeper, series).orThrow();
        MockHttpServletResponse response = web.perform(multipart("/index-data/editions/" + draft.id() + "/data")
                        .file(new MockMultipartFile(
                                "frame",
                                "khung.csv",
                                "text/csv",
                                utf8(IndexFixture.FRAME.replace("Tỷ lệ nghèo", "Tỷ lệ hộ nghèo"))))
                        .param("rules", "hdi")
                        .with(ActingAs.actor(keeper)))
                .andReturn()
                .getResponse();
        // The Human Development Index' rules need goalposts, which this frame lacks: refused as a whole.
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(indices.versions(draft)).hasSize(1);
        response = web.perform(multipart("/index-data/editions/" + draft.id() + "/data")
                        .file(new MockMultipartFile(
                                "frame",
                                "khung.csv",
                                "text/csv",
                                utf8(IndexFixture.FRAME.replace("Tỷ lệ nghèo", "Tỷ lệ hộ nghèo"))))
                        .param("rules", "coinr")
                        .with(ActingAs.actor(keeper)))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(text(response)).isIn(302, 422);
        response = web.perform(multipart("/index-data/editions/" + draft.id() + "/data")
                        .file(new MockMultipartFile(
                                "frame",
                                "khung.csv",
                                "text/csv",
                                utf8(IndexFixture.FRAME.replace("Tỷ lệ nghèo", "Tỷ lệ hộ nghèo"))))
                        .with(ActingAs.actor(keeper)))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(text(response)).isEqualTo(302);
        assertThat(indices.versions(draft).getFirst().what()).isEqualTo("frame");
        assertThat(indices.file(draft, draft.frame())).contains(IndexFixture.FRAME);
        assertThat(made(series).frame().element("poverty").name())
                .extracting(name -> name.vietnamese())
                .isEqualTo("Tỷ lệ hộ nghèo");
    }

    @Test
    void aFrameThatIsHereCanBeBegunFrom() throws Exception {
        String series = IndexFixture.code();
        MockHttpServletResponse response = web.perform(multipart("/index-data/new")
                        .param("series", series)
                        .param("name", "PII của tỉnh")
                        .param("year", "2025")
                        .param("keeper", unit.toString())
                        .param("from", "gii-2024")
                        .param("rules", "gii")
                        .with(ActingAs.actor(keeper)))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(text(response)).isEqualTo(302);
        assertThat(indices.show(keeper, series, 2025, Choice.OWN)
                        .orThrow()
                        .frame()
                        .frame()
                        .indicators())
                .hasSize(78);
    }

    @Test
    void templatesAreFilledInAndTaken() throws Exception {
        for (String ending : List.of("xlsx", "csv")) {
            byte[] frame = web.perform(
                            get("/index-data/template/frame." + ending).with(ActingAs.actor(keeper)))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            String series = IndexFixture.code();
            MockHttpServletResponse response = create(
                    series, frame, utf8("unit,region,population,TC1-1,TC1-2\na,x,10,1,2\nb,x,20,3,1\nc,y,30,9,7\n"));
            assertThat(response.getStatus()).as(text(response)).isEqualTo(302);
            Edition draft = indices.newest(keeper, series).orThrow();
            byte[] data = web.perform(get("/index-data/editions/" + draft.id() + "/template." + ending)
                            .with(ActingAs.actor(keeper)))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(data.length).isGreaterThan(50);
            if (ending.equals("csv")) {
                assertThat(new String(data, StandardCharsets.UTF_8))
                        .isEqualTo("\uFEFFunit,name,year,region,population,TC1-1,TC1-2\na,a,2025,,,,\nb,b,2025,,,,\n"
                                + "c,c,2025,,,,\n");
            }
        }
    }

    @Test
    void nobodyUploadsForAUnitThatIsNotTheirs() throws Exception {
        Actor other = IndexFixture.actor("Đầu mối nơi khác", Role.FOCAL_POINT, IndexFixture.party());
        int status = web.perform(multipart("/index-data/new")
                        .file(new MockMultipartFile("frame", "k", "text/csv", utf8(IndexFixture.FRAME)))
                        .param("series", IndexFixture.code())
                        .param("name", new Bilingual("x", "x").vietnamese())
                        .param("year", "2025")
                        .param("keeper", unit.toString())
                        .param("rules", "gii")
                        .with(ActingAs.actor(other)))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(403);
    }
}
