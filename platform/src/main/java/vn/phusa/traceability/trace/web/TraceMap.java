package vn.phusa.traceability.trace.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.phusa.traceability.trace.Point;
import vn.phusa.traceability.trace.Town;

/**
 * Places as points on a grid of degrees. The frame always takes in all of Việt Nam with Hoàng Sa and Trường Sa, and grows where the
 * goods went further.
 *
 * @param width in units of the drawing
 * @param path the way from place to place; null with fewer than two
 */
public record TraceMap(
        int width,
        int height,
        List<Line> lines,
        List<Place> towns,
        List<Island> islands,
        List<Mark> marks,
        @Nullable String path) {
    private static final int WIDTH = 640;
    private static final int TALLEST = 900;

    /** A line of the grid with its degrees. */
    public record Line(String x1, String y1, String x2, String y2, String x, String y, String text) {}

    /** A town to find one's way by. */
    public record Place(String name, String x, String y, String labelX, String labelY) {}

    /** An archipelago. */
    public record Island(String code, List<Dot> dots, String x, String y, String below) {}

    public record Dot(String x, String y) {}

    /** A place of the trace. */
    public record Mark(String number, String x, String y, String textY) {}

    /** Islands of both archipelagos, roughly: Phú Lâm, Hoàng Sa, Tri Tôn …; Trường Sa, Song Tử Tây, Nam Yết, Sinh Tồn … */
    private static final List<Point> HOANG_SA = List.of(
            new Point(16.83, 112.34),
            new Point(16.54, 111.61),
            new Point(15.79, 111.20),
            new Point(16.97, 112.27),
            new Point(16.45, 111.73),
            new Point(16.67, 112.73));

    private static final List<Point> TRUONG_SA = List.of(
            new Point(8.64, 111.92),
            new Point(11.43, 114.33),
            new Point(10.18, 114.37),
            new Point(9.88, 114.33),
            new Point(10.38, 114.48),
            new Point(8.97, 113.70),
            new Point(7.88, 112.92),
            new Point(8.86, 114.65));

    private record Frame(double west, double south, double east, double north, double scale) {
        double x(Point point) {
            return (point.longitude() - west) * scale;
        }

        double y(Point point) {
            return (north - point.latitude()) * scale;
        }
    }

    /** The map of these places. */
    public static TraceMap of(List<TraceView.Stop> stops) {
        double west = 101.5;
        double east = 117.5;
        double south = 6.5;
        double north = 24;
        for (TraceView.Stop stop : stops) {
            west = Math.min(west, stop.point().longitude() - 2);
            east = Math.max(east, stop.point().longitude() + 2);
            south = Math.min(south, stop.point().latitude() - 2);
            north = Math.max(north, stop.point().latitude() + 2);
        }
        double scale = Math.min(WIDTH / (east - west), TALLEST / (north - south));
        Frame frame = new Frame(west, south, east, north, scale);
        int width = (int) Math.ceil((east - west) * scale);
        int height = (int) Math.ceil((north - south) * scale);
        List<Mark> marks = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        for (TraceView.Stop stop : stops) {
            double x = frame.x(stop.point());
            double y = frame.y(stop.point());
            marks.add(new Mark(String.valueOf(stop.number()), text(x), text(y), text(y + 4)));
            path.append(path.isEmpty() ? "" : " ").append(text(x)).append(',').append(text(y));
        }
        return new TraceMap(
                width,
                height,
                grid(frame, width, height),
                towns(frame),
                List.of(island("hoang-sa", HOANG_SA, frame), island("truong-sa", TRUONG_SA, frame)),
                marks,
                stops.size() < 2 ? null : path.toString());
    }

    private static List<Line> grid(Frame frame, int width, int height) {
        double span = frame.east - frame.west;
        int step = span > 120 ? 30 : span > 40 ? 10 : 5;
        List<Line> lines = new ArrayList<>();
        for (int degree = (int) Math.ceil(frame.west / step) * step; degree < frame.east; degree += step) {
            String x = text((degree - frame.west) * frame.scale);
            lines.add(new Line(
                    x,
                    "0",
                    x,
                    String.valueOf(height),
                    x,
                    String.valueOf(height - 4),
                    Math.abs(degree) + (degree < 0 ? "°W" : "°E")));
        }
        for (int degree = (int) Math.ceil(frame.south / step) * step; degree < frame.north; degree += step) {
            double y = (frame.north - degree) * frame.scale;
            lines.add(new Line(
                    "0",
                    text(y),
                    String.valueOf(width),
                    text(y),
                    "4",
                    text(y - 3),
                    Math.abs(degree) + (degree < 0 ? "°S" : "°N")));
        }
        return lines;
    }

    private static List<Place> towns(Frame frame) {
        return Town.KNOWN.stream()
                .map(town -> new Place(
                        town.name(),
                        text(frame.x(town.point())),
                        text(frame.y(town.point())),
                        text(frame.x(town.point()) + 6),
                        text(frame.y(town.point()) + 4)))
                .toList();
    }

    private static Island island(String code, List<Point> points, Frame frame) {
        double x = points.stream().mapToDouble(frame::x).average().orElse(0);
        double y = points.stream().mapToDouble(frame::y).max().orElse(0) + 16;
        return new Island(
                code,
                points.stream()
                        .map(point -> new Dot(text(frame.x(point)), text(frame.y(point))))
                        .toList(),
                text(x),
                text(y),
                text(y + 13));
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
