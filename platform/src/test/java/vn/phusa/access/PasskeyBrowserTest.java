package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Role;
import vn.phusa.ledger.Ledger;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.PasskeyDevice;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/** Passkeys in a real Chromium with an authenticator that the browser makes up (WebAuthn.addVirtualAuthenticator). */
@BrowserTest
@DirtiesContext
class PasskeyBrowserTest {
    private static final String PASSWORD = "ghe-tre-song-lua-42";
    private static final int PORT = freePort();

    /** A passkey belongs to an address, so this platform must know its own before it starts. */
    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("phusa.public-url", () -> "http://localhost:" + PORT);
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Autowired
    private Browser browser;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passkeys passkeys;

    @Autowired
    private Ledger ledger;

    private AccountId account(String login) {
        AccountId id = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Người " + login, "", "vi", null, Role.FOCAL_POINT, null))
                .orThrow();
        accounts.setPassword(Actor.platform(), accounts.find(id).orElseThrow(), PASSWORD, PASSWORD, null)
                .orThrow();
        return id;
    }

    private static void register(Tab tab, String label) {
        tab.go("/account");
        tab.page().locator("#passkey-label").fill(label);
        tab.page().locator("[data-passkey=register]").click();
        tab.page()
                .getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName(label))
                .waitFor();
    }

    private static void signOut(Tab tab) {
        tab.page().context().clearCookies();
        tab.go("/sign-in");
    }

    private static void signInByPasskey(Tab tab) {
        tab.go("/sign-in");
        tab.page().locator("[data-passkey=sign-in]").click();
        tab.page().waitForURL(url -> !url.contains("/sign-in"));
    }

    @Test
    void aPasskeyIsAddedSignsInAndIsRemoved() {
        AccountId id = account("khoa-truy-cap");
        try (Tab tab = browser.open(Screen.PHONE)) {
            PasskeyDevice device = PasskeyDevice.in(tab);
            tab.signIn("khoa-truy-cap", PASSWORD);
            register(tab, "Điện thoại của tôi");
            assertThat(device.credentials()).isOne();
            tab.isSound().picture("passkeys");

            signOut(tab);
            signInByPasskey(tab);
            tab.go("/account");
            assertThat(tab.main().innerText()).contains("khoa-truy-cap").contains("Điện thoại của tôi");

            tab.page().locator("form[action$='/remove'] button").first().click();
            tab.page().waitForURL("**/account");
            assertThat(passkeys.of(id)).isEmpty();

            signOut(tab);
            tab.page().locator("[data-passkey=sign-in]").click();
            tab.page().locator("[data-passkey-said]:not(:empty)").waitFor();
            assertThat(tab.page().url()).endsWith("/sign-in");
        }
        assertThat(ledger.acts(Actor.platform(), ListQuery.all()).orThrow().rows())
                .filteredOn(act -> act.subject().equals("access.account/" + id))
                .extracting(act -> act.kind())
                .contains("access.passkey-added", "access.passkey-removed");
    }

    @Test
    void aSecondDeviceGetsAPasskeyOfItsOwnAndStaysWhenTheFirstGoes() {
        AccountId id = account("hai-thiet-bi");
        try (Tab phone = browser.open(Screen.PHONE);
                Tab office = browser.open(Screen.DESKTOP)) {
            PasskeyDevice.in(phone);
            PasskeyDevice.in(office);
            phone.signIn("hai-thiet-bi", PASSWORD);
            register(phone, "Điện thoại");
            office.signIn("hai-thiet-bi", PASSWORD);
            register(office, "Máy ở cơ quan");
            assertThat(passkeys.of(id)).extracting(Passkey::label).containsExactly("Điện thoại", "Máy ở cơ quan");

            passkeys.remove(id, passkeys.of(id).getFirst().handle()).orThrow();
            signOut(office);
            signInByPasskey(office);
            office.go("/account");
            assertThat(office.main().innerText()).contains("hai-thiet-bi");
            signOut(phone);
            phone.page().locator("[data-passkey=sign-in]").click();
            phone.page().locator("[data-passkey-said]:not(:empty)").waitFor();
        }
    }

    @Test
    void aBlockedAccountDoesNotComeInByItsPasskey() {
        AccountId id = account("khoa-bi-khoa");
        try (Tab tab = browser.open(Screen.PHONE)) {
            PasskeyDevice.in(tab);
            tab.signIn("khoa-bi-khoa", PASSWORD);
            register(tab, "Điện thoại");
            accounts.block(Actor.platform(), id, true).orThrow();
            signOut(tab);
            tab.page().locator("[data-passkey=sign-in]").click();
            tab.page().locator("[data-passkey-said]:not(:empty)").waitFor();
            assertThat(tab.page().url()).endsWith("/sign-in");
        }
    }

    /** A site in between passes everything on to the real one, as phishers do; the browser signs for the address it sees. */
    @Test
    void whatWasSignedForAnotherAddressOpensNothing() throws IOException {
        account("bi-lua");
        HttpServer between = siteInBetween();
        String address = "http://localhost:" + between.getAddress().getPort();
        try (Tab tab = browser.open(Screen.PHONE)) {
            PasskeyDevice device = PasskeyDevice.in(tab);
            tab.signIn("bi-lua", PASSWORD);
            register(tab, "Điện thoại");
            signOut(tab);
            tab.go(address + "/sign-in");
            int before = device.signatures();
            tab.page().locator("[data-passkey=sign-in]").click();
            tab.page().locator("[data-passkey-said]:not(:empty)").waitFor();
            assertThat(device.signatures()).as("the browser has signed").isGreaterThan(before);
            tab.go("/account");
            assertThat(tab.page().url()).endsWith("/sign-in");
        } finally {
            between.stop(0);
        }
    }

    private static HttpServer siteInBetween() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        HttpClient client = HttpClient.newHttpClient();
        Set<String> own =
                Set.of("host", "connection", "content-length", "origin", "referer", "upgrade", "http2-settings");
        server.createContext("/", exchange -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + PORT + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!own.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            try {
                HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                answer.headers().map().forEach((name, values) -> {
                    if (!List.of("content-length", "transfer-encoding", "connection")
                            .contains(name)) {
                        values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                    }
                });
                byte[] body = answer.body();
                exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        server.start();
        return server;
    }
}
