package vn.phusa.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.programme.Programmes;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** The interface's description tells the truth. */
@PlatformTest
class OpenApiTest {
    private final MockMvc web;
    private final RequestMappingHandlerMapping routes;
    private final Programmes programmes;
    private final Parties parties;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Actor everybody = new Actor(
            new AccountId(987_654),
            null,
            "Kiểm thử",
            List.of(
                    new Grant(Role.FOCAL_POINT, new Grant.Everywhere(), null),
                    new Grant(Role.LEADER, new Grant.Everywhere(), null)),
            Actor.Channel.API);

    @Autowired
    OpenApiTest(
            MockMvc web,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
            Programmes programmes,
            Parties parties) {
        this.web = web;
        this.routes = routes;
        this.programmes = programmes;
        this.parties = parties;
    }

    private JsonNode document(String language) throws Exception {
        return json.readTree(web.perform(get("/api/openapi").param("lang", language))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void everyRouteOfTheInterfaceIsDescribedAndNothingElse() throws Exception {
        Set<String> there = new TreeSet<>();
        routes.getHandlerMethods().forEach((info, handler) -> {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                for (String pattern : info.getPatternValues()) {
                    if (pattern.startsWith("/api/")) {
                        there.add(method + " " + pattern.replaceAll("\\{([a-zA-Z]+):[^/]*}", "{$1}"));
                    }
                }
            }
        });
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document("vi").path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                described.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
            }
        }
        assertThat(described).isEqualTo(there).hasSizeGreaterThan(30);
    }

    @Test
    void everythingIsSaidInBothLanguagesWithExamplesAndErrors() throws Exception {
        for (String language : List.of("vi", "en")) {
            JsonNode document = document(language);
            List<String> unsaid = new ArrayList<>();
            collect(document, unsaid);
            assertThat(unsaid).as("sentences in %s", language).isEmpty();
            for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    JsonNode responses = operation.getValue().path("responses");
                    assertThat(responses.path("422").path("$ref").asString())
                            .isEqualTo("#/components/responses/Invalid");
                    JsonNode content = responses.path("200").path("content").path("application/json");
                    if (!content.isMissingNode() && content.has("schema")) {
                        assertThat(content.has("example")
                                        || content.path("schema").isEmpty())
                                .as("%s %s has an example", operation.getKey(), path.getKey())
                                .isTrue();
                        if (content.has("example")) {
                            assertThat(misfits(content.path("example"), content.path("schema"), document, "example"))
                                    .as("%s %s", operation.getKey(), path.getKey())
                                    .isEmpty();
                        }
                    }
                }
            }
        }
    }

    private static void collect(JsonNode node, List<String> unsaid) {
        if (node.isString() && node.asString().matches("(api|problem)\\.[a-z].*")) {
            unsaid.add(node.asString());
        }
        node.forEach(child -> collect(child, unsaid));
    }

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return web.perform(request.with(ActingAs.actor(everybody)).accept("application/json"))
                .andReturn()
                .getResponse();
    }

    @Test
    void whatTheServerAnswersFitsTheDescription() throws Exception {
        JsonNode document = document("vi");
        long programme = programmes
                .publicView("can-tho-2022-2025")
                .orThrow()
                .programme()
                .id()
                .value();
        long party = parties.byKey("can-tho-science").orElseThrow().value();
        long commitment = json.readTree(text(answer(get("/api/programmes/" + programme + "/commitments"))))
                .path("commitments")
                .get(0)
                .path("id")
                .asLong();
        Map<String, String> asked = Map.ofEntries(
                Map.entry("/api/programmes", "/api/programmes"),
                Map.entry("/api/programmes/{id}", "/api/programmes/" + programme),
                Map.entry("/api/programmes/{id}/commitments", "/api/programmes/" + programme + "/commitments?size=10"),
                Map.entry("/api/programmes/{id}/overview", "/api/programmes/" + programme + "/overview"),
                Map.entry("/api/commitments", "/api/commitments?q=khoa"),
                Map.entry("/api/commitments/{id}", "/api/commitments/" + commitment),
                Map.entry("/api/duties", "/api/duties"),
                Map.entry("/api/duties/counts", "/api/duties/counts"),
                Map.entry("/api/work", "/api/work"),
                Map.entry("/api/working-calendar/{year}", "/api/working-calendar/2026"),
                Map.entry("/api/working-calendar/today", "/api/working-calendar/today"),
                Map.entry("/api/parties", "/api/parties?size=500"),
                Map.entry("/api/parties/{id}", "/api/parties/" + party),
                Map.entry("/api/parties/resolve", "/api/parties/resolve?name=Bộ Khoa học và Công nghệ"),
                Map.entry("/api/indices", "/api/indices"),
                Map.entry("/api/indices/{series}/{year}", "/api/indices/pii/2024"),
                Map.entry("/api/indices/{series}/{year}/results", "/api/indices/pci/2016/results?rules=gii"),
                Map.entry("/api/indices/{series}/{year}/units/{province}", "/api/indices/pci/2016/units/can-tho"),
                Map.entry(
                        "/api/indices/{series}/{year}/units/{province}/change",
                        "/api/indices/pci/2016/units/can-tho/change?since=2014"),
                Map.entry(
                        "/api/indices/{series}/{year}/what-if",
                        "/api/indices/pci/2016/what-if?province=can-tho&values=labor:8"),
                Map.entry(
                        "/api/indices/{series}/{year}/levers", "/api/indices/pci/2016/levers?province=can-tho&rank=8"),
                Map.entry("/api/indices/{series}/{year}/robustness", "/api/indices/pci/2016/robustness"),
                Map.entry("/api/search", "/api/search?q=khoa hoc"));
        for (Map.Entry<String, String> one : asked.entrySet()) {
            MockHttpServletResponse response = answer(get(one.getValue()));
            assertThat(response.getStatus()).as(one.getValue()).isEqualTo(200);
            JsonNode schema = document.path("paths")
                    .path(one.getKey())
                    .path("get")
                    .path("responses")
                    .path("200")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            assertThat(schema.isMissingNode()).as(one.getKey()).isFalse();
            assertThat(misfits(json.readTree(text(response)), schema, document, one.getValue()))
                    .isEmpty();
        }
    }

    @Test
    void refusalsAreProblemsAsDescribed() throws Exception {
        JsonNode document = document("vi");
        JsonNode schema = document.path("components").path("schemas").path("Problem");
        for (AbstractMockHttpServletRequestBuilder<?> request : List.of(
                get("/api/programmes/999999"),
                get("/api/commitments/999999"),
                get("/api/parties/999999999"),
                get("/api/imports/999999"),
                post("/api/commitments/999999/receive"))) {
            MockHttpServletResponse response = answer(request);
            assertThat(response.getStatus()).isEqualTo(404);
            assertThat(response.getContentType()).startsWith("application/problem+json");
            assertThat(misfits(json.readTree(text(response)), schema, document, "problem"))
                    .isEmpty();
        }
    }

    @Test
    void thePageForDevelopersReadsInBothLanguagesWithoutAnAccount() throws Exception {
        for (String language : List.of("vi", "en")) {
            MockHttpServletResponse response = web.perform(
                            get("/developers").param("lang", language).accept("text/html"))
                    .andReturn()
                    .getResponse();
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(text(response))
                    .contains("/api/commitments/{id}/progress")
                    .doesNotContainPattern(">api\\.[a-z]");
        }
    }

    @Test
    void theCheckOfThisTestFindsMisfits() throws Exception {
        JsonNode document = document("vi");
        JsonNode schema = document.path("components").path("schemas").path("ProgrammeText");
        assertThat(misfits(json.readTree("{\"vi\": 1}"), schema, document, "x")).hasSize(2);
        assertThat(misfits(json.readTree("{\"vi\": \"a\", \"en\": \"b\", \"fr\": \"c\"}"), schema, document, "x"))
                .hasSize(1);
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    /** Where a value does not fit its schema: of JSON Schema, what the description uses. */
    private static List<String> misfits(JsonNode value, JsonNode schema, JsonNode document, String at) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asString();
            JsonNode target = document.path("components")
                    .path("schemas")
                    .path(reference.substring(reference.lastIndexOf('/') + 1));
            return target.isMissingNode() ? List.of(at + ": no " + reference) : misfits(value, target, document, at);
        }
        if (schema.has("anyOf")) {
            for (JsonNode one : schema.path("anyOf")) {
                if (misfits(value, one, document, at).isEmpty()) {
                    return List.of();
                }
            }
            return List.of(at + ": none of anyOf: " + value);
        }
        if (schema.isEmpty() || schema.isBoolean()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Set<String> types = new TreeSet<>();
        if (schema.path("type").isArray()) {
            schema.path("type").forEach(type -> types.add(type.asString()));
        } else {
            types.add(schema.path("type").asString());
        }
        if (!types.contains(type(value)) && !(type(value).equals("integer") && types.contains("number"))) {
            return List.of(at + ": " + value + " is no " + types);
        }
        if (schema.has("enum")) {
            Set<String> choices = new TreeSet<>();
            schema.path("enum").forEach(choice -> choices.add(choice.asString()));
            if (!choices.contains(value.asString())) {
                found.add(at + ": " + value + " is none of " + choices);
            }
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                found.addAll(misfits(value.get(i), schema.path("items"), document, at + "[" + i + "]"));
            }
        }
        if (value.isObject()) {
            schema.path("required").forEach(name -> {
                if (!value.has(name.asString())) {
                    found.add(at + ": lacks " + name.asString());
                }
            });
            for (Map.Entry<String, JsonNode> property : value.properties()) {
                JsonNode known = schema.path("properties").path(property.getKey());
                if (!known.isMissingNode()) {
                    found.addAll(misfits(property.getValue(), known, document, at + "." + property.getKey()));
                } else if (schema.has("properties") && !schema.has("additionalProperties")) {
                    found.add(at + ": says " + property.getKey() + ", which is not described");
                } else if (schema.path("additionalProperties").isObject()) {
                    found.addAll(misfits(
                            property.getValue(),
                            schema.path("additionalProperties"),
                            document,
                            at + "." + property.getKey()));
                }
            }
        }
        return found;
    }

    private static String type(JsonNode value) {
        return value.isNull()
                ? "null"
                : value.isBoolean()
                        ? "boolean"
                        : value.isIntegralNumber()
                                ? "integer"
                                : value.isNumber()
                                        ? "number"
                                        : value.isArray() ? "array" : value.isObject() ? "object" : "string";
    }
}
