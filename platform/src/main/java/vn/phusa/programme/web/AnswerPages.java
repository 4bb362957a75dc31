package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.AnswerLinks;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Explanation;
import vn.phusa.programme.ProgrammeProblem;
import vn.phusa.programme.Submission;
import vn.phusa.shell.Form;
import vn.phusa.shell.PublicPath;

/** The page on which a unit without an account answers through the one-time link in its mail. */
@Controller
class AnswerPages {
    private final AnswerLinks answers;
    private final Commitments commitments;
    private final PartyNames parties;
    private final Clock clock;

    AnswerPages(AnswerLinks answers, Commitments commitments, PartyNames parties, Clock clock) {
        this.answers = answers;
        this.commitments = commitments;
        this.parties = parties;
        this.clock = clock;
    }

    /** The secret in the address is the key. */
    @Bean
    static PublicPath answerPath() {
        return new PublicPath(null, "/answer/*");
    }

    @GetMapping("/answer/{token}")
    ModelAndView show(@PathVariable String token, HttpServletResponse response) {
        return page(token, Form.empty(), response);
    }

    private ModelAndView page(String token, Form form, HttpServletResponse response) {
        sealed(response);
        return switch (answers.open(token)) {
            case Outcome.Accepted<AnswerLinks.Opened>(AnswerLinks.Opened opened) -> {
                Set<PartyId> seen = new HashSet<>();
                PartyNames.in(opened.view().commitment()).forEach(seen::add);
                Map<String, Object> model = new HashMap<>();
                model.put("token", token);
                model.put("view", opened.view());
                model.put("unit", opened.unit());
                model.put("names", parties.of(seen));
                model.put("today", VietnamTime.today(clock));
                model.put("form", form);
                yield new ModelAndView("programme/answer", model);
            }
            case Outcome.Rejected<AnswerLinks.Opened> _ -> spent(response);
        };
    }

    private static ModelAndView spent(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return new ModelAndView("programme/answer-spent");
    }

    /** The address is a secret: it is neither kept in caches nor told to other sites. */
    private static void sealed(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    @PostMapping("/answer/{token}")
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        sealed(response);
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        AnswerLinks.Command command = command(fields);
        if (!fields.problems().isEmpty()) {
            return refused(token, fields.problems(), request, response);
        }
        Outcome<AnswerLinks.Answered> outcome;
        if (file == null || file.isEmpty()) {
            outcome = answers.answer(token, null, command);
        } else {
            try (InputStream content = file.getInputStream()) {
                outcome = answers.answer(
                        token,
                        new AnswerLinks.Enclosed(
                                Objects.requireNonNullElse(file.getOriginalFilename(), "tep"), content),
                        command);
            } catch (UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
        }
        return switch (outcome) {
            case Outcome.Accepted<AnswerLinks.Answered>(AnswerLinks.Answered answered) -> {
                // A way of its own, so that a second click or a reload finds the same thanks.
                yield new ModelAndView("redirect:/answer/done?next="
                        + (!answered.commitment().answerable()
                                ? "none"
                                : answered.mailedTo() == null ? "ask" : "mail"));
            }
            case Outcome.Rejected<AnswerLinks.Answered>(List<Problem> problems) ->
                refused(token, problems, request, response);
        };
    }

    @GetMapping("/answer/done")
    ModelAndView done(@RequestParam(defaultValue = "none") String next) {
        return new ModelAndView("programme/answered", Map.of("next", next));
    }

    private ModelAndView refused(
            String token, List<Problem> problems, HttpServletRequest request, HttpServletResponse response) {
        if (problems.stream().anyMatch(problem -> problem.code() == ProgrammeProblem.LINK_SPENT)) {
            return spent(response);
        }
        response.setStatus(problems.getFirst().code().category().status());
        return page(token, Form.refused(request.getParameterMap(), problems), response);
    }

    private AnswerLinks.Command command(TypedFields fields) {
        String text = fields.text("text");
        return switch (fields.text("what")) {
            case "receive" -> (actor, id) -> commitments.receive(actor, id, Submission.none());
            case "progress" -> {
                Integer percent = fields.whole("percent");
                yield (actor, id) -> commitments.reportProgress(
                        actor, id, null, percent, text, fields.text("obstacles"), null, Submission.none());
            }
            case "done" -> (actor, id) -> commitments.reportDone(actor, id, null, text, Submission.none());
            case "extension" -> {
                LocalDate newDue = fields.requiredDate("newDue");
                yield (actor, id) -> atText(commitments.askExtension(actor, id, newDue, text, Submission.none()));
            }
            case "explain" -> {
                int place = (int) Math.min(fields.requiredId("explanation") - 1, Explanation.LONGEST_TERM * 100L);
                yield (actor, id) -> atText(commitments.explain(actor, id, place, text, Submission.none()));
            }
            default -> {
                fields.problems().add(Problem.at("what", Refusal.REQUIRED));
                yield (actor, id) -> Outcome.rejected(Problem.at("what", Refusal.REQUIRED));
            }
        };
    }

    /** The page has one field for the words, whatever the command calls it. */
    private static <T> Outcome<T> atText(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T> accepted -> accepted;
            case Outcome.Rejected<T>(List<Problem> problems) ->
                Outcome.rejected(problems.stream()
                        .map(problem -> "reason".equals(problem.field()) || "answer".equals(problem.field())
                                ? new Problem(problem.code(), "text", problem.arguments())
                                : problem)
                        .toList());
        };
    }
}
