package vn.phusa.traceability.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.SettableClock;
import vn.phusa.testing.Tab;

/** A farmer's phone in the field: recorded without a network, sent when there is one, lost never. */
@BrowserTest
class FieldBrowserTest {
    /** What was just recorded waits some seconds, so that it can be undone. */
    private static final LocatorAssertions.ContainsTextOptions ONCE_IT_MAY_GO =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    @Autowired
    private Browser browser;

    @Autowired
    private SettableClock clock;

    /** The phone has the real time, so the platform must have it too; its clock stands still otherwise. */
    @BeforeEach
    void realTime() {
        clock.set(Clock.systemUTC().instant().plusSeconds(300));
    }

    @AfterEach
    void asItWas() {
        clock.reset();
    }

    private static void harvest(Tab tab, String lot) {
        tab.page().locator("[name='things.0.code']").fill("8938501110015");
        tab.page().locator("[name='things.0.lot']").fill(lot);
        tab.page().locator("[name='things.0.quantity']").fill("1250,5");
        tab.type("Nơi làm", "Ruộng Thới Lai");
        tab.page().locator("[data-field-form] button[type=submit]").click();
    }

    private static Locator queue(Tab tab) {
        return tab.page().locator("#field-queue");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void whatIsRecordedWithoutANetworkIsSentWhenThereIsOne(Screen screen) {
        try (Tab tab = browser.openAs(screen, "can-bo")) {
            tab.go("/traceability/field").isSound();
            tab.page().evaluate("navigator.serviceWorker.ready.then(() => true)");
            tab.follow("Thu hoạch").isSound();
            tab.picture("field-harvest");
            tab.page().context().setOffline(true);
            harvest(tab, "OFF-1-" + screen);
            assertThat(queue(tab)).containsText("1 việc đang nằm trên máy");
            harvest(tab, "OFF-2-" + screen);
            assertThat(queue(tab)).containsText("2 việc đang nằm trên máy");
            tab.isSound();
            tab.picture("field-offline");
            // The phone was switched off and on again: the page comes from the phone, the queue is still there.
            tab.page().reload();
            assertThat(queue(tab)).containsText("2 việc đang nằm trên máy");
            tab.page().context().setOffline(false);
            assertThat(queue(tab)).containsText("Đã gửi 2 việc", ONCE_IT_MAY_GO);
            tab.go("/traceability/field");
            assertThat(tab.page().locator("#sent")).containsText("OFF-1-" + screen);
            assertThat(tab.page().locator("#sent")).containsText("OFF-2-" + screen);
            tab.isSound();
            tab.picture("field-sent");
        }
    }

    @Test
    void whatTheChainAsksForIsSaidBeforeItIsQueuedAndWhatWasJustRecordedIsUndone() {
        try (Tab tab = browser.openAs(Screen.PHONE, "can-bo")) {
            tab.go("/traceability/field?action=harvest");
            tab.page().locator("[name=step]").selectOption("rice.harvest");
            assertThat(tab.page().locator("#field-needs")).containsText("Bước này phải ghi: Số lượng, Giống, Nơi làm.");
            tab.page().context().setOffline(true);
            harvest(tab, "NEED-1");
            assertThat(tab.page().locator("#field-missing")).containsText("Thiếu: Giống.");
            assertThat(queue(tab)).isHidden();
            tab.isSound();
            tab.picture("field-missing");
            tab.page().locator("button[data-draft]").click();
            assertThat(queue(tab)).containsText("1 bản nháp đang nằm trên máy");
            tab.page().context().setOffline(false);
            tab.follow("Điền nốt");
            tab.page().locator("[name='elements.variety']").fill("ST25");
            tab.page().locator("[data-field-form] button[type=submit]").click();
            tab.page().locator("button[data-undo]").click();
            assertThat(queue(tab)).containsText("chưa gửi gì đi");
            assertThat(tab.page().locator("[name='things.0.lot']")).hasValue("NEED-1");
            tab.page().locator("[data-field-form] button[type=submit]").click();
            assertThat(queue(tab)).containsText("Đã gửi 1 việc", ONCE_IT_MAY_GO);
        }
    }

    @Test
    void afterDaysOfflineOneSignsInAgainAndNothingOfTheQueueIsLost() {
        try (Tab tab = browser.openAs(Screen.PHONE, "can-bo")) {
            tab.go("/traceability/field?action=harvest");
            tab.page().context().setOffline(true);
            harvest(tab, "DAYS-1");
            assertThat(queue(tab)).containsText("1 việc đang nằm trên máy");
            // Meanwhile the session has ended.
            tab.page().context().clearCookies();
            tab.page().context().setOffline(false);
            assertThat(queue(tab)).containsText("Đăng nhập lại để gửi", ONCE_IT_MAY_GO);
            browser.signIn(tab, "can-bo");
            tab.go("/traceability/field");
            assertThat(queue(tab)).containsText("Đã gửi 1 việc", ONCE_IT_MAY_GO);
            tab.go("/traceability/field");
            assertThat(tab.page().locator("#sent")).containsText("DAYS-1");
        }
    }

    @Test
    void whatThePlatformRefusesStaysOnThePhoneWithItsReasonAndIsMended() {
        try (Tab tab = browser.openAs(Screen.PHONE, "can-bo")) {
            tab.go("/traceability/field?action=harvest");
            tab.page().context().setOffline(true);
            // Only the tables of GS1 know that this is nothing that a scanner gives.
            tab.page().locator("[name='things.0.code']").fill("]d2zz");
            tab.page().locator("[name='things.0.lot']").fill("BAD-1");
            tab.page().locator("[name='things.0.quantity']").fill("5");
            tab.page().locator("[data-field-form] button[type=submit]").click();
            tab.page().context().setOffline(false);
            assertThat(queue(tab)).containsText("Không nhận ra mã “]d2zz”", ONCE_IT_MAY_GO);
            tab.isSound();
            tab.follow("Sửa");
            assertThat(tab.page().locator("[name='things.0.lot']")).hasValue("BAD-1");
            tab.page().locator("[name='things.0.code']").fill("8938501110015");
            tab.page().locator("[data-field-form] button[type=submit]").click();
            assertThat(queue(tab)).containsText("Đã gửi 1 việc", ONCE_IT_MAY_GO);
        }
    }

    @Test
    void whatCannotBeRightIsSaidAtTheFieldWithoutANetwork() {
        try (Tab tab = browser.openAs(Screen.PHONE, "can-bo")) {
            tab.go("/traceability/field?action=harvest");
            tab.page().context().setOffline(true);
            Locator code = tab.page().locator("[name='things.0.code']");
            code.fill("8938501110016");
            code.blur();
            Locator told = tab.page().locator("[id='c-things.0.code']");
            assertThat(told).containsText("Không nhận ra mã “8938501110016”");
            assertThat(code).hasAttribute("aria-invalid", "true");
            assertThat(code).hasAttribute("aria-describedby", "c-things.0.code");
            tab.page().locator("[name='things.0.lot']").fill("L-1");
            tab.page().locator("[name='things.0.quantity']").fill("1,2,3");
            tab.page().locator("[name=happenedAt]").fill("2199-01-01T08:00");
            tab.page().locator("[data-field-form] button[type=submit]").click();
            assertThat(tab.page().locator("[id='c-things.0.quantity']")).containsText("Số lượng phải là số lớn hơn 0");
            assertThat(tab.page().locator("[id='c-happenedAt']")).containsText("Thời điểm này chưa đến");
            assertThat(tab.page().locator("#field-missing")).containsText("Cần sửa");
            assertThat(queue(tab)).isHidden();
            tab.isSound();
            tab.picture("field-wrong");
            code.fill("8938501110015");
            assertThat(told).isEmpty();
            assertThat(code).hasAttribute("aria-invalid", "false");
            theSameIsWrongForThePhoneAndForThePlatform(tab);
        }
    }

    /** One rule in two languages: neither may refuse what the other takes. */
    private static void theSameIsWrongForThePhoneAndForThePlatform(Tab tab) {
        String local = new LocalIdentifier("92-00123", "GAO-ST25").toString();
        FieldRuleCases.AMOUNTS.forEach(text -> org.assertj.core.api.Assertions.assertThat(asked(tab, "amount", text))
                .as("amount " + text)
                .isEqualTo(FieldGoods.quantity(text).isEmpty()));
        FieldRuleCases.LOTS.forEach(text -> org.assertj.core.api.Assertions.assertThat(asked(tab, "lot", text))
                .as("lot " + text)
                .isEqualTo(FieldRuleCases.refuses(local, text, "1")));
        FieldRuleCases.codes(local).forEach((text, judged) -> {
            boolean refused = FieldRuleCases.refuses(text, "L1", "1");
            org.assertj.core.api.Assertions.assertThat(asked(tab, "code", text))
                    .as("code " + text)
                    .isEqualTo(judged && refused);
        });
    }

    private static boolean asked(Tab tab, String check, String text) {
        return (Boolean)
                tab.page().evaluate("([check, text]) => window.phusaFieldChecks[check](text)", List.of(check, text));
    }
}
