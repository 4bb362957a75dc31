package vn.phusa.traceability.sight.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.phusa.base.VietnamTime;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.traceability.Sharing;
import vn.phusa.traceability.Sharings;
import vn.phusa.traceability.TraceabilityPermission;

/** Who sees whose events, and deciding about it. */
@Controller
class SharingPages {
    private static final String PAGE = "/traceability/sharing";

    private final Sharings sharings;
    private final Parties parties;
    private final Clock clock;

    SharingPages(Sharings sharings, Parties parties, Clock clock) {
        this.sharings = sharings;
        this.parties = parties;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    ModelAndView show(Actor actor, @RequestParam(defaultValue = "") String goods) {
        return page(
                actor,
                Form.of(Map.of("goods", goods, "from", VietnamTime.today(clock).toString())));
    }

    private ModelAndView page(Actor actor, Form form) {
        List<Sharing> all = Refused.unlessAccepted(sharings.of(actor));
        LocalDate today = VietnamTime.today(clock);
        Set<PartyId> named = new HashSet<>();
        all.forEach(sharing -> named.addAll(List.of(sharing.owner(), sharing.viewer())));
        Optional<Set<PartyId>> own = actor.organisationsFor(TraceabilityPermission.SHARE);
        Map<String, String> owners = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        if (actor.maySomewhere(TraceabilityPermission.SHARE)) {
            for (OrganisationRow row : parties.all(ListQuery.all(), today)) {
                if (row.ended() == null) {
                    others.put(row.id().toString(), row.name().vietnamese());
                    if (own.map(ids -> ids.contains(row.id())).orElse(true)) {
                        owners.put(row.id().toString(), row.name().vietnamese());
                    }
                }
            }
        }
        Set<PartyId> mine = new HashSet<>(own.orElse(Set.of()));
        actor.organisationsFor(TraceabilityPermission.QUERY).ifPresent(mine::addAll);
        boolean every = own.isEmpty() || actor.mayEverywhere(TraceabilityPermission.OVERSEE);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "granted",
                all.stream()
                        .filter(sharing -> every || mine.contains(sharing.owner()))
                        .filter(sharing -> !over(sharing, today))
                        .toList());
        model.put(
                "received",
                all.stream()
                        .filter(sharing -> !every && mine.contains(sharing.viewer()) && !mine.contains(sharing.owner()))
                        .filter(sharing -> !over(sharing, today))
                        .toList());
        model.put("over", all.stream().filter(sharing -> over(sharing, today)).toList());
        model.put("names", parties.names(named, today));
        model.put("owners", owners);
        model.put("others", others);
        model.put("today", today);
        model.put("form", form);
        return new ModelAndView("traceability/sharing", model);
    }

    private static boolean over(Sharing sharing, LocalDate today) {
        return sharing.until() != null && !sharing.until().isAfter(today);
    }

    @PostMapping(PAGE)
    ModelAndView share(
            Actor actor,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String viewer,
            @RequestParam(defaultValue = "") String goods,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Outcome<Sharing> outcome = new SharingForm(owner, viewer, goods, from, until)
                .read(VietnamTime.today(clock))
                .then(wish -> sharings.share(actor, wish));
        return answered(actor, outcome, "shared", request, response, redirect);
    }

    @PostMapping(PAGE + "/{number:[1-9]\\d{0,17}}/withdraw")
    ModelAndView withdraw(
            Actor actor,
            @PathVariable long number,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return answered(actor, sharings.end(actor, number), "withdrawn", request, response, redirect);
    }

    private ModelAndView answered(
            Actor actor,
            Outcome<Sharing> outcome,
            String done,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return switch (outcome) {
            case Outcome.Accepted<Sharing>(Sharing sharing) -> {
                Flash.success(redirect, "traceability.sharing.done." + done, name(sharing.viewer()));
                yield new ModelAndView("redirect:" + PAGE);
            }
            case Outcome.Rejected<Sharing>(List<Problem> problems) -> {
                if (problems.stream().anyMatch(each -> each.field() == null && each.code() instanceof Refusal)) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                yield page(actor, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private String name(PartyId party) {
        return parties.nameOn(party, VietnamTime.today(clock));
    }
}
