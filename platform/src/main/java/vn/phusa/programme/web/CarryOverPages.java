package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.programme.CarryOvers;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Life;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;

/** What a programme leaves undone goes on in the one that continues it, many at once. */
@Controller
class CarryOverPages {
    private static final Set<Life.Stage> OVER =
            Set.of(Life.Stage.CONFIRMED, Life.Stage.CARRIED_OVER, Life.Stage.NOT_IN_FORCE);

    private final CarryOvers carryOvers;
    private final Programmes programmes;
    private final PartyNames parties;

    CarryOverPages(CarryOvers carryOvers, Programmes programmes, PartyNames parties) {
        this.carryOvers = carryOvers;
        this.programmes = programmes;
        this.parties = parties;
    }

    @GetMapping("/programmes/{programme}/carry-over")
    ModelAndView open(Actor actor, @PathVariable long programme, Locale locale) {
        return open(actor, CommitmentPages.programmeId(programme), Form.empty(), locale);
    }

    private ModelAndView open(Actor actor, ProgrammeId id, Form form, Locale locale) {
        Programmes.View view = kept(actor, id);
        List<CommitmentRow> rows = programmes
                .allCommitments(
                        actor,
                        CommitmentFilter.of(id),
                        new ListQuery("", "number", false, 1, ListQuery.DEFAULT_SIZE, Map.of()))
                .stream()
                .filter(row -> !OVER.contains(row.stage()))
                .toList();
        Map<PartyId, PartyNames.Ended> ended =
                parties.ended(rows.stream().flatMap(row -> PartyNames.in(row.lead()))).stream()
                        .collect(Collectors.toMap(PartyNames.Ended::party, one -> one));
        Set<PartyId> seen = new HashSet<>(CommitmentPages.inRows(rows));
        ended.values().forEach(one -> seen.addAll(one.heirs()));
        Map<String, String> successors = new LinkedHashMap<>();
        view.successors()
                .forEach(next -> successors.put(
                        next.id().toString(), next.facts().title().in(locale)));
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("rows", rows);
        model.put("ended", ended);
        model.put("successors", successors);
        model.put("names", parties.of(seen));
        model.put("form", form);
        return new ModelAndView("programme/carry-over", model);
    }

    private Programmes.View kept(Actor actor, ProgrammeId id) {
        Programmes.View view = Refused.unlessAccepted(programmes.view(actor, id));
        if (!view.keeps()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        return view;
    }

    @PostMapping("/programmes/{programme}/carry-over")
    ModelAndView carryOver(
            Actor actor,
            @PathVariable long programme,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        ProgrammeId id = CommitmentPages.programmeId(programme);
        kept(actor, id);
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        long to = fields.requiredId("to");
        List<CommitmentId> chosen = new ArrayList<>();
        for (String one : fields.all("commitment")) {
            if (one.matches("[1-9]\\d{0,17}")) {
                chosen.add(new CommitmentId(Long.parseLong(one)));
            }
        }
        Outcome<List<CommitmentId>> outcome = fields.problems().isEmpty()
                ? carryOvers.carryOver(actor, id, new ProgrammeId(to), chosen)
                : Outcome.rejected(fields.problems());
        return switch (outcome) {
            case Outcome.Accepted<List<CommitmentId>>(List<CommitmentId> made) -> {
                Flash.success(redirect, "programme.carry-overs.done", Integer.toString(made.size()));
                yield new ModelAndView("redirect:/programmes/" + to);
            }
            case Outcome.Rejected<List<CommitmentId>>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield open(actor, id, Form.refused(request.getParameterMap(), problems), locale);
            }
        };
    }
}
