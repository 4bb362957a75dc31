package vn.phusa.traceability.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import vn.phusa.notice.Signature;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;
import vn.phusa.traceability.Captured;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.SampleEvents;
import vn.phusa.traceability.Sharings;
import vn.phusa.traceability.passport.ProductFixture;

/** A real HTTP server plays the receiver: nothing is passed over, whatever it answers. */
@PlatformTest
class SubscriptionsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private record Heard(String key, String signature, String type, String body) {}

    private final MockMvc web;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final Captures captures;
    private final Subscriptions subscriptions;
    private final SettableClock clock;
    private final Parties parties;
    private final Sharings sharings;
    private final List<Heard> heard = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final HttpServer server;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final PartyId mill;
    private final String key;

    @Autowired
    SubscriptionsTest(
            MockMvc web,
            Accounts accounts,
            ApiKeys keys,
            Parties parties,
            Sharings sharings,
            Captures captures,
            Subscriptions subscriptions,
            SettableClock clock)
            throws IOException {
        this.web = web;
        this.accounts = accounts;
        this.keys = keys;
        this.parties = parties;
        this.sharings = sharings;
        this.captures = captures;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.mill = organisation("Nhà máy " + run);
        this.key = key(mill);
    }

    @BeforeEach
    void receiverStands() throws Exception {
        server.createContext("/", this::answer);
        server.start();
        send(
                post("/epcis/queries")
                        .contentType("application/json")
                        .content("{\"name\":\"ships\",\"query\":{\"EQ_bizStep\":[\"shipping\"]}}"),
                201);
    }

    @AfterEach
    void receiverFalls() {
        server.stop(0);
        clock.reset();
    }

    private void answer(HttpExchange exchange) throws IOException {
        heard.add(new Heard(
                exchange.getRequestHeaders().getFirst("Phusa-Event-Key"),
                exchange.getRequestHeaders().getFirst("GS1-Signature"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(answers.isEmpty() ? 200 : answers.poll(), -1);
        exchange.close();
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

    private Captured capture(PartyId owner, String number, String step) {
        return captures.captureNow(
                        Actor.platform(),
                        owner,
                        List.of(SampleEvents.of(
                                "ObjectEvent",
                                "\"bizStep\": \"" + step + "\"",
                                "\"epcList\": [\"urn:epc:id:sgtin:0614141.107346." + run + number + "\"]",
                                "\"action\": \"OBSERVE\"")),
                        Namespaces.NONE)
                .orThrow();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, int status) throws Exception {
        MockHttpServletResponse answer =
                web.perform(request.header("X-API-Key", key)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        return answer;
    }

    private UUID subscribe(String more) throws Exception {
        MockHttpServletResponse answer = send(
                post("/epcis/queries/ships/subscriptions")
                        .contentType("application/json")
                        .content("{\"dest\":\"http://127.0.0.1:"
                                + server.getAddress().getPort() + "/in\",\"signatureToken\":\"bí mật\"," + more + "}"),
                201);
        JsonNode told = JSON.readTree(answer.getContentAsString());
        assertThat(answer.getContentAsString()).doesNotContain("bí mật");
        return UUID.fromString(told.get("subscriptionID").stringValue());
    }

    private static int events(String body) {
        return JSON.readTree(body)
                .get("epcisBody")
                .get("queryResults")
                .get("resultsBody")
                .get("eventList")
                .size();
    }

    @Test
    void aStreamTellsNewEventsThatMatchOnceAndSignsThem() throws Exception {
        capture(mill, "0", "shipping");
        UUID id = subscribe("\"stream\":true");
        capture(mill, "1", "shipping");
        capture(mill, "2", "receiving");
        subscriptions.tell(id);
        subscriptions.tell(id);
        assertThat(heard).hasSize(1);
        assertThat(events(heard.getFirst().body())).isEqualTo(1);
        assertThat(heard.getFirst().body())
                .contains("https://id.gs1.org/01/10614141073464/21/" + run + "1", id.toString(), "\"ships\"");
        assertThat(heard.getFirst().signature())
                .isEqualTo("sha256="
                        + Signature.hmacSha256("bí mật", heard.getFirst().body()));
        // The one type that the OpenAPI of GS1 names for what subscribers are sent.
        assertThat(heard.getFirst().type()).isEqualTo("application/json");
    }

    @Test
    void fromWhenOnEventsAreToldIsNeverBeforeWhatWasAskedFor() throws Exception {
        capture(mill, "0", "shipping");
        UUID id = subscribe("\"stream\":true,\"initialRecordTime\":\"2100-01-01T00:00:00Z\"");
        String address = "/epcis/queries/ships/subscriptions/" + id;
        assertThat(JSON.readTree(send(get(address), 200).getContentAsString())
                        .get("minRecordTime")
                        .stringValue())
                .isEqualTo("2100-01-01T00:00:00Z");
        assertThat(send(options(address), 204).getHeader("GS1-Query-Min-Record-Time"))
                .isEqualTo("2100-01-01T00:00:00Z");
    }

    @Test
    void aSpellingOfIdentifiersThatThereIsNotIsRefusedBeforeAnythingIsTold() throws Exception {
        send(
                post("/epcis/queries/ships/subscriptions")
                        .contentType("application/json")
                        .content("{\"dest\":\"http://127.0.0.1:1/in\",\"stream\":true,\"epcFormat\":\"Sometimes\"}"),
                400);
    }

    @Test
    void whatWasNotTakenIsToldAgainUnderTheSameKeyThoughMoreHasComeSince() throws Exception {
        UUID id = subscribe("\"stream\":true");
        capture(mill, "1", "shipping");
        answers.add(500);
        subscriptions.tell(id);
        capture(mill, "2", "shipping");
        subscriptions.tell(id);
        assertThat(heard).hasSize(3);
        assertThat(heard.get(1).key()).isEqualTo(heard.get(0).key());
        assertThat(events(heard.get(1).body())).isEqualTo(1);
        assertThat(heard.get(2).key()).isNotEqualTo(heard.get(0).key());
        assertThat(heard.get(2).body()).contains(run + "2").doesNotContain(run + "1");
    }

    @Test
    void aReceiverThatCannotTakeSoMuchGetsLessAtOnce() throws Exception {
        UUID id = subscribe("\"stream\":true");
        for (int n = 1; n <= 4; n++) {
            capture(mill, String.valueOf(n), "shipping");
        }
        answers.add(413);
        subscriptions.tell(id);
        assertThat(heard.stream().map(each -> events(each.body()))).containsExactly(4, 2, 2);
    }

    @Test
    void largeEventsAreToldInSeveralDocumentsOfBoundedSize() throws Exception {
        UUID id = subscribe("\"stream\":true");
        String note = "x".repeat(800_000);
        List<Event> large = IntStream.range(0, 5)
                .mapToObj(i -> SampleEvents.of(
                        "ObjectEvent",
                        "\"bizStep\": \"shipping\"",
                        "\"epcList\": [\"urn:epc:id:sgtin:0614141.107346." + run + "large" + i + "\"]",
                        "\"action\": \"OBSERVE\"",
                        "\"ex:note\": [\"" + String.join("\",\"", note, note, note, note) + "\"]"))
                .toList();
        captures.captureNow(Actor.platform(), mill, large, Namespaces.NONE).orThrow();
        subscriptions.tell(id);
        assertThat(heard.stream().map(each -> events(each.body()))).containsExactly(3, 2);
        String all = heard.get(0).body() + heard.get(1).body();
        for (int i = 0; i < 5; i++) {
            assertThat(all.split(run + "large" + i, -1)).hasSize(2);
        }
        assertThat(heard.get(0).key()).isNotEqualTo(heard.get(1).key());
    }

    @Test
    void earlierEventsAreToldFromTheInitialRecordTimeOnAndAgainOnRequest() throws Exception {
        capture(mill, "1", "shipping");
        UUID id = subscribe("\"stream\":true,\"initialRecordTime\":\"2020-01-01T00:00:00Z\"");
        subscriptions.tell(id);
        assertThat(heard).hasSize(1);
        send(post("/epcis/queries/ships/subscriptions/" + id + "/replay").param("from", "2020-01-01T00:00:00Z"), 202);
        subscriptions.tell(id);
        assertThat(heard).hasSize(2);
        assertThat(heard.get(1).body()).contains(run + "1");
    }

    @Test
    void aSubscriberSeesOnlyWhatItMaySee() throws Exception {
        UUID id = subscribe("\"stream\":true");
        capture(organisation("Nhà máy khác " + run), "9", "shipping");
        subscriptions.tell(id);
        assertThat(heard).isEmpty();
    }

    @Test
    void whatSomebodyElseCapturedFirstIsToldOnceTheSubscribersOwnOrganisationCapturesItToo() throws Exception {
        PartyId first = organisation("Nhà máy khác " + run);
        UUID id = subscribe("\"stream\":true");
        capture(first, "1", "shipping");
        capture(mill, "2", "shipping");
        subscriptions.tell(id);
        assertThat(heard)
                .singleElement()
                .satisfies(one -> assertThat(one.body()).contains(run + "2").doesNotContain(run + "1"));

        capture(mill, "1", "shipping");
        capture(mill, "3", "shipping");
        capture(mill, "1", "shipping");
        answers.add(503);
        subscriptions.tell(id);
        clock.set(clock.instant().plusSeconds(3_600));
        subscriptions.tell(id);
        subscriptions.tell(id);
        assertThat(heard).hasSize(3);
        assertThat(heard.get(2).key())
                .as("the same again where it was not taken")
                .isEqualTo(heard.get(1).key());
        assertThat(heard.get(2).body())
                .containsSubsequence(run + "1", run + "3")
                .doesNotContain(run + "2");

        send(post("/epcis/queries/ships/subscriptions/" + id + "/replay").param("from", "2020-01-01T00:00:00Z"), 202);
        subscriptions.tell(id);
        assertThat(events(heard.getLast().body())).isEqualTo(3);
        assertThat(heard.getLast().body()).containsSubsequence(run + "2", run + "1", run + "3");
    }

    @Test
    void whatIsSharedIsToldFromItsFirstDayUntilTheSharingEnds() throws Exception {
        PartyId seller = organisation("Nhà máy bạn " + run);
        Actor sellers = ProductFixture.actor(Role.UNIT_HEAD, seller);
        String product = "01/10614141073464";
        clock.set(LocalDate.of(2027, 3, 1), 8, 0);
        UUID id = subscribe("\"stream\":true");
        share(sellers, seller, product + "/10/A" + run, LocalDate.of(2027, 3, 2), LocalDate.of(2027, 3, 4));

        assertThat(toldOf(id, seller, "A")).as("before its first day").isEmpty();
        clock.set(LocalDate.of(2027, 3, 3), 8, 0);
        assertThat(toldOf(id, seller, "A")).as("within its days").containsExactly("A" + run);
        assertThat(toldOf(id, seller, "B")).as("another lot").isEmpty();
        clock.set(LocalDate.of(2027, 3, 4), 8, 0);
        assertThat(toldOf(id, seller, "A")).as("after its last day").isEmpty();

        long number = share(sellers, seller, product, LocalDate.of(2027, 3, 4), null);
        assertThat(toldOf(id, seller, "B")).as("the whole product").containsExactly("B" + run);
        sharings.end(sellers, number).orThrow();
        assertThat(toldOf(id, seller, "B")).as("taken back").isEmpty();
    }

    private long share(Actor actor, PartyId owner, String goods, LocalDate from, @Nullable LocalDate until) {
        return sharings.share(actor, new Sharings.Wish(owner, mill, goods, from, until))
                .orThrow()
                .number();
    }

    /** No two events are the same, or the second were not recorded. */
    private int quantity;

    /** The lots of which the subscriber is told when an event about that lot has been captured. */
    private List<String> toldOf(UUID id, PartyId owner, String lot) {
        heard.clear();
        captures.captureNow(
                        Actor.platform(),
                        owner,
                        List.of(SampleEvents.of(
                                "ObjectEvent",
                                "\"bizStep\": \"shipping\"",
                                "\"quantityList\": [{\"epcClass\": \"urn:epc:class:lgtin:0614141.107346." + lot + run
                                        + "\", \"quantity\": " + ++quantity + "}]",
                                "\"action\": \"OBSERVE\"")),
                        Namespaces.NONE)
                .orThrow();
        subscriptions.tell(id);
        return heard.stream()
                .flatMap(each ->
                        Pattern.compile("/10/(\\w+)\"").matcher(each.body()).results())
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void aScheduledQueryRunsWhenItsTimeHasComeAndSaysWhereThereWasNothing() throws Exception {
        clock.set(LocalDate.of(2027, 3, 1), 8, 0);
        UUID id = subscribe("\"reportIfEmpty\":true,\"schedule\":{\"hour\":\"9\"}");
        assertThat(due(id)).isEqualTo("2027-03-01T02:00:00Z");
        clock.set(LocalDate.of(2027, 3, 1), 9, 0);
        subscriptions.tell(id);
        assertThat(heard).hasSize(1);
        assertThat(events(heard.getFirst().body())).isZero();
        assertThat(due(id)).isEqualTo("2027-03-02T02:00:00Z");
    }

    private String due(UUID id) {
        Actor actor = keys.caller(key).orElseThrow().actor();
        return subscriptions.find(actor, "ships", id).orThrow().dueAt().toString();
    }

    @Test
    void eitherAScheduleOrAStreamIsAskedFor() throws Exception {
        String dest = "{\"dest\":\"http://127.0.0.1:1/in\"";
        for (String wrong : List.of(
                dest + "}",
                dest + ",\"stream\":false}",
                dest + ",\"stream\":true,\"schedule\":{\"hour\":\"1\"}}",
                dest + ",\"schedule\":{\"hour\":\"25\"}}",
                dest + ",\"schedule\":{\"year\":\"2027\"}}",
                dest + ",\"schedule\":{}}")) {
            MockHttpServletResponse answer = send(
                    post("/epcis/queries/ships/subscriptions")
                            .contentType("application/json")
                            .content(wrong),
                    400);
            assertThat(answer.getContentAsString()).contains("epcisException:SubscriptionControlsException");
        }
        send(
                post("/epcis/queries/ships/subscriptions")
                        .contentType("application/json")
                        .content("{\"dest\":\"ftp://x/in\",\"stream\":true}"),
                400);
        send(
                post("/epcis/queries/nobodys/subscriptions")
                        .contentType("application/json")
                        .content(dest + ",\"stream\":true}"),
                404);
        send(
                post("/epcis/queries/SimpleMasterDataQuery/subscriptions")
                        .contentType("application/json")
                        .content(dest + ",\"stream\":true}"),
                400);
    }

    private String soap(String request) throws Exception {
        return web.perform(post("/epcis/soap")
                        .header("X-API-Key", key)
                        .contentType("text/xml")
                        .content("<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
                                + request.replaceFirst(">", " xmlns:q=\"urn:epcglobal:epcis-query:xsd:1\">")
                                + "</e:Body></e:Envelope>"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String subscribeOverSoap(String query, String parameter, String dest, String when) throws Exception {
        return soap("<q:Subscribe><queryName>" + query + "</queryName><params><param><name>" + parameter
                + "</name><value><string>shipping</string></value></param></params><dest>" + dest + "</dest><controls>"
                + when
                + "<reportIfEmpty>false</reportIfEmpty></controls><subscriptionID>dock</subscriptionID></q:Subscribe>");
    }

    private static final String HOURLY = "<schedule><minute>0</minute></schedule>";

    @Test
    void overSoapASubscriberNamesItsSubscriptionAndIsToldInXml() throws Exception {
        String dest = "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
        assertThat(subscribeOverSoap("SimpleEventQuery", "EQ_bizStep", dest, HOURLY))
                .contains("SubscribeResult");
        assertThat(subscribeOverSoap("ships", "EQ_bizStep", dest, HOURLY)).contains("DuplicateSubscriptionException");
        String ids = "<q:GetSubscriptionIDs><queryName>SimpleEventQuery</queryName></q:GetSubscriptionIDs>";
        assertThat(soap(ids)).contains("<string>dock</string>");
        capture(mill, "1", "shipping");
        capture(mill, "2", "receiving");
        captures.captureNow(
                        Actor.platform(),
                        mill,
                        List.of(SampleEvents.of(
                                "AssociationEvent",
                                "\"bizStep\": \"shipping\"",
                                "\"parentID\": \"urn:epc:id:grai:0614141.12345." + run + "\"",
                                "\"childEPCs\": [\"urn:epc:id:sgtin:0614141.107346." + run + "3\"]",
                                "\"action\": \"ADD\"")),
                        Namespaces.NONE)
                .orThrow();
        capture(mill, "4", "shipping");
        Actor actor = keys.caller(key).orElseThrow().actor();
        UUID id = subscriptions
                .after(actor, "SimpleEventQuery", null, 10)
                .orThrow()
                .getFirst()
                .id();
        subscriptions.tell(id);
        assertThat(heard).hasSize(3);
        assertThat(heard.get(0).body())
                .contains("EPCISQueryDocument", "<subscriptionID>dock</subscriptionID>", run + "1")
                .doesNotContain(run + "2");
        assertThat(heard.get(1).body())
                .as("EPCIS 1.2 has no association events")
                .contains("ImplementationException", "<subscriptionID>dock</subscriptionID>");
        assertThat(heard.get(2).body()).contains(run + "4");
        String end = "<q:Unsubscribe><subscriptionID>dock</subscriptionID></q:Unsubscribe>";
        assertThat(soap(end)).contains("UnsubscribeResult");
        assertThat(soap(end)).contains("NoSuchSubscriptionException");
        assertThat(soap(ids)).doesNotContain("dock");
    }

    @Test
    void whatCannotBeSubscribedToOverSoapIsAFaultOfItsKind() throws Exception {
        String dest = "http://127.0.0.1:1/in";
        assertThat(subscribeOverSoap("SimpleEventQuery", "EQ_bizStep", "urn:x:nowhere", HOURLY))
                .contains("InvalidURIException");
        assertThat(subscribeOverSoap("SimpleMasterDataQuery", "EQ_bizStep", dest, HOURLY))
                .contains("SubscribeNotPermittedException");
        assertThat(subscribeOverSoap("nobodys", "EQ_bizStep", dest, HOURLY)).contains("NoSuchNameException");
        assertThat(subscribeOverSoap("SimpleEventQuery", "EQ_foo", dest, HOURLY))
                .contains("QueryParameterException");
        for (String when : List.of(
                "",
                "<trigger>urn:x:now</trigger>",
                HOURLY + "<trigger>urn:phusa:trigger:capture</trigger>",
                "<schedule><hour>24</hour></schedule>",
                "<schedule><year>2027</year></schedule>",
                HOURLY + "<initialRecordTime>yesterday</initialRecordTime>")) {
            assertThat(subscribeOverSoap("SimpleEventQuery", "EQ_bizStep", dest, when))
                    .contains("SubscriptionControlsException");
        }
        MockHttpServletResponse stranger = web.perform(
                        post("/epcis/soap").contentType("text/xml").content("<x/>"))
                .andReturn()
                .getResponse();
        assertThat(stranger.getStatus()).isEqualTo(401);
        assertThat(stranger.getContentAsString()).contains("Fault", "SecurityException");
    }

    @Test
    void aTriggerTellsWhatHasComeWhenAnEventNamesItsThing() throws Exception {
        String dest = "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
        String gate = "urn:epc:id:sgtin:0614141.107346." + run + "9";
        assertThat(subscribeOverSoap("SimpleEventQuery", "EQ_bizStep", dest, "<trigger>" + gate + "</trigger>"))
                .contains("SubscribeResult");
        UUID id = onlySubscription();
        capture(mill, "1", "shipping");
        subscriptions.tell(id);
        assertThat(heard).as("nothing has triggered").isEmpty();
        capture(organisation("Nhà máy khác " + run), "9", "inspecting");
        subscriptions.tell(id);
        assertThat(heard).as("an event that one does not see triggers nothing").isEmpty();

        capture(mill, "9", "inspecting");
        subscriptions.tell(id);
        assertThat(heard).as("the same event, once it is one's own").hasSize(1);
        heard.clear();
        capture(mill, "4", "shipping");

        Captured named = capture(mill, "9", "receiving");
        clock.set(named.numbers().getLast().recordTime().plusSeconds(1));
        capture(mill, "2", "shipping");
        subscriptions.tell(id);
        subscriptions.tell(id);
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().body()).contains(run + "4").doesNotContain(run + "9", run + "2");

        capture(mill, "9", "shipping");
        subscriptions.tell(id);
        assertThat(heard).hasSize(2);
        assertThat(heard.get(1).body()).contains(run + "2", run + "9");
    }

    @Test
    void aTriggerOnEveryCaptureTellsAsEventsCome() throws Exception {
        String dest = "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
        assertThat(subscribeOverSoap(
                        "SimpleEventQuery", "EQ_bizStep", dest, "<trigger>urn:phusa:trigger:capture</trigger>"))
                .contains("SubscribeResult");
        capture(mill, "1", "shipping");
        subscriptions.tell(onlySubscription());
        assertThat(heard).hasSize(1);
        assertThat(subscribeOverSoap("SimpleEventQuery", "EQ_bizStep", dest, "<trigger>urn:x:now</trigger>"))
                .contains("SubscriptionControlsException", "urn:phusa:trigger:capture", "urn:epc:id:");
    }

    private UUID onlySubscription() {
        Actor actor = keys.caller(key).orElseThrow().actor();
        return subscriptions
                .after(actor, "SimpleEventQuery", null, 10)
                .orThrow()
                .getFirst()
                .id();
    }

    @Test
    void subscriptionsAreListedReadAndEndedByTheirAccountAlone() throws Exception {
        UUID id = subscribe("\"stream\":true");
        String path = "/epcis/queries/ships/subscriptions";
        assertThat(send(get(path), 200).getContentAsString()).contains(id.toString());
        assertThat(send(get(path + "/" + id), 200).getContentAsString()).contains("\"stream\":true");
        String other = key(organisation("Người ngoài " + run));
        assertThat(web.perform(get(path + "/" + id).header("X-API-Key", other))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        send(delete(path + "/" + id), 204);
        send(get(path + "/" + id), 404);
    }

    @Test
    void whoDeletesAQueryEndsItsSubscriptions() throws Exception {
        UUID id = subscribe("\"stream\":true");
        send(delete("/epcis/queries/ships"), 204);
        capture(mill, "1", "shipping");
        subscriptions.tell(id);
        assertThat(heard).isEmpty();
    }
}
