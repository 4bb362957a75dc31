package vn.phusa.traceability.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.access.Accounts;
import vn.phusa.access.Invitations;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.Namespaces;
import vn.phusa.party.Parties;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.SampleDocuments;

/** An owner finds an event, takes it back and lets another organisation see the rest, on a phone and on a desk. */
@BrowserTest
class SightBrowserTest {
    private static final String PASSWORD = "ghe-tre-song-lua-42";

    @Autowired
    private Browser browser;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Parties parties;

    @Autowired
    private Captures captures;

    @ParameterizedTest
    @EnumSource
    void theOwnerFindsAnEventTakesItBackAndShares(Screen screen) {
        PartyId mill = parties.byKey("noip").orElseThrow();
        String lot = "SB" + screen.name() + System.nanoTime() % 1_000_000;
        captures.captureNow(
                        Actor.platform(),
                        mill,
                        SampleDocuments.read(SampleDocuments.document(SampleDocuments.shipping(lot, lot))),
                        Namespaces.of(Map.of("gao", "https://ns.gao.vn/")))
                .orThrow();
        try (Tab tab = signedIn(mill, screen)) {
            tab.go("/traceability/events").isSound().picture("events");
            tab.type("Mã hàng, mã kiện, chứng từ hoặc mã sự kiện", "(01)08935001234562(10)" + lot);
            tab.page().locator("form[action='/traceability/events'] button").click();
            assertThat(tab.title()).startsWith("1 sự kiện");
            tab.page().locator(".event-list a").first().click();
            assertThat(tab.main().innerText()).contains("200,5 kg", "Ruộng số 7", "Biên nhận trong sổ cái");
            tab.isSound().picture("event");
            tab.choose("Lý do", "Dữ liệu sai").press("Khai báo sự kiện này sai");
            assertThat(tab.main().innerText()).contains("Sự kiện này đã được khai báo sai.");
            tab.isSound().picture("event-wrong");

            tab.go("/traceability/sharing?goods=(01)08935001234562(10)" + lot);
            tab.choose(
                            "Đơn vị được xem",
                            parties.nameOn(
                                    parties.byKey("can-tho-science").orElseThrow(),
                                    java.time.LocalDate.of(2026, 11, 1)))
                    .press("Cho xem");
            assertThat(tab.main().innerText()).contains("lô " + lot);
            tab.isSound().picture("sharing");
            tab.page()
                    .locator("tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText(lot))
                    .first()
                    .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                    .click();
            assertThat(tab.main().innerText()).contains("không còn xem được");
            tab.go("/traceability/integration").isSound().picture("integration");
        }
    }

    private Tab signedIn(PartyId unit, Screen screen) {
        String login = "xem-su-kien-" + screen.name().toLowerCase(java.util.Locale.ROOT) + System.nanoTime();
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Chủ nhà máy", "", "vi", null, Role.UNIT_HEAD, unit))
                .orThrow();
        String token = invitations.invite(Actor.platform(), account).orThrow();
        invitations.setPassword(token, PASSWORD, PASSWORD).orThrow();
        return browser.open(screen).signIn(login, PASSWORD);
    }
}
