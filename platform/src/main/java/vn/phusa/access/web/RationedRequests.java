package vn.phusa.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import vn.phusa.base.AccountId;
import vn.phusa.base.Problem;
import vn.phusa.shell.Doorkeeper;
import vn.phusa.shell.Refused;

/** Lets expensive requests through as long as there is a ration left: 429 with {@code Retry-After} otherwise. */
final class RationedRequests implements HandlerInterceptor {
    private static final Set<String> SEARCHES = Set.of("/search", "/api/search");
    private static final Pattern FILE = Pattern.compile(".*\\.(docx|pdf|xlsx|csv|xml|zip)");
    /** What secrets are called in the patterns of addresses. */
    private static final List<String> SECRETS = List.of("token", "secret");

    private final Rations rations;
    private final Doorkeeper doorkeeper;

    RationedRequests(Rations rations, Doorkeeper doorkeeper) {
        this.rations = rations;
        this.doorkeeper = doorkeeper;
    }

    /** A ration, and who takes of it. */
    private record Share(Ration ration, String holder) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod) || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        for (Share share : shares(request)) {
            Duration wait = rations.take(share.ration(), share.holder());
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

    /**
     * A secret address is tried by whoever has it, so trying counts for the network address; what is handed in there counts
     * for the link, for many units may sit behind one address. All else counts for the account where there is one.
     */
    private List<Share> shares(HttpServletRequest request) {
        String type = request.getContentType();
        boolean upload = type != null && type.startsWith("multipart/");
        Optional<String> secret = secret(request);
        if (secret.isPresent()) {
            Share trying = new Share(Ration.LINK, address(request));
            return upload ? List.of(trying, new Share(Ration.UPLOAD, Rations.ofLink(secret.get()))) : List.of(trying);
        }
        if (upload) {
            return List.of(new Share(Ration.UPLOAD, holder(request)));
        }
        if (!"GET".equals(request.getMethod())) {
            return List.of();
        }
        String format = request.getParameter("format");
        if ((format != null && !format.isEmpty())
                || FILE.matcher(request.getRequestURI()).matches()) {
            return List.of(new Share(Ration.EXPORT, holder(request)));
        }
        return SEARCHES.contains(request.getRequestURI())
                ? List.of(new Share(Ration.SEARCH, holder(request)))
                : List.of();
    }

    /** The secret in the address, where its pattern has one. */
    private static Optional<String> secret(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? SECRETS.stream()
                        .map(variables::get)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .findFirst()
                : Optional.empty();
    }

    private String holder(HttpServletRequest request) {
        AccountId account = doorkeeper.actor(request).account();
        return account == null ? address(request) : "account " + account;
    }

    private static String address(HttpServletRequest request) {
        return "address " + request.getRemoteAddr();
    }
}
