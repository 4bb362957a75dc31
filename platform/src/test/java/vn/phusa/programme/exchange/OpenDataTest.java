package vn.phusa.programme.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.ProgrammeForExchange;
import vn.phusa.programme.Programmes;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** The public part of a programme as files. */
@PlatformTest
class OpenDataTest {
    private final MockMvc web;
    private final SettableClock clock;
    private final ProgrammeForExchange given;
    private final String address;

    @Autowired
    OpenDataTest(MockMvc web, Programmes programmes, Commitments commitments, SettableClock clock) {
        this.web = web;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeForExchange(programmes, commitments);
        this.address = "/public/programmes/"
                + programmes
                        .view(given.keeper(), given.programme())
                        .orThrow()
                        .programme()
                        .facts()
                        .address();
    }

    @BeforeEach
    void inMarch() {
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private MockHttpServletResponse answer(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(ActingAs.actor(actor))).andReturn().getResponse();
    }

    private String visitor(String path) throws Exception {
        MockHttpServletResponse response = web.perform(get(path)).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void everybodyGetsTheOpenCommitmentsAndNobodyTheOthers() throws Exception {
        given.assigned("1");
        given.closed("2");
        JsonNode json = JsonMapper.builder().build().readTree(visitor(address + "/commitments.json"));
        assertThat(json.path("commitments").size()).isEqualTo(1);
        assertThat(json.path("licence").asString()).startsWith("https://");
        assertThat(visitor(address + "/commitments.csv").lines()).hasSize(2);
        assertThat(visitor(address + "/iati.xml")).contains("1. Việc 1").doesNotContain("2. Việc 2");
        assertThat(web.perform(get(address + "/commitments.xlsx"))
                        .andReturn()
                        .getResponse()
                        .getHeader("Link"))
                .contains("rel=\"license\"");
    }

    @Test
    void aFileAsOfAPastDayKnowsOnlyWhatWasKnownThen() throws Exception {
        given.assigned("1");
        clock.set(LocalDate.of(2026, 3, 10), 9, 0);
        given.assigned("2");
        for (String file : List.of("/commitments.json", "/commitments.csv", "/iati.xml")) {
            assertThat(visitor(address + file)).as(file).contains("Việc 2");
            assertThat(visitor(address + file + "?asOf=2026-03-05"))
                    .as(file)
                    .contains("Việc 1")
                    .doesNotContain("Việc 2");
            assertThat(web.perform(get(address + file + "?asOf=hôm qua"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as("%s of a day that is none", file)
                    .isEqualTo(422);
        }
    }

    @Test
    void theWholeProgrammeIsForThoseWhoSeeAllOfIt() throws Exception {
        given.closed("1");
        String path = "/api/programmes/" + given.programme() + "/iati";
        assertThat(answer(given.keeper(), get(path + "?all=1")).getContentAsString(StandardCharsets.UTF_8))
                .contains("1. Việc 1");
        for (Actor other : List.of(given.officer(), Actor.visitor())) {
            assertThat(answer(other, get(path + "?all=1")).getContentAsString(StandardCharsets.UTF_8))
                    .doesNotContain("1. Việc 1");
        }
        assertThat(answer(given.keeper(), get(path)).getContentAsString(StandardCharsets.UTF_8))
                .as("what is to be published holds the public part only")
                .doesNotContain("1. Việc 1");
    }
}
