package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
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
                "/index/pci/2016/units/can-tho/report.docx",
                "/index/pci/2016/units/can-tho/report.pdf")) {
            MockHttpServletResponse response = answer(path);
            assertThat(response.getStatus()).as(path).isEqualTo(200);
            assertThat(response.getContentAsByteArray().length).as(path).isGreaterThan(500);
        }
        assertThat(web.perform(get("/index/pci/2016/manifest.json"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("\"result\":\"");
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
