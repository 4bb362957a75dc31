package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** The indices as JSON: public where published, closed where not, and the same numbers as the pages. */
@PlatformTest
class IndexApiTest {
    private final MockMvc web;
    private final Indices indices;
    private final Presets presets;
    private final JsonMapper json = JsonMapper.builder().build();

    @Autowired
    IndexApiTest(MockMvc web, Indices indices, Presets presets) {
        this.web = web;
        this.indices = indices;
        this.presets = presets;
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return web.perform(get(path).accept("application/json")).andReturn().getResponse();
    }

    private JsonNode read(String path) throws Exception {
        MockHttpServletResponse response = answer(path);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return json.readTree(response.getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void everybodyReadsWhichIndicesThereAre() throws Exception {
        Set<String> codes = new TreeSet<>();
        read("/api/indices").forEach(index -> codes.add(index.path("code").asString()));
        assertThat(codes).contains("pii", "pci", "gii");
    }

    @Test
    void anEditionSaysOfEachRowWhetherASourceConfirmsIt() throws Exception {
        JsonNode edition = read("/api/indices/gii/2024");
        assertThat(edition.path("frame").size()).isEqualTo(1 + 2 + 7 + 21 + 78);
        int confirmed = 0;
        for (JsonNode element : edition.path("frame")) {
            assertThat(element.path("confirmed").isBoolean()).isTrue();
            confirmed += element.path("confirmed").asBoolean() ? 1 : 0;
            assertThat(element.path("confirmed").asBoolean())
                    .isEqualTo(!element.path("source").asString().isEmpty());
        }
        assertThat(confirmed).isEqualTo(1 + 2 + 7);
        assertThat(edition.path("published")).anySatisfy(result -> {
            assertThat(result.path("element").asString()).isEqualTo("GII");
            assertThat(result.path("rank").asInt()).isEqualTo(44);
        });
    }

    @Test
    void resultsCarryTheIntervalBesideTheRank() throws Exception {
        JsonNode results = read("/api/indices/pci/2016/results");
        assertThat(results.path("ranked").asInt()).isEqualTo(63);
        for (JsonNode unit : results.path("units")) {
            if (unit.path("unit").asString().equals("can-tho")) {
                assertThat(unit.path("rank").asInt()).isEqualTo(11);
                assertThat(unit.path("rankInterval").path("lower").asDouble()).isLessThanOrEqualTo(11);
                assertThat(unit.path("rankInterval").path("upper").asDouble()).isGreaterThanOrEqualTo(11);
            }
        }
    }

    @Test
    void contributionsSumToTheScoreAndCausesToTheChange() throws Exception {
        JsonNode profile = read("/api/indices/pci/2016/units/can-tho");
        double sum = 0;
        for (JsonNode part : profile.path("contributions")) {
            sum += part.asDouble();
        }
        assertThat(sum).isCloseTo(profile.path("result").path("score").asDouble(), within(1e-9));
        assertThat(profile.path("years").size()).isGreaterThan(8);

        JsonNode change = read("/api/indices/pci/2016/units/can-tho/change?since=2014");
        JsonNode score = change.path("score");
        assertThat(score.path("ownData").asDouble()
                        + score.path("peers").asDouble()
                        + score.path("frame").asDouble()
                        + score.path("method").asDouble())
                .isCloseTo(score.path("after").asDouble() - score.path("before").asDouble(), within(1e-9));
    }

    @Test
    void questionsAreAnsweredAndWhatIsNoNumberIsRefusedAtItsField() throws Exception {
        JsonNode moved = read("/api/indices/pci/2016/what-if?province=can-tho&values=labor:9.5&weights=land:2");
        assertThat(moved.path("rankBefore").asInt()).isEqualTo(11);
        assertThat(moved.path("rankAfter").asInt()).isLessThan(11);
        JsonNode levers = read("/api/indices/pci/2016/levers?province=can-tho&rank=3");
        assertThat(levers.path("rankAfter").asInt()).isLessThanOrEqualTo(3);
        assertThat(levers.path("steps").isEmpty()).isFalse();
        assertThat(levers.path("probability").asDouble()).isBetween(0.0, 1.0);
        for (String path : new String[] {
            "/api/indices/pci/2016/what-if?province=can-tho&values=labor:abc",
            "/api/indices/pci/2016/what-if?province=can-tho&weights=labor:-1",
            "/api/indices/pci/2016/levers?province=can-tho&rank=99",
            "/api/indices/pci/2016/levers?province=can-tho&rank=3&reach=nothing:1"
        }) {
            assertThat(answer(path).getStatus()).as(path).isEqualTo(422);
        }
    }

    @Test
    void robustnessNamesTheChoiceThatMatters() throws Exception {
        JsonNode robustness = read("/api/indices/pci/2016/robustness");
        assertThat(robustness.path("factors").size()).isEqualTo(3);
        for (JsonNode factor : robustness.path("factors")) {
            assertThat(factor.path("total").isNumber()).isTrue();
        }
    }

    @Test
    void whatDoesNotExistOrHasNoDataIsNotFound() throws Exception {
        for (String path : new String[] {
            "/api/indices/nothing/2016",
            "/api/indices/pci/1999/results",
            "/api/indices/pii/2024/results",
            "/api/indices/pci/2016/units/nowhere"
        }) {
            MockHttpServletResponse response = answer(path);
            assertThat(response.getStatus()).as(path).isEqualTo(404);
            assertThat(response.getContentType()).as(path).startsWith("application/problem+json");
        }
    }

    @Test
    void aDraftIsReadByItsKeeperAndByNobodyElse() throws Exception {
        PartyId unit = IndexFixture.party();
        Actor keeper = IndexFixture.actor("Đầu mối", Role.FOCAL_POINT, unit);
        String code = IndexFixture.code();
        indices.create(
                        keeper,
                        IndexFixture.edition(code, unit, IndexFixture.FRAME, IndexFixture.DATA, presets.text("gii")))
                .orThrow();
        String path = "/api/indices/" + code + "/2025/results";
        assertThat(answer(path).getStatus()).isEqualTo(404);
        assertThat(web.perform(get(path).with(ActingAs.actor(keeper)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }
}
