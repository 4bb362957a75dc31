package vn.phusa.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.phusa.access.AccessTokens;
import vn.phusa.access.ApiKeys;
import vn.phusa.access.Ration;
import vn.phusa.access.Rations;
import vn.phusa.base.AccountId;
import vn.phusa.shell.ProgramPath;

/**
 * Lets programs in: {@code X-API-Key: phusa_…}, {@code Authorization: Bearer} with a key or an access token, or {@code Basic}
 * with any name and the key as password. Keeps nothing after the request.
 */
final class ProgramDoor extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BASIC = "Basic ";

    /** So many requests of one account are answered at once; captures wait for each other's commits. */
    private static final int AT_ONCE = 64;

    private record Door(RequestMatcher matcher, ProgramPath.Refusal refusal) {}

    private final List<Door> doors;
    private final ApiKeys keys;
    private final AccessTokens tokens;
    private final Rations rations;
    private final Map<AccountId, Semaphore> running = new ConcurrentHashMap<>();

    ProgramDoor(List<ProgramPath> paths, ApiKeys keys, AccessTokens tokens, Rations rations) {
        this.doors = paths.stream()
                .map(path -> new Door(PathPatternRequestMatcher.withDefaults().matcher(path.pattern()), path.refusal()))
                .toList();
        this.keys = keys;
        this.tokens = tokens;
        this.rations = rations;
    }

    /** Whether the address is one for programs. */
    boolean isBehind(HttpServletRequest request) {
        return doors.stream().anyMatch(door -> door.matcher().matches(request));
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"phusa\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"phusa\", charset=\"UTF-8\"");
        }
        for (Door door : doors) {
            if (door.matcher().matches(request)) {
                door.refusal().answer(request, response, status);
                return;
            }
        }
        response.sendError(status);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = secret(request);
        if (secret == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ApiKeys.Caller> caller =
                secret.startsWith(AccessTokens.PREFIX) ? tokens.caller(secret) : keys.caller(secret);
        if (caller.isEmpty()) {
            Duration wait = rations.take(Ration.WRONG_KEY, "address " + request.getRemoteAddr());
            if (wait.isPositive()) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RationedRequests.seconds(wait)));
            }
            refuse(request, response, wait.isPositive() ? 429 : HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (caller.get().readOnly() && !READING.contains(request.getMethod()) && !isTokenRequest(request)) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Semaphore places = running.computeIfAbsent(
                Objects.requireNonNull(caller.get().actor().account()), _ -> new Semaphore(AT_ONCE));
        if (!places.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            refuse(request, response, 429);
            return;
        }
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new ApiCaller(caller.get()));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    /** A key that may only read may get a token that may only read. */
    private static boolean isTokenRequest(HttpServletRequest request) {
        return request.getRequestURI().equals(TokenEndpoint.PATH);
    }

    private static @Nullable String secret(HttpServletRequest request) {
        String key = request.getHeader(ApiKeyFilter.KEY_HEADER);
        if (key != null) {
            return key.strip();
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return isTokenRequest(request) ? request.getParameter("client_secret") : null;
        }
        if (ApiKeyFilter.bearer(request)) {
            return header.substring(ApiKeyFilter.BEARER.length()).strip();
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            try {
                String pair = new String(
                        Base64.getDecoder()
                                .decode(header.substring(BASIC.length()).strip()),
                        StandardCharsets.UTF_8);
                return pair.substring(pair.indexOf(':') + 1);
            } catch (IllegalArgumentException notBase64) {
                return "";
            }
        }
        return "";
    }
}
