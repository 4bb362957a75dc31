package vn.phusa.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

@BrowserTest
class HomePageBrowserTest {
    @Autowired
    private Browser browser;

    @ParameterizedTest
    @EnumSource
    void aVisitorReadsTheFirstPageInBothLanguages(Screen screen) {
        try (Tab tab = browser.open(screen)) {
            tab.go("/").isSound().picture("home");
            tab.follow("English").isSound();
            assertThat(tab.page().locator("html").getAttribute("lang")).isEqualTo("en");
        }
    }
}
