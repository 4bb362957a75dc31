package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;

/** The query interface of EPCIS 2.0 from the outside. */
@PlatformTest
class QueryInterfaceTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Namespaces NS = Namespaces.of(Map.of("ex", "https://ns.gao.vn/"));

    @Autowired
    private MockMvc web;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Parties parties;

    @Autowired
    private Captures captures;

    private PartyId mill;
    private String key;
    private String run;

    @BeforeEach
    void aMill() {
        run = UUID.randomUUID().toString().substring(0, 8);
        mill = organisation("Nhà máy " + run);
        key = key(mill);
    }

    // ---- events

    @Test
    void eventsComeAsAQueryDocumentWithDigitalLinksUnlessAskedOtherwise() throws Exception {
        capture(event("1"));

        MockHttpServletResponse links = ask("/epcis/events?EQ_bizStep=shipping");
        MockHttpServletResponse urns = ask("/epcis/events", "GS1-EPC-Format", "Never_Translates");

        assertThat(links.getStatus()).isEqualTo(200);
        assertThat(links.getContentType()).isEqualTo("application/json");
        assertThat(links.getHeader("GS1-EPCIS-Version")).isEqualTo("2.0");
        assertThat(links.getHeader("GS1-EPC-Format")).isEqualTo("Always_GS1_Digital_Link");
        JsonNode document = json(links);
        assertThat(document.get("type").asString()).isEqualTo("EPCISQueryDocument");
        JsonNode event = list(document).get(0);
        assertThat(event.get("bizStep").asString()).isEqualTo("shipping");
        assertThat(event.get("epcList").get(0).asString())
                .isEqualTo("https://id.gs1.org/01/10614141073464/21/" + run + "1");
        assertThat(event.get("ex:lot").asString()).isEqualTo("L1");
        assertThat(event.has("recordTime")).isTrue();
        assertThat(urns.getContentAsString()).contains("urn:epc:id:sgtin:0614141.107346." + run + "1");
    }

    @Test
    void xmlIsAnsweredToWhoAsksForIt() throws Exception {
        capture(event("1"));

        MockHttpServletResponse urn = ask("/epcis/events", "Accept", "application/xml");
        MockHttpServletResponse web =
                ask("/epcis/events", "Accept", "application/xml", "GS1-CBV-XML-Format", "Always_Web_URI");
        MockHttpServletResponse old = ask("/epcis/events", "Accept", "application/xml", "GS1-EPCIS-Max", "1.2");

        assertThat(urn.getContentType()).startsWith("application/xml");
        assertThat(urn.getContentAsString())
                .contains("urn:epcglobal:cbv:bizstep:shipping")
                .contains("epcis-query:xsd:2");
        assertThat(web.getContentAsString()).contains("https://ref.gs1.org/cbv/BizStep-shipping");
        assertThat(old.getContentAsString()).contains("epcis-query:xsd:1");
        assertThat(old.getHeader("GS1-EPCIS-Version")).isEqualTo("1.2");
        assertThat(ask("/epcis/events", "Accept", "text/html").getStatus()).isEqualTo(406);
        assertThat(ask("/epcis/events", "Accept", "application/json", "GS1-EPCIS-Max", "1.2")
                        .getStatus())
                .isEqualTo(406);
        assertThat(ask("/epcis/events", "Accept", "application/ld+json").getContentType())
                .isEqualTo("application/ld+json");
        assertThat(ask("/epcis/events", "GS1-EPC-Format", "Sometimes").getStatus())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json;q=0, */*;q=0.5 | application/ld+json",
                "application/*, application/json;q=0.1, application/ld+json;q=0.2, application/xml;q=0.5 | application/xml",
                "application/xml;q=0.5, application/json;q=0.5 | application/xml",
                "*/*, application/xml;q=0 | application/json",
            })
    void theFormThatIsMostWelcomeIsAnswered(String accepted, String answered) throws Exception {
        assertThat(ask("/epcis/events", "Accept", accepted).getContentType()).startsWith(answered);
    }

    @ParameterizedTest
    @CsvSource({"GS1-CBV-Min,3.0", "GS1-CBV-Max,1.0", "GS1-EPCIS-Min,2.1"})
    void aVersionThatThereIsNotIsNotAcceptable(String header, String version) throws Exception {
        assertThat(ask("/epcis/events", header, version).getStatus()).isEqualTo(406);
        assertThat(ask("/epcis/epcs", header, version).getStatus()).isEqualTo(406);
    }

    @Test
    void aPageOfLargeEventsEndsEarlyAndTheNextGoesOnWhereItEnded() throws Exception {
        List<Event> large = new ArrayList<>();
        for (int n = 10; n < 24; n++) {
            int megabytes = n == 12 ? 9 : 1;
            large.add(SampleEvents.of(
                    "ObjectEvent",
                    "\"epcList\": [\"urn:epc:id:sgtin:0614141.107346." + run + n + "\"], \"action\": \"OBSERVE\"",
                    IntStream.range(0, megabytes)
                            .mapToObj(part -> "\"ex:note" + part + "\": \"" + "x".repeat(1_000_000) + "\"")
                            .collect(Collectors.joining(", "))));
        }
        capture(large.toArray(Event[]::new));
        List<String> given = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        String path = "/epcis/events?perPage=1000&orderBy=recordTime&orderDirection=ASC";
        while (path != null) {
            MockHttpServletResponse answer = ask(path);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getContentAsByteArray().length).isLessThan(18 << 20);
            JsonNode events = list(json(answer));
            pages.add(events.size());
            events.forEach(
                    event -> given.add(event.get("epcList").get(0).asString().replaceFirst(".*" + run, "")));
            String link = answer.getHeader("Link");
            path = link == null ? null : link.replaceFirst("<[a-z]+://[^/]+(.*)>.*", "$1");
        }
        assertThat(given)
                .containsExactlyElementsOf(
                        IntStream.range(10, 24).mapToObj(String::valueOf).toList());
        assertThat(pages).hasSizeGreaterThan(1).doesNotContain(0);
    }

    @Test
    void whereThereIsNothingTheListIsEmpty() throws Exception {
        assertThat(list(json(ask("/epcis/events"))).size()).isZero();
        assertThat(ask("/epcis/events", "Accept", "application/xml").getContentAsString())
                .contains("EventList");
    }

    @Test
    void aWrongParameterIsAProblemThatNamesIt() throws Exception {
        MockHttpServletResponse refused = ask("/epcis/events?GE_foo=1");

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(json(refused).get("type").asString()).isEqualTo("epcisException:QueryParameterException");
        assertThat(refused.getContentAsString()).contains("GE_foo").contains("EQ_bizStep");
        assertThat(ask("/epcis/events?GE_foo=1", "Accept", "application/xml").getContentType())
                .isEqualTo("application/problem+xml");
        assertThat(ask("/epcis/events?perPage=0").getStatus()).isEqualTo(400);
        assertThat(ask("/epcis/events?nextPageToken=abc").getStatus()).isEqualTo(400);
        assertThat(ask("/epcis/events?EQ_stringValue=" + "x".repeat(7000)).getStatus())
                .isEqualTo(414);
    }

    /** No event can have them, but a bound that leaves one side open can. */
    @Test
    void anyYearMayBoundAQuery() throws Exception {
        for (String field :
                List.of("eventTime", "recordTime", "errorDeclarationTime", "time", "startTime", "endTime")) {
            MockHttpServletResponse all = ask("/epcis/events?GE_" + field + "=0000-01-01T00:00:00Z&LT_" + field
                    + "=9999-12-31T23:59:59.999999999-14:00");
            assertThat(all.getStatus()).as(field).isEqualTo(200);
            assertThat(ask("/epcis/events?GE_" + field + "=9999-12-31T23:59:59Z")
                            .getContentAsString())
                    .as(field)
                    .contains("\"eventList\":[]");
            assertThat(ask("/epcis/events?LT_" + field + "=0000-01-01T00:00:00Z")
                            .getContentAsString())
                    .as(field)
                    .contains("\"eventList\":[]");
        }
    }

    @Test
    void aPatternThatIsNoneIsA400AndNotAnEmptyAnswer() throws Exception {
        MockHttpServletResponse refused = ask("/epcis/events?MATCH_epc=urn:epc:idpat:sgtin:0614141.*.2018");
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(json(refused).get("type").asString()).isEqualTo("epcisException:QueryParameterException");
        assertThat(refused.getContentAsString()).contains("0614141.*.2018");
        assertThat(ask("/epcis/events?MATCH_epc=urn:epc:idpat:sgtin:0614141.*.*")
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void tooManyEventsAre413AndExactlyAsManyAreNot() throws Exception {
        capture(event("1"), event("2"));

        assertThat(ask("/epcis/events?maxEventCount=2").getStatus()).isEqualTo(200);
        MockHttpServletResponse refused = ask("/epcis/events?maxEventCount=1");
        assertThat(refused.getStatus()).isEqualTo(413);
        assertThat(json(refused).get("type").asString()).isEqualTo("epcisException:QueryTooLargeException");
    }

    @Test
    void pagesFollowEachOtherByTheLinkUntilTheLast() throws Exception {
        capture(event("1"), event("2"), event("3"), event("4"), event("5"));
        List<String> seen = new ArrayList<>();
        String next = "/epcis/events?perPage=2&orderBy=eventTime";
        int pages = 0;
        while (next != null) {
            MockHttpServletResponse page = ask(next);
            assertThat(page.getStatus()).as(page.getContentAsString()).isEqualTo(200);
            list(json(page)).forEach(event -> seen.add(event.get("eventID").asString()));
            next = link(page);
            assertThat(page.getHeader("GS1-Next-Page-Token-Expires") != null).isEqualTo(next != null);
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aPageTokenServesItsQueryOnlyAndCanBeGivenUp() throws Exception {
        capture(event("1"), event("2"));
        String next = String.valueOf(link(ask("/epcis/events?perPage=1")));
        String token = next.substring(next.indexOf("nextPageToken=") + "nextPageToken=".length());

        assertThat(ask("/epcis/events?perPage=1&EQ_action=ADD&nextPageToken=" + token)
                        .getStatus())
                .isEqualTo(400);
        assertThat(ask(next).getStatus()).isEqualTo(200);
        assertThat(send(delete("/epcis/nextPageToken/" + token)).getStatus()).isEqualTo(204);
        assertThat(ask(next).getStatus()).isEqualTo(400);
        assertThat(send(delete("/epcis/nextPageToken/" + token)).getStatus()).isEqualTo(404);
    }

    @Test
    void aPageTokenIsGivenUpByWhoGotItOnly() throws Exception {
        capture(event("1"), event("2"));
        String next = String.valueOf(link(ask("/epcis/events?perPage=1")));
        String token = next.substring(next.indexOf("nextPageToken=") + "nextPageToken=".length());
        String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\\|", 4);
        String madeUp = parts[0] + "|" + parts[1] + "|0123456789abcdef|" + parts[3];

        // A stranger, of the same organisation even, is told of it what is told of a token that never was.
        String owner = key;
        key = key(mill);
        MockHttpServletResponse strangers = send(delete("/epcis/nextPageToken/" + token));
        MockHttpServletResponse unknown = send(delete("/epcis/nextPageToken/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(madeUp.getBytes(StandardCharsets.UTF_8))));
        assertThat(strangers.getStatus()).isEqualTo(404);
        assertThat(strangers.getContentAsString()).isEqualTo(unknown.getContentAsString());
        key = owner;
        assertThat(ask(next).getStatus()).as("it still serves who got it").isEqualTo(200);
        assertThat(send(delete("/epcis/nextPageToken/" + token)).getStatus()).isEqualTo(204);
    }

    @Test
    void anEventIsFoundByItsIdWithTheDeclarationsThatTookItBack() throws Exception {
        String id = "urn:uuid:" + UUID.randomUUID();
        capture(event("1").identifiedAs(id));
        capture(event("1", "\"errorDeclaration\": {\"declarationTime\": \"2026-11-21T00:00:00Z\"}")
                .identifiedAs(id));

        assertThat(list(json(ask("/epcis/events/" + id))).size()).isEqualTo(2);
        assertThat(ask("/epcis/events/urn:uuid:" + UUID.randomUUID()).getStatus())
                .isEqualTo(404);
    }

    @Test
    void anEventWithAHashIdIsFoundHoweverItIsEncoded() throws Exception {
        capture(event("1"));
        String id = list(json(ask("/epcis/events"))).get(0).get("eventID").asString();

        assertThat(id).startsWith("ni:///sha-256;");
        assertThat(ask("/epcis/events/" + encoded(id)).getStatus()).isEqualTo(200);
    }

    @Test
    void whatIsUnseenAnswersLikeWhatIsAbsent() throws Exception {
        String id = "urn:uuid:" + UUID.randomUUID();
        capture(event("1").identifiedAs(id));
        String other = key(organisation("Người lạ " + run));
        String epc = encoded("urn:epc:id:sgtin:0614141.107346." + run + "1");
        String absent = encoded("urn:epc:id:sgtin:0614141.107346." + run + "9");

        for (String path : List.of("/epcis/events/%s", "/epcis/epcs/%s")) {
            boolean event = path.contains("events/");
            MockHttpServletResponse unseen = askAs(other, path.formatted(event ? id : epc));
            MockHttpServletResponse nothing =
                    askAs(other, path.formatted(event ? "urn:uuid:" + UUID.randomUUID() : absent));
            assertThat(unseen.getStatus()).isEqualTo(404).isEqualTo(nothing.getStatus());
            assertThat(unseen.getContentAsString()).isEqualTo(nothing.getContentAsString());
        }
        assertThat(list(json(askAs(other, "/epcis/epcs/" + epc + "/events"))).size())
                .isZero();
        assertThat(json(askAs(other, "/epcis/epcs")).get("member").size()).isZero();
        assertThat(json(askAs(other, "/epcis/bizSteps")).get("member").size()).isZero();
    }

    // ---- top-level resources

    @Test
    void theTopLevelResourcesListWhatVisibleEventsHold() throws Exception {
        capture(event("1"), event("2"));

        assertThat(members("/epcis/eventTypes")).hasSize(5).contains("ObjectEvent");
        assertThat(members("/epcis/epcs"))
                .containsExactly(
                        "https://id.gs1.org/01/10614141073464/21/" + run + "1",
                        "https://id.gs1.org/01/10614141073464/21/" + run + "2");
        assertThat(members("/epcis/bizSteps")).containsExactly("shipping");
        assertThat(members("/epcis/dispositions")).containsExactly("in_transit");
        assertThat(members("/epcis/readPoints")).containsExactly("urn:kho:doc:" + run);
        assertThat(members("/epcis/bizLocations")).containsExactly("https://id.gs1.org/414/0614141073467/254/" + run);
        String next = link(ask("/epcis/epcs?perPage=1"));
        assertThat(members(String.valueOf(next)))
                .containsExactly("https://id.gs1.org/01/10614141073464/21/" + run + "2");
    }

    @Test
    void pagesOfAResourceTellEachValueOnceWhateverItsKind() throws Exception {
        capture(SampleEvents.of(
                "ObjectEvent",
                "\"action\": \"OBSERVE\"",
                "\"epcList\": [\"urn:epc:id:sgtin:0614141.107346." + run + "\", \"geo:10.03,105.78#" + run
                        + "\", \"http://bao.vn/" + run + "\", \"urn:uuid:00000000-0000-4000-8000-0000" + run + "\"]"));
        List<String> told = new ArrayList<>();
        for (String path = "/epcis/epcs?perPage=1"; path != null; path = link(ask(path))) {
            told.addAll(members(path));
        }
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "https://id.gs1.org/01/10614141073464/21/" + run,
                        "geo:10.03,105.78#" + run,
                        "http://bao.vn/" + run,
                        "urn:uuid:00000000-0000-4000-8000-0000" + run);
        assertThat(members("/epcis/eventTypes?perPage=2")).hasSize(2);
    }

    @Test
    void eachResourceHasItsEventsWhateverTheSpellingInTheAddress() throws Exception {
        capture(event("1"), event("2"));
        String urn = "urn:epc:id:sgtin:0614141.107346." + run + "1";
        String link = "https://gao.vn/01/10614141073464/21/" + run + "1";

        for (String path : List.of(
                "/epcis/epcs/" + urn,
                "/epcis/epcs/" + encoded(urn),
                "/epcis/epcs/" + encoded(link),
                "/epcis/bizSteps/shipping",
                "/epcis/bizSteps/" + encoded("urn:epcglobal:cbv:bizstep:shipping"),
                "/epcis/dispositions/in_transit",
                "/epcis/readPoints/" + encoded("urn:kho:doc:" + run),
                "/epcis/bizLocations/" + encoded("https://id.gs1.org/414/0614141073467/254/" + run),
                "/epcis/eventTypes/ObjectEvent")) {
            assertThat(members(path)).as(path).containsExactly("events");
            int expected = path.contains("/epcs/") ? 1 : 2;
            assertThat(list(json(ask(path + "/events?EQ_action=OBSERVE"))).size())
                    .as(path)
                    .isEqualTo(expected);
            assertThat(list(json(ask(path + "/events?EQ_action=DELETE"))).size())
                    .as(path)
                    .isZero();
        }
        assertThat(ask("/epcis/bizSteps/flying").getStatus()).isEqualTo(404);
        assertThat(ask("/epcis/eventTypes/OwnEvent/events").getStatus()).isEqualTo(404);
        assertThat(ask("/epcis/epcs?GE_foo=1").getStatus()).isEqualTo(400);
    }

    @Test
    void anEventOfSomebodysOwnKindIsFoundByItsKindAndByWhatItNames() throws Exception {
        String kind = "https://ns.gao.vn/Drying" + run;
        String bag = "urn:epc:id:sgtin:0614141.107346." + run + "9";
        capture(
                event("1"),
                SampleEvents.of(
                        "ex:Drying" + run,
                        "\"epcList\": [\"" + bag + "\"]",
                        "\"bizStep\": \"storing\"",
                        "\"ex:moisture\": 14.2",
                        "\"fan\": \"on\""));

        assertThat(members("/epcis/eventTypes")).hasSize(6).contains("ObjectEvent", kind);
        assertThat(members("/epcis/eventTypes?perPage=5")).hasSize(5);
        assertThat(members("/epcis/eventTypes/" + encoded(kind))).containsExactly("events");
        String[] mine = {"GS1-Extensions", "ex=https://ns.gao.vn/"};
        for (String path : List.of(
                "/epcis/eventTypes/" + encoded(kind) + "/events",
                "/epcis/eventTypes/ex:Drying" + run + "/events",
                "/epcis/events?eventType=" + encoded(kind),
                "/epcis/events?eventType=TransactionEvent%7Cex:Drying" + run,
                "/epcis/events?MATCH_epc=" + encoded(bag),
                "/epcis/events?GE_ex:moisture=14",
                "/epcis/bizSteps/storing/events")) {
            JsonNode found = list(json(ask(path, mine)));
            assertThat(found.size()).as(path).isEqualTo(1);
            assertThat(found.get(0).get("type").asString()).as(path).isEqualTo("ex:Drying" + run);
            assertThat(found.get(0).get("fan").asString()).isEqualTo("on");
        }
        assertThat(ask("/epcis/events?eventType=" + encoded(kind), "Accept", "application/xml")
                        .getContentAsString())
                .contains("<extension><ex:Drying" + run);
        assertThat(list(json(ask("/epcis/events?eventType=ObjectEvent"))).size())
                .isEqualTo(1);

        String stranger = key(organisation("Người lạ " + run));
        assertThat(askAs(stranger, "/epcis/eventTypes/" + encoded(kind)).getStatus())
                .isEqualTo(404);
        assertThat(askAs(stranger, "/epcis/eventTypes").getContentAsString()).doesNotContain(run);
        assertThat(ask("/epcis/events?eventType=ExtensionEvent").getStatus()).isEqualTo(400);
    }

    // ---- named queries

    @Test
    void aNamedQueryIsMadeReadRunAndDeleted() throws Exception {
        capture(event("1"), event("2"));
        String name = "gui-hang-" + run;
        MockHttpServletResponse made = create("""
                {"@context": {"e": "https://ns.gao.vn/"}, "name": "%s",
                 "query": {"eventType": ["ObjectEvent"], "EQ_bizStep": ["shipping"], "EQ_e:lot": ["L1"]}}
                """.formatted(name));

        assertThat(made.getStatus()).as(made.getContentAsString()).isEqualTo(201);
        assertThat(made.getHeader("Location")).isEqualTo("/epcis/queries/" + name);
        assertThat(json(ask("/epcis/queries")).get(0).get("name").asString()).isEqualTo(name);
        assertThat(json(ask("/epcis/queries/" + name))
                        .get("query")
                        .get("EQ_bizStep")
                        .get(0)
                        .asString())
                .isEqualTo("shipping");
        assertThat(list(json(ask("/epcis/queries/" + name + "/events"))).size()).isEqualTo(1);
        assertThat(create("{\"name\": \"" + name + "\", \"query\": {}}").getStatus())
                .isEqualTo(409);
        assertThat(askAs(key(mill), "/epcis/queries/" + name).getStatus()).isEqualTo(404);
        assertThat(send(delete("/epcis/queries/" + name)).getStatus()).isEqualTo(204);
        assertThat(ask("/epcis/queries/" + name + "/events").getStatus()).isEqualTo(404);
        assertThat(json(ask("/epcis/queries/" + name)).get("type").asString())
                .isEqualTo("epcisException:NoSuchNameException");
        assertThat(json(ask("/epcis/queries/SimpleEventQuery")).get("query").isEmpty())
                .isTrue();
    }

    @Test
    void aQueryThatCannotBeMeantIsNotMade() throws Exception {
        assertThat(create("{\"name\": \"a\", \"query\": {\"EQ_foo\": [\"1\"]}}").getStatus())
                .isEqualTo(400);
        assertThat(create("{\"name\": \"a b\", \"query\": {}}").getStatus()).isEqualTo(400);
        assertThat(create("{\"name\": \"..\", \"query\": {}}").getStatus()).isEqualTo(400);
        assertThat(create("{\"name\": \"a\"}").getStatus()).isEqualTo(400);
        assertThat(create("{\"name\": \"a\", \"EQ_bizStep\": [\"shipping\"]}").getStatus())
                .isEqualTo(400);
        assertThat(create("{\"name\": \"a\", \"query\": {\"EQ_bizStep\": {}}}").getStatus())
                .isEqualTo(400);
        assertThat(create("{\"name\": ").getStatus()).isEqualTo(400);
        assertThat(create("{\"name\": \"a\", \"name\": \"b\"}").getStatus()).isEqualTo(400);
        assertThat(send(post("/epcis/queries").contentType("text/plain").content("{}"))
                        .getStatus())
                .isEqualTo(415);
    }

    @Test
    void headAnswersAsGetWithoutABody() throws Exception {
        MockHttpServletResponse answer = send(head("/epcis/events"));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("GS1-EPCIS-Version")).isEqualTo("2.0");
    }

    // ---- master data

    @Test
    void masterDataAreReadOverRestAndNarrowEvents() throws Exception {
        String field = "urn:epc:id:sgln:0614141.07346." + run;
        MockHttpServletResponse taken =
                send(post("/epcis/capture").contentType("application/xml").content("""
                        <m:EPCISMasterDataDocument xmlns:m="urn:epcglobal:epcis-masterdata:xsd:2" schemaVersion="2.0"
                          creationDate="2026-11-20T00:00:00Z"><EPCISBody><VocabularyList>
                        <Vocabulary type="urn:epcglobal:epcis:vtype:BusinessLocation"><VocabularyElementList>
                        <VocabularyElement id="urn:kho:%1$s"><attribute id="urn:mda:tinh">Cần Thơ</attribute>
                          <children><id>%2$s</id></children></VocabularyElement>
                        <VocabularyElement id="%2$s"><attribute id="urn:mda:%1$s">gạo</attribute></VocabularyElement>
                        </VocabularyElementList></Vocabulary></VocabularyList></EPCISBody></m:EPCISMasterDataDocument>
                        """.formatted(run, field)));
        assertThat(taken.getStatus()).as(taken.getContentAsString()).isEqualTo(202);
        String all = "/epcis/vocabularies?";
        assertThat(ask(all + "EQ_name=urn:kho:" + run).getContentAsString(StandardCharsets.UTF_8))
                .contains("\"urn:kho:" + run + "\"", "Cần Thơ", field)
                .doesNotContain("gạo");
        assertThat(ask(all + "WD_name=urn:kho:" + run).getContentAsString(StandardCharsets.UTF_8))
                .contains("Cần Thơ", "gạo");
        assertThat(ask(all + "HASATTR=urn:mda:" + run + "&includeAttributes=false")
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(field)
                .doesNotContain("gạo");
        assertThat(ask(
                                "/epcis/queries/SimpleMasterDataQuery/vocabularies?EQATTR_urn:mda:" + run + "="
                                        + encoded("gạo"),
                                "Accept",
                                "application/xml")
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("EPCISMasterDataDocument", field);
        assertThat(web.perform(post("/epcis/queries")
                                .header("X-API-Key", key)
                                .contentType("application/json")
                                .content("{\"name\":\"kho\",\"query\":{\"EQ_name\":[\"urn:kho:" + run + "\"]}}"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(201);
        assertThat(ask("/epcis/queries/kho").getContentAsString()).contains("EQ_name");
        assertThat(ask("/epcis/queries/kho/vocabularies").getContentAsString(StandardCharsets.UTF_8))
                .contains("Cần Thơ")
                .doesNotContain("gạo");
        assertThat(ask("/epcis/queries/kho/vocabularies?EQ_name=x").getStatus()).isEqualTo(400);
        for (String version : List.of("1", "2")) {
            assertThat(soap(version, "<q:Poll><queryName>kho</queryName><params/></q:Poll>", 200))
                    .contains(
                            "epcis-query:xsd:" + version, "<queryName>kho</queryName>", "<resultsBody><VocabularyList")
                    .contains("urn:kho:" + run, "Cần Thơ")
                    .doesNotContain("gạo");
        }
        String more = "<params><param><name>EQ_name</name><value>x</value></param></params>";
        assertThat(soap("2", "<q:Poll><queryName>kho</queryName>" + more + "</q:Poll>", 500))
                .contains("QueryParameterException", "EQ_name");
        assertThat(ask("/epcis/queries/kho/events").getStatus()).isEqualTo(404);
        assertThat(web.perform(post("/epcis/queries/kho/subscriptions")
                                .header("X-API-Key", key)
                                .contentType("application/json")
                                .content("{\"dest\":\"http://127.0.0.1:1/in\",\"stream\":true}"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("SubscriptionControlsException");
        assertThat(ask(all + "foo=1").getStatus()).isEqualTo(400);
        assertThat(ask(all + "WD_name=urn:kho:" + run + "&maxElementCount=1").getStatus())
                .isEqualTo(413);

        capture(
                SampleEvents.of(
                        "ObjectEvent",
                        "\"epcList\": [\"urn:epc:id:sgtin:0614141.107346." + run + "7\"], \"action\": \"OBSERVE\"",
                        "\"bizLocation\": {\"id\": \"" + field + "\"}"),
                SampleEvents.of(
                        "ObjectEvent",
                        "\"epcList\": [\"urn:epc:id:sgtin:0614141.107346." + run + "8\"], \"action\": \"OBSERVE\""));
        for (String condition : List.of(
                "WD_bizLocation=urn:kho:" + run,
                "HASATTR_bizLocation=urn:mda:" + run,
                "EQATTR_bizLocation_urn:mda:" + run + "=" + encoded("gạo"))) {
            MockHttpServletResponse found = ask("/epcis/events?" + condition);
            assertThat(found.getStatus())
                    .as(condition + found.getContentAsString())
                    .isEqualTo(200);
            assertThat(list(json(found)).size()).as(condition).isEqualTo(1);
        }
    }

    @Test
    void anAttributeOfMasterDataIsKnownByWhatItsNameMeans() throws Exception {
        String place = "urn:kho:ten-" + run;
        MockHttpServletResponse taken =
                send(post("/epcis/capture").contentType("application/json").content("""
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                    {"gao": "https://ns.gao.vn/", "own": "urn:own:"}],
                 "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-20T00:00:00Z",
                 "epcisHeader": {"epcisMasterData": {"vocabularyList": [
                    {"type": "urn:epcglobal:epcis:vtype:BusinessLocation", "vocabularyElementList": [
                        {"id": "%1$s", "attributes": [{"id": "cbvmda:site", "attribute": "8935001234562"},
                            {"id": "urn:epcglobal:cbv:mda#sst", "attribute": "201"},
                            {"id": "gao:kind", "attribute": "kho lúa"}, {"id": "own:x", "attribute": "1"}]}]}]}},
                 "epcisBody": {"eventList": [{"type": "ObjectEvent", "eventTime": "2026-11-20T00:00:00Z",
                    "eventTimeZoneOffset": "+07:00", "action": "OBSERVE", "bizLocation": {"id": "%1$s"},
                    "epcList": ["urn:epc:id:sgtin:0614141.107346.%2$s9"]}]}}
                """.formatted(place, run)));
        assertThat(taken.getStatus()).as(taken.getContentAsString()).isEqualTo(202);
        String here = "&EQ_bizLocation=" + place;

        for (String attribute : List.of(
                "cbvmda:site",
                "urn:epcglobal:cbv:mda:site",
                "urn:epcglobal:cbv:mda#site",
                "cbvmda:sst",
                "urn:epcglobal:cbv:mda:sst",
                "https://ns.gao.vn/kind",
                "urn:own:x")) {
            assertThat(list(json(ask("/epcis/events?HASATTR_bizLocation=" + encoded(attribute) + here)))
                            .size())
                    .as(attribute)
                    .isEqualTo(1);
        }
        assertThat(list(json(ask("/epcis/events?HASATTR_bizLocation=cbvmda:city" + here)))
                        .size())
                .isZero();
        String all = "/epcis/vocabularies?EQ_name=" + place;
        assertThat(ask(all + "&EQATTR_urn:epcglobal:cbv:mda:site=8935001234562")
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("cbvmda:site", "https://ns.gao.vn/kind")
                .doesNotContain("gao:kind");
        assertThat(ask(all + "&HASATTR=urn:epcglobal:cbv:mda:sst&attributeNames=cbvmda:sst")
                        .getContentAsString())
                .contains("201")
                .doesNotContain("8935001234562");
    }

    // ---- SOAP

    @Test
    void soapAnswersInTheVersionOfItsCaller() throws Exception {
        capture(event("1"));
        for (String version : List.of("1", "2")) {
            String polled = soap(version, """
                    <q:Poll><queryName>SimpleEventQuery</queryName><params>
                      <param><name>EQ_bizStep</name><value><string>urn:epcglobal:cbv:bizstep:shipping</string></value></param>
                      <param><name>EQ_https://ns.gao.vn/#lot</name><value>L1</value></param>
                      <param><name>EQ_disposition</name><value/></param>
                    </params></q:Poll>
                    """, 200);
            assertThat(polled)
                    .contains("epcis-query:xsd:" + version)
                    .contains("<queryName>SimpleEventQuery</queryName>")
                    .contains("urn:epc:id:sgtin:0614141.107346." + run + "1");
        }
        assertThat(soap("2", "<q:GetQueryNames/>", 200)).contains("SimpleEventQuery");
        assertThat(soap("1", "<q:GetStandardVersion/>", 200)).contains("1.2");
        assertThat(soap("2", "<q:GetVendorVersion/>", 200)).contains("Phu-Sa");
    }

    @Test
    void soapFaultsCarryTheExceptionsOfEpcis() throws Exception {
        capture(event("1"), event("2"));
        String param = "<param><name>%s</name><value>%s</value></param>";
        String poll = "<q:Poll><queryName>%s</queryName><params>%s</params></q:Poll>";

        assertThat(soap("1", poll.formatted("SimpleEventQuery", param.formatted("EQ_abcd", "1")), 500))
                .contains("QueryParameterException")
                .contains("EQ_abcd");
        assertThat(soap("1", poll.formatted("SimpleEventQuery", param.formatted("maxEventCount", "1")), 500))
                .contains("QueryTooLargeException");
        assertThat(soap(
                        "1",
                        poll.formatted(
                                "SimpleEventQuery",
                                param.formatted("EQ_action", "ADD").repeat(2)),
                        500))
                .contains("QueryParameterException");
        assertThat(soap("2", poll.formatted("Nobody", ""), 500)).contains("NoSuchNameException");
        assertThat(soap("2", "<q:Fly/>", 500)).contains("soapenv:Client", "has no request Fly");
        assertThat(send(post("/epcis/soap")
                                .contentType("text/xml")
                                .header("Accept-Language", "vi")
                                .content("<x"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("soapenv:Client", "không đúng cú pháp XML");
        assertThat(send(post("/epcis/soap").contentType("text/xml").content("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"))
                        .getContentAsString())
                .contains("soapenv:Fault");
    }

    private String soap(String version, String body, int status) throws Exception {
        MockHttpServletResponse answer =
                send(post("/epcis/soap").contentType("text/xml").content("""
                <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:q="urn:epcglobal:epcis-query:xsd:%s">
                <e:Body>%s</e:Body></e:Envelope>
                """.formatted(version, body)));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        assertThat(answer.getContentType()).startsWith("text/xml");
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    // ---- what the tests need

    private Event event(String number, String... more) {
        String[] fields = new String[more.length + 6];
        fields[0] = "\"bizStep\": \"shipping\"";
        fields[1] = "\"disposition\": \"in_transit\"";
        fields[2] = "\"readPoint\": {\"id\": \"urn:kho:doc:" + run + "\"}";
        fields[3] = "\"bizLocation\": {\"id\": \"urn:epc:id:sgln:0614141.07346." + run + "\"}";
        fields[4] = "\"ex:lot\": \"L" + number + "\"";
        fields[5] = "\"epcList\": [\"urn:epc:id:sgtin:0614141.107346." + run + number + "\"], \"action\": \"OBSERVE\"";
        System.arraycopy(more, 0, fields, 6, more.length);
        return SampleEvents.of("ObjectEvent", fields);
    }

    private void capture(Event... events) {
        captures.captureNow(Actor.platform(), mill, List.of(events), NS).orThrow();
    }

    private PartyId organisation(String name) {
        return parties.register(Actor.platform(), NewOrganisation.under(null, name, OrganisationKind.ENTERPRISE))
                .orThrow();
    }

    private String key(PartyId organisation) {
        String login = "epcis-" + UUID.randomUUID().toString().substring(0, 12);
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                login, "Hệ thống " + login, "", "vi", null, Role.INTEGRATION, organisation))
                .orThrow();
        return keys.make(accounts.actorOf(account, Actor.Channel.WEB), "thử", null, false, null)
                .orThrow();
    }

    private MockHttpServletResponse ask(String path, String... headers) throws Exception {
        return askAs(key, path, headers);
    }

    private MockHttpServletResponse askAs(String who, String path, String... headers) throws Exception {
        MockHttpServletRequestBuilder request = get(URI.create(path)).header("X-API-Key", who);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return web.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.header("X-API-Key", key)).andReturn().getResponse();
    }

    private MockHttpServletResponse create(String query) throws Exception {
        return send(post("/epcis/queries").contentType("application/json").content(query));
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private static JsonNode list(JsonNode document) {
        return document.get("epcisBody").get("queryResults").get("resultsBody").get("eventList");
    }

    private List<String> members(String path) throws Exception {
        MockHttpServletResponse answer = ask(path);
        assertThat(answer.getStatus()).as(path + answer.getContentAsString()).isEqualTo(200);
        List<String> members = new ArrayList<>();
        json(answer).get("member").forEach(each -> members.add(each.asString()));
        return members;
    }

    private static @Nullable String link(MockHttpServletResponse page) {
        String link = page.getHeader("Link");
        if (link == null) {
            return null;
        }
        assertThat(link).endsWith(">; rel=\"next\"");
        return link.substring(link.indexOf("/epcis/"), link.indexOf('>'));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
