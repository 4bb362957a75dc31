package vn.phusa.innovationindex.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.phusa.composite.decomposition.ChangeDecomposition;
import vn.phusa.document.paper.Block;
import vn.phusa.document.paper.OfficialPaper;
import vn.phusa.document.paper.PaperKind;
import vn.phusa.document.paper.Signature;
import vn.phusa.document.paper.SigningAuthority;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.Made;
import vn.phusa.innovationindex.Profile;
import vn.phusa.innovationindex.drawing.Drawing;
import vn.phusa.innovationindex.drawing.Picture;
import vn.phusa.shell.Page;

/** What a province's adviser hands on: where the province stands, why, and what it rests on. A draft, to be signed. */
final class IndexReport {
    private IndexReport() {}

    static OfficialPaper of(View view, Page page, String unit, Map<Edition, Made> years, LocalDate today) {
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
                        new Block.Column(page.t("innovationindex.column.score"), 2, true),
                        new Block.Column(page.t("innovationindex.column.rank"), 2, true)),
                List.of(
                        line(view, page, "own", score.ownData(), rank.ownData()),
                        line(view, page, "peers", score.peers(), rank.peers()),
                        line(view, page, "frame", score.frame(), rank.frame()),
                        line(view, page, "method", score.method(), rank.method()),
                        line(view, page, "all", score.change(), rank.change()))));
    }

    private static List<String> line(View view, Page page, String cause, double score, double rank) {
        return List.of(page.t("innovationindex.why." + cause), view.change(page, score, 2), view.change(page, rank, 1));
    }
}
