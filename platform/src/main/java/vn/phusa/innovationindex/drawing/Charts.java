package vn.phusa.innovationindex.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** The kinds of chart that this room shows. */
public final class Charts {
    /** From poor to good, light to dark; each holds text of a sufficient contrast. */
    private static final String[] SCALE = {"#f3ead7", "#dfe4c4", "#b9d6b4", "#83bda0", "#3f8f78", "#0f5c4c"};

    private static final String INK = "#17211e";
    private static final String MUTED = "#4c5b56";
    private static final String LINE = "#d5ddd9";
    private static final String GREEN = "#0f5c4c";
    private static final String AMBER = "#9a5b13";
    private static final String UNKNOWN = "#eceff0";
    private static final int TILE = 88;
    private static final int TILE_HEIGHT = 50;

    private Charts() {}

    /**
     * A province on the map.
     *
     * @param place the share of provinces that are worse, 0 to 1; NaN where nothing is known
     * @param first shown in the tile below the name, for example the rank
     * @param label said to those who do not see it
     * @param address where the tile leads; empty: nowhere
     */
    public record Tile(
            String code, String name, int column, int row, double place, String first, String label, String address) {}

    /** The words of the two archipelagos and their provinces. */
    public record Islands(String hoangSa, String daNang, String truongSa, String khanhHoa) {}

    /** Việt Nam's 34 provinces as tiles, with Hoàng Sa and Trường Sa. */
    public static Drawing tileMap(String title, List<Tile> tiles, Islands islands, @Nullable String marked) {
        List<Shape> shapes = new ArrayList<>();
        int width = 7 * TILE + 8;
        int height = 15 * (TILE_HEIGHT + 4) + 8;
        for (Tile tile : tiles) {
            double x = 4 + tile.column() * TILE;
            double y = 4 + tile.row() * (TILE_HEIGHT + 4);
            String fill = colour(tile.place());
            String ink = tile.place() >= 4.0 / 6 ? "#ffffff" : INK;
            List<Shape> inner = List.of(
                    new Shape.Box(
                            x,
                            y,
                            TILE - 4,
                            TILE_HEIGHT,
                            6,
                            fill,
                            tile.code().equals(marked) ? AMBER : "#8a9893",
                            tile.label()),
                    new Shape.Text(
                            x + TILE / 2.0 - 2,
                            y + 20,
                            tile.name().replace("TP. Hồ Chí Minh", "TP.HCM"),
                            13,
                            Shape.Anchor.MIDDLE,
                            false,
                            ink),
                    new Shape.Text(x + TILE / 2.0 - 2, y + 40, tile.first(), 16, Shape.Anchor.MIDDLE, true, ink));
            if (tile.address().isEmpty()) {
                shapes.addAll(inner);
            } else {
                shapes.add(new Shape.Link(tile.address(), tile.label(), inner));
            }
        }
        archipelago(
                shapes,
                5.55 * TILE,
                7.0 * (TILE_HEIGHT + 4),
                islands.hoangSa(),
                islands.daNang(),
                place(tiles, "da-nang"));
        archipelago(
                shapes,
                5.75 * TILE,
                12.1 * (TILE_HEIGHT + 4),
                islands.truongSa(),
                islands.khanhHoa(),
                place(tiles, "khanh-hoa"));
        return new Drawing(title, width, height, shapes);
    }

    private static double place(List<Tile> tiles, String code) {
        return tiles.stream()
                .filter(tile -> tile.code().equals(code))
                .mapToDouble(Tile::place)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void archipelago(
            List<Shape> shapes, double x, double y, String name, String province, double place) {
        double[][] isles = {{6, 8}, {22, 2}, {38, 14}, {14, 24}, {32, 30}, {50, 24}, {46, 40}, {22, 42}};
        for (double[] isle : isles) {
            shapes.add(new Shape.Dot(x + isle[0], y + isle[1], 5, colour(place), "#8a9893", name));
        }
        shapes.add(new Shape.Text(x + 28, y + 64, name, 13, Shape.Anchor.MIDDLE, true, INK));
        shapes.add(new Shape.Text(x + 28, y + 80, province, 12, Shape.Anchor.MIDDLE, false, MUTED));
    }

    /** The colour for a share from 0 (worst) to 1 (best). */
    public static String colour(double share) {
        return Double.isNaN(share)
                ? UNKNOWN
                : SCALE[(int) Math.min(SCALE.length - 1, Math.max(0, share * SCALE.length))];
    }

    /** One axis of a radar. @param value 0 to 100; NaN where there is none @param other the value to compare with */
    public record Axis(String name, double value, double other) {}

    /** A unit (filled) against the middle of all (dashed by lightness). */
    public static Drawing radar(String title, List<Axis> axes, String own, String other) {
        List<Shape> shapes = new ArrayList<>();
        int width = 480;
        int height = 420;
        double cx = 240;
        double cy = 200;
        double radius = 120;
        int n = axes.size();
        for (int ring = 1; ring <= 4; ring++) {
            shapes.add(new Shape.Path(polygon(n, cx, cy, radius * ring / 4), true, "none", 0, LINE, 1));
        }
        List<Double> mine = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double angle = -Math.PI / 2 + 2 * Math.PI * i / n;
            Axis axis = axes.get(i);
            shapes.add(new Shape.Line(cx, cy, cx + radius * Math.cos(angle), cy + radius * Math.sin(angle), LINE, 1));
            add(mine, cx, cy, radius, angle, axis.value());
            add(theirs, cx, cy, radius, angle, axis.other());
            double x = cx + (radius + 14) * Math.cos(angle);
            double y = cy + (radius + 14) * Math.sin(angle) + 5;
            Shape.Anchor anchor = Math.abs(Math.cos(angle)) < 0.2
                    ? Shape.Anchor.MIDDLE
                    : Math.cos(angle) > 0 ? Shape.Anchor.START : Shape.Anchor.END;
            List<String> lines = wrapped(axis.name(), anchor == Shape.Anchor.MIDDLE ? 30 : 14);
            double start = y - (Math.sin(angle) < -0.9 ? 14 * (lines.size() - 1) : 7 * (lines.size() - 1));
            for (int line = 0; line < lines.size(); line++) {
                shapes.add(new Shape.Text(x, start + 14 * line, lines.get(line), 12, anchor, false, INK));
            }
        }
        shapes.add(new Shape.Path(theirs, true, "#8a9893", 0.18, "#6b7a75", 1.5));
        shapes.add(new Shape.Path(mine, true, GREEN, 0.25, GREEN, 2.5));
        for (int i = 0; i + 1 < mine.size(); i += 2) {
            shapes.add(new Shape.Dot(mine.get(i), mine.get(i + 1), 3.5, GREEN, "none", ""));
        }
        shapes.add(new Shape.Box(110, 396, 14, 14, 2, GREEN, "none", ""));
        shapes.add(new Shape.Text(130, 408, own, 13, Shape.Anchor.START, false, INK));
        shapes.add(new Shape.Box(280, 396, 14, 14, 2, "#c9d0cd", "#6b7a75", ""));
        shapes.add(new Shape.Text(300, 408, other, 13, Shape.Anchor.START, false, INK));
        return new Drawing(title, width, height, shapes);
    }

    private static void add(List<Double> points, double cx, double cy, double radius, double angle, double value) {
        double share = Double.isNaN(value) ? 0 : Math.max(0, Math.min(100, value)) / 100;
        points.add(cx + radius * share * Math.cos(angle));
        points.add(cy + radius * share * Math.sin(angle));
    }

    private static List<Double> polygon(int corners, double cx, double cy, double radius) {
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = -Math.PI / 2 + 2 * Math.PI * i / corners;
            points.add(cx + radius * Math.cos(angle));
            points.add(cy + radius * Math.sin(angle));
        }
        return points;
    }

    private static List<String> wrapped(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + word.length() + 1 > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A point of a trend. @param lower, upper the interval; NaN where there is none */
    public record Point(String label, double value, double lower, double upper) {}

    /** A rank through the years, the first place on top, with its interval. */
    public static Drawing rankTrend(String title, List<Point> points, int worst) {
        List<Shape> shapes = new ArrayList<>();
        int width = 560;
        int height = 260;
        double left = 40;
        double top = 20;
        double w = width - left - 20;
        double h = height - top - 40;
        for (int i = 0; i <= 4; i++) {
            double y = top + h * i / 4;
            int rank = (int) Math.max(1, Math.round(1 + (worst - 1) * i / 4.0));
            shapes.add(new Shape.Line(left, y, left + w, y, LINE, 1));
            shapes.add(new Shape.Text(left - 6, y + 4, String.valueOf(rank), 12, Shape.Anchor.END, false, MUTED));
        }
        List<Double> line = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double x = left + (points.size() == 1 ? w / 2 : w * i / (points.size() - 1));
            shapes.add(new Shape.Text(x, height - 14, point.label(), 12, Shape.Anchor.MIDDLE, false, MUTED));
            if (Double.isNaN(point.value())) {
                continue;
            }
            double scale = Math.max(1, worst - 1);
            double y = top + h * (point.value() - 1) / scale;
            if (!Double.isNaN(point.lower())) {
                double y1 = top + h * (point.lower() - 1) / scale;
                double y2 = top + h * (point.upper() - 1) / scale;
                shapes.add(new Shape.Box(x - 5, y1, 10, Math.max(2, y2 - y1), 3, "#cfe0d9", "none", ""));
            }
            line.add(x);
            line.add(y);
        }
        shapes.add(new Shape.Path(line, false, "none", 0, GREEN, 2));
        int next = 0;
        for (Point point : points) {
            if (!Double.isNaN(point.value())) {
                shapes.add(new Shape.Dot(line.get(next), line.get(next + 1), 4.5, GREEN, "#ffffff", point.label()));
                shapes.add(new Shape.Text(
                        line.get(next),
                        line.get(next + 1) - 9,
                        String.valueOf((int) point.value()),
                        13,
                        Shape.Anchor.MIDDLE,
                        true,
                        INK));
                next += 2;
            }
        }
        return new Drawing(title, width, height, shapes);
    }

    /** How values spread, each unit a dot; one may be marked. @param outlying which dots are drawn as outliers */
    public static Drawing distribution(
            String title, double[] values, boolean[] outlying, int marked, DoubleFunction<String> number) {
        List<Shape> shapes = new ArrayList<>();
        int width = 560;
        int height = 170;
        double left = 30;
        double w = width - 60;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        double span = high > low ? high - low : 1;
        int bins = 40;
        int[] used = new int[bins + 1];
        shapes.add(new Shape.Line(left, 130, left + w, 130, "#8a9893", 1));
        for (int i = 0; i <= 4; i++) {
            double x = left + w * i / 4;
            shapes.add(new Shape.Line(x, 130, x, 136, "#8a9893", 1));
            shapes.add(new Shape.Text(x, 152, number.apply(low + span * i / 4), 12, Shape.Anchor.MIDDLE, false, MUTED));
        }
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < values.length; i++) {
                if (Double.isNaN(values[i]) || (i == marked) != (pass == 1)) {
                    continue;
                }
                int bin = (int) Math.round((values[i] - low) / span * bins);
                double y = 122 - 11.0 * Math.min(10, used[bin]++);
                double x = left + w * (values[i] - low) / span;
                shapes.add(
                        i == marked
                                ? new Shape.Dot(x, y, 8, AMBER, "#ffffff", "")
                                : new Shape.Dot(x, y, 5, outlying[i] ? "#b3261e" : "#3f8f78", "#ffffff", ""));
            }
        }
        return new Drawing(title, width, height, shapes);
    }

    /** A bar of a bar chart; may be below nought. */
    public record Bar(String name, double value, String shown) {}

    /** Horizontal bars from a common nought. */
    public static Drawing bars(String title, List<Bar> bars) {
        List<Shape> shapes = new ArrayList<>();
        int width = 560;
        double low = 0;
        double high = 0;
        for (Bar bar : bars) {
            low = Math.min(low, bar.value());
            high = Math.max(high, bar.value());
        }
        double span = high - low == 0 ? 1 : high - low;
        double left = 70;
        double w = width - 140;
        double zero = left + w * -low / span;
        double y = 6;
        for (Bar bar : bars) {
            double length = w * Math.abs(bar.value()) / span;
            double x = bar.value() < 0 ? zero - length : zero;
            // The axis stands beside the bars only: through the names above them it could not be read.
            shapes.add(new Shape.Line(zero, y + 16, zero, y + 34, "#8a9893", 1));
            shapes.add(new Shape.Text(4, y + 13, bar.name(), 13, Shape.Anchor.START, false, INK));
            shapes.add(new Shape.Box(
                    x, y + 18, Math.max(1, length), 14, 2, bar.value() < 0 ? "#b3261e" : GREEN, "none", ""));
            shapes.add(new Shape.Text(
                    bar.value() < 0 ? x - 6 : x + length + 6,
                    y + 30,
                    bar.shown(),
                    13,
                    bar.value() < 0 ? Shape.Anchor.END : Shape.Anchor.START,
                    true,
                    INK));
            y += 44;
        }
        return new Drawing(title, width, (int) y + 6, shapes);
    }

    /** A rank with its interval among all ranks, as a narrow strip for a table's row. */
    public static Drawing interval(String title, int rank, double lower, double upper, int ranked) {
        double w = 140.0;
        double scale = Math.max(1, ranked - 1);
        double x1 = 6 + w * (lower - 1) / scale;
        double x2 = 6 + w * (upper - 1) / scale;
        return new Drawing(
                title,
                152,
                20,
                List.of(
                        new Shape.Line(6, 10, 146, 10, LINE, 1),
                        new Shape.Box(x1, 6, Math.max(2, x2 - x1), 8, 4, "#83bda0", "none", ""),
                        new Shape.Dot(6 + w * (rank - 1) / scale, 10, 5, GREEN, "#ffffff", "")));
    }
}
