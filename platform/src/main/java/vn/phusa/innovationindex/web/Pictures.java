package vn.phusa.innovationindex.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.decomposition.ChangeDecomposition;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.UnitUncertainty;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.Made;
import vn.phusa.innovationindex.Profile;
import vn.phusa.innovationindex.PublishedResult;
import vn.phusa.innovationindex.drawing.Charts;
import vn.phusa.innovationindex.drawing.Drawing;
import vn.phusa.shell.Page;

/** The drawings of the pages, in the reader's words. */
public final class Pictures {
    private Pictures() {}

    /** A tile's rank and score; also the line of the table below the map. */
    public record Place(String code, String name, int rank, double score, double share, String members) {}

    /** Every province of today, as computed for today's provinces or as published. */
    public static List<Place> places(View view) {
        Made made = view.shown().result();
        List<Place> places = new ArrayList<>();
        int ranked = made == null ? 0 : made.ranked();
        for (Geography.Tile tile : view.geography().tiles()) {
            int rank = 0;
            double score = Double.NaN;
            if (made != null && made.has(tile.code())) {
                rank = made.rank(tile.code());
                score = made.score(tile.code());
            } else if (made == null) {
                PublishedResult result = view.published(tile.code());
                Integer known = result == null ? null : result.rank();
                Double value = result == null ? null : result.score();
                rank = known == null ? 0 : known;
                score = value == null ? Double.NaN : value;
                Integer of = result == null ? null : result.ranked();
                ranked = of == null ? ranked : of;
            }
            double share = rank == 0 || ranked < 2 ? Double.NaN : 1 - (rank - 1.0) / (ranked - 1);
            List<String> parts = view.geography().parts(tile.code());
            String members = parts.size() < 2
                    ? ""
                    : String.join(
                            " + ", parts.stream().map(view.geography()::name).toList());
            places.add(new Place(tile.code(), tile.name(), rank, score, share, members));
        }
        places.sort(java.util.Comparator.comparingInt((Place place) -> place.rank() == 0 ? 99 : place.rank())
                .thenComparing(Place::name));
        return places;
    }

    public static Drawing map(Page page, View view) {
        List<Place> places = places(view);
        boolean linked = view.shown().result() != null;
        List<Charts.Tile> tiles = new ArrayList<>();
        for (Geography.Tile tile : view.geography().tiles()) {
            Place place = places.stream()
                    .filter(one -> one.code().equals(tile.code()))
                    .findFirst()
                    .orElseThrow();
            String label = place.rank() == 0
                    ? page.t("innovationindex.map.unknown", tile.name())
                    : page.t("innovationindex.map.tile", tile.name(), place.rank(), view.score(page, place.score()));
            tiles.add(new Charts.Tile(
                    tile.code(),
                    tile.name(),
                    tile.column(),
                    tile.row(),
                    place.share(),
                    place.rank() == 0 ? "–" : String.valueOf(place.rank()),
                    label,
                    linked && place.rank() > 0
                            ? view.edition().path() + "/units/" + tile.code() + "?territory=34"
                            : ""));
        }
        return Charts.tileMap(
                page.t("innovationindex.map.label", view.shortName(page), view.year()),
                tiles,
                new Charts.Islands(
                        page.t("innovationindex.map.hoang-sa"),
                        page.t("innovationindex.map.of", view.geography().name("da-nang")),
                        page.t("innovationindex.map.truong-sa"),
                        page.t("innovationindex.map.of", view.geography().name("khanh-hoa"))),
                view.home());
    }

    public static Drawing radar(Page page, View view, Profile profile) {
        return Charts.radar(
                page.t("innovationindex.radar.label", view.name(profile.unit())),
                profile.parts().stream()
                        .map(part -> new Charts.Axis(view.nameOf(page, part.element()), part.place(), part.middle()))
                        .toList(),
                view.name(profile.unit()),
                page.t("innovationindex.radar.median"));
    }

    public static Drawing trend(Page page, View view, String unit, List<IndexPages.YearLine> trend) {
        int worst = trend.stream().mapToInt(IndexPages.YearLine::ranked).max().orElse(1);
        List<Charts.Point> points = new ArrayList<>();
        for (IndexPages.YearLine line : trend) {
            UnitUncertainty interval = line.year() == view.edition().year() ? view.interval(unit) : null;
            points.add(new Charts.Point(
                    String.valueOf(line.year()),
                    line.rank() == 0 ? Double.NaN : line.rank(),
                    interval == null ? Double.NaN : interval.ranks().lower(),
                    interval == null ? Double.NaN : interval.ranks().upper()));
        }
        return Charts.rankTrend(page.t("innovationindex.trend.label", view.name(unit)), points, worst);
    }

    public static Drawing distribution(
            Page page, View view, String code, List<IndexPages.ValueLine> lines, String unit) {
        double[] values = lines.stream().mapToDouble(IndexPages.ValueLine::raw).toArray();
        boolean[] outlying = new boolean[values.length];
        int marked = -1;
        for (int i = 0; i < values.length; i++) {
            outlying[i] = lines.get(i).outlying();
            marked = lines.get(i).unit().equals(unit) ? i : marked;
        }
        return Charts.distribution(
                page.t("innovationindex.distribution.label", view.nameOf(page, code)),
                values,
                outlying,
                marked,
                value -> view.raw(page, value));
    }

    public static Drawing interval(Page page, View view, String unit) {
        UnitUncertainty interval = view.interval(unit);
        int rank = view.made().rank(unit);
        return Charts.interval(
                view.standing(page, unit),
                rank,
                interval == null || interval.runs() == 0
                        ? rank
                        : interval.ranks().lower(),
                interval == null || interval.runs() == 0
                        ? rank
                        : interval.ranks().upper(),
                view.made().ranked());
    }

    public static Drawing sensitivity(Page page, View view, Sensitivity sensitivity) {
        List<Charts.Bar> bars = new ArrayList<>();
        for (int f = 0; f < sensitivity.factors().size(); f++) {
            double total = sensitivity.overall().get(f).total();
            bars.add(new Charts.Bar(
                    factor(page, sensitivity.factors().get(f)),
                    Double.isNaN(total) ? 0 : total,
                    view.number(page, total, 2)));
        }
        return Charts.bars(page.t("innovationindex.sensitivity.label"), bars);
    }

    /** A factor's name where the wording knows it, else as the rules call it. */
    public static String factor(Page page, String name) {
        String key = "innovationindex.factor." + name;
        return page.words().has(key) ? page.t(key) : name;
    }

    public static Drawing causes(Page page, View view, ChangeDecomposition why) {
        ChangeDecomposition.Parts parts = why.score();
        return Charts.bars(
                page.t("innovationindex.why.label"),
                List.of(
                        bar(page, view, "own", parts.ownData()),
                        bar(page, view, "peers", parts.peers()),
                        bar(page, view, "frame", parts.frame()),
                        bar(page, view, "method", parts.method())));
    }

    private static Charts.Bar bar(Page page, View view, String cause, double value) {
        return new Charts.Bar(page.t("innovationindex.why." + cause), value, view.change(page, value, 2));
    }

    /** How many runs gave each rank, for the ranks that occurred. @return rank and share of the runs */
    public static List<double[]> rankShares(@Nullable UnitUncertainty interval) {
        List<double[]> shares = new ArrayList<>();
        if (interval != null && interval.runs() > 0) {
            int[] counts = interval.rankCounts();
            int total = Arrays.stream(counts).sum();
            for (int r = 0; r < counts.length; r++) {
                if (counts[r] > 0) {
                    shares.add(new double[] {r + 1, (double) counts[r] / total});
                }
            }
        }
        return shares;
    }
}
