package vn.phusa.traceability.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** Products through the interface: the rules of the pages, each request once. */
@PlatformTest
class ProductApiTest {
    private static final String PRODUCTS = "/api/traceability/products";
    private static final JsonMapper JSON = new JsonMapper();

    private final MockMvc web;
    private final PartyId owner;
    private final Actor head;
    private final Actor stranger;

    @Autowired
    ProductApiTest(MockMvc web, Parties parties) {
        this.web = web;
        this.owner = parties.byKey("noip").orElseThrow();
        this.head = ProductFixture.actor(Role.UNIT_HEAD, owner);
        this.stranger = ProductFixture.actor(Role.UNIT_HEAD, new PartyId(999_999_999));
    }

    private MockHttpServletResponse send(HttpMethod method, String path, Object body, Actor actor, @Nullable UUID key)
            throws Exception {
        MockHttpServletRequestBuilder sent = request(method, path)
                .with(ActingAs.actor(actor))
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body));
        if (key != null) {
            sent.header("Idempotency-Key", key);
        }
        return web.perform(sent).andReturn().getResponse();
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        return JSON.readTree(response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Map<String, Object> rice(String gtin) {
        return Map.of(
                "owner", owner.value(),
                "gtin", gtin,
                "nameVi", "Gạo thơm ST25",
                "address", "Xã Thới Lai, Cần Thơ",
                "originVi", "Cần Thơ",
                "brand", "Hạt Phù Sa",
                "content", "5 kg",
                "shelf", "months",
                "shelfCount", 12);
    }

    @Test
    void aProductGoesFromDraftToPublishedToWithdrawn() throws Exception {
        MockHttpServletResponse entered = send(HttpMethod.POST, PRODUCTS, rice(ProductFixture.gtin()), head, null);
        assertThat(entered.getStatus()).isEqualTo(201);
        JsonNode product = json(entered);
        String one = PRODUCTS + "/" + product.get("id").asLong();
        assertThat(entered.getHeader("Location")).isEqualTo(one);
        assertThat(product.get("nameVi").asString()).isEqualTo("Gạo thơm ST25");
        assertThat(product.get("status").asString()).isEqualTo("draft");
        assertThat(product.get("missing").toString()).contains("image");

        MockHttpServletResponse early = send(HttpMethod.POST, one + "/publish", Map.of(), head, null);
        assertThat(early.getStatus()).isEqualTo(422);
        assertThat(json(early).get("errors").toString()).contains("traceability.passport.needed-to-publish");

        JsonNode pictured = json(web.perform(multipart(one + "/picture")
                        .file(new MockMultipartFile("file", "gao.png", "image/png", ProductFixture.picture(800, 600)))
                        .with(ActingAs.actor(head)))
                .andReturn()
                .getResponse());
        assertThat(pictured.get("picture").asBoolean()).isTrue();
        Map<String, Object> changed = new java.util.HashMap<>(rice("-"));
        changed.put("version", pictured.get("version").asLong());
        changed.put("standards", "TCVN 11888:2017");
        assertThat(json(send(HttpMethod.PUT, one, changed, head, null))
                        .get("standards")
                        .asString())
                .isEqualTo("TCVN 11888:2017");
        assertThat(send(HttpMethod.PUT, one, changed, head, null).getStatus()).isEqualTo(409);

        assertThat(json(send(HttpMethod.POST, one + "/publish", Map.of(), head, null))
                        .get("status")
                        .asString())
                .isEqualTo("published");
        assertThat(json(send(HttpMethod.POST, one + "/lots", Map.of("lot", "L7", "produced", "2026-08-01"), head, null))
                        .get("lot")
                        .asString())
                .isEqualTo("L7");
        assertThat(send(HttpMethod.GET, one + "/lots", "", head, null).getContentAsString())
                .contains("2026-08-01");
        assertThat(json(send(HttpMethod.POST, one + "/withdraw", Map.of("reason", "Ngừng bán"), head, null))
                        .get("status")
                        .asString())
                .isEqualTo("withdrawn");
        assertThat(send(HttpMethod.POST, one + "/withdraw", Map.of(), head, null)
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void theSameKeyActsOnceAndStandsForNothingElse() throws Exception {
        UUID key = UUID.randomUUID();
        Map<String, Object> rice = rice(ProductFixture.gtin());
        long first =
                json(send(HttpMethod.POST, PRODUCTS, rice, head, key)).get("id").asLong();
        assertThat(json(send(HttpMethod.POST, PRODUCTS, rice, head, key))
                        .get("id")
                        .asLong())
                .isEqualTo(first);
        MockHttpServletResponse other = send(HttpMethod.POST, PRODUCTS, rice(ProductFixture.gtin()), head, key);
        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(other.getContentAsString()).contains("traceability.passport.key-used");
        assertThat(send(HttpMethod.POST, PRODUCTS, rice, head, null).getStatus())
                .isEqualTo(409);
    }

    @Test
    void whatIsWrongIsSaidFieldByFieldAndAStrangerFindsNothing() throws Exception {
        MockHttpServletResponse wrong =
                send(HttpMethod.POST, PRODUCTS, Map.of("owner", owner.value(), "gtin", "8935001234565"), head, null);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("nameVi").contains("wrong-check-digit");
        assertThat(send(HttpMethod.POST, PRODUCTS, Map.of("nameVi", "Gạo"), head, null)
                        .getStatus())
                .isEqualTo(422);

        long id = json(send(HttpMethod.POST, PRODUCTS, rice(ProductFixture.gtin()), head, null))
                .get("id")
                .asLong();
        assertThat(send(HttpMethod.GET, PRODUCTS + "/" + id, "", stranger, null).getStatus())
                .isEqualTo(404);
        assertThat(send(HttpMethod.GET, PRODUCTS + "/0", "", stranger, null).getStatus())
                .isEqualTo(404);
        assertThat(send(HttpMethod.POST, PRODUCTS, rice(ProductFixture.gtin()), stranger, null)
                        .getStatus())
                .isEqualTo(403);
        assertThat(json(send(HttpMethod.GET, PRODUCTS, "", stranger, null))
                        .get("total")
                        .asLong())
                .isZero();
        assertThat(json(send(HttpMethod.GET, PRODUCTS + "?status=draft", "", head, null))
                        .get("total")
                        .asLong())
                .isPositive();
    }
}
