package vn.phusa.programme;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How things stand over some commitments: per lead and official status, and what a leader asks about first. Every
 * number is the length of a list that the same filter gives.
 *
 * @param leads one line for each lead, the most overdue first
 * @param waiting reported done and not yet confirmed
 * @param extensionsAsked requests that wait
 * @param carriedOver going on after their programme, or from an earlier one
 * @param leadUnknown led by a placeholder
 * @param dueSoon open and due within the next 30 days, today included
 * @param overdueByAge overdue by 1–30, 31–60, 61–120 and more than 120 days
 */
public record Overview(
        List<Line> leads,
        long waiting,
        long extensionsAsked,
        long carriedOver,
        long leadUnknown,
        long dueSoon,
        List<Long> overdueByAge) {
    /** Bounds of {@link #overdueByAge} in days: first and last, 0 for no end. */
    public static final List<int[]> AGES =
            List.of(new int[] {1, 30}, new int[] {31, 60}, new int[] {61, 120}, new int[] {121, 0});

    public static final int SOON_DAYS = 30;

    public Overview {
        leads = List.copyOf(leads);
        overdueByAge = List.copyOf(overdueByAge);
    }

    /** The commitments of one lead by official status. */
    public record Line(Holder lead, Map<Standing, Long> counts) {
        public Line {
            counts = Map.copyOf(counts);
        }

        public long count(Standing standing) {
            return counts.getOrDefault(standing, 0L);
        }

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public long count(Standing standing) {
        return leads.stream().mapToLong(line -> line.count(standing)).sum();
    }

    public long total() {
        return leads.stream().mapToLong(Line::total).sum();
    }

    public long open() {
        return count(Standing.OPEN_OVERDUE) + count(Standing.OPEN_IN_TIME) + count(Standing.OPEN_WITHOUT_DEADLINE);
    }

    /** All standings, those without any commitment as well. */
    public Map<Standing, Long> totals() {
        Map<Standing, Long> totals = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            totals.put(standing, count(standing));
        }
        return totals;
    }
}
