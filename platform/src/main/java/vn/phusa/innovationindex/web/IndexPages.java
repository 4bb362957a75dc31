package vn.phusa.innovationindex.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.composite.analysis.ColumnStatistics;
import vn.phusa.composite.decomposition.ChangeDecomposition;
import vn.phusa.composite.decomposition.ScoreDecomposition;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.numeric.Correlations;
import vn.phusa.composite.numeric.Quantiles;
import vn.phusa.composite.numeric.Ranking;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.Uncertainty;
import vn.phusa.innovationindex.Choice;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.FigureRequests;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.IndexPermission;
import vn.phusa.innovationindex.Indices;
import vn.phusa.innovationindex.Made;
import vn.phusa.innovationindex.Presets;
import vn.phusa.innovationindex.Profile;
import vn.phusa.innovationindex.PublishedResult;
import vn.phusa.setup.HomeProvince;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.Downloads;

/** What everybody may read of an index, without an account. */
@Controller
public class IndexPages {
    private final Indices indices;
    private final FigureRequests figures;
    private final Geography geography;
    private final Presets presets;
    private final Languages languages;
    private final HomeProvince home;

    IndexPages(
            Indices indices,
            FigureRequests figures,
            Geography geography,
            Presets presets,
            Languages languages,
            HomeProvince home) {
        this.indices = indices;
        this.figures = figures;
        this.geography = geography;
        this.presets = presets;
        this.languages = languages;
        this.home = home;
    }

    @Bean
    static PublicPath publicIndexPages() {
        return PublicPath.reading("/index/**");
    }

    @Bean
    static PublicPath publicIndexOverview() {
        return PublicPath.reading("/index");
    }

    @Bean
    static MenuEntry indexMenuEntry() {
        return MenuEntry.forEveryone(25, "/index", "innovationindex.menu", "report");
    }

    // ---- opening an edition

    private View view(
            Actor actor, String series, int year, String territory, String rules, String tab, boolean intervals) {
        Indices.Shown shown = Refused.unlessAccepted(indices.computed(actor, series, year, choice(territory, rules)));
        Uncertainty uncertainty =
                intervals && indices.uncertainty(shown) instanceof Outcome.Accepted<Uncertainty>(Uncertainty known)
                        ? known
                        : null;
        return new View(shown, uncertainty, geography, home.key(), tab);
    }

    static Choice choice(String territory, String rules) {
        return new Choice(territory.equals("34"), rules);
    }

    static void knows(View view, String unit) {
        if (!view.made().has(unit)) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
    }

    // ---- pages

    @GetMapping("/index")
    ModelAndView overview(Actor actor) {
        List<Indices.Shelf> shelves = indices.shelves(actor);
        View pci = null;
        for (Indices.Shelf shelf : shelves) {
            for (Edition edition : shelf.editions()) {
                if (pci == null && edition.data() != null && shelf.series().official()) {
                    pci = view(actor, edition.series(), edition.year(), "", "", "ranking", true);
                }
            }
        }
        Map<String, Object> model = new HashMap<>();
        model.put("shelves", shelves);
        model.put("keeps", actor.maySomewhere(IndexPermission.KEEP));
        model.put("enters", actor.maySomewhere(IndexPermission.ENTER) || actor.maySomewhere(IndexPermission.CHECK));
        model.put("home", pci);
        return new ModelAndView("innovationindex/overview", model);
    }

    @GetMapping("/index/{series}")
    String series(Actor actor, @PathVariable String series) {
        return "redirect:"
                + Refused.unlessAccepted(indices.newest(actor, series)).path();
    }

    /** One unit's line in the ranking. */
    public record Line(
            int rank,
            String unit,
            String name,
            String region,
            String range,
            double score,
            @Nullable PublishedResult published) {
        public double difference() {
            Double other = published == null ? null : published.score();
            return other == null ? Double.NaN : score - other;
        }
    }

    @GetMapping("/index/{series}/{year:\\d{4}}")
    @Nullable
    ModelAndView ranking(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Choice choice = choice(territory, rules);
        Indices.Shown shown = Refused.unlessAccepted(indices.show(actor, series, year, choice));
        if (shown.result() == null && shown.refused().isEmpty()) {
            return published(actor, shown);
        }
        View view = view(actor, series, year, territory, rules, "ranking", true);
        vn.phusa.shell.Wording words = languages.in(locale);
        List<Line> lines = new ArrayList<>();
        Made made = view.made();
        List<String> regions = made.data().groups().getOrDefault("region", List.of());
        for (int i = 0; i < made.build().scores().unitCount(); i++) {
            String unit = made.build().scores().units().get(i);
            String own = made.data().values().hasUnit(unit) && !regions.isEmpty()
                    ? regions.get(made.data().values().unitPosition(unit))
                    : "";
            if (region.isEmpty() || region.equals(own)) {
                String key = "innovationindex.region." + own;
                lines.add(new Line(
                        made.rank(unit),
                        unit,
                        view.name(unit),
                        own.isEmpty() ? "" : words.has(key) ? words.say(key) : own,
                        view.range(unit),
                        made.score(unit),
                        made.data().year().isPresent() && !choice.merged() ? view.published(unit) : null));
            }
        }
        lines.sort(Comparator.comparingInt((Line line) -> line.rank() == 0 ? Integer.MAX_VALUE : line.rank())
                .thenComparing(Line::name));
        if (Downloads.asked(format)) {
            Downloads.send(format, rankingList(view), lines.iterator(), words, response);
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("lines", lines);
        model.put("region", region);
        model.put(
                "regions",
                regions.stream()
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
        return new ModelAndView("innovationindex/ranking", model);
    }

    private static Listing<Line> rankingList(View view) {
        return new Listing<>(
                view.edition().series() + "-" + view.year(),
                "innovationindex.ranking",
                List.of(
                        new Listing.Column<>("rank", "innovationindex.column.rank", Line::rank, false),
                        new Listing.Column<>("code", "innovationindex.column.code", Line::unit, false),
                        new Listing.Column<>("unit", "innovationindex.column.unit", Line::name, false),
                        new Listing.Column<>("region", "innovationindex.column.region", Line::region, false),
                        new Listing.Column<>("range", "innovationindex.column.range", Line::range, false),
                        new Listing.Column<>(
                                "score", "innovationindex.column.score", line -> number(line.score()), false),
                        new Listing.Column<>(
                                "published",
                                "innovationindex.column.published-score",
                                line -> line.published() == null
                                        ? null
                                        : line.published().score(),
                                false),
                        new Listing.Column<>(
                                "publishedRank",
                                "innovationindex.column.published-rank",
                                line -> line.published() == null
                                        ? null
                                        : line.published().rank(),
                                false)));
    }

    static @Nullable Object number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** An edition of which only what others published is known. */
    private ModelAndView published(Actor actor, Indices.Shown shown) {
        View view = new View(shown, null, geography, home.key(), "ranking");
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("figures", figures.publicFigures(actor, shown.edition()));
        model.put("keeps", shown.edition().allows(actor, IndexPermission.KEEP));
        model.put("confirmed", indices.confirmed(shown.edition()));
        model.put("goals", indices.goals(shown, home.key()));
        model.put(
                "years",
                indices
                        .publishedOf(
                                shown.series().code(),
                                view.publishedOfHome() == null
                                        ? home.key()
                                        : view.publishedOfHome().unit())
                        .stream()
                        .filter(result -> result.element()
                                .equals(shown.frame().frame().index().code()))
                        .toList());
        return new ModelAndView("innovationindex/published", model);
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/map")
    ModelAndView map(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String rules) {
        Indices.Shown shown = Refused.unlessAccepted(indices.show(actor, series, year, new Choice(true, rules)));
        if (!shown.refused().isEmpty()) {
            throw new Refused(shown.refused());
        }
        Uncertainty uncertainty = shown.result() != null
                        && indices.uncertainty(shown) instanceof Outcome.Accepted<Uncertainty>(Uncertainty known)
                ? known
                : null;
        View view = new View(shown, uncertainty, geography, home.key(), "map");
        return new ModelAndView("innovationindex/map", Map.of("view", view));
    }

    /** Leads from a choice in a form to the page of what was chosen. */
    @GetMapping("/index/{series}/{year:\\d{4}}/find")
    String find(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String indicator) {
        View view = view(actor, series, year, territory, rules, "units", false);
        if (view.made().data().values().hasColumn(indicator)) {
            return "redirect:" + view.link("indicators/" + indicator);
        }
        knows(view, unit);
        return "redirect:" + view.link("units/" + unit);
    }

    /** A year in a unit's trend. @param change of the rank since the year before; null for the first */
    public record YearLine(
            int year,
            String path,
            int rank,
            int ranked,
            double score,
            @Nullable Integer change) {}

    @GetMapping("/index/{series}/{year:\\d{4}}/units/{unit}")
    ModelAndView unit(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String unit,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String since) {
        View view = view(actor, series, year, territory, rules, "units", true);
        knows(view, unit);
        Map<Edition, Made> years = indices.years(view.shown());
        Map.Entry<Edition, Made> before = earlier(years, view.edition(), unit, since);
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("profile", Profile.of(view.made(), unit));
        model.put("contributions", contributions(view.made(), unit));
        model.put("trend", trend(view, unit, years));
        model.put(
                "mergers",
                view.made().mergers().stream()
                        .filter(figure -> figure.unit().equals(unit))
                        .toList());
        model.put("before", before == null ? null : before.getKey());
        model.put("why", before == null ? null : why(before.getValue(), view.made(), unit));
        return new ModelAndView("innovationindex/unit", model);
    }

    /** A unit's place in every year that has it. */
    static List<YearLine> trend(View view, String unit, Map<Edition, Made> years) {
        List<YearLine> trend = new ArrayList<>();
        for (Map.Entry<Edition, Made> entry : years.entrySet()) {
            if (entry.getValue().has(unit)) {
                int rank = entry.getValue().rank(unit);
                YearLine last = trend.isEmpty() ? null : trend.getLast();
                trend.add(new YearLine(
                        entry.getKey().year(),
                        entry.getKey().path() + "/units/" + unit + view.choice().query(),
                        rank,
                        entry.getValue().ranked(),
                        entry.getValue().score(unit),
                        last == null ? null : rank - last.rank()));
            }
        }
        return trend;
    }

    static Map.@Nullable Entry<Edition, Made> earlier(
            Map<Edition, Made> years, Edition edition, String unit, String since) {
        Map.Entry<Edition, Made> found = null;
        for (Map.Entry<Edition, Made> entry : years.entrySet()) {
            int year = entry.getKey().year();
            boolean wanted = since.isEmpty()
                    ? year < edition.year()
                    : String.valueOf(year).equals(since);
            if (wanted && year != edition.year() && entry.getValue().has(unit)) {
                found = entry;
            }
        }
        return found;
    }

    static @Nullable ChangeDecomposition why(Made before, Made after, String unit) {
        return ChangeDecomposition.of(
                                new ChangeDecomposition.Version(
                                        before.frame(),
                                        before.data(),
                                        before.rules().recipe()),
                                new ChangeDecomposition.Version(
                                        after.frame(),
                                        after.data(),
                                        after.rules().recipe()),
                                unit)
                        instanceof
                        vn.phusa.composite.frame.Outcome.Accepted<ChangeDecomposition>(ChangeDecomposition known)
                ? known
                : null;
    }

    static Map<String, Double> contributions(Made made, String unit) {
        return ScoreDecomposition.of(made.build(), unit)
                        instanceof
                        vn.phusa.composite.frame.Outcome.Accepted<ScoreDecomposition>(ScoreDecomposition known)
                ? known.contributions()
                : Map.of();
    }

    /** One unit's value of an indicator. */
    public record ValueLine(int rank, String unit, String name, double raw, double score, boolean outlying) {}

    @GetMapping("/index/{series}/{year:\\d{4}}/indicators/{code}")
    @Nullable
    ModelAndView indicator(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        View view = view(actor, series, year, territory, rules, "indicators", false);
        Made made = view.made();
        if (!made.data().values().hasColumn(code)) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        List<ValueLine> lines = values(view, code);
        if (Downloads.asked(format)) {
            Downloads.send(
                    format,
                    new Listing<ValueLine>(
                            code + "-" + year,
                            "innovationindex.tab.indicators",
                            List.of(
                                    new Listing.Column<>("rank", "innovationindex.column.rank", ValueLine::rank, false),
                                    new Listing.Column<>("code", "innovationindex.column.code", ValueLine::unit, false),
                                    new Listing.Column<>("unit", "innovationindex.column.unit", ValueLine::name, false),
                                    new Listing.Column<>(
                                            "raw", "innovationindex.column.raw", line -> number(line.raw()), false),
                                    new Listing.Column<>(
                                            "score",
                                            "innovationindex.column.score",
                                            line -> number(line.score()),
                                            false))),
                    lines.iterator(),
                    languages.in(locale),
                    response);
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("element", made.frame().element(code));
        model.put("unit", made.has(unit) ? unit : view.homeOrFirst());
        model.put("lines", lines);
        model.put(
                "statistics",
                ColumnStatistics.of(
                                made.data().values().selectColumns(List.of(code)), ColumnStatistics.Thresholds.USUAL)
                        .getFirst());
        return new ModelAndView("innovationindex/indicator", model);
    }

    /** Every unit's value of an indicator, best first; outlying by Tukey's fences (1.5 times the middle half). */
    static List<ValueLine> values(View view, String code) {
        Made made = view.made();
        double[] raw = made.data().values().column(code);
        double low = Quantiles.of(raw, 0.25);
        double high = Quantiles.of(raw, 0.75);
        double fence = 1.5 * (high - low);
        double[] ranks = Ranking.descending(made.build().scores().column(code));
        List<ValueLine> lines = new ArrayList<>();
        for (int i = 0; i < raw.length; i++) {
            String unit = made.data().values().units().get(i);
            double score = made.has(unit) ? made.build().scores().at(unit, code) : Double.NaN;
            double rank = made.has(unit) ? ranks[made.build().scores().unitPosition(unit)] : Double.NaN;
            lines.add(new ValueLine(
                    Double.isNaN(rank) ? 0 : (int) rank,
                    unit,
                    view.name(unit),
                    raw[i],
                    score,
                    raw[i] < low - fence || raw[i] > high + fence));
        }
        lines.sort(Comparator.comparingInt((ValueLine line) -> line.rank() == 0 ? Integer.MAX_VALUE : line.rank())
                .thenComparing(ValueLine::name));
        return lines;
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/method")
    ModelAndView method(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String unit) {
        View view = view(actor, series, year, territory, rules, "method", false);
        String shown = view.made().has(unit) ? unit : view.homeOrFirst();
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("unit", shown);
        model.put("contributions", contributions(view.made(), shown));
        model.put(
                "rules",
                rules.isEmpty() || presets.text(rules).isEmpty()
                        ? indices.parcel(view.edition()).rules()
                        : presets.text(rules));
        return new ModelAndView("innovationindex/method", model);
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/robustness")
    ModelAndView robustness(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String unit) {
        View view = view(actor, series, year, territory, rules, "robustness", true);
        Sensitivity sensitivity = Refused.unlessAccepted(indices.sensitivity(view.shown()));
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("unit", view.made().has(unit) ? unit : view.homeOrFirst());
        model.put("sensitivity", sensitivity);
        return new ModelAndView("innovationindex/robustness", model);
    }

    /** A unit in two versions. */
    public record Pair(String unit, String name, int rankA, int rankB, double scoreA, double scoreB) {
        public int change() {
            return rankA == 0 || rankB == 0 ? 0 : rankA - rankB;
        }
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/compare")
    @Nullable
    ModelAndView compare(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "0") int with,
            @RequestParam(defaultValue = "") String withRules,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        View view = view(actor, series, year, territory, rules, "compare", false);
        int other = with != 0
                ? with
                : view.shown().siblings().stream()
                        .filter(edition -> edition.data() != null && edition.year() < year)
                        .mapToInt(Edition::year)
                        .findFirst()
                        .orElse(year);
        Indices.Shown second =
                Refused.unlessAccepted(indices.computed(actor, series, other, choice(territory, withRules)));
        View reference = new View(second, null, geography, home.key(), "compare");
        List<Pair> pairs = new ArrayList<>();
        for (String unit : view.made().build().scores().units()) {
            boolean both = reference.made().has(unit);
            pairs.add(new Pair(
                    unit,
                    view.name(unit),
                    both ? reference.made().rank(unit) : 0,
                    view.made().rank(unit),
                    both ? reference.made().score(unit) : Double.NaN,
                    view.made().score(unit)));
        }
        pairs.sort(
                Comparator.comparingInt((Pair pair) -> -Math.abs(pair.change())).thenComparing(Pair::rankB));
        if (Downloads.asked(format)) {
            Downloads.send(
                    format,
                    new Listing<Pair>(
                            series + "-" + other + "-" + year,
                            "innovationindex.tab.compare",
                            List.of(
                                    new Listing.Column<>("code", "innovationindex.column.code", Pair::unit, false),
                                    new Listing.Column<>("unit", "innovationindex.column.unit", Pair::name, false),
                                    new Listing.Column<>(
                                            "rankA", "innovationindex.column.rank-before", Pair::rankA, false),
                                    new Listing.Column<>(
                                            "rankB", "innovationindex.column.rank-after", Pair::rankB, false),
                                    new Listing.Column<>(
                                            "scoreA",
                                            "innovationindex.column.score-before",
                                            pair -> number(pair.scoreA()),
                                            false),
                                    new Listing.Column<>(
                                            "scoreB",
                                            "innovationindex.column.score-after",
                                            pair -> number(pair.scoreB()),
                                            false))),
                    pairs.iterator(),
                    languages.in(locale),
                    response);
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("other", reference);
        model.put("pairs", pairs);
        model.put("correlation", correlation(pairs));
        return new ModelAndView("innovationindex/compare", model);
    }

    /** Spearman's correlation of the ranks of units that both versions rank. */
    private static double correlation(List<Pair> pairs) {
        List<Pair> both = pairs.stream()
                .filter(pair -> pair.rankA() > 0 && pair.rankB() > 0)
                .toList();
        double[] x = both.stream().mapToDouble(Pair::scoreA).toArray();
        double[] y = both.stream().mapToDouble(Pair::scoreB).toArray();
        return Correlations.spearman(x, y);
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/quality")
    ModelAndView quality(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules) {
        View view = view(actor, series, year, territory, rules, "quality", false);
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        Map<Element, ColumnStatistics> statistics = new LinkedHashMap<>();
        List<Element> indicators = view.made().frame().indicators();
        List<ColumnStatistics> all = ColumnStatistics.of(
                view.made()
                        .data()
                        .values()
                        .selectColumns(indicators.stream().map(Element::code).toList()),
                ColumnStatistics.Thresholds.USUAL);
        for (int i = 0; i < indicators.size(); i++) {
            statistics.put(indicators.get(i), all.get(i));
        }
        model.put("statistics", statistics);
        model.put("figures", figures.publicFigures(actor, view.edition()));
        model.put("versions", indices.versions(view.edition()));
        model.put("keeps", view.edition().allows(actor, IndexPermission.KEEP));
        return new ModelAndView("innovationindex/quality", model);
    }
}
