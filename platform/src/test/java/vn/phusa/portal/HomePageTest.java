package vn.phusa.portal;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.testing.PlatformTest;

@PlatformTest
class HomePageTest {
    @Autowired
    private MockMvc browser;

    @Test
    void theFirstPageNeedsNoAccountAndSpeaksVietnamese() throws Exception {
        browser.perform(get("/"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(content().string(containsString("<html lang=\"vi\"")));
    }

    @Test
    void theFirstPageSpeaksEnglishWhenAsked() throws Exception {
        browser.perform(get("/").param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<html lang=\"en\"")));
    }

    @Test
    void noInlineScriptIsAllowed() throws Exception {
        browser.perform(get("/"))
                .andExpect(header().string("Content-Security-Policy", containsString("script-src 'self' 'nonce-")));
    }
}
