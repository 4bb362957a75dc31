package vn.phusa.traceability.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.gs1.CompressedLink;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.Parsed;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;

/** The resolver as a phone, a scanner and another resolver use it. */
@PlatformTest
class ResolverTest {
    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final MockMvc web;
    private final Products products;
    private final Links links;
    private final JsonMapper json;
    private final PartyId owner;
    private final Actor head;
    private Product rice;

    @Autowired
    ResolverTest(MockMvc web, Products products, Links links, JsonMapper json, Parties parties) {
        this.web = web;
        this.products = products;
        this.links = links;
        this.json = json;
        this.owner = parties.byKey("noip").orElseThrow();
        this.head = ProductFixture.actor(Role.UNIT_HEAD, owner);
    }

    @BeforeEach
    void aPublishedProduct() {
        rice = ProductFixture.published(products, head, owner, ProductFixture.gtin());
    }

    private MockHttpServletResponse ask(String path, String accept) throws Exception {
        return web.perform(get(URI.create(path)).header("Accept", accept))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private void link(String code, String type, String href, String language, String mediaType, boolean preferred) {
        links.add(head, new Links.NewLink(owner, code, type, href, "Trang " + href, language, mediaType, preferred))
                .orThrow();
    }

    @Test
    void aScannedGtinShowsThePassportAtOnce() throws Exception {
        MockHttpServletResponse answer = ask("/01/" + rice.gtin(), PAGE);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(text(answer))
                .contains("Gạo thơm ST25 Thới Lai", "Thới Lai, Cần Thơ")
                .doesNotContain("TCVN 11888");
        assertThat(answer.getHeader("Link")).contains("rel=\"linkset\"", "rel=\"gs1:pip\"");
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void aLotOfWhichNobodyTellsAnythingIsWarnedOf() throws Exception {
        String unknown = "Chủ hàng chưa khai lô này";
        assertThat(text(ask("/01/" + rice.gtin() + "/10/INVENTED", PAGE))).contains(unknown, "Gạo thơm ST25 Thới Lai");
        assertThat(text(ask("/01/" + rice.gtin(), PAGE))).doesNotContain(unknown);
        products.enterLot(head, rice.id(), "DECLARED", null, null, "").orThrow();
        assertThat(text(ask("/01/" + rice.gtin() + "/10/DECLARED", PAGE))).doesNotContain(unknown);
    }

    @Test
    void everySpellingOfAGtinLeadsToTheSameProduct() throws Exception {
        String gtin = String.valueOf(rice.gtin());
        for (String spelling : List.of(gtin, gtin.substring(1))) {
            assertThat(text(ask("/01/" + spelling + "/22/A1/10/LO-7/21/0001?17=271231", PAGE)))
                    .as(spelling)
                    .contains("LO-7", "0001", "31/12/2027");
        }
        Product small = ProductFixture.published(products, head, owner, "96385074");
        assertThat(ask("/01/96385074", PAGE).getStatus()).isEqualTo(200);
        assertThat(small.gtin()).isEqualTo("00000096385074");
        assertThat(ask("/8006/" + gtin + "0102", PAGE).getStatus()).isEqualTo(200);
        for (String start : List.of("/01/", "/passport/01/")) {
            assertThat(ask(start + gtin + "/", PAGE).getStatus()).isEqualTo(200);
            assertThat(text(ask(start + gtin + "/10/LO-7/", PAGE))).contains("LO-7");
        }
        assertThat(ask("/01/", PAGE).getStatus()).isEqualTo(400);
    }

    @Test
    void whoOnlyReadsIsGivenNoCookie() throws Exception {
        for (String path : List.of(
                "/01/" + rice.gtin(),
                "/01/" + ProductFixture.gtin(),
                "/passport/01/" + rice.gtin() + "/10/L7",
                "/",
                "/index",
                "/traceability",
                "/search?q=gao")) {
            assertThat(ask(path, PAGE).getHeaders("Set-Cookie")).as(path).isEmpty();
        }
        assertThat(ask("/sign-in", PAGE).getHeaders("Set-Cookie"))
                .as("a form needs one")
                .isNotEmpty();
    }

    @Test
    void aWrongCheckDigitOrSyntaxIsABadRequestWithASentence() throws Exception {
        String gtin = String.valueOf(rice.gtin());
        char wrong = (char) ('0' + (gtin.charAt(13) - '0' + 1) % 10);
        for (String path : List.of(
                "/01/" + gtin.substring(0, 13) + wrong,
                "/01/123",
                "/01/" + gtin + "/21/7/10/L",
                "/01/" + gtin + "/10/" + "X".repeat(21),
                "/00/123",
                "/01/" + gtin + "?17=271399")) {
            MockHttpServletResponse page = ask(path, PAGE);
            assertThat(page.getStatus()).as(path).isEqualTo(400);
            assertThat(text(page)).as(path).contains("<h1>Mã không đúng</h1>");
            MockHttpServletResponse data = ask(path, "application/json");
            assertThat(data.getStatus()).as(path).isEqualTo(400);
            assertThat(data.getContentType()).as(path).isEqualTo("application/problem+json");
        }
    }

    @Test
    void aWellFormedCodeThatNobodyEnteredIsNotFoundAndHelped() throws Exception {
        MockHttpServletResponse answer = ask("/01/" + ProductFixture.gtin(), PAGE);
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(text(answer)).contains("Mã này không nằm trong hệ thống", "Báo cáo vấn đề");
        assertThat(ask("/00/106141411234567897", "*/*").getStatus()).isEqualTo(404);
    }

    @Test
    void aDraftIsAsUnknownAsANumberThatNobodyHas() throws Exception {
        Product draft = products.enter(
                        head, new Products.Entry(owner, ProductFixture.gtin(), "", ProductFixture.rice(), false))
                .orThrow();
        MockHttpServletResponse hidden = ask("/01/" + draft.gtin(), "application/json");
        MockHttpServletResponse absent = ask("/01/" + ProductFixture.gtin(), "application/json");
        assertThat(hidden.getStatus()).isEqualTo(absent.getStatus()).isEqualTo(404);
        // The address asked for stands in the answer; nothing else tells them apart.
        assertThat(text(hidden).replaceAll("/01/\\d{14}", ""))
                .isEqualTo(text(absent).replaceAll("/01/\\d{14}", ""));
    }

    @Test
    void theLinksetIsAnsweredAndNotRedirected() throws Exception {
        link("01/" + rice.gtin(), "gs1:instructions", "https://example.com/cach-nau", "vi", "text/html", false);
        link("01/" + rice.gtin(), "instructions", "https://example.com/how-to-cook", "en", "text/html", false);
        MockHttpServletResponse answer = ask("/01/" + rice.gtin() + "/10/L7", "application/linkset+json");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/linkset+json");
        for (String path : List.of("?linkType=linkset", "?linkType=all")) {
            assertThat(ask("/01/" + rice.gtin() + path, "*/*").getContentType()).isEqualTo("application/linkset+json");
        }
        JsonNode context = json.readTree(text(answer)).get("linkset").get(0);
        assertThat(context.get("anchor").asString()).endsWith("/01/" + rice.gtin() + "/10/L7");
        assertThat(context.get("itemDescription").asString()).isNotBlank();
        assertThat(context.get(LinkType.VOCABULARY + "instructions").size()).isEqualTo(2);
        assertThat(context.get(LinkType.VOCABULARY + "defaultLink").size()).isEqualTo(1);
        assertThat(context.get(LinkType.VOCABULARY + "defaultLinkMulti").size()).isEqualTo(2);
        assertThat(LinksetRules.faults(json.readTree(text(answer)))).isEmpty();
    }

    @Test
    void aLinkTypeLeadsToItsTargetInTheLanguageAskedForAndKeepsTheQuery() throws Exception {
        link("01/" + rice.gtin(), "instructions", "https://example.com/vi?a=1#x", "vi", "", false);
        link("01/" + rice.gtin(), "instructions", "https://example.com/en", "en", "", false);
        MockHttpServletResponse english = web.perform(
                        get("/01/" + rice.gtin() + "?linkType=gs1:instructions&17=271231&foo=b%20r")
                                .header("Accept-Language", "en-GB,vi;q=0.5"))
                .andReturn()
                .getResponse();
        assertThat(english.getStatus()).isEqualTo(307);
        assertThat(english.getHeader("Location"))
                .startsWith("https://example.com/en?")
                .contains("17=271231", "foo=b");
        MockHttpServletResponse vietnamese = web.perform(
                        get("/01/" + rice.gtin() + "?linkType=https://ref.gs1.org/voc/instructions")
                                .header("Accept-Language", "vi"))
                .andReturn()
                .getResponse();
        assertThat(vietnamese.getHeader("Location"))
                .isEqualTo("https://example.com/vi?a=1&linkType=https://ref.gs1.org/voc/instructions#x");
    }

    @Test
    void severalThatFitAlikeAreOffered() throws Exception {
        link("01/" + rice.gtin(), "hasRetailers", "https://example.com/cho-a", "vi", "text/html", false);
        link("01/" + rice.gtin(), "hasRetailers", "https://example.com/cho-b", "vi", "text/html", false);
        assertThat(ask("/01/" + rice.gtin() + "?linkType=gs1:hasRetailers", "application/json")
                        .getStatus())
                .isEqualTo(300);
        assertThat(text(ask("/01/" + rice.gtin() + "?linkType=gs1:hasRetailers", PAGE)))
                .contains("https://example.com/cho-a", "https://example.com/cho-b");
    }

    @Test
    void aLinkTypeThatTheCodeDoesNotHaveIsNotFound() throws Exception {
        assertThat(ask("/01/" + rice.gtin() + "?linkType=gs1:recipeInfo", PAGE).getStatus())
                .isEqualTo(404);
        assertThat(ask("/01/" + rice.gtin() + "?linkType=%3Cscript%3E", PAGE).getStatus())
                .isEqualTo(400);
    }

    @Test
    void aDefaultLinkElsewhereTakesTheShopperThereAndThePassportStaysOpen() throws Exception {
        link("01/" + rice.gtin(), "pip", "https://gao.example/st25", "", "", true);
        MockHttpServletResponse answer = ask("/01/" + rice.gtin() + "?17=271231", PAGE);
        assertThat(answer.getStatus()).isEqualTo(307);
        assertThat(answer.getHeader("Location")).isEqualTo("https://gao.example/st25?17=271231");
        assertThat(ask("/passport/01/" + rice.gtin(), PAGE).getStatus()).isEqualTo(200);
    }

    @Test
    void aLinkOfALotStandsInForTheProductsAndOnlyThere() throws Exception {
        link("01/" + rice.gtin(), "certificationInfo", "https://example.com/product", "", "", false);
        link("01/" + rice.gtin() + "/10/L9", "certificationInfo", "https://example.com/lot", "", "", false);
        assertThat(ask("/01/" + rice.gtin() + "/10/L9/21/5?linkType=gs1:certificationInfo", PAGE)
                        .getHeader("Location"))
                .startsWith("https://example.com/lot");
        assertThat(ask("/01/" + rice.gtin() + "/10/L8?linkType=gs1:certificationInfo", PAGE)
                        .getHeader("Location"))
                .startsWith("https://example.com/product");
    }

    @Test
    void everyKindOfKeyOfOnesOwnPrefixCanHaveLinks() throws Exception {
        String prefix = String.valueOf(rice.gtin()).substring(1, 11);
        for (Map.Entry<String, String> key : Map.of(
                        "00", "1" + prefix + "000000",
                        "414", prefix + "00",
                        "417", prefix + "00",
                        "8003", "0" + prefix + "00",
                        "8018", prefix + "0000000")
                .entrySet()) {
            String value = key.getValue()
                    + vn.phusa.epcis.gs1.CheckDigits.of(
                            key.getValue(), 0, key.getValue().length());
            String code = key.getKey() + "/" + value;
            link(code, "logisticsInfo", "https://example.com/" + key.getKey(), "", "", true);
            MockHttpServletResponse answer = ask("/" + code, PAGE);
            assertThat(answer.getStatus()).as(code).isEqualTo(307);
            assertThat(answer.getHeader("Location")).isEqualTo("https://example.com/" + key.getKey());
        }
        link("8004/" + prefix + "XE-1", "logisticsInfo", "https://example.com/8004", "", "", true);
        assertThat(ask("/8004/" + prefix + "XE-1", "*/*").getStatus()).isEqualTo(307);
    }

    @Test
    void nobodyLinksAnothersKey() {
        assertThat(links.add(
                                head,
                                new Links.NewLink(
                                        owner,
                                        "00/106141411234567897",
                                        "pip",
                                        "https://example.com/",
                                        "Của người khác",
                                        "",
                                        "",
                                        false))
                        .toString())
                .contains("NOT_A_LINK_OF_YOURS");
        for (String href :
                List.of("javascript:alert(1)", "data:text/html,x", "//example.com", "https://u:p@example.com/")) {
            assertThat(links.add(
                                    head,
                                    new Links.NewLink(owner, "01/" + rice.gtin(), "pip", href, "Trang", "", "", false))
                            .toString())
                    .as(href)
                    .contains("NOT_A_LINK,");
        }
    }

    @Test
    void compressedLinksAreReadWithoutADetour() throws Exception {
        DigitalLink link =
                ((Parsed.Good<DigitalLink>) DigitalLink.parse("http://localhost/01/" + rice.gtin() + "/10/L7")).value();
        String partly = URI.create(CompressedLink.compressPartly(link)).getRawPath();
        assertThat(text(ask(partly, PAGE))).contains("Gạo thơm ST25 Thới Lai", "L7");
        assertThat(Codes.gs1(URI.create(CompressedLink.compress(link)).getRawPath(), null))
                .isInstanceOf(Parsed.Good.class);
    }

    @Test
    void aWhollyCompressedLinkGoesOnAsWhatItWasBeforeWithItsQuery() throws Exception {
        DigitalLink link = ((Parsed.Good<DigitalLink>)
                        DigitalLink.parse("http://localhost/01/" + rice.gtin() + "/10/L7?17=271231"))
                .value();
        String compressed = URI.create(CompressedLink.compress(link)).getRawPath();
        assertThat(ask(compressed + "?linkType=gs1:pip", PAGE).getForwardedUrl())
                .isEqualTo("/01/" + rice.gtin() + "/10/L7?17=271231&linkType=gs1:pip");
        // What only looks like one is an address that nobody knows.
        assertThat(ask("/ABCDEFGHIJKLMNOP", PAGE).getForwardedUrl()).isNull();
    }

    @Test
    void whatTheCodeSaysBesidesItsKeyIsKeptOnTheWayToEveryTarget() throws Exception {
        link("01/" + rice.gtin(), "recipeInfo", "https://example.com/nau?a=1#cach", "", "", false);
        MockHttpServletResponse answer =
                ask("/01/" + rice.gtin() + "/10/L7/21/9?3103=000195&17=271231&linkType=gs1:recipeInfo&utm=x", PAGE);
        assertThat(answer.getStatus()).isEqualTo(307);
        assertThat(answer.getHeader("Location"))
                .isEqualTo("https://example.com/nau?a=1&3103=000195&17=271231&linkType=gs1:recipeInfo&utm=x#cach");
    }

    @Test
    void aWrongCheckDigitIsExplainedInTheReadersLanguage() throws Exception {
        assertThat(text(ask("/01/09521000000019", PAGE))).contains("Số kiểm tra sai", "phải tận cùng bằng 8");
        assertThat(text(ask("/01/09521000000019?lang=en", "application/json")))
                .contains("Wrong check digit", "must end in 8");
    }

    @Test
    void signsThatALotMayHoldAreReadWherePercentEncoded() throws Exception {
        assertThat(text(ask("/01/" + rice.gtin() + "/10/A%2FB%25C", PAGE))).contains("A/B%C");
        assertThat(ask("/assets/%2e%2e%2fapplication.yaml", PAGE).getStatus()).isEqualTo(400);
    }

    @Test
    void headAndOptionsAreAnsweredToEverySite() throws Exception {
        MockHttpServletResponse headed =
                web.perform(head("/01/" + rice.gtin())).andReturn().getResponse();
        assertThat(headed.getStatus()).isEqualTo(200);
        assertThat(headed.getHeader("Link")).contains("linkset");
        MockHttpServletResponse asked = web.perform(options("/01/" + rice.gtin())
                        .header("Origin", "https://shop.example")
                        .header("Access-Control-Request-Method", "GET"))
                .andReturn()
                .getResponse();
        assertThat(asked.getStatus()).isEqualTo(200);
        assertThat(web.perform(options("/01/" + rice.gtin()))
                        .andReturn()
                        .getResponse()
                        .getHeader("Allow"))
                .contains("GET", "HEAD");
        assertThat(asked.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void theResolverDescribesItself() throws Exception {
        JsonNode description = json.readTree(text(ask("/.well-known/gs1resolver", "application/json")));
        assertThat(description.get("resolverRoot").asString()).startsWith("http");
        assertThat(description.get("supportedPrimaryKeys").get(0).asString()).isEqualTo("all");
        assertThat(description.get("name").asString()).isNotBlank();
        assertThat(description.get("supportsCompression").asBoolean()).isTrue();
        assertThat(description.get("validatesKeys").asBoolean()).isTrue();
        assertThat(description.get("supportedLinkType").get(0).get("namespace").asString())
                .isEqualTo(LinkType.VOCABULARY);
    }

    @Test
    void thePassportComesAsDataToo() throws Exception {
        JsonNode data = json.readTree(text(ask("/01/" + rice.gtin() + "/10/L7", "application/json")));
        assertThat(data.get("gtin").asString()).isEqualTo(rice.gtin());
        assertThat(data.get("lot").asString()).isEqualTo("L7");
        assertThat(data.get("name").get("en").asString()).isEqualTo("Fragrant rice ST25 Thới Lai");
        assertThat(data.has("standards")).isFalse();
        assertThat(data.has("journey")).isFalse();
    }

    @Test
    void aBrowserThatSpeaksEnglishReadsEnglish() throws Exception {
        MockHttpServletResponse answer = web.perform(
                        get("/01/" + rice.gtin()).header("Accept", PAGE).header("Accept-Language", "en-US,en;q=0.9"))
                .andReturn()
                .getResponse();
        // The next page stands under no code, so it knows the language by the link only.
        assertThat(text(answer))
                .contains("<html lang=\"en\">", "Fragrant rice ST25")
                .contains("href=\"/passport-reports?code=/01/" + rice.gtin() + "&amp;lang=en\"", "href=\"/?lang=en\"");
    }
}
