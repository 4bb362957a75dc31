package vn.phusa.shell.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;

/**
 * Answers requests that never reached a front door because their address, method or body could not be read: a page for a
 * browser, problem+json for the API, both in the caller's language.
 */
@ControllerAdvice
class MisreadRequests {
    private final RefusedAnswers refused;
    private final Languages languages;

    MisreadRequests(RefusedAnswers refused, Languages languages) {
        this.refused = refused;
        this.languages = languages;
    }

    /** An address with a number that is none leads nowhere; a parameter that cannot be read is named. */
    @ExceptionHandler
    Object unreadable(
            MethodArgumentTypeMismatchException mismatch,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Problem problem = mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Problem.of(Refusal.NOT_FOUND)
                : Problem.at(mismatch.getName(), Refusal.UNKNOWN_CHOICE, String.valueOf(mismatch.getValue()));
        return refused.refused(new Refused(List.of(problem)), request, response, locale);
    }

    @ExceptionHandler({
        ServletException.class,
        HttpMessageNotReadableException.class,
        MaxUploadSizeExceededException.class,
        MultipartException.class
    })
    Object unreadable(Exception cause, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws Exception {
        int status = switch (cause) {
            case ErrorResponse said -> said.getStatusCode().value();
            case HttpMessageNotReadableException _, MultipartException _ -> HttpStatus.BAD_REQUEST.value();
            default -> throw cause;
        };
        if (cause instanceof ErrorResponse said) {
            said.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        String key = ErrorPages.key(status);
        if (RefusedAnswers.wantsPage(request)) {
            response.setStatus(status);
            return new ModelAndView("shell/error", Map.of("status", status, "key", key));
        }
        Wording words = languages.in(locale);
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setTitle(words.say("shell.error." + key + ".title"));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
