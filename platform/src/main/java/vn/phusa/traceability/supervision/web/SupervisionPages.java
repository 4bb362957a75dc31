package vn.phusa.traceability.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.passport.SystemDataSets;
import vn.phusa.traceability.supervision.Goods;
import vn.phusa.traceability.supervision.Matter;
import vn.phusa.traceability.supervision.MatterId;
import vn.phusa.traceability.supervision.Risk;
import vn.phusa.traceability.supervision.RiskLevel;
import vn.phusa.traceability.supervision.Sector;
import vn.phusa.traceability.supervision.Supervision;
import vn.phusa.traceability.supervision.SupervisionProblem;
import vn.phusa.traceability.trace.Recalls;

/** Pages of matters between the authority and traders, and of what is known of goods beside their events. */
@Controller
class SupervisionPages {
    /** So many criteria the form of a risk offers at once. */
    private static final int CRITERIA = 5;

    private final Supervision supervision;
    private final SystemDataSets dataSets;
    private final Recalls recalls;
    private final Parties parties;
    private final Clock clock;

    SupervisionPages(Supervision supervision, SystemDataSets dataSets, Recalls recalls, Parties parties, Clock clock) {
        this.supervision = supervision;
        this.recalls = recalls;
        this.dataSets = dataSets;
        this.parties = parties;
        this.clock = clock;
    }

    // ---- matters

    @GetMapping("/traceability/matters")
    ModelAndView matters(Actor actor) {
        if (!actor.maySomewhere(TraceabilityPermission.OVERSEE) && !actor.maySomewhere(TraceabilityPermission.QUERY)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        List<Supervision.View> views = supervision.matters(actor);
        Map<String, Object> model = new HashMap<>();
        model.put("views", views);
        List<String> goods = supervision.goods(actor);
        Set<String> listed = new HashSet<>(goods);
        views.forEach(view -> listed.add(view.matter().goods()));
        model.put("recalled", recalls.marks(actor, listed));
        model.put("names", names(views.stream().map(Supervision.View::matter).toList()));
        model.put("now", clock.instant());
        model.put("opens", actor.maySomewhere(TraceabilityPermission.ENFORCE));
        model.put("goods", goods);
        return new ModelAndView("traceability/matters", model);
    }

    private Map<PartyId, String> names(List<Matter> matters) {
        Set<PartyId> ids = new HashSet<>();
        matters.forEach(matter -> {
            ids.add(matter.trader());
            ids.add(matter.authority());
        });
        return parties.names(ids, VietnamTime.today(clock));
    }

    @GetMapping("/traceability/matters/new")
    ModelAndView draft(Actor actor, @RequestParam(defaultValue = "") String goods) {
        return draft(
                actor,
                Form.of(Map.of(
                        "goods", goods, "kind", "question", "sector", "general", "authority", authority(actor))));
    }

    private ModelAndView draft(Actor actor, Form form) {
        if (!actor.maySomewhere(TraceabilityPermission.ENFORCE)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("authorities", authorities(actor));
        model.put("traders", organisations());
        return new ModelAndView("traceability/matter-new", model);
    }

    /** The authority that the forms offer first; empty: none. */
    private String authority(Actor actor) {
        return supervision.lastAuthority(actor).map(PartyId::toString).orElse("");
    }

    private Map<String, String> organisations() {
        Map<String, String> organisations = new LinkedHashMap<>();
        for (OrganisationRow row : parties.all(ListQuery.all(), VietnamTime.today(clock))) {
            if (row.ended() == null) {
                organisations.put(row.id().toString(), row.name().vietnamese());
            }
        }
        return organisations;
    }

    private Map<String, String> authorities(Actor actor) {
        Map<String, String> authorities = new LinkedHashMap<>();
        for (OrganisationRow row : parties.all(ListQuery.all(), VietnamTime.today(clock))) {
            if (row.ended() == null
                    && Supervision.AUTHORITIES.contains(row.kind())
                    && actor.may(TraceabilityPermission.ENFORCE, row.id())) {
                authorities.put(row.id().toString(), row.name().vietnamese());
            }
        }
        return authorities;
    }

    @PostMapping("/traceability/matters")
    ModelAndView open(
            Actor actor, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        PartyId trader = party(request, "trader", problems);
        PartyId authority = party(request, "authority", problems);
        Sector sector = sector(request, problems);
        Matter.Kind kind = typed(request, "kind").equals(Matter.Kind.SIGN_OF_VIOLATION.code())
                ? Matter.Kind.SIGN_OF_VIOLATION
                : Matter.Kind.QUESTION;
        Outcome<Matter> outcome = trader == null || authority == null || sector == null
                ? Outcome.rejected(problems)
                : supervision.open(
                        actor,
                        new Supervision.NewMatter(
                                kind,
                                typed(request, "goods"),
                                sector,
                                trader,
                                authority,
                                typed(request, "about"),
                                !typed(request, "suspendAtOnce").isEmpty()));
        return switch (outcome) {
            case Outcome.Accepted<Matter>(Matter matter) -> {
                Flash.success(redirect, "traceability.supervision.done.opened");
                yield new ModelAndView("redirect:/traceability/matters/" + matter.id());
            }
            case Outcome.Rejected<Matter>(List<Problem> found) -> {
                refuseOutright(found);
                response.setStatus(found.getFirst().code().category().status());
                yield draft(actor, Form.refused(request.getParameterMap(), found));
            }
        };
    }

    @GetMapping("/traceability/matters/{id:[1-9]\\d{0,17}}")
    ModelAndView matter(Actor actor, @PathVariable long id) {
        return matter(actor, new MatterId(id), Form.empty());
    }

    private ModelAndView matter(Actor actor, MatterId id, Form form) {
        Supervision.View view = Refused.unlessAccepted(supervision.view(actor, id));
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("names", names(List.of(view.matter())));
        model.put("now", clock.instant());
        model.put("form", form);
        return new ModelAndView("traceability/matter", model);
    }

    @PostMapping("/traceability/matters/{id:[1-9]\\d{0,17}}/{step:answer|suspend|close|cancel}")
    ModelAndView step(
            Actor actor,
            @PathVariable long id,
            @PathVariable String step,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        // Each form has its own field, so that what was typed comes back in the right one.
        String words = typed(request, "words-" + step);
        Outcome<Matter> outcome = switch (step) {
            case "answer" -> supervision.act(actor, new MatterId(id), new Matter.Step.Answer(words));
            case "suspend" -> supervision.act(actor, new MatterId(id), new Matter.Step.Suspend(words));
            case "close" -> supervision.act(actor, new MatterId(id), new Matter.Step.Close(words));
            default -> {
                Matter.Ground ground = Arrays.stream(Matter.Ground.values())
                        .filter(one -> one.code().equals(typed(request, "ground")))
                        .findFirst()
                        .orElse(null);
                yield ground == null
                        ? Outcome.rejected(Problem.at("ground", Refusal.REQUIRED))
                        : supervision.act(actor, new MatterId(id), new Matter.Step.Cancel(ground, words));
            }
        };
        return switch (outcome) {
            case Outcome.Accepted<Matter> _ -> {
                Flash.success(redirect, "traceability.supervision.done." + step);
                yield new ModelAndView("redirect:/traceability/matters/" + id);
            }
            case Outcome.Rejected<Matter>(List<Problem> problems) -> {
                refuseOutright(problems);
                List<Problem> placed = problems.stream()
                        .map(problem -> "words".equals(problem.field())
                                ? new Problem(problem.code(), "words-" + step, problem.arguments())
                                : problem)
                        .toList();
                response.setStatus(problems.getFirst().code().category().status());
                yield matter(actor, new MatterId(id), Form.refused(request.getParameterMap(), placed));
            }
        };
    }

    // ---- goods

    @GetMapping("/traceability/goods")
    ModelAndView goods(Actor actor, @RequestParam(defaultValue = "") String key) {
        if (key.isBlank()) {
            // The list of matters has the field into which the goods are typed.
            return new ModelAndView("redirect:/traceability/matters");
        }
        Map<String, String> typed = new HashMap<>(Map.of("goods", key, "sector", "general", "k", "1"));
        for (String field : List.of("authority", "tick-authority", "untick-authority")) {
            typed.put(field, authority(actor));
        }
        List<String> criteria = supervision.criteria(actor, Goods.key(key).orElse(key));
        for (int n = 1; n <= Math.min(CRITERIA, criteria.size()); n++) {
            typed.put("criterion" + n, criteria.get(n - 1));
        }
        return goods(actor, key, Form.of(typed));
    }

    private ModelAndView goods(Actor actor, String written, Form form) {
        if (!actor.maySomewhere(TraceabilityPermission.OVERSEE)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        String key = Goods.key(written).orElse("");
        if (key.isEmpty()) {
            throw new Refused(List.of(Problem.at("goods", SupervisionProblem.NO_GOODS)));
        }
        List<Supervision.View> matters = supervision.matters(actor).stream()
                .filter(view -> view.matter().goods().equals(key))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("key", key);
        model.put("display", supervision.display(key));
        model.put("risks", supervision.assessments(actor, key));
        model.put("criteria", supervision.criteria(actor, key));
        model.put("ticks", supervision.ticks(actor, key));
        model.put("recalled", recalls.marks(actor, List.of(key)));
        model.put("matters", matters);
        model.put("now", clock.instant());
        model.put("authorities", authorities(actor));
        model.put("rules", supervision.rules(Sector.GENERAL));
        model.put("data", dataSets.of(key).orElse(null));
        model.put("keepUntil", supervision.rules(Sector.GENERAL).keepUntil(VietnamTime.today(clock), null));
        model.put("form", form);
        return new ModelAndView("traceability/goods", model);
    }

    @PostMapping("/traceability/goods/risk")
    ModelAndView assess(
            Actor actor, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        PartyId authority = party(request, "authority", problems);
        Sector sector = sector(request, problems);
        BigDecimal k = decimal(typed(request, "k"));
        if (k == null) {
            problems.add(Problem.at("k", Refusal.NOT_A_NUMBER, typed(request, "k")));
        }
        List<Risk.Criterion> criteria = criteria(request, problems);
        Outcome<RiskLevel> outcome = !problems.isEmpty() || authority == null || sector == null || k == null
                ? Outcome.rejected(problems)
                : supervision.assess(actor, authority, typed(request, "goods"), sector, k, criteria);
        return afterwards(actor, outcome, "traceability.supervision.done.risk", request, response, redirect);
    }

    private static List<Risk.Criterion> criteria(HttpServletRequest request, List<Problem> problems) {
        List<Risk.Criterion> criteria = new ArrayList<>();
        for (int n = 1; n <= CRITERIA; n++) {
            String name = typed(request, "criterion" + n);
            if (name.isEmpty()) {
                continue;
            }
            String consequence = typed(request, "c" + n);
            String probability = typed(request, "p" + n);
            if (consequence.isEmpty() && probability.isEmpty()) {
                // Its name was filled in; it is not used this time.
                continue;
            }
            if (consequence.matches("[1-5]") && probability.matches("[1-5]")) {
                criteria.add(new Risk.Criterion(name, Integer.parseInt(consequence), Integer.parseInt(probability)));
            } else {
                problems.add(
                        Problem.at(consequence.matches("[1-5]") ? "p" + n : "c" + n, SupervisionProblem.ONE_TO_FIVE));
            }
        }
        if (criteria.isEmpty() && problems.isEmpty()) {
            problems.add(
                    typed(request, "criterion1").isEmpty()
                            ? Problem.at("criterion1", Refusal.REQUIRED)
                            : Problem.at("c1", SupervisionProblem.ONE_TO_FIVE));
        }
        return criteria;
    }

    @PostMapping("/traceability/goods/tick")
    ModelAndView tick(
            Actor actor, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        PartyId authority = party(request, "tick-authority", problems);
        LocalDate until = null;
        try {
            until = LocalDate.parse(typed(request, "until"));
        } catch (DateTimeParseException e) {
            problems.add(Problem.at("until", Refusal.NOT_A_DATE, typed(request, "until")));
        }
        Outcome<LocalDate> outcome = authority == null || until == null
                ? Outcome.rejected(problems)
                : supervision.tick(actor, authority, typed(request, "goods"), until, typed(request, "tick-reason"));
        return afterwards(
                actor, within(outcome, "tick-"), "traceability.supervision.done.tick", request, response, redirect);
    }

    @PostMapping("/traceability/goods/untick")
    ModelAndView untick(
            Actor actor, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        PartyId authority = party(request, "untick-authority", problems);
        Outcome<String> outcome = authority == null
                ? Outcome.rejected(problems)
                : supervision.untick(actor, authority, typed(request, "goods"), typed(request, "untick-reason"));
        return afterwards(
                actor, within(outcome, "untick-"), "traceability.supervision.done.untick", request, response, redirect);
    }

    /** Each form of the page has fields of its own, so that what was typed comes back in the right one. */
    private static <T> Outcome<T> within(Outcome<T> outcome, String form) {
        return switch (outcome) {
            case Outcome.Accepted<T> accepted -> accepted;
            case Outcome.Rejected<T>(List<Problem> problems) ->
                Outcome.rejected(problems.stream()
                        .map(problem -> "reason".equals(problem.field()) || "authority".equals(problem.field())
                                ? new Problem(problem.code(), form + problem.field(), problem.arguments())
                                : problem)
                        .toList());
        };
    }

    private <T> ModelAndView afterwards(
            Actor actor,
            Outcome<T> outcome,
            String done,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String goods = typed(request, "goods");
        return switch (outcome) {
            case Outcome.Accepted<T> _ -> {
                Flash.success(redirect, done);
                yield new ModelAndView("redirect:" + Choices.goodsPath(goods));
            }
            case Outcome.Rejected<T>(List<Problem> problems) -> {
                refuseOutright(problems);
                response.setStatus(problems.getFirst().code().category().status());
                yield goods(actor, goods, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    // ---- what was typed

    private static String typed(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    private static @Nullable PartyId party(HttpServletRequest request, String name, List<Problem> problems) {
        String value = typed(request, name);
        if (value.matches("[1-9]\\d{0,17}")) {
            return new PartyId(Long.parseLong(value));
        }
        problems.add(Problem.at(name, Refusal.REQUIRED));
        return null;
    }

    private static @Nullable Sector sector(HttpServletRequest request, List<Problem> problems) {
        return Sector.of(typed(request, "sector")).orElseGet(() -> {
            problems.add(Problem.at("sector", Refusal.UNKNOWN_CHOICE, typed(request, "sector")));
            return null;
        });
    }

    private static @Nullable BigDecimal decimal(String text) {
        return text.matches("\\d{1,3}([.,]\\d{1,3})?") ? new BigDecimal(text.replace(',', '.')) : null;
    }

    private static void refuseOutright(List<Problem> problems) {
        if (problems.stream()
                .anyMatch(problem -> problem.field() == null
                        && (problem.code() == Refusal.FORBIDDEN || problem.code() == Refusal.NOT_FOUND))) {
            throw new Refused(problems);
        }
    }
}
