package vn.phusa.shell.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.phusa.base.Problem;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/** Says problems as {@code application/problem+json} (RFC 9457), in the caller's language, with every field's error. */
@Component
public class ProblemResponses {
    private final Languages languages;

    ProblemResponses(Languages languages) {
        this.languages = languages;
    }

    /** The first problem decides the status; all stand in {@code errors}. */
    public ResponseEntity<Object> answer(List<Problem> problems, Locale locale) {
        Wording words = languages.in(locale);
        Problem first = problems.getFirst();
        ProblemDetail detail = ProblemDetail.forStatus(first.code().category().status());
        detail.setType(URI.create("urn:phusa:problem:" + first.code().code()));
        detail.setTitle(sentence(first, words));
        List<Map<String, Object>> errors = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", problem.code().code());
            if (problem.field() != null) {
                error.put("field", problem.field());
            }
            error.put("message", sentence(problem, words));
            errors.add(error);
        }
        detail.setProperty("errors", errors);
        return ResponseEntity.status(first.code().category().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static String sentence(Problem problem, Wording words) {
        return words.say(problem.messageKey(), problem.arguments().toArray());
    }
}
