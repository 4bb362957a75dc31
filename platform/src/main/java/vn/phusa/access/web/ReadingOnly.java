package vn.phusa.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import vn.phusa.shell.PublicPath;

/**
 * Tells whoever would change what everybody may look at, and nobody may change, which methods there are (405). Without it the request
 * would be refused for want of a form's token, as if a token could help.
 */
final class ReadingOnly extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestMatcher open;
    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    ReadingOnly(List<PublicPath> paths, ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.open = new OrRequestMatcher(paths.stream()
                .filter(path -> "GET".equals(path.method()))
                .<RequestMatcher>map(
                        path -> PathPatternRequestMatcher.withDefaults().matcher(path.pattern()))
                .toList());
        this.routes = routes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod()) || !open.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Set<String>> instead = instead(request);
        if (instead.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", instead.get()));
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    /** The methods of the address, where it does not take the request's; files and the like are not among the routes. */
    private Optional<Set<String>> instead(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        Set<String> methods = new TreeSet<>(READING);
        try {
            if (routes.getObject().getHandler(request) != null) {
                return Optional.empty();
            }
        } catch (HttpRequestMethodNotSupportedException other) {
            methods.addAll(
                    List.of(Optional.ofNullable(other.getSupportedMethods()).orElseGet(() -> new String[0])));
        } catch (Exception taken) {
            // The method is right and something else is not, which its handler says.
            return Optional.empty();
        }
        return Optional.of(methods);
    }
}
