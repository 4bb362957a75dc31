package vn.phusa.programme.reporting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.phusa.base.PartyId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Standing;

/**
 * The summary report of a round, as far as it writes itself: all figures as they were known at the end of the period,
 * all texts from the accepted reports. Every number is the length of one of its lists or of the register as of that day.
 *
 * @param counts by official status at the end of the period
 * @param before the same at the end of the period before
 * @param reports of the leads, accepted or not
 * @param doneInPeriod confirmed, with the deciding report in the period
 * @param overdue open past their due date at the end of the period, longest first
 * @param withoutDeadline open and no due date set
 * @param dueNext open and due in the next period
 * @param obstacles lines of the units' reports that name any
 */
public record Summary(
        Round round,
        Map<Standing, Long> counts,
        Map<Standing, Long> before,
        List<UnitReport> reports,
        List<CommitmentRow> doneInPeriod,
        List<CommitmentRow> overdue,
        List<CommitmentRow> withoutDeadline,
        List<CommitmentRow> dueNext,
        List<Obstacle> obstacles) {
    public Summary {
        counts = Map.copyOf(counts);
        before = Map.copyOf(before);
        reports = List.copyOf(reports);
        doneInPeriod = List.copyOf(doneInPeriod);
        overdue = List.copyOf(overdue);
        withoutDeadline = List.copyOf(withoutDeadline);
        dueNext = List.copyOf(dueNext);
        obstacles = List.copyOf(obstacles);
    }

    /** Something that stands in the way, in a lead's words. */
    public record Obstacle(PartyId lead, UnitReport.Line line) {}

    /**
     * @param atEnd all commitments of the programme as known at the end of the period
     * @param atStart the same at the end of the period before
     * @param nextEnd last day of the next period
     */
    public static Summary of(
            Round round,
            List<CommitmentRow> atEnd,
            List<CommitmentRow> atStart,
            List<UnitReport> reports,
            LocalDate nextEnd) {
        return new Summary(
                round,
                count(atEnd),
                count(atStart),
                reports,
                atEnd.stream()
                        .filter(row -> (row.standing() == Standing.DONE_ON_TIME
                                        || row.standing() == Standing.DONE_LATE
                                        || row.standing() == Standing.DONE_WITHOUT_DEADLINE)
                                && row.doneOn() != null
                                && !row.doneOn().isBefore(round.from()))
                        .toList(),
                atEnd.stream()
                        .filter(row -> row.standing() == Standing.OPEN_OVERDUE)
                        .sorted(Comparator.comparing(
                                CommitmentRow::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList(),
                atEnd.stream()
                        .filter(row -> row.standing() == Standing.OPEN_WITHOUT_DEADLINE)
                        .toList(),
                atEnd.stream()
                        .filter(row -> row.standing() == Standing.OPEN_IN_TIME
                                && row.dueOn() != null
                                && !row.dueOn().isAfter(nextEnd))
                        .toList(),
                reports.stream()
                        .filter(report -> report.stage() == UnitReport.Stage.ACCEPTED)
                        .flatMap(report -> report.lines().stream()
                                .filter(line -> !line.obstacles().isBlank())
                                .map(line -> new Obstacle(report.lead(), line)))
                        .toList());
    }

    private static Map<Standing, Long> count(List<CommitmentRow> rows) {
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        Stream.of(Standing.values()).forEach(standing -> counts.put(standing, 0L));
        rows.forEach(row -> counts.merge(row.standing(), 1L, Long::sum));
        return counts;
    }

    public long count(Standing standing) {
        return counts.getOrDefault(standing, 0L);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long missingReports() {
        return reports.stream()
                .filter(report ->
                        report.stage() == UnitReport.Stage.EXPECTED || report.stage() == UnitReport.Stage.RETURNED)
                .count();
    }
}
