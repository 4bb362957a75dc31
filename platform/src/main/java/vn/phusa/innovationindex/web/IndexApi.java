package vn.phusa.innovationindex.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.composite.analysis.Strengths;
import vn.phusa.composite.decomposition.ChangeDecomposition;
import vn.phusa.composite.decomposition.ScoreDecomposition;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.SobolIndices;
import vn.phusa.composite.robustness.Uncertainty;
import vn.phusa.composite.robustness.UnitUncertainty;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.EditionVersion;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.IndexProblem;
import vn.phusa.innovationindex.Indices;
import vn.phusa.innovationindex.LeverQuestion;
import vn.phusa.innovationindex.Made;
import vn.phusa.innovationindex.Profile;
import vn.phusa.innovationindex.PublishedResult;
import vn.phusa.innovationindex.WhatIf;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;

/**
 * The indices as JSON: whatever is published without a key, drafts for those who may see them. Numbers are full doubles;
 * what is not known is null. {@code territory=34} tells an edition for the provinces since 1 July 2025, {@code rules}
 * computes it by a preset.
 */
@RestController
class IndexApi {
    private final Indices indices;
    private final Geography geography;
    private final QuestionPages questions;

    IndexApi(Indices indices, Geography geography, QuestionPages questions) {
        this.indices = indices;
        this.geography = geography;
        this.questions = questions;
    }

    @Bean
    static PublicPath indexApiList() {
        return PublicPath.reading("/api/indices");
    }

    @Bean
    static PublicPath indexApiBelow() {
        return PublicPath.reading("/api/indices/**");
    }

    private Indices.Shown computed(Actor actor, String series, int year, String territory, String rules) {
        return Refused.unlessAccepted(indices.computed(actor, series, year, IndexPages.choice(territory, rules)));
    }

    private static Made made(Indices.Shown shown) {
        Made made = shown.result();
        if (made == null) {
            throw new Refused(List.of(Problem.of(IndexProblem.NO_DATA)));
        }
        return made;
    }

    private static void knows(Made made, String unit) {
        if (!made.has(unit)) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable Integer place(int rank) {
        return rank == 0 ? null : rank;
    }

    // ---- editions

    /** An index with its editions, newest first. */
    record IndexAnswer(
            String code,
            String vietnamese,
            String english,
            String owner,
            boolean official,
            List<EditionItem> editions) {}

    /** One edition. */
    record EditionItem(int year, String standing, boolean computed, boolean demonstration) {}

    @GetMapping("/api/indices")
    List<IndexAnswer> list(Actor actor) {
        return indices.shelves(actor).stream()
                .map(shelf -> new IndexAnswer(
                        shelf.series().code(),
                        shelf.series().name().vietnamese(),
                        shelf.series().name().english(),
                        shelf.series().owner().vietnamese(),
                        shelf.series().official(),
                        shelf.editions().stream()
                                .map(edition -> new EditionItem(
                                        edition.year(),
                                        edition.standing().key(),
                                        edition.data() != null,
                                        edition.demonstration()))
                                .toList()))
                .toList();
    }

    /** An edition with its frame, what was published of it, and the digests that it is computed from. */
    record EditionAnswer(
            String index,
            int year,
            String standing,
            @Nullable Instant embargoUntil,
            String legal,
            String legalAddress,
            String note,
            boolean demonstration,
            List<ElementItem> frame,
            List<PublishedItem> published,
            List<VersionItem> versions) {}

    /** An element of a frame. @param confirmed whether a source confirms the row; null where the frame does not say */
    record ElementItem(
            String code,
            int level,
            @Nullable String parent,
            String vietnamese,
            String english,
            String unit,
            int direction,
            double weight,
            @Nullable String denominator,
            String underlying,
            String source,
            @Nullable Boolean confirmed) {}

    /** A result that others published. */
    record PublishedItem(
            String unit,
            String element,
            @Nullable Integer rank,
            @Nullable Integer ranked,
            @Nullable Double score,
            String source) {}

    /** The files that a version was computed from, by SHA-256. */
    record VersionItem(
            long version,
            Instant at,
            String frame,
            String rules,
            @Nullable String data,
            @Nullable String result) {}

    @GetMapping("/api/indices/{series}/{year:\\d{4}}")
    EditionAnswer edition(Actor actor, @PathVariable String series, @PathVariable int year) {
        Indices.Shown shown = Refused.unlessAccepted(indices.show(actor, series, year, IndexPages.choice("", "")));
        Edition edition = shown.edition();
        Map<String, Boolean> confirmed = indices.confirmed(edition);
        return new EditionAnswer(
                series,
                year,
                edition.standing().key(),
                edition.embargoUntil(),
                edition.legal().vietnamese(),
                edition.legalAddress(),
                edition.note().vietnamese(),
                edition.demonstration(),
                shown.frame().frame().elements().stream()
                        .map(element -> new ElementItem(
                                element.code(),
                                element.level(),
                                element.parent().orElse(null),
                                element.name().vietnamese(),
                                element.name().english(),
                                element.unit(),
                                element.direction().sign(),
                                element.weight(),
                                element.denominator().orElse(null),
                                element.underlyingIndex(),
                                element.source(),
                                confirmed.get(element.code())))
                        .toList(),
                shown.published().stream().map(IndexApi::published).toList(),
                indices.versions(edition).stream().map(IndexApi::version).toList());
    }

    private static PublishedItem published(PublishedResult result) {
        return new PublishedItem(
                result.unit(), result.element(), result.rank(), result.ranked(), result.score(), result.source());
    }

    private static VersionItem version(EditionVersion version) {
        return new VersionItem(
                version.version(), version.at(), version.frame(), version.rules(), version.data(), version.result());
    }

    // ---- results

    /** Everything that an edition comes to. */
    record ResultsAnswer(String index, int year, boolean official, String rules, int ranked, List<ResultItem> units) {}

    /** A unit's score and rank, each with the interval of 90 % of the runs. */
    record ResultItem(
            String unit,
            String name,
            @Nullable Integer rank,
            @Nullable Double score,
            @Nullable IntervalItem rankInterval,
            @Nullable IntervalItem scoreInterval) {}

    /** The 5 %, 50 % and 95 % quantiles. */
    record IntervalItem(
            @Nullable Double lower,
            @Nullable Double median,
            @Nullable Double upper) {}

    private @Nullable Uncertainty uncertainty(Indices.Shown shown) {
        return indices.uncertainty(shown) instanceof Outcome.Accepted<Uncertainty>(Uncertainty known) ? known : null;
    }

    private ResultItem result(Made made, String unit, @Nullable Uncertainty uncertainty) {
        UnitUncertainty interval = uncertainty == null
                ? null
                : uncertainty.units().stream()
                        .filter(one -> one.unit().equals(unit))
                        .findFirst()
                        .orElse(null);
        return new ResultItem(
                unit,
                geography.name(unit),
                place(made.rank(unit)),
                known(made.score(unit)),
                interval == null
                        ? null
                        : new IntervalItem(
                                known(interval.ranks().lower()),
                                known(interval.ranks().median()),
                                known(interval.ranks().upper())),
                interval == null
                        ? null
                        : new IntervalItem(
                                known(interval.scores().lower()),
                                known(interval.scores().median()),
                                known(interval.scores().upper())));
    }

    @GetMapping("/api/indices/{series}/{year:\\d{4}}/results")
    ResultsAnswer results(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules) {
        Indices.Shown shown = computed(actor, series, year, territory, rules);
        Made made = made(shown);
        Uncertainty uncertainty = uncertainty(shown);
        return new ResultsAnswer(
                series,
                year,
                false,
                made.rules().recipe().name(),
                made.ranked(),
                made.build().scores().units().stream()
                        .map(unit -> result(made, unit, uncertainty))
                        .sorted(Comparator.comparing(
                                ResultItem::rank, Comparator.nullsLast(Comparator.<Integer>naturalOrder())))
                        .toList());
    }

    // ---- a unit

    /** A unit's profile: what its score is made of, where it is strong and weak, who is like it, its years. */
    record ProfileAnswer(
            ResultItem result,
            List<PartItem> parts,
            Map<String, Double> contributions,
            List<RankedIndicator> strengths,
            List<RankedIndicator> weaknesses,
            List<PeerItem> peers,
            List<YearItem> years) {}

    /** How a unit stands in an element. */
    record PartItem(
            String code,
            String vietnamese,
            @Nullable Double score,
            @Nullable Integer rank,
            @Nullable Double median) {}

    /** An indicator with the unit's rank in it. */
    record RankedIndicator(
            String code,
            String vietnamese,
            int rank,
            @Nullable Double value) {}

    /** A like unit. */
    record PeerItem(String unit, String name, @Nullable Double distance) {}

    /** A year of the unit. */
    record YearItem(
            int year,
            @Nullable Integer rank,
            int ranked,
            @Nullable Double score) {}

    @GetMapping("/api/indices/{series}/{year:\\d{4}}/units/{province}")
    ProfileAnswer profile(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable("province") String unit,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules) {
        Indices.Shown shown = computed(actor, series, year, territory, rules);
        Made made = made(shown);
        knows(made, unit);
        Profile profile = Profile.of(made, unit);
        Map<String, Double> contributions = new LinkedHashMap<>();
        if (ScoreDecomposition.of(made.build(), unit)
                instanceof vn.phusa.composite.frame.Outcome.Accepted<ScoreDecomposition>(ScoreDecomposition split)) {
            made.frame()
                    .indicators()
                    .forEach(indicator -> contributions.put(
                            indicator.code(), split.contributions().getOrDefault(indicator.code(), 0.0)));
        }
        List<YearItem> years = new ArrayList<>();
        indices.years(shown).forEach((edition, other) -> {
            if (other.has(unit)) {
                years.add(new YearItem(
                        edition.year(), place(other.rank(unit)), other.ranked(), known(other.score(unit))));
            }
        });
        return new ProfileAnswer(
                result(made, unit, uncertainty(shown)),
                profile.parts().stream()
                        .map(part -> new PartItem(
                                part.element().code(),
                                part.element().name().vietnamese(),
                                known(part.score()),
                                place(part.rank()),
                                known(part.median())))
                        .toList(),
                contributions,
                profile.strengths().stream().map(IndexApi::ranked).toList(),
                profile.weaknesses().stream().map(IndexApi::ranked).toList(),
                profile.peers().stream()
                        .map(peer -> new PeerItem(peer.unit(), geography.name(peer.unit()), known(peer.distance())))
                        .toList(),
                years);
    }

    private static RankedIndicator ranked(Strengths.Entry entry) {
        Element indicator = entry.indicator();
        return new RankedIndicator(indicator.code(), indicator.name().vietnamese(), entry.rank(), known(entry.value()));
    }

    /** Why a unit's score and rank changed since another year; the parts sum to the change. */
    record ChangeAnswer(
            String unit, int from, int to, PartsItem score, PartsItem rank, Map<String, PartsItem> indicators) {}

    /** A change and its causes. */
    record PartsItem(
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Double ownData,
            @Nullable Double peers,
            @Nullable Double frame,
            @Nullable Double method) {
        static PartsItem of(ChangeDecomposition.Parts parts) {
            return new PartsItem(
                    known(parts.before()),
                    known(parts.after()),
                    known(parts.ownData()),
                    known(parts.peers()),
                    known(parts.frame()),
                    known(parts.method()));
        }
    }

    @GetMapping("/api/indices/{series}/{year:\\d{4}}/units/{province}/change")
    ChangeAnswer change(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable("province") String unit,
            @RequestParam int since,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules) {
        Made after = made(computed(actor, series, year, territory, rules));
        Made before = made(computed(actor, series, since, territory, rules));
        knows(after, unit);
        knows(before, unit);
        ChangeDecomposition why = IndexPages.why(before, after, unit);
        if (why == null) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        Map<String, PartsItem> indicators = new LinkedHashMap<>();
        why.indicators().forEach((code, parts) -> indicators.put(code, PartsItem.of(parts)));
        return new ChangeAnswer(unit, since, year, PartsItem.of(why.score()), PartsItem.of(why.rank()), indicators);
    }

    // ---- questions

    /** What would come out if weights or the unit's own figures were others. */
    record WhatIfAnswer(
            String unit,
            @Nullable Double scoreBefore,
            @Nullable Double scoreAfter,
            @Nullable Integer rankBefore,
            @Nullable Integer rankAfter,
            List<MovedItem> units) {}

    /** A unit as it stands then. */
    record MovedItem(
            String unit,
            @Nullable Double score,
            @Nullable Integer rank,
            @Nullable Integer before) {}

    @GetMapping("/api/indices/{series}/{year:\\d{4}}/what-if")
    WhatIfAnswer whatIf(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam("province") String unit,
            @RequestParam(defaultValue = "") List<String> weights,
            @RequestParam(defaultValue = "") List<String> values,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules) {
        Made made =
                made(Refused.unlessAccepted(indices.alone(actor, series, year, IndexPages.choice(territory, rules))));
        knows(made, unit);
        WhatIf answer =
                Refused.unlessAccepted(WhatIf.of(made, unit, numbers("weights", weights), numbers("values", values)));
        return new WhatIfAnswer(
                unit,
                known(answer.scoreBefore()),
                known(answer.scoreAfter()),
                place(answer.rankBefore()),
                place(answer.rankAfter()),
                answer.order().stream()
                        .map(row ->
                                new MovedItem(row.unit(), known(row.score()), place(row.rank()), place(row.before())))
                        .toList());
    }

    /** From {@code labor:8.5}. */
    private static Map<String, Double> numbers(String field, List<String> given) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String text : given) {
            int colon = text.lastIndexOf(':');
            Double number = colon < 1 ? null : QuestionPages.number(text.substring(colon + 1));
            if (number == null) {
                throw new Refused(List.of(Problem.at(field, Refusal.NOT_A_NUMBER, text)));
            }
            numbers.put(text.substring(0, colon), number);
        }
        return numbers;
    }

    /** The cheapest set of improvements that reaches a rank, proved so, with its probability under uncertainty. */
    record LeversAnswer(
            String unit,
            int targetRank,
            double cost,
            @Nullable Integer rankBefore,
            @Nullable Integer rankAfter,
            @Nullable Double scoreBefore,
            @Nullable Double scoreAfter,
            double probability,
            List<ImprovementItem> steps) {}

    /** One indicator to improve. */
    record ImprovementItem(
            String indicator,
            @Nullable Double from,
            @Nullable Double to,
            double cost) {}

    @GetMapping("/api/indices/{series}/{year:\\d{4}}/levers")
    LeversAnswer levers(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam("province") String unit,
            @RequestParam int rank,
            @RequestParam(defaultValue = "") List<String> reach,
            @RequestParam(defaultValue = "") List<String> cost,
            @RequestParam(defaultValue = "0") int ahead,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules) {
        Indices.Shown shown = computed(actor, series, year, territory, rules);
        Made made = made(shown);
        knows(made, unit);
        if (ahead < 0 || ahead > 5) {
            throw new Refused(List.of(Problem.at("ahead", Refusal.OUT_OF_RANGE, 0, 5)));
        }
        Map<String, Double> costs = numbers("cost", cost);
        List<LeverQuestion.Bound> bounds = new ArrayList<>();
        if (reach.isEmpty()) {
            LeverQuestion.suggested(made, unit).stream()
                    .limit(LeverQuestion.MOST)
                    .map(bound -> new LeverQuestion.Bound(
                            bound.indicator(), bound.to(), costs.getOrDefault(bound.indicator(), bound.cost())))
                    .forEach(bounds::add);
        } else {
            numbers("reach", reach)
                    .forEach((indicator, to) ->
                            bounds.add(new LeverQuestion.Bound(indicator, to, costs.getOrDefault(indicator, 1.0))));
        }
        LeverQuestion.Answer answer =
                Refused.unlessAccepted(questions.proved(new LeverQuestion(unit, rank, bounds, ahead), shown));
        return new LeversAnswer(
                unit,
                rank,
                answer.plan().cost(),
                place(answer.plan().rankBefore()),
                place(answer.plan().rankAfter()),
                known(answer.plan().scoreBefore()),
                known(answer.plan().scoreAfter()),
                answer.chance(),
                answer.plan().steps().stream()
                        .map(step -> new ImprovementItem(
                                step.indicator(), known(step.from()), known(step.to()), step.cost()))
                        .toList());
    }

    // ---- robustness

    /** Which uncertain choice moves the ranks, and each unit's rank over the runs. */
    record RobustnessAnswer(int runs, List<FactorItem> factors, List<ResultItem> units) {}

    /** Sobol indices of a choice, with the 5 and 95 % quantiles of the bootstrap. */
    record FactorItem(
            String factor,
            @Nullable Double first,
            @Nullable Double firstLower,
            @Nullable Double firstUpper,
            @Nullable Double total,
            @Nullable Double totalLower,
            @Nullable Double totalUpper) {}

    @GetMapping("/api/indices/{series}/{year:\\d{4}}/robustness")
    RobustnessAnswer robustness(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules) {
        Indices.Shown shown = computed(actor, series, year, territory, rules);
        Made made = made(shown);
        Sensitivity sensitivity = Refused.unlessAccepted(indices.sensitivity(shown));
        List<FactorItem> factors = new ArrayList<>();
        for (int f = 0; f < sensitivity.factors().size(); f++) {
            SobolIndices.Index index = sensitivity.overall().get(f);
            factors.add(new FactorItem(
                    sensitivity.factors().get(f),
                    known(index.first()),
                    known(index.firstLower()),
                    known(index.firstUpper()),
                    known(index.total()),
                    known(index.totalLower()),
                    known(index.totalUpper())));
        }
        Uncertainty uncertainty = sensitivity.uncertainty();
        return new RobustnessAnswer(
                sensitivity.runs().count(),
                factors,
                made.build().scores().units().stream()
                        .map(unit -> result(made, unit, uncertainty))
                        .toList());
    }
}
