package vn.phusa.innovationindex.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.decomposition.ChangeDecomposition;
import vn.phusa.composite.lever.Plan;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.SobolIndices;
import vn.phusa.composite.robustness.UnitUncertainty;
import vn.phusa.composite.step.Report;
import vn.phusa.composite.step.StepResult;
import vn.phusa.document.paper.Block;
import vn.phusa.document.paper.OfficialPaper;
import vn.phusa.document.paper.PaperKind;
import vn.phusa.document.paper.Signature;
import vn.phusa.document.paper.SigningAuthority;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.LeverQuestion;
import vn.phusa.innovationindex.Made;
import vn.phusa.innovationindex.Profile;
import vn.phusa.innovationindex.drawing.Drawing;
import vn.phusa.innovationindex.drawing.Picture;
import vn.phusa.shell.Page;

/** What a province's adviser hands on: where the province stands, why, and what it rests on. A draft, to be signed. */
final class IndexReport {
    /** How many ranks above and below are shown beside the province. */
    private static final int NEIGHBOURS = 3;

    /** How many indicators the reasons of a change are told by, those that weigh most first. */
    private static final int MOST_CAUSES = 10;

    /** Ranks that fewer runs gave are left out. */
    private static final double LEAST_SHARE = 0.01;

    private IndexReport() {}

    /** A rank asked for, and the cheapest way there; null: there is none within the bounds. */
    record Way(int target, LeverQuestion.@Nullable Answer answer) {}

    /**
     * @param sensitivity null: the rules name no choices to vary
     * @param ways to better ranks; empty: there is none better, or it could not be asked
     */
    static OfficialPaper of(
            View view,
            Page page,
            String unit,
            Map<Edition, Made> years,
            @Nullable Sensitivity sensitivity,
            List<Way> ways,
            LocalDate today) {
        Made made = view.made();
        Profile profile = Profile.of(made, unit);
        List<Block> body = new ArrayList<>();
        body.add(new Block.Heading(1, page.t("innovationindex.report.standing")));
        body.add(new Block.Paragraph(view.standing(page, unit) + ". " + page.t("innovationindex.range.meaning")));
        body.add(new Block.Paragraph(page.t("innovationindex.report.own-computation")));
        body.add(new Block.Table(
                page.t("innovationindex.parts"),
                List.of(
                        new Block.Column(page.t("innovationindex.column.part"), 5, false),
                        new Block.Column(page.t("innovationindex.column.score"), 2, true),
                        new Block.Column(page.t("innovationindex.column.rank"), 2, true),
                        new Block.Column(page.t("innovationindex.column.median"), 2, true)),
                profile.parts().stream()
                        .map(part -> List.of(
                                view.nameOf(page, part.element()),
                                view.score(page, part.score()),
                                part.rank() + "/" + made.ranked(),
                                view.score(page, part.median())))
                        .toList()));
        body.add(picture(Pictures.radar(page, view, profile), 0.7));
        body.add(new Block.Heading(1, page.t("innovationindex.strengths-weaknesses")));
        profile.strengths()
                .forEach(entry -> body.add(new Block.Item(page.t(
                        "innovationindex.strength.line",
                        view.nameOf(page, entry.indicator()),
                        entry.rank(),
                        view.raw(page, entry.value())))));
        profile.weaknesses()
                .forEach(entry -> body.add(new Block.Item(page.t(
                        "innovationindex.weakness.line",
                        view.nameOf(page, entry.indicator()),
                        entry.rank(),
                        view.raw(page, entry.value())))));
        body.add(new Block.Heading(1, page.t("innovationindex.trend")));
        List<List<String>> trend = new ArrayList<>();
        List<IndexPages.YearLine> line = new ArrayList<>();
        Map.Entry<Edition, Made> before = null;
        for (Map.Entry<Edition, Made> entry : years.entrySet()) {
            if (entry.getValue().has(unit)
                    && entry.getKey().year() <= view.edition().year()) {
                trend.add(List.of(
                        String.valueOf(entry.getKey().year()),
                        entry.getValue().rank(unit) + "/" + entry.getValue().ranked(),
                        view.score(page, entry.getValue().score(unit))));
                line.add(new IndexPages.YearLine(
                        entry.getKey().year(),
                        "",
                        entry.getValue().rank(unit),
                        entry.getValue().ranked(),
                        entry.getValue().score(unit),
                        null));
                before = entry.getKey().year() < view.edition().year() ? entry : before;
            }
        }
        body.add(new Block.Table(
                null,
                List.of(
                        new Block.Column(page.t("innovationindex.column.year"), 2, false),
                        new Block.Column(page.t("innovationindex.column.rank"), 2, true),
                        new Block.Column(page.t("innovationindex.column.score"), 2, true)),
                trend));
        body.add(picture(Pictures.trend(page, view, unit, line), 0.9));
        ChangeDecomposition why = before == null ? null : IndexPages.why(before.getValue(), made, unit);
        if (why != null && before != null) {
            change(view, page, why, before.getKey().year(), body);
        }
        if (sensitivity != null && view.uncertainty() != null) {
            robustness(view, page, unit, sensitivity, body);
        }
        if (!ways.isEmpty()) {
            levers(view, page, ways, body);
        }
        method(view, page, unit, body);
        body.add(new Block.Heading(1, page.t("innovationindex.report.basis")));
        body.add(new Block.Paragraph(
                page.t("innovationindex.legal") + ": " + view.edition().legal().in(page.locale()) + "."));
        if (!view.edition().note().in(page.locale()).isEmpty()) {
            body.add(new Block.Paragraph(view.edition().note().in(page.locale())));
        }
        body.add(new Block.Paragraph(page.t(
                "innovationindex.report.files",
                view.edition().frame().substring(0, 16),
                view.edition().rules().substring(0, 16),
                String.valueOf(view.edition().data()).substring(0, 16))));
        return new OfficialPaper(
                null,
                page.t("innovationindex.report.body"),
                null,
                view.name(unit),
                today,
                PaperKind.REPORT,
                page.t("innovationindex.report.subject", view.shortName(page), view.name(unit), view.year()),
                null,
                null,
                List.of(),
                body,
                new Signature(SigningAuthority.OWN, null, page.t("innovationindex.report.signer"), null),
                List.of(page.t("innovationindex.report.recipient")));
    }

    private static void robustness(View view, Page page, String unit, Sensitivity sensitivity, List<Block> body) {
        UnitUncertainty own = view.interval(unit);
        body.add(new Block.Heading(1, page.t("innovationindex.report.robustness")));
        body.add(new Block.Paragraph(page.t("innovationindex.robustness.lead", own == null ? 0 : own.runs())));
        int rank = view.made().rank(unit);
        List<List<String>> neighbours = new ArrayList<>();
        for (UnitUncertainty one : Objects.requireNonNull(view.uncertainty()).units().stream()
                .sorted(Comparator.comparingInt(UnitUncertainty::rank))
                .toList()) {
            if (one.rank() > 0 && Math.abs(one.rank() - rank) <= NEIGHBOURS) {
                neighbours.add(List.of(
                        view.name(one.unit()),
                        String.valueOf(one.rank()),
                        view.number(page, one.ranks().median(), 0),
                        view.range(one.unit()),
                        view.score(page, one.scores().lower()) + " – "
                                + view.score(page, one.scores().upper())));
            }
        }
        body.add(new Block.Table(
                page.t("innovationindex.report.neighbours"),
                List.of(
                        column(page, "unit", 4, false),
                        column(page, "rank", 2, true),
                        column(page, "median", 2, true),
                        column(page, "range", 2, true),
                        column(page, "score-range", 3, true)),
                neighbours));
        List<List<String>> shares = new ArrayList<>();
        for (double[] share : Pictures.rankShares(own)) {
            if (share[1] >= LEAST_SHARE) {
                shares.add(List.of(String.valueOf((int) share[0]), view.number(page, share[1] * 100, 1) + " %"));
            }
        }
        if (!shares.isEmpty()) {
            body.add(new Block.Table(
                    page.t("innovationindex.robustness.chances", view.name(unit)),
                    List.of(column(page, "rank", 2, true), column(page, "share", 2, true)),
                    shares));
        }
        body.add(new Block.Heading(2, page.t("innovationindex.robustness.which")));
        body.add(picture(Pictures.sensitivity(page, view, sensitivity), 0.8));
        List<List<String>> factors = new ArrayList<>();
        for (int f = 0; f < sensitivity.factors().size(); f++) {
            SobolIndices.Index index = sensitivity.overall().get(f);
            factors.add(List.of(
                    Pictures.factor(page, sensitivity.factors().get(f)),
                    view.number(page, index.first(), 3) + " (" + view.number(page, index.firstLower(), 2) + "; "
                            + view.number(page, index.firstUpper(), 2) + ")",
                    view.number(page, index.total(), 3) + " (" + view.number(page, index.totalLower(), 2) + "; "
                            + view.number(page, index.totalUpper(), 2) + ")"));
        }
        body.add(new Block.Table(
                null,
                List.of(
                        column(page, "factor", 3, false),
                        column(page, "first", 3, true),
                        column(page, "total", 3, true)),
                factors));
        body.add(new Block.Paragraph(page.t("innovationindex.sensitivity.caption")));
    }

    private static void levers(View view, Page page, List<Way> ways, List<Block> body) {
        body.add(new Block.Heading(1, page.t("innovationindex.report.levers")));
        body.add(new Block.Paragraph(page.t("innovationindex.report.levers.bounds")));
        for (Way way : ways) {
            body.add(new Block.Heading(2, page.t("innovationindex.report.levers.to", way.target())));
            LeverQuestion.Answer answer = way.answer();
            if (answer == null) {
                body.add(new Block.Paragraph(page.t("innovationindex.report.levers.none", way.target())));
                continue;
            }
            Plan plan = answer.plan();
            body.add(new Block.Paragraph(page.t(
                            "innovationindex.levers.answer-sentence",
                            view.score(page, plan.scoreBefore()),
                            view.score(page, plan.scoreAfter()),
                            plan.rankBefore(),
                            plan.rankAfter(),
                            view.number(page, plan.cost(), 2))
                    + " "
                    + page.t(
                            "innovationindex.levers.chance",
                            way.target(),
                            page.formats().percent(answer.chance()))));
            body.add(new Block.Table(
                    page.t("innovationindex.levers.answer"),
                    List.of(
                            column(page, "part", 5, false),
                            new Block.Column(page.t("innovationindex.levers.from"), 2, true),
                            new Block.Column(page.t("innovationindex.levers.to"), 2, true),
                            new Block.Column(page.t("innovationindex.levers.cost"), 2, true)),
                    plan.steps().stream()
                            .map(step -> List.of(
                                    view.nameOf(page, step.indicator()),
                                    view.raw(page, step.from()),
                                    view.raw(page, step.to()),
                                    view.number(page, step.cost(), 2)))
                            .toList()));
            body.add(new Block.Paragraph(page.t("innovationindex.report.levers.proved", plan.explored())));
        }
    }

    /** What was done, step by step, and what went in with its source. */
    private static void method(View view, Page page, String unit, List<Block> body) {
        body.add(new Block.Heading(1, page.t("innovationindex.report.method")));
        for (StepResult step : view.made().build().steps()) {
            String key = "innovationindex.step." + step.step().kind().key();
            String done = switch (step.report()) {
                case Report.Imputed imputed ->
                    " "
                            + page.t(
                                    "innovationindex.step.imputed",
                                    imputed.imputed().values().stream()
                                            .mapToInt(Integer::intValue)
                                            .sum());
                case Report.Screened screened ->
                    " "
                            + page.t(
                                    "innovationindex.step.screened",
                                    screened.removed().size());
                case Report.Treated treated ->
                    treated.columns().stream()
                                    .allMatch(column -> column.before().passes())
                            ? " " + page.t("innovationindex.step.nothing")
                            : "";
                case Report.Denominated _, Report.Normalised _, Report.Aggregated _ -> "";
            };
            body.add(new Block.Item(page.t(key) + ": " + page.t(key + ".does") + done));
        }
        body.add(new Block.Table(
                page.t("innovationindex.report.inputs", view.name(unit)),
                List.of(
                        column(page, "part", 5, false),
                        column(page, "raw", 2, true),
                        new Block.Column(page.t("innovationindex.indicator.weight"), 2, true),
                        new Block.Column(page.t("innovationindex.source"), 4, false)),
                view.made().frame().indicators().stream()
                        .map(element -> List.of(
                                view.nameOf(page, element)
                                        + (element.unit().isEmpty() ? "" : " (" + element.unit() + ")"),
                                view.raw(page, view.made().data().values().at(unit, element.code())),
                                view.number(page, element.weight(), 2),
                                element.source().isEmpty()
                                        ? element.underlyingIndex().isEmpty() ? "–" : element.underlyingIndex()
                                        : element.source()))
                        .toList()));
    }

    private static Block.Column column(Page page, String name, int share, boolean right) {
        return new Block.Column(page.t("innovationindex.column." + name), share, right);
    }

    private static Block.Picture picture(Drawing drawing, double share) {
        return new Block.Picture(drawing.title(), Picture.png(drawing), drawing.width(), drawing.height(), share);
    }

    private static void change(View view, Page page, ChangeDecomposition why, int since, List<Block> body) {
        body.add(new Block.Heading(2, page.t("innovationindex.why", String.valueOf(since), view.year())));
        ChangeDecomposition.Parts score = why.score();
        ChangeDecomposition.Parts rank = why.rank();
        body.add(picture(Pictures.causes(page, view, why), 0.8));
        body.add(new Block.Table(
                null,
                List.of(
                        new Block.Column(page.t("innovationindex.column.cause"), 4, false),
                        column(page, "points", 2, true),
                        column(page, "places", 2, true)),
                List.of(
                        line(view, page, "own", score.ownData(), rank.ownData()),
                        line(view, page, "peers", score.peers(), rank.peers()),
                        line(view, page, "frame", score.frame(), rank.frame()),
                        line(view, page, "method", score.method(), rank.method()),
                        line(view, page, "all", score.change(), rank.change()))));
        if (!why.indicators().isEmpty()) {
            body.add(new Block.Table(
                    page.t("innovationindex.why.by-indicator"),
                    List.of(
                            column(page, "part", 4, false),
                            new Block.Column(page.t("innovationindex.why.all"), 2, true),
                            new Block.Column(page.t("innovationindex.why.own"), 2, true),
                            new Block.Column(page.t("innovationindex.why.peers"), 2, true)),
                    why.indicators().entrySet().stream()
                            .sorted(Comparator.comparingDouble(
                                    entry -> -Math.abs(entry.getValue().change())))
                            .limit(MOST_CAUSES)
                            .map(entry -> List.of(
                                    view.shown().frame().frame().contains(entry.getKey())
                                            ? view.nameOf(page, entry.getKey())
                                            : page.t("innovationindex.why.dropped", entry.getKey()),
                                    view.change(page, entry.getValue().change(), 2),
                                    view.change(page, entry.getValue().ownData(), 2),
                                    view.change(page, entry.getValue().peers(), 2)))
                            .toList()));
        }
    }

    private static List<String> line(View view, Page page, String cause, double score, double rank) {
        // A smaller rank is a place gained.
        return List.of(
                page.t("innovationindex.why." + cause), view.change(page, score, 2), view.change(page, -rank, 1));
    }
}
