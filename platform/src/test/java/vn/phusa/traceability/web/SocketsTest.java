package vn.phusa.traceability.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.Namespaces;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.ServerTest;
import vn.phusa.testing.SettableClock;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.SampleEvents;

/** Subscriptions by websocket, with a real client at a real server. */
@ServerTest
class SocketsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Parties parties;

    @Autowired
    private Captures captures;

    @Autowired
    private Sockets sockets;

    @Autowired
    private SettableClock clock;

    @Value("${local.server.port}")
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Peer> peers = new ArrayList<>();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private PartyId mill = new PartyId(1);
    private AccountId account = new AccountId(1);
    private String key = "";

    @BeforeEach
    void aMillHasAQuery() throws Exception {
        mill = organisation("Nhà máy " + run);
        String login = "socket-" + run;
        account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Hệ thống " + login, "", "vi", null, Role.INTEGRATION, mill))
                .orThrow();
        key = keys.make(accounts.actorOf(account, Actor.Channel.WEB), "thử", null, false, null)
                .orThrow();
        assertThat(http("POST", "/epcis/queries", "{\"name\":\"ships\",\"query\":{\"EQ_bizStep\":[\"shipping\"]}}"))
                .isEqualTo(201);
    }

    @AfterEach
    void allHangUp() {
        peers.forEach(peer -> peer.socket.abort());
        clock.reset();
        client.close();
    }

    private PartyId organisation(String name) {
        return parties.register(Actor.platform(), NewOrganisation.under(null, name, OrganisationKind.ENTERPRISE))
                .orThrow();
    }

    private int http(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("X-API-Key", key)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void capture(PartyId owner, String number, String step) {
        captures.captureNow(
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

    /** A client that reads as it likes. */
    private static final class Peer implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> ended = new CompletableFuture<>();
        private final StringBuilder parts = new StringBuilder();
        private final boolean eager;
        private WebSocket socket;

        private Peer(boolean eager) {
            this.eager = eager;
        }

        @Override
        public void onOpen(WebSocket opened) {
            if (eager) {
                opened.request(Long.MAX_VALUE);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            parts.append(text);
            if (last) {
                heard.add(parts.toString());
                parts.setLength(0);
            } else if (!eager) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            ended.complete(status);
            return null;
        }

        JsonNode next() throws InterruptedException {
            String message = heard.poll(20, TimeUnit.SECONDS);
            assertThat(message).as("a message comes").isNotNull();
            return JSON.readTree(message).get("epcisBody").get("queryResults");
        }

        List<String> nextItems() throws InterruptedException {
            List<String> items = new ArrayList<>();
            next().get("resultsBody")
                    .get("eventList")
                    .forEach(event -> items.add(event.get("epcList").get(0).stringValue()));
            return items;
        }

        int end() throws Exception {
            return ended.get(20, TimeUnit.SECONDS);
        }
    }

    private Peer open(String parameters, boolean eager) throws Exception {
        Peer peer = new Peer(eager);
        peer.socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + key)
                .buildAsync(uri(parameters), peer)
                .get(20, TimeUnit.SECONDS);
        peers.add(peer);
        return peer;
    }

    private URI uri(String path) {
        return URI.create("ws://localhost:" + port + "/epcis/queries/" + path);
    }

    private int refused(String path, String header, String value) throws Exception {
        try {
            client.newWebSocketBuilder()
                    .header(header, value)
                    .buildAsync(uri(path), new Peer(true))
                    .get(20, TimeUnit.SECONDS)
                    .abort();
            return 101;
        } catch (ExecutionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private String item(String number) {
        return "https://id.gs1.org/01/10614141073464/21/" + run + number;
    }

    @Test
    void newEventsThatMatchAreToldAsFarAsTheKeySeesThemAndABrokenConnectionIsResumed() throws Exception {
        capture(mill, "0", "shipping");
        Peer peer = open("ships/events?stream=true", true);
        capture(organisation("Nhà máy khác " + run), "9", "shipping");
        capture(mill, "1", "receiving");
        capture(mill, "2", "shipping");
        JsonNode first = peer.next();
        assertThat(first.get("queryName").stringValue()).isEqualTo("ships");
        UUID.fromString(first.get("subscriptionID").stringValue());
        JsonNode events = first.get("resultsBody").get("eventList");
        assertThat(events.size()).isEqualTo(1);
        assertThat(events.get(0).get("epcList").get(0).stringValue()).isEqualTo(item("2"));
        String recorded = events.get(0).get("recordTime").stringValue();

        peer.socket.abort();
        capture(mill, "3", "shipping");
        Peer again = open("ships/events?stream=true&perPage=1&initialRecordTime=" + recorded, true);
        List<String> items = new ArrayList<>();
        while (!items.contains(item("3"))) {
            items.addAll(again.nextItems());
        }
        assertThat(items).endsWith(item("2"), item("3")).doesNotHaveDuplicates();
    }

    @Test
    void theAddressMayNarrowTheQueryAndAskInXml() throws Exception {
        Peer peer = open("SimpleEventQuery/events?stream=true&EQ_bizStep=receiving", true);
        Peer xml = new Peer(true);
        xml.socket = client.newWebSocketBuilder()
                .header("X-API-Key", key)
                .header("Accept", "application/xml")
                .header("GS1-EPC-Format", "Always_EPC_URN")
                .buildAsync(uri("ships/events?stream=true"), xml)
                .get(20, TimeUnit.SECONDS);
        peers.add(xml);
        capture(mill, "1", "shipping");
        capture(mill, "2", "receiving");
        assertThat(peer.nextItems()).containsExactly(item("2"));
        assertThat(xml.heard.poll(20, TimeUnit.SECONDS))
                .contains("EPCISQueryDocument", "urn:epc:id:sgtin:0614141.107346." + run + "1")
                .doesNotContain(run + "2");
    }

    @Test
    void aScheduledQuerySaysAtItsTimeThatThereIsNothing() throws Exception {
        Peer peer = open("ships/events?second=%5B0-59%5D&reportIfEmpty=true", true);
        clock.advance(Duration.ofSeconds(1));
        assertThat(peer.nextItems()).isEmpty();
        capture(mill, "1", "shipping");
        clock.advance(Duration.ofSeconds(1));
        assertThat(peer.nextItems()).containsExactly(item("1"));
    }

    @Test
    void whoDoesNotReadGetsNoMoreAndHoldsUpNobody() throws Exception {
        Peer slow = open("ships/events?stream=true&perPage=1", false);
        Peer quick = open("ships/events?stream=true&perPage=1", true);
        for (int n = 1; n <= 3; n++) {
            capture(mill, String.valueOf(n), "shipping");
        }
        for (int n = 1; n <= 3; n++) {
            assertThat(quick.nextItems()).containsExactly(item(String.valueOf(n)));
        }
        slow.socket.request(1);
        assertThat(slow.nextItems()).containsExactly(item("1"));
        slow.socket.request(2);
        assertThat(slow.nextItems()).containsExactly(item("2"));
        assertThat(slow.heard).isEmpty();
        slow.socket.request(2);
        assertThat(slow.nextItems()).containsExactly(item("3"));
    }

    @Test
    void aWithdrawnKeyADeletedQueryAndAStoppingServerEndItWithTheirReason() throws Exception {
        Peer deleted = open("ships/events?stream=true", true);
        assertThat(http("DELETE", "/epcis/queries/ships", "")).isEqualTo(204);
        // Nothing is recorded; but one asks from time to time.
        clock.advance(Duration.ofSeconds(21));
        assertThat(deleted.end()).isEqualTo(WebSocket.NORMAL_CLOSURE);

        Peer withdrawn = open("SimpleEventQuery/events?stream=true", true);
        Actor actor = accounts.actorOf(account, Actor.Channel.WEB);
        keys.withdraw(actor, keys.of(actor).getFirst().number()).orThrow();
        capture(mill, "2", "shipping");
        assertThat(withdrawn.end()).isEqualTo(1008);
        assertThat(withdrawn.heard).isEmpty();

        key = keys.make(actor, "mới", null, true, null).orThrow();
        Peer last = open("SimpleEventQuery/events?stream=true", true);
        sockets.stop();
        try {
            assertThat(last.end()).isEqualTo(1001);
        } finally {
            sockets.start();
        }
    }

    @Test
    void whatCannotBeSubscribedToIsRefusedBeforeTheConnectionStands() throws Exception {
        assertThat(refused("ships/events?stream=true", "X-API-Key", "phusa_wrong"))
                .isEqualTo(401);
        assertThat(refused("nobodys/events?stream=true", "X-API-Key", key)).isEqualTo(404);
        for (String wrong : List.of(
                "",
                "stream=false",
                "stream=perhaps",
                "stream=true&hour=1",
                "hour=25",
                "dayOfMonth=31&month=2",
                "stream=true&initialRecordTime=yesterday",
                "stream=true&GE_foo=1")) {
            assertThat(refused("ships/events?" + wrong, "X-API-Key", key))
                    .as(wrong)
                    .isEqualTo(400);
        }
        WebSocketHandshakeException foreign = null;
        try {
            client.newWebSocketBuilder()
                    .header("X-API-Key", key)
                    .header("Origin", "https://example.org")
                    .buildAsync(uri("ships/events?stream=true"), new Peer(true))
                    .get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            foreign = (WebSocketHandshakeException) e.getCause();
        }
        assertThat(foreign).isNotNull();
        assertThat(foreign.getResponse().statusCode()).isEqualTo(403);
        for (int n = 0; n < Sockets.MOST_PER_ACCOUNT; n++) {
            open("ships/events?stream=true", true);
        }
        assertThat(refused("ships/events?stream=true", "X-API-Key", key)).isEqualTo(429);
    }
}
