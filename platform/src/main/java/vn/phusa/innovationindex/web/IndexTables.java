package vn.phusa.innovationindex.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.composite.analysis.ColumnStatistics;
import vn.phusa.composite.decomposition.ChangeDecomposition;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.SobolIndices;
import vn.phusa.composite.robustness.Uncertainty;
import vn.phusa.composite.robustness.UnitUncertainty;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.Indices;
import vn.phusa.innovationindex.Made;
import vn.phusa.innovationindex.Profile;
import vn.phusa.setup.HomeProvince;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** The tables that stand beside charts, as files with every digit. */
@Controller
class IndexTables {
    private final Indices indices;
    private final Geography geography;
    private final Languages languages;
    private final HomeProvince home;

    IndexTables(Indices indices, Geography geography, Languages languages, HomeProvince home) {
        this.indices = indices;
        this.geography = geography;
        this.languages = languages;
        this.home = home;
    }

    private View view(Actor actor, String series, int year, String territory, String rules) {
        Indices.Shown shown =
                Refused.unlessAccepted(indices.computed(actor, series, year, IndexPages.choice(territory, rules)));
        return new View(
                shown,
                indices.uncertainty(shown) instanceof Outcome.Accepted<Uncertainty>(Uncertainty known) ? known : null,
                geography,
                home.key(),
                "");
    }

    private static <T> Listing.Column<T> column(String key, Function<T, @Nullable Object> value) {
        return new Listing.Column<>(key, "innovationindex.column." + key, value, false);
    }

    private static <T> Listing.Column<T> worded(String key, String wording, Function<T, @Nullable Object> value) {
        return new Listing.Column<>(key, "innovationindex." + wording, value, false);
    }

    /** A number, or an empty cell where there is none. */
    private static Object number(double value) {
        return Double.isNaN(value) ? "" : (Object) value;
    }

    private static Object rank(int rank) {
        return rank == 0 ? "" : (Object) rank;
    }

    private static String name(Element element, Wording words) {
        return words.locale().getLanguage().equals("vi")
                ? element.name().vietnamese()
                : element.name().english();
    }

    /** What one indicator, or all together, did to the score. */
    private record Cause(String name, ChangeDecomposition.Parts parts) {}

    @GetMapping("/index/{series}/{year:\\d{4}}/units/{unit}/{table:parts|trend|causes}.{format:csv|xlsx}")
    void unit(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String unit,
            @PathVariable String table,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String since,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        View view = view(actor, series, year, territory, rules);
        IndexPages.knows(view, unit);
        Wording words = languages.in(locale);
        String file = series + "-" + year + "-" + unit + "-" + table;
        Map<Edition, Made> years = indices.years(view.shown());
        if (table.equals("parts")) {
            Map<String, Double> contributions = IndexPages.contributions(view.made(), unit);
            Downloads.send(
                    format,
                    new Listing<Profile.Part>(
                            file,
                            "innovationindex.parts",
                            List.of(
                                    column("code", part -> part.element().code()),
                                    column("part", part -> name(part.element(), words)),
                                    column("score", part -> number(part.score())),
                                    column("rank", part -> rank(part.rank())),
                                    column("median", part -> number(part.median())),
                                    column(
                                            "contribution",
                                            part -> number(contributions.getOrDefault(
                                                    part.element().code(), Double.NaN))))),
                    Profile.of(view.made(), unit).parts().iterator(),
                    words,
                    response);
        } else if (table.equals("trend")) {
            Downloads.send(
                    format,
                    new Listing<IndexPages.YearLine>(
                            file,
                            "innovationindex.trend",
                            List.of(
                                    column("year", IndexPages.YearLine::year),
                                    column("rank", line -> rank(line.rank())),
                                    column("ranked", IndexPages.YearLine::ranked),
                                    column("score", line -> number(line.score())))),
                    IndexPages.trend(view, unit, years).iterator(),
                    words,
                    response);
        } else {
            Downloads.send(
                    format,
                    new Listing<Cause>(
                            file,
                            "innovationindex.why.label",
                            List.of(
                                    column("part", Cause::name),
                                    worded(
                                            "all",
                                            "why.all",
                                            cause -> cause.parts().change()),
                                    worded(
                                            "own",
                                            "why.own",
                                            cause -> cause.parts().ownData()),
                                    worded(
                                            "peers",
                                            "why.peers",
                                            cause -> cause.parts().peers()),
                                    worded(
                                            "frame",
                                            "why.frame",
                                            cause -> cause.parts().frame()),
                                    worded(
                                            "method",
                                            "why.method",
                                            cause -> cause.parts().method()))),
                    causes(view, years, unit, since, words).iterator(),
                    words,
                    response);
        }
    }

    private static List<Cause> causes(View view, Map<Edition, Made> years, String unit, String since, Wording words) {
        Map.Entry<Edition, Made> before = IndexPages.earlier(years, view.edition(), unit, since);
        ChangeDecomposition why = before == null ? null : IndexPages.why(before.getValue(), view.made(), unit);
        if (why == null) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        List<Cause> causes = new ArrayList<>();
        causes.add(new Cause(words.say("innovationindex.column.score"), why.score()));
        causes.add(new Cause(words.say("innovationindex.column.rank"), why.rank()));
        why.indicators()
                .forEach((code, parts) -> causes.add(new Cause(
                        view.made().frame().contains(code)
                                ? name(view.made().frame().element(code), words)
                                : code,
                        parts)));
        return causes;
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/robustness.{format:csv|xlsx}")
    void intervals(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        View view = view(actor, series, year, territory, rules);
        Uncertainty uncertainty = view.uncertainty();
        if (uncertainty == null) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        Downloads.send(
                format,
                new Listing<UnitUncertainty>(
                        series + "-" + year + "-robustness",
                        "innovationindex.robustness.all",
                        List.of(
                                column("rank", one -> rank(one.rank())),
                                column("code", UnitUncertainty::unit),
                                column("unit", one -> view.name(one.unit())),
                                column("score", one -> number(one.score())),
                                column("median", one -> number(one.ranks().median())),
                                column("rank-lower", one -> number(one.ranks().lower())),
                                column("rank-upper", one -> number(one.ranks().upper())),
                                column("rank-mean", one -> number(one.ranks().mean())),
                                column("score-lower", one -> number(one.scores().lower())),
                                column("score-upper", one -> number(one.scores().upper())),
                                column("runs", UnitUncertainty::runs))),
                uncertainty.units().stream()
                        .sorted(Comparator.comparingInt(one -> one.rank() == 0 ? Integer.MAX_VALUE : one.rank()))
                        .iterator(),
                languages.in(locale),
                response);
    }

    /** A choice and what it does to all ranks. */
    private record Factor(String name, SobolIndices.Index index) {}

    @GetMapping("/index/{series}/{year:\\d{4}}/sensitivity.{format:csv|xlsx}")
    void sensitivity(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Wording words = languages.in(locale);
        Sensitivity sensitivity = Refused.unlessAccepted(
                indices.sensitivity(view(actor, series, year, territory, rules).shown()));
        List<Factor> factors = new ArrayList<>();
        for (int f = 0; f < sensitivity.factors().size(); f++) {
            String key = "innovationindex.factor." + sensitivity.factors().get(f);
            factors.add(new Factor(
                    words.has(key) ? words.say(key) : sensitivity.factors().get(f),
                    sensitivity.overall().get(f)));
        }
        Downloads.send(
                format,
                new Listing<Factor>(
                        series + "-" + year + "-sensitivity",
                        "innovationindex.sensitivity.label",
                        List.of(
                                column("factor", Factor::name),
                                column("first", one -> number(one.index().first())),
                                column("first-lower", one -> number(one.index().firstLower())),
                                column("first-upper", one -> number(one.index().firstUpper())),
                                column("total", one -> number(one.index().total())),
                                column("total-lower", one -> number(one.index().totalLower())),
                                column("total-upper", one -> number(one.index().totalUpper())))),
                factors.iterator(),
                words,
                response);
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/quality.{format:csv|xlsx}")
    void quality(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Wording words = languages.in(locale);
        Made made = view(actor, series, year, territory, rules).made();
        Downloads.send(
                format,
                new Listing<ColumnStatistics>(
                        series + "-" + year + "-quality",
                        "innovationindex.tab.quality",
                        List.of(
                                column("code", ColumnStatistics::column),
                                column("part", one -> name(made.frame().element(one.column()), words)),
                                column("units", ColumnStatistics::units),
                                column("missing", one -> one.units() - one.available()),
                                column("smallest", one -> number(one.min())),
                                column("largest", one -> number(one.max())),
                                column("mean", one -> number(one.mean())),
                                column("median", one -> number(one.median())),
                                column("deviation", one -> number(one.deviation())),
                                column("skewness", one -> number(one.skewness())),
                                column("kurtosis", one -> number(one.kurtosis())),
                                worded("outliers", "flag.outliers", ColumnStatistics::outliers))),
                ColumnStatistics.of(
                                made.data()
                                        .values()
                                        .selectColumns(made.frame().indicators().stream()
                                                .map(Element::code)
                                                .toList()),
                                ColumnStatistics.Thresholds.USUAL)
                        .iterator(),
                words,
                response);
    }
}
