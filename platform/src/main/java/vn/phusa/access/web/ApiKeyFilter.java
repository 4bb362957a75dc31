package vn.phusa.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.phusa.access.ApiKeys;
import vn.phusa.access.Ration;
import vn.phusa.access.Rations;

/** Lets a request in by its API key: {@code X-API-Key: phusa_…} or {@code Authorization: Bearer phusa_…}. Keeps nothing after it. */
final class ApiKeyFilter extends OncePerRequestFilter {
    static final String BEARER = "Bearer ";
    static final String KEY_HEADER = "X-API-Key";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ApiKeys keys;
    private final Rations rations;

    ApiKeyFilter(ApiKeys keys, Rations rations) {
        this.keys = keys;
        this.rations = rations;
    }

    /** Whether the request brings a key, in either header, instead of a session. */
    static boolean brought(HttpServletRequest request) {
        return request.getHeader(KEY_HEADER) != null || bearer(request);
    }

    static boolean bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String own = request.getHeader(KEY_HEADER);
        String key = (own != null
                        ? own
                        : request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length()))
                .strip();
        Optional<ApiKeys.Caller> caller = keys.caller(key);
        Duration wait = caller.isPresent()
                ? rations.take(
                        Ration.API_CALL, "account " + caller.get().actor().account())
                : rations.take(Ration.WRONG_KEY, "address " + request.getRemoteAddr());
        if (wait.isPositive()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RationedRequests.seconds(wait)));
            response.sendError(429);
            return;
        }
        if (caller.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (caller.get().readOnly() && !READING.contains(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ApiCaller(caller.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
