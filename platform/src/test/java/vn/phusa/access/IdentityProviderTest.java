package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import vn.phusa.base.Actor;
import vn.phusa.base.Role;
import vn.phusa.testing.PlatformTest;

/** Sign-in through a real OpenID Connect server, which this test starts: the way of VNeID and a city's single sign-on. */
@PlatformTest
class IdentityProviderTest {
    private static final String PLATFORM = "http://platform.example";
    private static final ConfigurableApplicationContext SERVER = new SpringApplicationBuilder(IdentityServer.class)
            .properties(
                    "spring.config.name=identity-server",
                    "server.port=0",
                    "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                            + "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration",
                    client("client-id=phusa"),
                    client("client-secret={noop}bi-mat-thu"),
                    client("client-authentication-methods=client_secret_basic"),
                    client("authorization-grant-types=authorization_code"),
                    client("redirect-uris=" + PLATFORM + "/login/oauth2/code/oidc"),
                    client("scopes=openid,profile,email"))
            .run();

    private static String client(String setting) {
        return "spring.security.oauth2.authorizationserver.client.phusa.registration." + setting;
    }

    private static String issuer() {
        return "http://127.0.0.1:" + SERVER.getEnvironment().getProperty("local.server.port");
    }

    /** The other provider: three people, one of whom has not proved the mail address. */
    @EnableAutoConfiguration
    static class IdentityServer {
        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(
                    person("co-tai-khoan"), person("khong-tai-khoan"), person("chua-xac-minh"));
        }

        private static org.springframework.security.core.userdetails.UserDetails person(String name) {
            return User.withUsername(name)
                    .password("{noop}mat-khau")
                    .roles("USER")
                    .build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> context.getClaims().claims(claims -> {
                String name = context.getPrincipal().getName();
                claims.put("email", name + "@example.vn");
                claims.put("email_verified", !name.equals("chua-xac-minh"));
            });
        }
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("phusa.oidc.issuer", IdentityProviderTest::issuer);
        settings.add("phusa.oidc.client-id", () -> "phusa");
        settings.add("phusa.oidc.client-secret", () -> "bi-mat-thu");
        settings.add("phusa.oidc.name", () -> "Cổng đăng nhập thử");
    }

    @AfterAll
    static void stopTheServer() {
        SERVER.close();
    }

    @Autowired
    private MockMvc browser;

    @Autowired
    private Accounts accounts;

    @Test
    void thePageOffersTheOtherProvider() throws Exception {
        browser.perform(get("/sign-in"))
                .andExpect(content().string(containsString("Đăng nhập bằng Cổng đăng nhập thử")));
    }

    @Test
    void aVerifiedAddressLinksToItsAccountAndTheLinkStays() throws Exception {
        account("nguoi-co-tai-khoan", "co-tai-khoan@example.vn");
        for (int visit = 0; visit < 2; visit++) {
            MvcResult arrived = signIn("co-tai-khoan");
            assertThat(arrived.getResponse().getRedirectedUrl()).isEqualTo("/");
            browser.perform(get("/").cookie(session(arrived)))
                    .andExpect(content().string(containsString("Người nguoi-co-tai-khoan")));
        }
    }

    @Test
    void anIdentityWithoutAnAccountIsTurnedAway() throws Exception {
        MvcResult arrived = signIn("khong-tai-khoan");
        assertThat(arrived.getResponse().getRedirectedUrl()).isEqualTo("/sign-in?refused=identity");
        browser.perform(get("/sign-in").param("refused", "identity"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Danh tính này chưa gắn với tài khoản nào")));
    }

    @Test
    void anAddressThatWasNotVerifiedOpensNobodysAccount() throws Exception {
        account("nguoi-bi-gia-mao", "chua-xac-minh@example.vn");
        assertThat(signIn("chua-xac-minh").getResponse().getRedirectedUrl()).isEqualTo("/sign-in?refused=identity");
    }

    private void account(String login, String email) {
        accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Người " + login, email, "vi", null, Role.AUDITOR, null))
                .orThrow();
    }

    private static Cookie session(MvcResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("SESSION"), "a session cookie");
    }

    /** From the platform to the provider, through its own sign-in page, and back. */
    private MvcResult signIn(String name) throws Exception {
        MvcResult sent =
                browser.perform(get(PLATFORM + "/oauth2/authorization/oidc")).andReturn();
        HttpClient provider =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI wanted = URI.create(Objects.requireNonNull(sent.getResponse().getRedirectedUrl()));
        HttpResponse<String> asked =
                call(provider, HttpRequest.newBuilder(wanted).header("Accept", "text/html"));
        assertThat(asked.statusCode()).isEqualTo(302);
        HttpResponse<String> page = call(provider, HttpRequest.newBuilder(URI.create(issuer() + "/login")));
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        HttpResponse<String> entered = call(
                provider,
                HttpRequest.newBuilder(URI.create(issuer() + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=mat-khau&_csrf="
                                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
        URI back = URI.create(entered.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> granted = call(
                provider,
                HttpRequest.newBuilder(URI.create(issuer()).resolve(back)).header("Accept", "text/html"));
        String callback = granted.headers().firstValue("Location").orElseThrow();
        assertThat(callback).startsWith(PLATFORM + "/login/oauth2/code/oidc?code=");
        return browser.perform(get(URI.create(callback)).cookie(session(sent))).andReturn();
    }

    private static HttpResponse<String> call(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
