package vn.phusa.programme.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Programme;
import vn.phusa.programme.Standing;

/**
 * A bar chart of time, ready to be drawn: all places in units of the drawing, 1,000 wide. Each status has a colour of its
 * own, so that the legend says of every bar what it is.
 *
 * @param today where today lies; null: outside
 */
public record Timeline(
        List<Bar> bars, List<Tick> ticks, @Nullable Integer today, int height) {
    public static final int WIDTH = 1000;
    public static final int LINE = 34;
    public static final int HEAD = 30;

    /**
     * One commitment.
     *
     * @param openEnded there is no due date: the bar ends with the programme and is drawn broken
     * @param original where the original due date lies, if it was extended; null: never
     */
    public record Bar(
            CommitmentRow row,
            int x,
            int y,
            int width,
            boolean openEnded,
            @Nullable Integer original) {}

    /** How many bars have each status, in the order in which a legend names them; what does not occur is missing. */
    public Map<Standing, Integer> counts() {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        bars.forEach(bar -> counts.merge(bar.row().standing(), 1, Integer::sum));
        return counts;
    }

    public boolean hasOpenEnded() {
        return bars.stream().anyMatch(Bar::openEnded);
    }

    public boolean hasExtended() {
        return bars.stream().anyMatch(bar -> bar.original() != null);
    }

    /** A first of January. */
    public record Tick(int x, int year) {}

    public static Timeline of(Programme programme, List<CommitmentRow> rows, LocalDate today) {
        LocalDate from = programme.facts().startsOn();
        LocalDate to = programme.facts().endsOn();
        LocalDate first = from == null ? today.minusYears(1) : from;
        LocalDate last = to == null ? today.plusYears(1) : to;
        for (CommitmentRow row : rows) {
            first = earlier(first, row.assignedOn());
            last = later(last, row.dueOn());
            last = later(last, row.doneOn());
        }
        last = later(last, today.isBefore(last.plusYears(1)) ? today : null);
        double scale = (double) WIDTH / Math.max(1, ChronoUnit.DAYS.between(first, last.plusDays(1)));
        LocalDate end = to == null ? last : to;
        List<Bar> bars = new ArrayList<>();
        for (CommitmentRow row : rows) {
            LocalDate start = row.assignedOn() == null ? first : row.assignedOn();
            LocalDate due = row.dueOn();
            LocalDate stop = due == null ? later(end, start) : due;
            int x = place(first, start, scale);
            bars.add(new Bar(
                    row,
                    x,
                    HEAD + bars.size() * LINE,
                    Math.max(6, place(first, stop, scale) - x),
                    due == null,
                    row.extended() && row.originalDueOn() != null
                            ? Integer.valueOf(place(first, row.originalDueOn(), scale))
                            : null));
        }
        List<Tick> ticks = new ArrayList<>();
        for (int year = first.getYear() + 1; year <= last.getYear(); year++) {
            ticks.add(new Tick(place(first, LocalDate.of(year, 1, 1), scale), year));
        }
        boolean within = !today.isBefore(first) && !today.isAfter(last);
        return new Timeline(
                bars,
                ticks,
                within ? Integer.valueOf(place(first, today, scale)) : null,
                HEAD + bars.size() * LINE + 10);
    }

    private static int place(LocalDate first, LocalDate day, double scale) {
        return (int) Math.round(ChronoUnit.DAYS.between(first, day) * scale);
    }

    private static LocalDate earlier(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isBefore(day) ? other : day;
    }

    private static LocalDate later(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isAfter(day) ? other : day;
    }
}
