package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

/** What everybody may read, on a phone and on a desk. */
@BrowserTest
class ProgrammeBrowserTest {
    @Autowired
    private Browser browser;

    @ParameterizedTest
    @EnumSource
    void aCitizenReadsWhatBecameOfThePromises(Screen screen) {
        try (Tab tab = browser.open(screen)) {
            tab.go("/public/programmes").isSound();
            tab.go("/public/programmes/can-tho-2022-2025").isSound().picture("public-programme");
            assertThat(tab.title()).contains("18 việc chưa xác định thời hạn");
            tab.page()
                    .locator("main table.list a[href^='/public/commitments/']")
                    .first()
                    .click();
            tab.isSound().picture("public-commitment");
            tab.go("/public/programmes/can-tho-2022-2025?lang=en").isSound();
        }
    }
}
