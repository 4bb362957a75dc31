package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.composite.cli.IndexCommand;
import vn.phusa.testing.PlatformTest;

/** The public pages and files of the index room, as a visitor without an account gets them. */
@PlatformTest
class IndexPagesTest {
    private final MockMvc web;

    @Autowired
    IndexPagesTest(MockMvc web) {
        this.web = web;
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return web.perform(get(java.net.URI.create(path)).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void everyPageAnswersAVisitorInBothLanguages() throws Exception {
        for (String path : List.of(
                "/index",
                "/index/pci/2016",
                "/index/pci/2016?territory=34",
                "/index/pci/2016?rules=gii",
                "/index/pci/2016?region=dong-bang-song-cuu-long",
                "/index/pci/2005",
                "/index/pci/2011",
                "/index/pci/2016/map",
                "/index/pci/2007/map",
                "/index/pci/2016/units/can-tho",
                "/index/pci/2016/units/can-tho?since=2010",
                "/index/pci/2016/units/can-tho?territory=34&rules=gii",
                "/index/pci/2016/indicators/labor",
                "/index/pci/2016/what-if",
                "/index/pci/2016/what-if?unit=can-tho&v.labor=8&w.land=2",
                "/index/pci/2016/levers",
                "/index/pci/2016/levers?unit=can-tho&rank=3",
                "/index/pci/2016/robustness",
                "/index/pci/2016/method?unit=can-tho",
                "/index/pci/2016/method?unit=can-tho&territory=34&rules=coinr",
                "/index/pci/2016/compare?with=2014",
                "/index/pci/2016/compare?with=2016&withRules=hdi",
                "/index/pci/2016/quality",
                "/index/pii/2023",
                "/index/pii/2024",
                "/index/pii/2025",
                "/index/pii/2025/map")) {
            for (String language : List.of("vi", "en")) {
                MockHttpServletResponse response = answer(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(response.getStatus()).as("%s in %s", path, language).isEqualTo(200);
                assertThat(text(response))
                        .as("%s in %s says nothing by its key", path, language)
                        .doesNotContainPattern("[>\"]innovationindex\\.[a-z]+[a-z.-]*[<\"]");
            }
        }
    }

    @Test
    void theTitleOfAProvincesPageAnswersTheQuestion() throws Exception {
        assertThat(text(answer("/index/pci/2016/units/can-tho")))
                .containsPattern("<h1>Cần Thơ hạng 11/63 năm 2016, khoảng \\d+–\\d+</h1>");
    }

    @Test
    void whyItChangedIsToldDownToTheIndicator() throws Exception {
        String page = text(answer("/index/pci/2016/units/can-tho"));
        assertThat(page).contains("Vì sao thay đổi từ năm 2015 đến năm 2016?", "Đến từng chỉ số thành phần");
    }

    @Test
    void whatThePageSaysOf2011IsThatNoWeightsGiveIt() throws Exception {
        assertThat(text(answer("/index/pci/2011")))
                .contains("Không có bộ trọng số nào cho đúng điểm đã công bố năm 2011");
    }

    @Test
    void aRowThatNoSourceConfirmsIsNotShownAsOfficial() throws Exception {
        String page = text(answer("/index/pii/2024"));
        assertThat(page).contains("Chưa xác nhận", "51 chỉ số, 33 đã có nguồn xác nhận");
    }

    @Test
    void everythingCanBeTakenAway() throws Exception {
        for (String path : List.of(
                "/index/pci/2016?format=csv",
                "/index/pci/2016?format=xlsx",
                "/index/pci/2016/indicators/labor?format=csv",
                "/index/pci/2016/compare?format=xlsx",
                "/index/pci/2016/workbook.xlsx",
                "/index/pci/2016/steps/raw.csv",
                "/index/pci/2016/steps/normalise.csv",
                "/index/pci/2016/steps/ranks.csv",
                "/index/pci/2016/map.svg",
                "/index/pci/2016/map.png",
                "/index/pci/2016/units/can-tho/radar.svg",
                "/index/pci/2016/units/can-tho/radar.png",
                "/index/pci/2016/units/can-tho/trend.svg",
                "/index/pci/2016/units/can-tho/causes.png?since=2014",
                "/index/pci/2016/units/can-tho/parts.csv",
                "/index/pci/2016/units/can-tho/trend.csv",
                "/index/pci/2016/units/can-tho/causes.xlsx?since=2014",
                "/index/pci/2016/indicators/labor/distribution.svg",
                "/index/pci/2016/sensitivity.svg",
                "/index/pci/2016/sensitivity.xlsx",
                "/index/pci/2016/robustness.csv",
                "/index/pci/2016/quality.csv",
                "/index/pci/2016/units/can-tho/report.docx",
                "/index/pci/2016/units/can-tho/report.pdf")) {
            MockHttpServletResponse response = answer(path);
            assertThat(response.getStatus()).as(path).isEqualTo(200);
            assertThat(response.getContentAsByteArray().length).as(path).isGreaterThan(400);
        }
        assertThat(web.perform(get("/index/pci/2016/manifest.json"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("\"result\":\"");
    }

    /** Whoever takes the manifest's files away gets the published numbers from the engine alone, bit by bit. */
    @Test
    void theManifestsFilesGiveTheSameBitsOnTheCommandLine(@TempDir Path folder) throws Exception {
        JsonNode manifest = JsonMapper.shared().readTree(downloaded("/index/pci/2016/manifest.json"));
        for (String file : List.of("frame", "rules", "data")) {
            Files.write(
                    folder.resolve(file.equals("rules") ? "rules.yaml" : file + ".csv"),
                    downloaded("/index/pci/2016/files/" + manifest.get(file).asString()));
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = IndexCommand.run(
                new String[] {
                    "compute",
                    "--data",
                    folder.resolve("data.csv").toString(),
                    "--frame",
                    folder.resolve("frame.csv").toString(),
                    "--rules",
                    folder.resolve("rules.yaml").toString(),
                    "--out",
                    folder.resolve("out").toString()
                },
                screen,
                screen);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(IndexPagesTest::fingerprint))
                    .contains(manifest.get("result").asString());
        }
    }

    private byte[] downloaded(String path) throws Exception {
        MockHttpServletResponse response = web.perform(get(path)).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsByteArray();
    }

    private static String fingerprint(Path file) {
        try {
            return Fingerprint.of(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void theReportSaysHowCertainTheRankIsWhatWouldRaiseItAndHowItCameAbout() throws Exception {
        String report = "";
        int pictures = 0;
        try (ZipInputStream word = new ZipInputStream(new ByteArrayInputStream(
                answer("/index/pci/2016/units/can-tho/report.docx").getContentAsByteArray()))) {
            for (ZipEntry entry = word.getNextEntry(); entry != null; entry = word.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    report = new String(word.readAllBytes(), StandardCharsets.UTF_8);
                }
                pictures += entry.getName().endsWith(".png") ? 1 : 0;
            }
        }
        assertThat(report)
                .contains(
                        "Vì sao thay đổi từ năm 2015 đến năm 2016?",
                        "Thứ hạng chắc đến đâu",
                        "Khoảng hạng của các tỉnh đứng gần",
                        "Lựa chọn nào làm thứ hạng thay đổi nhiều nhất?",
                        "Đạt hạng 9",
                        "Đạt hạng 3",
                        "Đã chứng minh không có phương án nào rẻ hơn",
                        "Phương pháp và số liệu",
                        "không phải kết quả công bố chính thức")
                .doesNotContain("innovationindex.");
        assertThat(pictures).as("radar, trend, causes, choices").isGreaterThanOrEqualTo(4);
    }

    @Test
    void rowsThatNoSourceConfirmsSayThatWhereverTheyStand() throws Exception {
        assertThat(text(answer("/index/pii/2025"))).contains("Chưa xác nhận");
        JsonNode frame = JsonMapper.shared()
                .readTree(web.perform(get("/api/indices/pii/2025"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        int marked = 0;
        for (JsonNode element : frame.get("frame")) {
            boolean unconfirmed =
                    element.hasNonNull("confirmed") && !element.get("confirmed").asBoolean();
            assertThat(element.get("vietnamese").asString().endsWith("(chưa xác nhận)"))
                    .as(element.toString())
                    .isEqualTo(unconfirmed);
            marked += unconfirmed ? 1 : 0;
        }
        assertThat(marked).isEqualTo(28);
    }

    @Test
    void theAnswerAboutLeversCanBeTakenAway() throws Exception {
        MockHttpServletResponse plan = answer("/index/pci/2016/levers?unit=can-tho&rank=3&format=csv");
        assertThat(plan.getContentType()).startsWith("text/csv");
        assertThat(text(plan).lines().toList())
                .hasSizeGreaterThan(1)
                .first()
                .asString()
                .contains("Hiện nay", "Cần đạt");
    }

    @Test
    void aMovedSliderIsAnsweredWithThePartThatChanges() throws Exception {
        MockHttpServletResponse response = web.perform(get("/index/pci/2016/what-if")
                        .param("unit", "can-tho")
                        .param("v.labor", "9.5")
                        .header("HX-Request", "true"))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(text(response)).contains("what-if-rank").doesNotContain("<html");
    }

    @Test
    void whatIsNotANumberIsRefusedAtItsField() throws Exception {
        MockHttpServletResponse levers = answer("/index/pci/2016/levers?unit=can-tho&rank=3&use=labor&to.labor=abc");
        assertThat(levers.getStatus()).isEqualTo(422);
        MockHttpServletResponse far = answer("/index/pci/2016/levers?unit=can-tho&rank=99");
        assertThat(far.getStatus()).isEqualTo(422);
        MockHttpServletResponse whatIf = answer("/index/pci/2016/what-if?unit=can-tho&w.labor=-1");
        assertThat(whatIf.getStatus()).isEqualTo(422);
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        for (String path : List.of(
                "/index/nothing",
                "/index/pci/1999",
                "/index/pci/2016/units/nowhere",
                "/index/pci/2016/indicators/nothing",
                "/index/pci/2016/steps/nothing.csv",
                "/index/pci/2016/files/" + "0".repeat(64),
                "/index/pii/2024/levers")) {
            assertThat(answer(path).getStatus()).as(path).isEqualTo(404);
        }
    }
}
