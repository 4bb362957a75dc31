package vn.phusa.innovationindex.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.lever.Plan;
import vn.phusa.composite.numeric.Moments;
import vn.phusa.innovationindex.Computations;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.IndexProblem;
import vn.phusa.innovationindex.Indices;
import vn.phusa.innovationindex.LeverQuestion;
import vn.phusa.innovationindex.Made;
import vn.phusa.innovationindex.WhatIf;
import vn.phusa.setup.HomeProvince;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** Questions that a reader puts with sliders and bounds, answered at once and kept nowhere. */
@Controller
public class QuestionPages {
    private static final int YEARS_OF_TREND = 3;

    private final Indices indices;
    private final Computations computations;
    private final Geography geography;
    private final HomeProvince home;
    private final Languages languages;
    /** A proof may take a second of a processor; no more than this many at a time. */
    private final Semaphore proofs = new Semaphore(2);

    QuestionPages(
            Indices indices, Computations computations, Geography geography, HomeProvince home, Languages languages) {
        this.indices = indices;
        this.computations = computations;
        this.geography = geography;
        this.home = home;
        this.languages = languages;
    }

    private View view(Actor actor, String series, int year, String territory, String rules, String tab) {
        return new View(
                Refused.unlessAccepted(indices.computed(actor, series, year, IndexPages.choice(territory, rules))),
                null,
                geography,
                home.key(),
                tab);
    }

    // ---- what if

    /** A slider. @param name of the parameter */
    public record Slider(
            String name, Element element, double low, double high, double step, double value, double now) {}

    @GetMapping("/index/{series}/{year:\\d{4}}/what-if")
    ModelAndView whatIf(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "") String htmx,
            HttpServletResponse response) {
        boolean moved = htmx.equals("true");
        View view = moved
                ? new View(
                        Refused.unlessAccepted(indices.alone(actor, series, year, IndexPages.choice(territory, rules))),
                        null,
                        geography,
                        home.key(),
                        "what-if")
                : view(actor, series, year, territory, rules, "what-if");
        Made made = view.made();
        String shown = made.has(unit) ? unit : view.homeOrFirst();
        List<Problem> problems = new ArrayList<>();
        Map<String, Double> weights = numbers(typed, "w.", problems);
        Map<String, Double> values = numbers(typed, "v.", problems);
        Outcome<WhatIf> outcome =
                problems.isEmpty() ? WhatIf.of(made, shown, weights, values) : Outcome.rejected(problems);
        WhatIf answer = null;
        switch (outcome) {
            case Outcome.Accepted<WhatIf>(WhatIf known) -> answer = known;
            case Outcome.Rejected<WhatIf>(List<Problem> refused) -> {
                problems = refused;
                response.setStatus(problems.getFirst().code().category().status());
            }
        }
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("answer", answer);
        model.put("problems", problems);
        response.setHeader("Vary", "HX-Request");
        if (moved) {
            return new ModelAndView("innovationindex/part-what-if", model);
        }
        model.put("unit", shown);
        model.put("weights", weightSliders(view, weights));
        model.put("values", valueSliders(made, shown, values));
        return new ModelAndView("innovationindex/what-if", model);
    }

    private static List<Slider> weightSliders(View view, Map<String, Double> chosen) {
        List<Slider> sliders = new ArrayList<>();
        List<Element> elements = WhatIf.weighed(view.made().frame());
        double most = 2 * elements.stream().mapToDouble(Element::weight).max().orElse(1);
        for (Element element : elements) {
            double now = element.weight();
            sliders.add(new Slider(
                    "w." + element.code(), element, 0, most, most / 80, chosen.getOrDefault(element.code(), now), now));
        }
        return sliders;
    }

    private static List<Slider> valueSliders(Made made, String unit, Map<String, Double> chosen) {
        List<Slider> sliders = new ArrayList<>();
        for (Element indicator : made.frame().indicators()) {
            double[] column = made.data().values().column(indicator.code());
            double now = made.data().values().at(unit, indicator.code());
            if (Double.isNaN(now)) {
                continue;
            }
            double low = Moments.min(column);
            double high = Moments.max(column);
            double step = Math.pow(10, Math.floor(Math.log10(Math.max(high - low, 1e-9))) - 2);
            sliders.add(new Slider(
                    "v." + indicator.code(),
                    indicator,
                    Math.floor(low / step) * step,
                    Math.ceil(high / step) * step,
                    step,
                    chosen.getOrDefault(indicator.code(), now),
                    now));
        }
        return sliders;
    }

    /** Numbers with either decimal mark, from parameters that begin so; an empty one is passed over. */
    private static Map<String, Double> numbers(Map<String, String> typed, String prefix, List<Problem> problems) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        typed.forEach((name, text) -> {
            if (name.startsWith(prefix) && !text.isBlank()) {
                Double number = number(text);
                if (number == null) {
                    problems.add(Problem.at(name, Refusal.NOT_A_NUMBER, text));
                } else {
                    numbers.put(name.substring(prefix.length()), number);
                }
            }
        });
        return numbers;
    }

    static @Nullable Double number(String text) {
        String plain = text.strip();
        if (plain.indexOf('.') < 0) {
            plain = plain.replace(',', '.');
        }
        if (!plain.matches("[+-]?\\d{1,15}(\\.\\d{1,20})?([eE][+-]?\\d{1,3})?")) {
            return null;
        }
        double value = Double.parseDouble(plain);
        return Double.isFinite(value) ? value : null;
    }

    // ---- levers

    /** One indicator's line of the form. */
    public record BoundLine(Element element, double now, boolean chosen, String to, String cost) {}

    @GetMapping("/index/{series}/{year:\\d{4}}/levers")
    @Nullable
    ModelAndView levers(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String rank,
            @RequestParam(defaultValue = "0") String ahead,
            @RequestParam(defaultValue = "") List<String> use,
            @RequestParam(defaultValue = "") String format,
            @RequestParam Map<String, String> typed,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        View view = view(actor, series, year, territory, rules, "levers");
        Made made = view.made();
        String shown = made.has(unit) ? unit : view.homeOrFirst();
        boolean asked = !rank.isBlank();
        List<LeverQuestion.Bound> suggested = LeverQuestion.suggested(made, shown);
        List<BoundLine> lines = new ArrayList<>();
        List<LeverQuestion.Bound> bounds = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Element indicator : made.frame().indicators()) {
            String code = indicator.code();
            LeverQuestion.Bound first = suggested.stream()
                    .filter(bound -> bound.indicator().equals(code))
                    .findFirst()
                    .orElse(null);
            String to = typed.getOrDefault("to." + code, first == null ? "" : plain(first.to(), locale));
            String cost = typed.getOrDefault("cost." + code, first == null ? "" : plain(first.cost(), locale));
            boolean chosen = asked && !use.isEmpty()
                    ? use.contains(code)
                    : first != null && suggested.indexOf(first) < LeverQuestion.MOST;
            lines.add(new BoundLine(indicator, made.data().values().at(shown, code), chosen, to, cost));
            if (asked && chosen) {
                Double goal = number(to);
                Double effort = cost.isBlank() ? Double.valueOf(1) : number(cost);
                if (goal == null) {
                    problems.add(Problem.at("to." + code, Refusal.NOT_A_NUMBER, to));
                } else if (effort == null) {
                    problems.add(Problem.at("cost." + code, Refusal.NOT_A_NUMBER, cost));
                } else {
                    bounds.add(new LeverQuestion.Bound(code, goal, effort));
                }
            }
        }
        int years = ahead.matches("[0-5]") ? Integer.parseInt(ahead) : 0;
        LeverQuestion.Answer answer = null;
        if (asked && problems.isEmpty()) {
            int target = rank.strip().matches("\\d{1,4}") ? Integer.parseInt(rank.strip()) : 0;
            LeverQuestion question = new LeverQuestion(shown, target, bounds, years);
            switch (proved(question, view.shown())) {
                case Outcome.Accepted<LeverQuestion.Answer>(LeverQuestion.Answer known) -> answer = known;
                case Outcome.Rejected<LeverQuestion.Answer>(List<Problem> refused) -> problems = refused;
            }
        }
        if (!problems.isEmpty()) {
            response.setStatus(problems.getFirst().code().category().status());
        }
        if (answer != null && Downloads.asked(format)) {
            Wording words = languages.in(locale);
            Downloads.send(
                    format,
                    plan(series + "-" + year + "-" + shown + "-levers", made, words),
                    answer.plan().steps().iterator(),
                    words,
                    response);
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("unit", shown);
        model.put("lines", lines);
        model.put("ahead", years);
        model.put("rank", asked ? rank.strip() : String.valueOf(Math.max(1, made.rank(shown) - 2)));
        model.put("asked", asked);
        model.put("answer", answer);
        model.put("form", new Form(Map.of(), problems));
        return new ModelAndView("innovationindex/levers", model);
    }

    private static Listing<Plan.Improvement> plan(String file, Made made, Wording words) {
        boolean english = !words.locale().getLanguage().equals("vi");
        return new Listing<>(
                file,
                "innovationindex.levers.answer",
                List.of(
                        new Listing.Column<>("code", "innovationindex.column.code", Plan.Improvement::indicator, false),
                        new Listing.Column<>(
                                "part",
                                "innovationindex.column.part",
                                step -> english
                                        ? made.frame()
                                                .element(step.indicator())
                                                .name()
                                                .english()
                                        : made.frame()
                                                .element(step.indicator())
                                                .name()
                                                .vietnamese(),
                                false),
                        new Listing.Column<>("from", "innovationindex.levers.from", Plan.Improvement::from, false),
                        new Listing.Column<>("to", "innovationindex.levers.to", Plan.Improvement::to, false),
                        new Listing.Column<>("cost", "innovationindex.levers.cost", Plan.Improvement::cost, false)));
    }

    /** The answer, under the trends of the index' last years. */
    Outcome<LeverQuestion.Answer> proved(LeverQuestion question, Indices.Shown shown) {
        Made made = shown.result();
        if (made == null) {
            return Outcome.rejected(Problem.of(IndexProblem.NO_DATA));
        }
        Map<String, Map<String, Double>> trends = question.yearsAhead() == 0 ? Map.of() : trends(shown, made);
        proofs.acquireUninterruptibly();
        try {
            return question.answer(made, trends, computations.factors(made));
        } finally {
            proofs.release();
        }
    }

    /** What changed a year over the last three years that there are. */
    private Map<String, Map<String, Double>> trends(Indices.Shown shown, Made made) {
        Edition from = null;
        Made start = null;
        for (Map.Entry<Edition, Made> entry : indices.years(shown).entrySet()) {
            int back = shown.edition().year() - entry.getKey().year();
            if (back > 0 && back <= YEARS_OF_TREND && from == null) {
                from = entry.getKey();
                start = entry.getValue();
            }
        }
        return from == null || start == null
                ? Map.of()
                : LeverQuestion.trends(
                        start.data(), made.data(), shown.edition().year() - from.year());
    }

    /** As a reader of that language types it. */
    private static String plain(double value, Locale locale) {
        String point = java.math.BigDecimal.valueOf(value)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
        return locale.getLanguage().equals("vi") ? point.replace('.', ',') : point;
    }
}
