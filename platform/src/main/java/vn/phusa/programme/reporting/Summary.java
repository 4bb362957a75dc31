package vn.phusa.programme.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentEvent.ProgressReported;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Programme;
import vn.phusa.programme.Standing;

/**
 * The summary report as far as it writes itself: all figures as they were known at the end of the period, the words from
 * the accepted reports. Every number is the length of one of its lists or a count of the register as of that day.
 *
 * @param programme as it was known then
 * @param round null: as of a day, outside any round
 * @param from first day whose figures count
 * @param to last day whose figures count
 * @param figuresOn the day as of which the commitments are counted; {@code to}, or today while that is still to come, or
 *     the day on which the platform first heard of the programme when that was later
 * @param knownAt nothing recorded later is in it
 * @param counts by official status on that day
 * @param before the same at the end of the period before; null: the platform had not heard of the programme by then
 * @param reports of the leads, accepted or not; none outside a round
 * @param all every commitment, in the order of its number
 * @param doneInPeriod confirmed, with the deciding report in the period
 * @param overdue open past their due date, longest first
 * @param withoutDeadline open and no due date set
 * @param dueNext open and due by {@code nextTo}
 * @param nextTo last day of the next period
 * @param reasons why something open is not done, in the lead's words
 * @param assessments what leads say of the period
 * @param proposals what leads ask for
 */
public record Summary(
        Programme programme,
        @Nullable Round round,
        LocalDate from,
        LocalDate to,
        LocalDate figuresOn,
        Instant knownAt,
        Map<Standing, Long> counts,
        @Nullable Map<Standing, Long> before,
        List<UnitReport> reports,
        List<CommitmentRow> all,
        List<CommitmentRow> doneInPeriod,
        List<CommitmentRow> overdue,
        List<CommitmentRow> withoutDeadline,
        List<CommitmentRow> dueNext,
        LocalDate nextTo,
        Map<CommitmentId, String> reasons,
        List<Voice> assessments,
        List<Voice> proposals) {
    public Summary {
        counts = Map.copyOf(counts);
        before = before == null ? null : Map.copyOf(before);
        reports = List.copyOf(reports);
        all = List.copyOf(all);
        doneInPeriod = List.copyOf(doneInPeriod);
        overdue = List.copyOf(overdue);
        withoutDeadline = List.copyOf(withoutDeadline);
        dueNext = List.copyOf(dueNext);
        reasons = Map.copyOf(reasons);
        assessments = List.copyOf(assessments);
        proposals = List.copyOf(proposals);
    }

    /** Something that a lead says about the period. */
    public record Voice(PartyId lead, String text) {}

    /** A commitment that something stands in the way of, in its lead's words. */
    public record Obstacle(CommitmentRow row, String text) {}

    /** The days that a summary speaks of. */
    record Days(LocalDate from, LocalDate to, LocalDate figuresOn, LocalDate nextTo, Instant knownAt) {}

    /**
     * @param atEnd all commitments of the programme as known on {@code figuresOn}
     * @param atStart the same at the end of the period before; null: nothing was known then
     * @param reports of the round as they were at {@code knownAt}
     * @param said what the commitments themselves record, for reasons that no report gives
     */
    static Summary of(
            Programme programme,
            @Nullable Round round,
            Days days,
            List<CommitmentRow> atEnd,
            @Nullable List<CommitmentRow> atStart,
            List<UnitReport> reports,
            Map<CommitmentId, Commitment> said) {
        List<UnitReport> accepted = reports.stream()
                .filter(report -> report.stage() == UnitReport.Stage.ACCEPTED)
                .toList();
        return new Summary(
                programme,
                round,
                days.from(),
                days.to(),
                days.figuresOn(),
                days.knownAt(),
                count(atEnd),
                atStart == null ? null : count(atStart),
                reports,
                atEnd,
                atEnd.stream().filter(row -> doneSince(row, days.from())).toList(),
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
                                && !row.dueOn().isAfter(days.nextTo()))
                        .sorted(Comparator.comparing(
                                CommitmentRow::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList(),
                days.nextTo(),
                reasons(atEnd, accepted, said),
                voices(accepted.stream().map(report -> new Voice(report.lead(), report.assessment()))),
                voices(accepted.stream().map(report -> new Voice(report.lead(), report.proposals()))));
    }

    private static boolean doneSince(CommitmentRow row, LocalDate from) {
        boolean done = switch (row.standing()) {
            case DONE_ON_TIME, DONE_LATE, DONE_WITHOUT_DEADLINE -> true;
            case OPEN_OVERDUE, OPEN_WITHOUT_DEADLINE, OPEN_IN_TIME, SUSPENDED, CARRIED_OVER, NOT_IN_FORCE -> false;
        };
        return done && row.doneOn() != null && !row.doneOn().isBefore(from);
    }

    /** The accepted report's words come first; without any, those recorded with the commitment by that day. */
    private static Map<CommitmentId, String> reasons(
            List<CommitmentRow> rows, List<UnitReport> accepted, Map<CommitmentId, Commitment> said) {
        Map<CommitmentId, String> reasons = new java.util.HashMap<>();
        for (CommitmentRow row : rows) {
            Commitment commitment = said.get(row.id());
            ProgressReported progress = commitment == null ? null : commitment.progress();
            if (row.standing().open()
                    && progress != null
                    && !progress.obstacles().isBlank()) {
                reasons.put(row.id(), progress.obstacles());
            }
        }
        for (UnitReport report : accepted) {
            for (UnitReport.Line line : report.lines()) {
                if (!line.obstacles().isBlank()) {
                    reasons.put(line.commitment(), line.obstacles());
                } else if (!line.done().isBlank()) {
                    reasons.remove(line.commitment());
                }
            }
        }
        return reasons;
    }

    private static List<Voice> voices(Stream<Voice> voices) {
        return voices.filter(voice -> !voice.text().isBlank()).toList();
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

    /** Empty: nothing was known at the end of the period before. */
    public OptionalLong countBefore(Standing standing) {
        return before == null ? OptionalLong.empty() : OptionalLong.of(before.getOrDefault(standing, 0L));
    }

    /** All of them at the end of the period before; empty: nothing was known then. */
    public OptionalLong totalBefore() {
        return before == null
                ? OptionalLong.empty()
                : OptionalLong.of(
                        before.values().stream().mapToLong(Long::longValue).sum());
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long done() {
        return count(Standing.DONE_ON_TIME) + count(Standing.DONE_LATE) + count(Standing.DONE_WITHOUT_DEADLINE);
    }

    public long open() {
        return count(Standing.OPEN_IN_TIME) + count(Standing.OPEN_OVERDUE) + count(Standing.OPEN_WITHOUT_DEADLINE);
    }

    /** Reports that were due and have not come. */
    public List<UnitReport> missing() {
        return reports.stream().filter(UnitReport::missing).toList();
    }

    public long missingReports() {
        return missing().size();
    }

    /** What stands in the way, overdue commitments first. */
    public List<Obstacle> obstacles() {
        List<Obstacle> obstacles = new ArrayList<>();
        Stream.concat(overdue.stream(), all.stream().filter(row -> row.standing() != Standing.OPEN_OVERDUE))
                .forEach(row -> {
                    String reason = reasons.get(row.id());
                    if (reason != null) {
                        obstacles.add(new Obstacle(row, reason));
                    }
                });
        return obstacles;
    }
}
