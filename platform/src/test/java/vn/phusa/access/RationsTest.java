package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.phusa.access.store.RationStore;
import vn.phusa.base.Actor;
import vn.phusa.base.Role;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Nobody gets more than their share, everybody is told when to come again, and nobody locks another out. */
@PlatformTest
class RationsTest {
    private static final String PASSWORD = "ghe-tre-song-lua-42";

    @Autowired
    private MockMvc web;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Rations rations;

    @Autowired
    private RationStore store;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void theClockStands() {
        clock.set(java.time.LocalDate.of(2026, 8, 3), 9, 0);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private Actor holder(String login) {
        Account account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Người " + login, "", "vi", null, Role.AUDITOR, null))
                .map(id -> accounts.find(id).orElseThrow())
                .orThrow();
        accounts.setPassword(Actor.platform(), account, PASSWORD, PASSWORD, null)
                .orThrow();
        return accounts.actorOf(account.id(), Actor.Channel.WEB);
    }

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder from(String address, MockHttpServletRequestBuilder request) {
        return request.with(sent -> {
            sent.setRemoteAddr(address);
            return sent;
        });
    }

    // ---- the algorithm, in the database

    @Test
    void aClockThatIsSetBackLeavesNobodyWaitingForTheTimeThatWas() {
        Rations rations = new Rations(store, clock);
        for (int i = 0; i < Ration.EXPORT.atOnce(); i++) {
            rations.take(Ration.EXPORT, "dong-ho-lui");
        }
        clock.advance(Duration.ofDays(-30));
        assertThat(rations.take(Ration.EXPORT, "dong-ho-lui")).isZero();
    }

    @Test
    void aRationIsHandedOutAtOnceAndThenComesBackOneByOne() {
        String holder = UUID.randomUUID().toString();
        for (int i = 0; i < Ration.EXPORT.atOnce(); i++) {
            assertThat(rations.take(Ration.EXPORT, holder)).isZero();
        }
        assertThat(rations.take(Ration.EXPORT, holder)).isEqualTo(Ration.EXPORT.apart());
        clock.advance(Ration.EXPORT.apart());
        assertThat(rations.take(Ration.EXPORT, holder)).isZero();
        assertThat(rations.take(Ration.EXPORT, holder)).isPositive();
        clock.advance(Ration.EXPORT.apart().multipliedBy(1_000));
        for (int i = 0; i < Ration.EXPORT.atOnce(); i++) {
            assertThat(rations.take(Ration.EXPORT, holder)).isZero();
        }
        assertThat(rations.take(Ration.EXPORT, holder)).isPositive();
    }

    @Test
    void severalNodesTogetherGiveNoMoreThanOne() throws Exception {
        String holder = UUID.randomUUID().toString();
        List<Rations> nodes = List.of(new Rations(store, clock), new Rations(store, clock));
        List<Callable<Duration>> asked = new ArrayList<>();
        for (int i = 0; i < 3 * Ration.UPLOAD.atOnce(); i++) {
            Rations node = nodes.get(i % 2);
            asked.add(() -> node.take(Ration.UPLOAD, holder));
        }
        int given = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Duration> one : threads.invokeAll(asked)) {
                given += one.get().isZero() ? 1 : 0;
            }
        }
        assertThat(given).isEqualTo(Ration.UPLOAD.atOnce());
    }

    // ---- at the doors

    private void isRationed(Ration ration, Callable<AbstractMockHttpServletRequestBuilder<?>> request, String language)
            throws Exception {
        for (int i = 0; i < ration.atOnce(); i++) {
            assertThat(answer(request.call()).getStatus()).isNotEqualTo(429);
        }
        MockHttpServletResponse refused = answer(request.call());
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Long.parseLong(Objects.requireNonNull(refused.getHeader("Retry-After"))))
                .isBetween(1L, 3L);
        assertThat(refused.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains(language.equals("en") ? "Too many requests of this kind" : "quá nhiều yêu cầu loại này");
        clock.advance(ration.apart());
        assertThat(answer(request.call()).getStatus()).isNotEqualTo(429);
    }

    @Test
    void searchesAreRationedForEachAccount() throws Exception {
        Actor holder = holder("tim-nhieu");
        isRationed(
                Ration.SEARCH,
                () -> get("/search").param("q", "khoa").accept("text/html").with(ActingAs.actor(holder)),
                "vi");
        Actor other = holder("tim-it");
        assertThat(answer(get("/search").param("q", "khoa").with(ActingAs.actor(other)))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void exportsAreRationedAndTheApiSaysSoAsAProblem() throws Exception {
        Actor holder = holder("xuat-nhieu");
        isRationed(
                Ration.EXPORT,
                () -> get("/administration/accounts")
                        .param("format", "csv")
                        .param("q", "xuat-nhieu")
                        .cookie(new Cookie("lang", "en"))
                        .with(ActingAs.actor(holder)),
                "en");
        assertThat(answer(get("/administration/accounts").accept("text/html").with(ActingAs.actor(holder)))
                        .getStatus())
                .as("the page itself is not rationed")
                .isEqualTo(200);
    }

    @Test
    void uploadsAreRationed() throws Exception {
        Actor holder = holder("gui-nhieu");
        isRationed(
                Ration.UPLOAD,
                () -> multipart("/commitments/999999999/do/add-evidence")
                        .file(new MockMultipartFile("add-evidence-file", "a.txt", "text/plain", new byte[] {65}))
                        .accept("text/html")
                        .with(ActingAs.actor(holder)),
                "vi");
    }

    @Test
    void secretAddressesAreRationedForEachNetworkAddress() throws Exception {
        isRationed(
                Ration.LINK,
                () -> from(
                        "198.51.100.7",
                        get("/set-password/" + UUID.randomUUID()).accept("text/html")),
                "vi");
        assertThat(answer(from("198.51.100.8", get("/set-password/" + UUID.randomUUID())))
                        .getStatus())
                .isEqualTo(404);
    }

    private static AbstractMockHttpServletRequestBuilder<?> answering(String link, String address) {
        return multipart("/answer/" + link)
                .file(new MockMultipartFile("file", "a.txt", "text/plain", new byte[] {65}))
                .param("what", "receive")
                .with(csrf())
                .accept("text/html")
                .with(sent -> {
                    sent.setRemoteAddr(address);
                    return sent;
                });
    }

    @Test
    void filesSentThroughALinkAreRationedForTheLinkAndNotForTheOfficeBehindOneAddress() throws Exception {
        String busy = UUID.randomUUID().toString();
        for (int i = 0; i < Ration.UPLOAD.atOnce(); i++) {
            assertThat(answer(answering(busy, "203.0.113.40")).getStatus()).isEqualTo(410);
        }
        assertThat(answer(answering(busy, "203.0.113.40")).getStatus()).isEqualTo(429);
        assertThat(answer(answering(busy, "203.0.113.41")).getStatus())
                .as("the same link from elsewhere")
                .isEqualTo(429);
        assertThat(answer(answering(UUID.randomUUID().toString(), "203.0.113.40"))
                        .getStatus())
                .as("another link from the same office")
                .isEqualTo(410);
        assertThat(answer(multipart("/commitments/999999999/do/add-evidence")
                                .file(new MockMultipartFile(
                                        "add-evidence-file", "a.txt", "text/plain", new byte[] {65}))
                                .with(csrf())
                                .with(sent -> {
                                    sent.setRemoteAddr("203.0.113.40");
                                    return sent;
                                }))
                        .getStatus())
                .as("what else comes from that office")
                .isNotEqualTo(429);
    }

    @Test
    void tryingLinksWithFilesIsRationedForEachNetworkAddress() throws Exception {
        for (int i = 0; i < Ration.LINK.atOnce(); i++) {
            assertThat(answer(answering(UUID.randomUUID().toString(), "203.0.113.42"))
                            .getStatus())
                    .isEqualTo(410);
        }
        assertThat(answer(answering(UUID.randomUUID().toString(), "203.0.113.42"))
                        .getStatus())
                .isEqualTo(429);
    }

    @Test
    void callsWithAKeyAreRationedForItsAccount() throws Exception {
        String key = keys.make(holder("goi-nhieu"), "thử", null, true, null).orThrow();
        for (int i = 0; i < Ration.API_CALL.atOnce(); i++) {
            assertThat(rations.take(
                            Ration.API_CALL,
                            "account "
                                    + accounts.byLogin("goi-nhieu")
                                            .orElseThrow()
                                            .id()))
                    .isZero();
        }
        MockHttpServletResponse refused = answer(get("/api/work").header("Authorization", "Bearer " + key));
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(answer(get("/api/work").header("Authorization", "Bearer " + key))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aKeyOpensTheApiInTheHeaderOfItsOwnAsWell() throws Exception {
        String key = keys.make(holder("khoa-rieng"), "thử", null, true, null).orThrow();
        assertThat(answer(get("/api/work").header("X-API-Key", key)).getStatus())
                .isEqualTo(200);
        assertThat(answer(from("198.51.100.8", get("/api/work").header("X-API-Key", "phusa_none")))
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void guessingKeysIsRationedForEachNetworkAddressAndHoldsUpNoRightKey() throws Exception {
        String key = keys.make(holder("khoa-dung"), "thử", null, true, null).orThrow();
        for (int i = 0; i < Ration.WRONG_KEY.atOnce(); i++) {
            assertThat(answer(from("198.51.100.9", get("/api/work").header("Authorization", "Bearer phusa_" + i)))
                            .getStatus())
                    .isEqualTo(401);
        }
        assertThat(answer(from("198.51.100.9", get("/api/work").header("Authorization", "Bearer phusa_x")))
                        .getStatus())
                .isEqualTo(429);
        assertThat(answer(from("198.51.100.9", get("/api/work").header("Authorization", "Bearer " + key)))
                        .getStatus())
                .isEqualTo(200);
    }

    // ---- signing in

    private MockHttpServletResponse signIn(String address, String login, String password, @Nullable Cookie device)
            throws Exception {
        MockHttpServletRequestBuilder request = from(
                address,
                post("/sign-in")
                        .param("login", login)
                        .param("password", password)
                        .with(csrf()));
        return answer(device == null ? request : request.cookie(device));
    }

    @Test
    void whoGuessesFromElsewhereDoesNotHoldUpTheOwnerInAKnownBrowser() throws Exception {
        holder("chu-nhan");
        Cookie device = Objects.requireNonNull(
                signIn("203.0.113.5", "chu-nhan", PASSWORD, null).getCookie("DEVICE"));
        assertThat(device.isHttpOnly()).isTrue();
        for (int i = 0; i < Throttle.FREE; i++) {
            signIn("198.51.100.20", "chu-nhan", "doan mo " + i, null);
        }
        MockHttpServletResponse stranger = signIn("203.0.113.5", "chu-nhan", PASSWORD, null);
        assertThat(stranger.getStatus()).isEqualTo(429);
        assertThat(stranger.getHeader("Retry-After")).isEqualTo("15");
        assertThat(signIn("203.0.113.5", "chu-nhan", PASSWORD, device).getStatus())
                .isEqualTo(302);
    }

    @Test
    void aKnownBrowserCannotGuessFreely() throws Exception {
        holder("may-bi-trom");
        Cookie device = Objects.requireNonNull(
                signIn("203.0.113.6", "may-bi-trom", PASSWORD, null).getCookie("DEVICE"));
        for (int i = 0; i < Throttle.FREE; i++) {
            assertThat(signIn("203.0.113.6", "may-bi-trom", "doan mo " + i, device)
                            .getStatus())
                    .isEqualTo(401);
        }
        assertThat(signIn("203.0.113.6", "may-bi-trom", PASSWORD, device).getStatus())
                .isEqualTo(429);
    }

    @Test
    void aKnownBrowserIsKnownForItsOwnAccountOnly() throws Exception {
        holder("nguoi-mot");
        holder("nguoi-hai");
        Cookie device = Objects.requireNonNull(
                signIn("203.0.113.7", "nguoi-mot", PASSWORD, null).getCookie("DEVICE"));
        for (int i = 0; i < Throttle.FREE; i++) {
            signIn("203.0.113.7", "nguoi-hai", "doan mo " + i, device);
        }
        assertThat(signIn("203.0.113.7", "nguoi-hai", PASSWORD, device).getStatus())
                .isEqualTo(429);
    }

    @Test
    void anOfficeBehindOneAddressIsNeverLockedOut() throws Exception {
        holder("can-bo-van-phong");
        holder("can-bo-moi");
        String office = "203.0.113.8";
        Cookie device = Objects.requireNonNull(
                signIn(office, "can-bo-van-phong", PASSWORD, null).getCookie("DEVICE"));
        for (int i = 0; i < Throttle.FREE_FROM_ADDRESS; i++) {
            signIn(office, "khong-co-" + i, "doan mo", null);
        }
        assertThat(signIn(office, "can-bo-van-phong", PASSWORD, device).getStatus())
                .as("somebody who works there")
                .isEqualTo(302);
        MockHttpServletResponse newcomer = signIn(office, "can-bo-moi", PASSWORD, null);
        assertThat(newcomer.getStatus()).isEqualTo(429);
        assertThat(newcomer.getHeader("Retry-After")).isEqualTo("10");
        clock.advance(Duration.ofSeconds(10));
        assertThat(signIn(office, "can-bo-moi", PASSWORD, null).getStatus()).isEqualTo(302);
    }
}
