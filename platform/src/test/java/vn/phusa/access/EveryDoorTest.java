package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.phusa.shell.PublicPath;
import vn.phusa.testing.PlatformTest;

/** Walks every address of the platform without an account and with a key that does not exist. */
@PlatformTest
class EveryDoorTest {
    private static final Set<RequestMethod> ANY = Set.of(RequestMethod.GET, RequestMethod.POST);

    @Autowired
    private MockMvc visitor;

    @Autowired
    private List<PublicPath> publicPaths;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private record Route(HttpMethod method, String path) {}

    private List<Route> closedRoutes() {
        List<Route> closed = new ArrayList<>();
        routes.getHandlerMethods().keySet().forEach(mapping -> {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            for (RequestMethod method : methods.isEmpty() ? ANY : methods) {
                for (String pattern : mapping.getPatternValues()) {
                    String path = pattern.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "1");
                    if (!declaredPublic(method.asHttpMethod(), path)) {
                        closed.add(new Route(method.asHttpMethod(), path));
                    }
                }
            }
        });
        return closed;
    }

    private boolean declaredPublic(HttpMethod method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method.name(), path);
        return publicPaths.stream()
                .filter(open -> open.method() == null || open.method().equals(method.name()))
                .anyMatch(open -> PathPatternRequestMatcher.withDefaults()
                        .matcher(open.pattern())
                        .matches(request));
    }

    @Test
    void whatIsNotDeclaredPublicIsClosedToVisitors() throws Exception {
        List<Route> routes = closedRoutes();
        assertThat(routes).as("routes that are not public").isNotEmpty();
        for (Route route : routes) {
            MockHttpServletResponse answer = visitor.perform(
                            MockMvcRequestBuilders.request(route.method(), route.path()))
                    .andReturn()
                    .getResponse();
            boolean led = answer.getStatus() == 302
                    && String.valueOf(answer.getRedirectedUrl()).endsWith("/sign-in");
            assertThat(led || answer.getStatus() == 401 || answer.getStatus() == 403)
                    .as(
                            "%s %s answers %d %s",
                            route.method(), route.path(), answer.getStatus(), answer.getRedirectedUrl())
                    .isTrue();
        }
    }

    @Test
    void aKeyThatDoesNotExistOpensNothing() throws Exception {
        int tried = 0;
        for (Route route : closedRoutes()) {
            if (route.path().startsWith("/api/")) {
                // Wrong keys are rationed for each network address; there are more doors than one may try in a row.
                String address = "198.51.100." + (1 + tried++ % 250);
                int status = visitor.perform(MockMvcRequestBuilders.request(route.method(), route.path())
                                .header("Authorization", "Bearer phusa_nothing")
                                .with(request -> {
                                    request.setRemoteAddr(address);
                                    return request;
                                }))
                        .andReturn()
                        .getResponse()
                        .getStatus();
                assertThat(status).as("%s %s", route.method(), route.path()).isEqualTo(401);
            }
        }
    }

    @Test
    void onlyReadingIsPublicButForTheDoorsThemselvesTheAnswerByLinkTheCheckOfAReceiptAndAConsumersReport() {
        assertThat(publicPaths)
                .filteredOn(path -> !"GET".equals(path.method()) && !"OPTIONS".equals(path.method()))
                .extracting(PublicPath::pattern)
                .containsExactlyInAnyOrder(
                        "/error",
                        "/sign-in",
                        "/set-password/*",
                        "/answer/*",
                        "/traceability/answer/*",
                        "/ledger/receipt-check",
                        "/passport-reports",
                        "/setup",
                        "/setup/*");
    }
}
