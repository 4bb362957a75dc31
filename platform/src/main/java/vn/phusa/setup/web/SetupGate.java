package vn.phusa.setup.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.phusa.setup.Setup;

/** While the installation waits for its set-up there is nothing else to see; stands before the doors of the house. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1_000)
class SetupGate extends OncePerRequestFilter {
    private static final List<String> OPEN = List.of("/setup", "/assets/", "/webjars/", "/actuator/health", "/error");

    private final Setup setup;

    SetupGate(Setup setup) {
        this.setup = setup;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (OPEN.stream().anyMatch(path::startsWith) || !setup.pending()) {
            chain.doFilter(request, response);
        } else if ("GET".equals(request.getMethod()) && !path.startsWith("/api/")) {
            response.sendRedirect("/setup");
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
