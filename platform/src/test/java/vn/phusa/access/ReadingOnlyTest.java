package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.testing.PlatformTest;

/** What everybody may look at and nobody may change says so, instead of asking for a token that would not help. */
@PlatformTest
class ReadingOnlyTest {
    private static final List<String> ONLY_TO_READ = List.of(
            "/01/08935001234562/10/L7",
            "/8004/0893500123456",
            "/passport/01/08935001234562",
            "/local/x/y",
            "/.well-known/gs1resolver",
            "/",
            "/api/indices",
            "/api/openapi",
            "/developers",
            "/ledger",
            "/actuator/health",
            "/assets/none.css");

    @Autowired
    private MockMvc visitor;

    private MockHttpServletResponse ask(HttpMethod method, String path) throws Exception {
        return visitor.perform(request(method, path)).andReturn().getResponse();
    }

    @Test
    void whoeverWouldChangeItIsToldWhatMayBeDone() throws Exception {
        for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH)) {
            for (String path : ONLY_TO_READ) {
                MockHttpServletResponse answer = ask(method, path);
                assertThat(answer.getStatus()).as("%s %s", method, path).isEqualTo(405);
                assertThat(answer.getHeader("Allow")).as("%s %s", method, path).isEqualTo("GET, HEAD, OPTIONS");
            }
        }
    }

    @Test
    void whatMayBeDoneIsToldWithoutAnAccount() throws Exception {
        for (String path : ONLY_TO_READ.subList(0, ONLY_TO_READ.size() - 1)) {
            MockHttpServletResponse answer = ask(HttpMethod.OPTIONS, path);
            assertThat(answer.getStatus()).as(path).isBetween(200, 204);
            assertThat(answer.getHeader("Allow")).as(path).contains("GET").doesNotContain("POST");
        }
    }

    @Test
    void whatCanBeChangedIsStillAskedForItsToken() throws Exception {
        for (String path : List.of("/sign-in", "/ledger/receipt-check", "/passport-reports", "/programmes")) {
            assertThat(ask(HttpMethod.POST, path).getStatus()).as(path).isEqualTo(403);
        }
    }
}
