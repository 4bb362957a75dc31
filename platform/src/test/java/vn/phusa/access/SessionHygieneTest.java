package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Role;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** Sessions, cookies, tokens against forged requests, and the headers that every answer carries. */
@PlatformTest
class SessionHygieneTest {
    private static final String PASSWORD = "ghe-tre-song-lua-42";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return browser.perform(request).andReturn().getResponse();
    }

    private void account(String login) {
        AccountId id = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Người " + login, "", "vi", null, Role.FOCAL_POINT, null))
                .orThrow();
        accounts.setPassword(Actor.platform(), accounts.find(id).orElseThrow(), PASSWORD, PASSWORD, null)
                .orThrow();
    }

    private static Cookie session(MockHttpServletResponse response) {
        return Objects.requireNonNull(response.getCookie("SESSION"), "a session cookie");
    }

    private Cookie signIn(String login) throws Exception {
        return session(answer(post("/sign-in")
                .param("login", login)
                .param("password", PASSWORD)
                .with(csrf())));
    }

    private boolean signedIn(Cookie session) throws Exception {
        return answer(get("/account").cookie(session)).getStatus() == 200;
    }

    // ---- sessions

    @Test
    void aSessionThatSomebodyPlantedBeforeIsNotTheOneAfterSigningIn() throws Exception {
        account("bi-cai-phien");
        Cookie planted = session(answer(post("/webauthn/authenticate/options").with(csrf())));
        Cookie entered = session(answer(post("/sign-in")
                .cookie(planted)
                .param("login", "bi-cai-phien")
                .param("password", PASSWORD)
                .with(csrf())));
        assertThat(entered.getValue()).isNotEqualTo(planted.getValue());
        assertThat(signedIn(entered)).isTrue();
        assertThat(signedIn(planted)).isFalse();
    }

    @Test
    void everywhereElseIsSignedOutWithOneButton() throws Exception {
        account("dang-xuat-moi-noi");
        Cookie phone = signIn("dang-xuat-moi-noi");
        Cookie office = signIn("dang-xuat-moi-noi");
        Cookie here = signIn("dang-xuat-moi-noi");
        assertThat(answer(get("/account").cookie(here)).getContentAsString(StandardCharsets.UTF_8))
                .contains("Đăng xuất khỏi mọi nơi khác");
        answer(post("/account/sessions/end-others").cookie(here).with(csrf()));
        assertThat(signedIn(phone)).isFalse();
        assertThat(signedIn(office)).isFalse();
        assertThat(signedIn(here)).isTrue();
    }

    @Test
    void aNewPasswordOnThePageEndsAllSessionsButThisOne() throws Exception {
        account("doi-tren-trang");
        Cookie elsewhere = signIn("doi-tren-trang");
        Cookie here = signIn("doi-tren-trang");
        String wanted = "chin-vi-sao-tren-ao-7";
        answer(post("/account/password")
                .cookie(here)
                .param("current", PASSWORD)
                .param("password", wanted)
                .param("repeated", wanted)
                .with(csrf()));
        assertThat(signedIn(elsewhere)).isFalse();
        assertThat(signedIn(here)).isTrue();
    }

    @Test
    void anIdleSessionEndsAfterTwoHours() throws Exception {
        account("de-may-do");
        Cookie session = signIn("de-may-do");
        assertThat(database.sql("select max_inactive_interval from access.sessions where principal_name = 'de-may-do'")
                        .query(Long.class)
                        .single())
                .isEqualTo(Duration.ofHours(2).toSeconds());
        database.sql("""
                update access.sessions set last_access_time = last_access_time - :idle, expiry_time = expiry_time - :idle
                where principal_name = 'de-may-do'
                """)
                .param("idle", Duration.ofHours(2).plusSeconds(1).toMillis())
                .update();
        assertThat(signedIn(session)).isFalse();
    }

    @Test
    void aWithdrawnRoleIsGoneInTheNextRequest() throws Exception {
        account("bi-thu-hoi");
        Cookie session = signIn("bi-thu-hoi");
        assertThat(answer(get("/programmes/new").cookie(session)).getStatus()).isEqualTo(200);
        AccountId id = accounts.byLogin("bi-thu-hoi").orElseThrow().id();
        accounts.grantsOf(List.of(id))
                .getOrDefault(id, List.of())
                .forEach(
                        held -> accounts.revoke(Actor.platform(), held.number()).orThrow());
        assertThat(answer(get("/programmes/new").cookie(session)).getStatus()).isEqualTo(403);
    }

    // ---- cookies

    @Test
    void everyCookieIsKeptFromScriptsAndOtherSitesAndOverHttpsGoesNowhereElse() throws Exception {
        account("banh-quy");
        MockHttpServletResponse entered = answer(post("/sign-in")
                .secure(true)
                .param("login", "banh-quy")
                .param("password", PASSWORD)
                .with(csrf()));
        MockHttpServletResponse page =
                answer(get("/account").secure(true).param("lang", "vi").cookie(session(entered)));
        List<String> cookies = new ArrayList<>(entered.getHeaders("Set-Cookie"));
        cookies.addAll(page.getHeaders("Set-Cookie"));
        assertThat(cookies)
                .extracting(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .contains("SESSION", "DEVICE", "lang");
        assertThat(cookies)
                .filteredOn(cookie -> cookie.matches("(?s)(SESSION|DEVICE|XSRF-TOKEN|lang)=.*"))
                .allSatisfy(cookie ->
                        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax"));
        assertThat(cookies)
                .filteredOn(cookie -> cookie.matches("(?s)(SESSION|DEVICE|XSRF-TOKEN)=.*"))
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("Secure"));
    }

    // ---- forged requests

    @Test
    void noFormIsTakenWithoutItsToken() throws Exception {
        Set<String> taken = new TreeSet<>();
        int tried = 0;
        for (var mapping : routes.getHandlerMethods().keySet()) {
            for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                if (method == RequestMethod.GET || method == RequestMethod.OPTIONS) {
                    continue;
                }
                for (String pattern : mapping.getPatternValues()) {
                    if (withoutSessions(pattern)) {
                        continue;
                    }
                    String path = pattern.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "1");
                    tried++;
                    if (answer(request(method.asHttpMethod(), path).with(user("dau-moi")))
                                    .getStatus()
                            != 403) {
                        taken.add(method + " " + path);
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(40);
        assertThat(taken).isEmpty();
        assertThat(answer(post("/sign-out").with(user("dau-moi"))).getStatus()).isEqualTo(403);
        assertThat(answer(post("/webauthn/register/options").with(user("dau-moi")))
                        .getStatus())
                .isEqualTo(403);
    }

    /** Programs sign in there with each request; no browser can be made to send what they know. */
    private static boolean withoutSessions(String pattern) {
        return pattern.startsWith("/epcis") || pattern.equals("/oauth2/token");
    }

    @Test
    void theEventInterfaceKnowsNoSessionsSoThatNoPageCanMakeABrowserAct() throws Exception {
        account("khong-phien");
        Cookie session = signIn("khong-phien");
        for (var mapping : routes.getHandlerMethods().keySet()) {
            for (String pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/epcis/")) {
                    for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                        String path = pattern.replaceAll("\\{[^{}]*}", "1").replace("**", "1");
                        // How to ask over SOAP, everybody is told.
                        boolean open = method == RequestMethod.GET && path.equals("/epcis/soap");
                        if (method != RequestMethod.OPTIONS && !open) {
                            assertThat(answer(request(method.asHttpMethod(), path)
                                                    .cookie(session))
                                            .getStatus())
                                    .as(method + " " + path)
                                    .isEqualTo(401);
                        }
                    }
                }
            }
        }
    }

    // ---- headers

    @Test
    void overHttpsBrowsersAreToldToStayThere() throws Exception {
        assertThat(answer(get("/sign-in").secure(true)).getHeader("Strict-Transport-Security"))
                .contains("max-age=31536000")
                .contains("includeSubDomains");
        assertThat(answer(get("/sign-in")).getHeader("Strict-Transport-Security"))
                .isNull();
    }

    @Test
    void everyAnswerCarriesTheHeadersAlsoAFileARefusalAndAnError() throws Exception {
        for (var request : List.of(
                get("/sign-in"),
                get("/khong-co-trang-nay").with(user("dau-moi")),
                get("/api/work"),
                get("/assets/phusa.svg"),
                get("/public/programmes"))) {
            MockHttpServletResponse answer = answer(request);
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.getHeader("Permissions-Policy")).isNotBlank();
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .contains("default-src 'self'")
                    .contains("object-src 'none'")
                    .contains("base-uri 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void aPageForOnePersonIsKeptByNoCache() throws Exception {
        account("khong-luu-dem");
        assertThat(answer(get("/account").cookie(signIn("khong-luu-dem"))).getHeader("Cache-Control"))
                .contains("no-store");
    }

    private static final Pattern NONCE = Pattern.compile("script-src 'self' 'nonce-([^']+)'");
    private static final Pattern INLINE = Pattern.compile("<(script|style)([^>]*)>");
    private static final Pattern HANDLER = Pattern.compile("<[a-z][^>]*\\s(on[a-z]+|style)=");

    @Test
    void noPageHasAScriptOrStyleWithoutTheNonceOfItsOwnAnswer() throws Exception {
        Actor everybody = Actor.platform();
        Actor reader = new Actor(
                accounts.byLogin("dau-moi").orElseThrow().id(),
                null,
                "Người xem",
                everybody.grants(),
                Actor.Channel.WEB);
        Set<String> nonces = new TreeSet<>();
        int pages = 0;
        for (var mapping : routes.getHandlerMethods().keySet()) {
            for (String path : mapping.getPatternValues()) {
                if (path.contains("{")
                        || !mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                    continue;
                }
                MockHttpServletResponse answer =
                        answer(get(path).with(ActingAs.actor(reader)).accept("text/html"));
                if (!String.valueOf(answer.getContentType()).startsWith("text/html")) {
                    continue;
                }
                pages++;
                String html = answer.getContentAsString(StandardCharsets.UTF_8);
                Matcher nonce = NONCE.matcher(String.valueOf(answer.getHeader("Content-Security-Policy")));
                assertThat(nonce.find()).isTrue();
                assertThat(nonces.add(nonce.group(1))).as("a nonce of its own").isTrue();
                Matcher inline = INLINE.matcher(html);
                while (inline.find()) {
                    String attributes = inline.group(2);
                    assertThat(attributes.contains("src=") || attributes.contains("nonce=\"" + nonce.group(1) + "\""))
                            .as("%s: %s", path, inline.group())
                            .isTrue();
                }
                Matcher handler = HANDLER.matcher(html);
                assertThat(handler.find())
                        .as("%s: inline handlers and styles", path)
                        .isFalse();
            }
        }
        assertThat(pages).isGreaterThan(15);
    }
}
