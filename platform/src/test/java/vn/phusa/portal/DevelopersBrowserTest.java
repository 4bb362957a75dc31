package vn.phusa.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/** The description of the interface, as a developer reads it. */
@BrowserTest
class DevelopersBrowserTest {
    @Autowired
    private Browser browser;

    @ParameterizedTest
    @EnumSource
    void anAddressOpensWithItsParametersAndAnExample(Screen screen) {
        try (Tab tab = browser.open(screen)) {
            tab.go("/developers").isSound();
            tab.page()
                    .locator("details.api-route > summary")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions()
                            .setHasText("/api/commitments/{id}/progress"))
                    .click();
            assertThat(tab.main().innerText()).contains("Idempotency-Key").contains("\"percent\" : 60");
            tab.isSound().picture("developers");
            tab.go("/developers?lang=en").isSound();
        }
    }
}
