package vn.phusa.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.phusa.shell.store.Submissions;

/**
 * A form that is sent twice (a double click, a reload, an impatient phone) acts once: the second is led to where the
 * first one's answer led.
 */
final class OnceOnly implements HandlerInterceptor {
    /** Hidden field with which every form comes, see {@code shell/csrf.jte}. */
    static final String FIELD = "_once";

    private static final String CLAIMED = OnceOnly.class.getName();
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int PATIENCE_MILLISECONDS = 10_000;
    private static final int PAUSE_MILLISECONDS = 100;

    private final Submissions submissions;

    OnceOnly(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, InterruptedException {
        String text = request.getMethod().equals("POST") ? request.getParameter(FIELD) : null;
        if (text == null || !TOKEN.matcher(text).matches()) {
            return true;
        }
        UUID token = UUID.fromString(text);
        if (submissions.claim(token)) {
            request.setAttribute(CLAIMED, token);
            return true;
        }
        for (int waited = 0; waited <= PATIENCE_MILLISECONDS; waited += PAUSE_MILLISECONDS) {
            Optional<String> location = submissions.location(token);
            if (location.isPresent()) {
                response.setStatus(HttpStatus.SEE_OTHER.value());
                response.setHeader(HttpHeaders.LOCATION, location.get());
                return false;
            }
            if (submissions.claim(token)) {
                // The first one was refused meanwhile; this one may try.
                request.setAttribute(CLAIMED, token);
                return true;
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        response.sendError(HttpStatus.CONFLICT.value());
        return false;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(CLAIMED) instanceof UUID token) {
            String location = response.getHeader(HttpHeaders.LOCATION);
            if (failure == null && location != null) {
                submissions.settle(token, location);
            } else {
                submissions.release(token);
            }
        }
    }
}
