package vn.phusa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import vn.phusa.access.AccessTokens;
import vn.phusa.shell.ProgramPath;

/**
 * Where programs exchange their key for an access token: OAuth 2 client credentials (RFC 6749, section 4.4). The key is the client
 * secret; the client ID may be anything.
 */
@RestController
class TokenEndpoint {
    static final String PATH = "/oauth2/token";

    private final AccessTokens tokens;

    TokenEndpoint(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Bean
    static ProgramPath tokenPath() {
        return new ProgramPath(PATH, TokenEndpoint::refuse);
    }

    /** As RFC 6749, section 5.1, wants it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Issued(String accessToken, String tokenType, long expiresIn) {}

    /** As RFC 6749, section 5.2, wants it. */
    record NotIssued(String error) {}

    @PostMapping(PATH)
    ResponseEntity<Object> token(@RequestParam(name = "grant_type", required = false) @Nullable String grantType) {
        if (!"client_credentials".equals(grantType)) {
            return ResponseEntity.badRequest()
                    .cacheControl(CacheControl.noStore())
                    .body(new NotIssued(grantType == null ? "invalid_request" : "unsupported_grant_type"));
        }
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof ApiCaller caller)) {
            return ResponseEntity.status(HttpServletResponse.SC_UNAUTHORIZED).body(new NotIssued("invalid_client"));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Issued(tokens.issue(caller.caller()), "Bearer", AccessTokens.LIFETIME.toSeconds()));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write((status == 429 ? "{\"error\":\"temporarily_unavailable\"}" : "{\"error\":\"invalid_client\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
