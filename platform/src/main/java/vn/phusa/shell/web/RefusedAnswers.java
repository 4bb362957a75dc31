package vn.phusa.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.shell.Refused;

/** Answers {@link Refused}: a page for a browser, problem+json for the API. */
@ControllerAdvice
class RefusedAnswers {
    private final ProblemResponses problems;

    RefusedAnswers(ProblemResponses problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Refused.class)
    Object refused(Refused refused, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (!wantsPage(request)) {
            return problems.answer(refused.problems(), locale);
        }
        response.setStatus(refused.problems().getFirst().code().category().status());
        return new ModelAndView("shell/refused", Map.of("problems", refused.problems()));
    }

    /** A browser that asks for a page, not for data. */
    static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getRequestURI().startsWith("/api/") && accept != null && accept.contains("text/html");
    }
}
