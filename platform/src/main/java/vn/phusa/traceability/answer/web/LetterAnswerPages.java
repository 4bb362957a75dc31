package vn.phusa.traceability.answer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.Parties;
import vn.phusa.shell.Form;
import vn.phusa.shell.PublicPath;
import vn.phusa.traceability.answer.AnswerProblem;
import vn.phusa.traceability.answer.LetterAnswers;

/** The page on which a trader without an account answers through the one-time link in its letter. */
@Controller
class LetterAnswerPages {
    private final LetterAnswers answers;
    private final Parties parties;
    private final Clock clock;

    LetterAnswerPages(LetterAnswers answers, Parties parties, Clock clock) {
        this.answers = answers;
        this.parties = parties;
        this.clock = clock;
    }

    /** The secret in the address is the key. */
    @Bean
    static PublicPath letterAnswerPath() {
        return new PublicPath(null, "/traceability/answer/*");
    }

    @GetMapping("/traceability/answer/{token}")
    ModelAndView show(@PathVariable String token, HttpServletResponse response) {
        return page(token, Form.empty(), response);
    }

    @GetMapping("/traceability/answer/done")
    String done() {
        return "traceability/letter-answered";
    }

    @PostMapping("/traceability/answer/{token}")
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (answers.answer(token, words)) {
            case Outcome.Accepted<LetterAnswers.Opened> _ -> {
                yield new ModelAndView("redirect:/traceability/answer/done");
            }
            case Outcome.Rejected<LetterAnswers.Opened>(List<Problem> problems) -> {
                if (problems.getFirst().code() == AnswerProblem.LINK_SPENT) {
                    yield spent(response);
                }
                response.setStatus(problems.getFirst().code().category().status());
                yield page(token, Form.refused(request.getParameterMap(), problems), response);
            }
        };
    }

    private ModelAndView page(String token, Form form, HttpServletResponse response) {
        sealed(response);
        return switch (answers.open(token)) {
            case Outcome.Accepted<LetterAnswers.Opened>(LetterAnswers.Opened opened) -> {
                Map<String, Object> model = new HashMap<>();
                model.put("token", token);
                model.put("opened", opened);
                model.put("trader", parties.nameOn(opened.trader(), VietnamTime.today(clock)));
                model.put("form", form);
                yield new ModelAndView("traceability/letter-answer", model);
            }
            case Outcome.Rejected<LetterAnswers.Opened> _ -> spent(response);
        };
    }

    private static ModelAndView spent(HttpServletResponse response) {
        sealed(response);
        response.setStatus(HttpServletResponse.SC_GONE);
        return new ModelAndView("traceability/letter-spent");
    }

    /** The address is a secret: it is neither kept in caches nor told to other sites. */
    private static void sealed(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
