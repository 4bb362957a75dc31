package vn.phusa.shell.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.shell.Languages;

/** The page of last resort: says what happened and what to do, in both languages, without inner details. */
@Controller
class ErrorPages implements ErrorController {
    private final Languages languages;

    ErrorPages(Languages languages) {
        this.languages = languages;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        int status = status(request);
        response.setStatus(status);
        return new ModelAndView("shell/error", Map.of("status", status, "key", key(status)));
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, Locale locale) {
        int status = status(request);
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setTitle(languages.in(locale).say("shell.error." + key(status) + ".title"));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static int status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return Objects.requireNonNullElse(code, HttpStatus.INTERNAL_SERVER_ERROR.value()) instanceof Integer status
                ? status
                : HttpStatus.INTERNAL_SERVER_ERROR.value();
    }

    /** Which sentences say a status. */
    static String key(int status) {
        return switch (status) {
            case 401, 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method";
            case 413 -> "too-large";
            case 429 -> "too-many";
            default -> status < 500 ? "bad-request" : "internal";
        };
    }
}
