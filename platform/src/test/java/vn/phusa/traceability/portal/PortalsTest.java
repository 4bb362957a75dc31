package vn.phusa.traceability.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.notice.Signature;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.passport.ProductFixture;
import vn.phusa.traceability.passport.Products;
import vn.phusa.traceability.portal.store.PortalTasks;
import vn.phusa.traceability.supervision.Matter;
import vn.phusa.traceability.supervision.Sector;
import vn.phusa.traceability.supervision.Supervision;
import vn.phusa.traceability.supervision.SupervisionProblem;

/** Messages go to a real HTTP server that plays the portal. */
@PlatformTest
class PortalsTest {
    private static final AtomicLong NEXT = new AtomicLong(8_600_000_000L);

    private record Heard(String method, String key, String signature, String body) {}

    private record Say(int status, String location, String body) {}

    private final Portals portals;
    private final Products products;
    private final Supervision supervision;
    private final Parties parties;
    private final MockMvc http;
    private final Actor authority = actor(Role.FOCAL_POINT, new Grant.Everywhere());
    private final String goods = "01/08938501110015/10/P" + NEXT.incrementAndGet();
    private final List<Heard> heard = new ArrayList<>();
    private final Deque<Say> answers = new ArrayDeque<>();
    private HttpServer server;

    @Autowired
    PortalsTest(Portals portals, Products products, Supervision supervision, Parties parties, MockMvc http)
            throws IOException {
        this.products = products;
        this.portals = portals;
        this.supervision = supervision;
        this.parties = parties;
        this.http = http;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static Actor actor(Role role, Grant.Scope scope) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                "Thanh tra",
                List.of(new Grant(role, scope, null)),
                Actor.Channel.WEB);
    }

    @BeforeEach
    void portalStands() {
        server.createContext("/", this::answer);
        server.start();
        portals.connect(authority, "national", address("/in"), "bí mật", true).orThrow();
    }

    @AfterEach
    void portalFalls() {
        portals.connect(authority, "national", address("/in"), "bí mật", false).orThrow();
        server.stop(0);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(new Heard(
                exchange.getRequestMethod(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Phusa-Signature"),
                body));
        Say say = answers.isEmpty() ? new Say(503, "", "") : answers.poll();
        if (!say.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", say.location());
        }
        byte[] bytes = say.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(say.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private PortalMessage newest() {
        return portals.messages(authority, goods).orThrow().getFirst();
    }

    private PortalMessage told() {
        assertThat(portals.tell(goods, Map.of("name", "Gạo ST25"))).isEqualTo(1);
        return newest();
    }

    private static ProblemCode refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<?>) outcome).problems().getFirst().code();
    }

    @Test
    void aMessageIsSignedAndItsReceiptKept() {
        answers.add(new Say(201, "", "{\"receipt\":\"QG-7\"}"));
        PortalMessage message = told();
        assertThat(message.state()).isEqualTo(PortalMessage.State.QUEUED);
        portals.carry(message.id());
        assertThat(newest().state()).isEqualTo(PortalMessage.State.ACKNOWLEDGED);
        assertThat(newest().receipt()).isEqualTo("QG-7");
        assertThat(heard.getFirst().signature())
                .isEqualTo("sha256="
                        + Signature.hmacSha256("bí mật", heard.getFirst().body()));
        assertThat(heard.getFirst().body()).contains("https://id.gs1.org/" + goods, "Gạo ST25");
    }

    @Test
    void aPortalThatIsDownIsTriedAgainWithTheSameKey() {
        answers.add(new Say(503, "", ""));
        answers.add(new Say(200, "", "{\"receipt\":\"QG-8\"}"));
        long id = told().id();
        assertThatThrownBy(() -> portals.carry(id)).isInstanceOf(PortalTasks.Undecided.class);
        assertThat(newest().state()).isEqualTo(PortalMessage.State.QUEUED);
        portals.carry(id);
        assertThat(newest().state()).isEqualTo(PortalMessage.State.ACKNOWLEDGED);
        assertThat(heard).hasSize(2).extracting(Heard::key).containsOnly("portal-message-" + id);
    }

    @Test
    void whatIsTakenInIsAskedForUntilThePortalHasDecided() {
        answers.add(new Say(202, "/standing/1", ""));
        answers.add(new Say(200, "", "{\"state\":\"pending\"}"));
        answers.add(new Say(200, "", "{\"state\":\"rejected\",\"reason\":\"Thiếu hình ảnh\"}"));
        long id = told().id();
        assertThatThrownBy(() -> portals.carry(id)).isInstanceOf(PortalTasks.Undecided.class);
        assertThat(newest().state()).isEqualTo(PortalMessage.State.SENT);
        assertThatThrownBy(() -> portals.carry(id)).isInstanceOf(PortalTasks.Undecided.class);
        portals.carry(id);
        assertThat(newest().state()).isEqualTo(PortalMessage.State.REJECTED);
        assertThat(newest().reason()).isEqualTo("Thiếu hình ảnh");
        assertThat(heard).extracting(Heard::method).containsExactly("POST", "GET", "GET");
    }

    @Test
    void aRejectedMessageIsSentAgainOnlyWhenAskedForAndAnAcknowledgedOneNever() {
        answers.add(new Say(422, "", "{\"detail\":\"Sai GTIN\"}"));
        long id = told().id();
        portals.carry(id);
        portals.carry(id);
        assertThat(heard).hasSize(1);
        assertThat(newest().reason()).isEqualTo("Sai GTIN");
        portals.repeat(authority, id).orThrow();
        answers.add(new Say(200, "", "{\"receipt\":\"QG-9\"}"));
        portals.carry(id);
        assertThat(newest().state()).isEqualTo(PortalMessage.State.ACKNOWLEDGED);
        assertThat(refused(portals.repeat(authority, id))).isEqualTo(SupervisionProblem.NOT_TO_REPEAT);
    }

    @Test
    void aPortalCannotLeadTheQuestionToAnotherServer() {
        answers.add(new Say(202, "http://169.254.169.254/latest", ""));
        long id = told().id();
        assertThatThrownBy(() -> portals.carry(id)).isInstanceOf(PortalTasks.Undecided.class);
        assertThat(newest().standingAt()).isNull();
    }

    @Test
    void anAddressThatIsNoneIsNoAnswer() {
        answers.add(new Say(202, "http://[", ""));
        long id = told().id();
        assertThatThrownBy(() -> portals.carry(id)).isInstanceOf(PortalTasks.Undecided.class);
        assertThat(newest()).satisfies(kept -> {
            assertThat(kept.state()).isEqualTo(PortalMessage.State.QUEUED);
            assertThat(kept.attempts()).isEqualTo(1);
        });
    }

    @Test
    void aPublishedProductIsToldWithWhatItsDataSetHolds() throws Exception {
        PartyId owner = parties.byKey("noip").orElseThrow();
        Actor head = actor(Role.UNIT_HEAD, new Grant.Within(Set.of(owner)));
        String gtin = ProductFixture.gtin();
        ProductFixture.published(products, head, owner, gtin);
        PortalMessage message =
                portals.messages(authority, "01/" + gtin).orThrow().getFirst();
        assertThat(message.kind()).isEqualTo(PortalMessage.Kind.GOODS);
        assertThat(message.body())
                .contains("Gạo thơm ST25 Thới Lai", "TCVN 11888:2017", "\"image\"", "\"standards\"")
                .doesNotContain("\"events\"");
        http.perform(get("/traceability/goods").param("key", gtin).with(ActingAs.actor(authority)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("sự kiện theo dõi trọng yếu")));
    }

    @Test
    void aSuspendedDisplayIsTold() {
        PartyId science = parties.byKey("can-tho-science").orElseThrow();
        Matter matter = supervision
                .open(
                        authority,
                        new Supervision.NewMatter(
                                Matter.Kind.SIGN_OF_VIOLATION,
                                goods.replace("01/", "https://id.gs1.org/01/"),
                                Sector.GENERAL,
                                parties.byKey("noip").orElseThrow(),
                                science,
                                "Mã bị làm giả",
                                true))
                .orThrow();
        assertThat(newest().kind()).isEqualTo(PortalMessage.Kind.DISPLAY);
        assertThat(newest().body()).contains("\"display\":\"suspended\"", "\"matter\":" + matter.id());
    }

    @Test
    void onlyTheAuthoritySetsPortalsAndTheKeyIsNeverShown() throws Exception {
        Actor unit = actor(Role.UNIT_HEAD, new Grant.Within(Set.of(new PartyId(NEXT.incrementAndGet()))));
        assertThat(refused(portals.connect(unit, "national", address("/in"), "x", true)))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(refused(portals.messages(unit, null))).isEqualTo(Refusal.FORBIDDEN);
        assertThat(refused(portals.connect(authority, "national", "ftp://x", "", true)))
                .isEqualTo(SupervisionProblem.NO_ADDRESS);
        http.perform(get("/traceability/portals").with(ActingAs.actor(unit))).andExpect(status().isForbidden());
        http.perform(get("/traceability/portals").with(ActingAs.actor(authority)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(address("/in"))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("bí mật"))));
        http.perform(post("/traceability/portals/national")
                        .param("address", "không phải địa chỉ")
                        .with(ActingAs.actor(authority))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("không phải địa chỉ")));
    }
}
