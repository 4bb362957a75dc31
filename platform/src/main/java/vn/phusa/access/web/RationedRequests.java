package vn.phusa.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import vn.phusa.access.AccessProblem;
import vn.phusa.access.Ration;
import vn.phusa.access.Rations;
import vn.phusa.base.Actor;
import vn.phusa.base.Problem;
import vn.phusa.shell.Doorkeeper;
import vn.phusa.shell.Refused;

/** Lets expensive requests through as long as there is a ration left: 429 with {@code Retry-After} otherwise. */
final class RationedRequests implements HandlerInterceptor {
    private static final Set<String> SEARCHES = Set.of("/search", "/api/search");
    private static final Pattern FILE = Pattern.compile(".*\\.(docx|pdf|xlsx|csv|xml|zip)");
    private static final Pattern SECRET = Pattern.compile(".*\\{(token|secret)[:}].*");

    private final Rations rations;
    private final Doorkeeper doorkeeper;

    RationedRequests(Rations rations, Doorkeeper doorkeeper) {
        this.rations = rations;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod) || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        Optional<Ration> ration = ration(request);
        if (ration.isPresent()) {
            Duration wait = rations.take(ration.get(), holder(ration.get(), request));
            if (wait.isPositive()) {
                long seconds = seconds(wait);
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                throw new Refused(List.of(Problem.of(AccessProblem.TOO_MANY_REQUESTS, seconds)));
            }
        }
        return true;
    }

    static long seconds(Duration wait) {
        return (wait.toMillis() + 999) / 1000;
    }

    private static Optional<Ration> ration(HttpServletRequest request) {
        String type = request.getContentType();
        if (type != null && type.startsWith("multipart/")) {
            return Optional.of(Ration.UPLOAD);
        }
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof Object pattern
                && SECRET.matcher(pattern.toString()).matches()) {
            return Optional.of(Ration.LINK);
        }
        if (!"GET".equals(request.getMethod())) {
            return Optional.empty();
        }
        String format = request.getParameter("format");
        if ((format != null && !format.isEmpty())
                || FILE.matcher(request.getRequestURI()).matches()) {
            return Optional.of(Ration.EXPORT);
        }
        return SEARCHES.contains(request.getRequestURI()) ? Optional.of(Ration.SEARCH) : Optional.empty();
    }

    /** A secret address is tried by whoever has it; all else counts for the account where there is one. */
    private String holder(Ration ration, HttpServletRequest request) {
        Actor actor = doorkeeper.actor(request);
        return actor.account() == null || ration == Ration.LINK
                ? "address " + request.getRemoteAddr()
                : "account " + actor.account();
    }
}
