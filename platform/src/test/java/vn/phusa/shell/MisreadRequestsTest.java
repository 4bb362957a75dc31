package vn.phusa.shell;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.testing.PlatformTest;

@PlatformTest
class MisreadRequestsTest {
    @Autowired
    private MockMvc browser;

    @Test
    void anAddressWithANumberThatIsNoneLeadsToThePageNotFoundInTheReadersLanguage() throws Exception {
        browser.perform(get("/public/commitments/abc").accept("text/html"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("<html lang=\"vi\"")));
    }

    @Test
    void theApiSaysTheSameAsAProblem() throws Exception {
        browser.perform(get("/public/commitments/abc").accept("application/json"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.errors[0].code").value("base.not-found"));
    }

    @Test
    void aMethodThatAnAddressDoesNotTakeIsRefusedAndTheOnesItTakesAreNamed() throws Exception {
        browser.perform(put("/sign-in").with(csrf()).accept("text/html"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().exists("Allow"))
                .andExpect(content().string(containsString("<html lang=\"vi\"")));
    }
}
