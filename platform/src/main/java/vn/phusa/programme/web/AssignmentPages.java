package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.programme.AssignmentId;
import vn.phusa.programme.Assignments;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Life;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;

/** Many commitments given to their leads at once: what waits for it, what was given, and taking it back. */
@Controller
class AssignmentPages {
    /** So many rows are ticked by hand on one page. */
    private static final int ROWS = 200;

    private static final int MOST_PROBLEMS = 200;
    private static final String ALL = "all";

    private final Assignments assignments;
    private final Programmes programmes;
    private final PartyNames parties;
    private final Languages languages;

    AssignmentPages(Assignments assignments, Programmes programmes, PartyNames parties, Languages languages) {
        this.assignments = assignments;
        this.programmes = programmes;
        this.parties = parties;
        this.languages = languages;
    }

    @GetMapping("/programmes/{programme}/assignments")
    ModelAndView waiting(Actor actor, @PathVariable long programme, ListQuery query, Locale locale) {
        return waiting(
                actor, CommitmentPages.programmeId(programme), query, Form.of(Map.of("which", "ticked")), locale);
    }

    private ModelAndView waiting(Actor actor, ProgrammeId programme, ListQuery query, Form form, Locale locale) {
        Assignments.Door door = Refused.unlessAccepted(assignments.door(actor, programme));
        Slice<CommitmentRow> slice = programmes.commitments(
                actor,
                filter(query, programme),
                new ListQuery(query.text(), query.sort(), query.descending(), query.page(), ROWS, query.filters()));
        Map<CommitmentRow, List<Problem>> wrong = wrong(actor, programme, query, form);
        Set<PartyId> seen = CommitmentPages.inRows(slice.rows());
        wrong.keySet().forEach(row -> PartyNames.in(row).forEach(seen::add));
        Map<String, Object> model = new HashMap<>();
        model.put("door", door);
        model.put("slice", slice);
        model.put("wrong", wrong);
        model.put("form", form);
        model.put("names", parties.of(seen));
        model.put("choices", parties.choices(locale, List.of()));
        return new ModelAndView("programme/assignments", model);
    }

    /** Only those that wait to be assigned. */
    private static CommitmentFilter filter(ListQuery query, ProgrammeId programme) {
        Map<String, String> filters = new HashMap<>(query.filters());
        filters.put("stage", Life.Stage.NOT_ASSIGNED.key());
        return FilterAddress.read(
                new ListQuery(query.text(), query.sort(), query.descending(), query.page(), query.size(), filters),
                programme,
                null);
    }

    /** The rows that were refused, in the order of their numbers; some may stand on other pages of the list. */
    private Map<CommitmentRow, List<Problem>> wrong(Actor actor, ProgrammeId programme, ListQuery query, Form form) {
        Set<String> fields = new HashSet<>();
        form.problems().forEach(problem -> {
            if (problem.field() != null) {
                fields.add(problem.field());
            }
        });
        Map<CommitmentRow, List<Problem>> found = new LinkedHashMap<>();
        if (fields.stream().anyMatch(field -> field.startsWith("commitment-"))) {
            programmes.allCommitments(actor, filter(query, programme), byNumber(query)).stream()
                    .filter(row -> fields.contains(Assignments.field(row.id())))
                    .limit(MOST_PROBLEMS)
                    .forEach(row -> found.put(row, form.problemsAt(Assignments.field(row.id()))));
        }
        return found;
    }

    private static ListQuery byNumber(ListQuery query) {
        return new ListQuery(query.text(), "number", false, 1, ROWS, query.filters());
    }

    @PostMapping("/programmes/{programme}/assignments")
    ModelAndView assign(
            Actor actor,
            @PathVariable long programme,
            ListQuery query,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        ProgrammeId id = CommitmentPages.programmeId(programme);
        Refused.unlessAccepted(assignments.door(actor, id));
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        PartyId lead = fields.party("giveTo");
        LocalDate on = fields.date("on");
        List<CommitmentId> chosen = fields.text("which").equals(ALL)
                ? programmes.allCommitments(actor, filter(query, id), byNumber(query)).stream()
                        .map(CommitmentRow::id)
                        .toList()
                : ticked(fields);
        Outcome<AssignmentId> outcome = fields.problems().isEmpty()
                ? assignments.assign(
                        actor,
                        id,
                        chosen,
                        lead,
                        on,
                        fields.text("note"),
                        fields.ticked("good"),
                        CommitmentPages.submission(request))
                : Outcome.rejected(fields.problems());
        return switch (outcome) {
            case Outcome.Accepted<AssignmentId>(AssignmentId made) -> {
                int count = Refused.unlessAccepted(assignments.view(actor, made))
                        .assignment()
                        .rows()
                        .size();
                Flash.success(redirect, "programme.assignments.done", Integer.toString(count));
                yield new ModelAndView("redirect:/assignments/" + made);
            }
            case Outcome.Rejected<AssignmentId>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield waiting(actor, id, query, Form.refused(request.getParameterMap(), placed(problems)), locale);
            }
        };
    }

    private static List<CommitmentId> ticked(TypedFields fields) {
        List<CommitmentId> chosen = new ArrayList<>();
        for (String one : fields.all("commitment")) {
            if (one.matches("[1-9]\\d{0,17}")) {
                chosen.add(new CommitmentId(Long.parseLong(one)));
            }
        }
        return chosen;
    }

    /** The form calls the lead otherwise, because the list's address has a lead, too. */
    private static List<Problem> placed(List<Problem> problems) {
        return problems.stream()
                .map(problem -> "lead".equals(problem.field())
                        ? new Problem(problem.code(), "giveTo", problem.arguments())
                        : problem)
                .toList();
    }

    // ---- one that was made

    @GetMapping("/assignments/{id}")
    ModelAndView show(Actor actor, @PathVariable long id) {
        return show(actor, id(id), Form.empty());
    }

    private ModelAndView show(Actor actor, AssignmentId id, Form form) {
        Assignments.View view = Refused.unlessAccepted(assignments.view(actor, id));
        PartyId lead = view.assignment().lead();
        return new ModelAndView(
                "programme/assignment",
                Map.of("view", view, "names", parties.of(lead == null ? List.of() : List.of(lead)), "form", form));
    }

    @PostMapping("/assignments/{id}/undo")
    ModelAndView undo(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        String said = reason.isBlank() ? languages.in(locale).say("programme.assignments.undo-reason") : reason.strip();
        return switch (assignments.undo(actor, id(id), said)) {
            case Outcome.Accepted<AssignmentId> _ -> {
                Flash.success(redirect, "programme.assignments.undone");
                yield new ModelAndView("redirect:/assignments/" + id);
            }
            case Outcome.Rejected<AssignmentId>(List<Problem> problems) -> {
                if (problems.stream().anyMatch(AssignmentPages::outright)) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                yield show(actor, id(id), Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private static boolean outright(Problem problem) {
        return problem.code() == Refusal.FORBIDDEN || problem.code() == Refusal.NOT_FOUND;
    }

    static AssignmentId id(long id) {
        return new AssignmentId(Math.max(1, id));
    }
}
