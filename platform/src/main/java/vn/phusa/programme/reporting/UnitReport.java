package vn.phusa.programme.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.Standing;

/**
 * What one lead reports in a round.
 *
 * @param assessment the lead's own view of the period; may be empty
 * @param proposals what it asks for; may be empty
 * @param lines one for each of its commitments, as submitted; empty before the first submission
 * @param returnedFor why it was last returned; empty: never
 * @param submittedAt when the report that counts came in; null: not yet
 * @param onBehalf the focal point recorded it in the lead's name
 * @param extendedTo last day for this unit where it was given more time; null: the round's own day
 * @param version counts the changes, from 0
 */
public record UnitReport(
        RoundId round,
        PartyId lead,
        Stage stage,
        String assessment,
        String proposals,
        List<Line> lines,
        String returnedFor,
        @Nullable Instant submittedAt,
        boolean onBehalf,
        @Nullable LocalDate extendedTo,
        long version) {
    public static final int LONGEST_TEXT = 5_000;

    public UnitReport {
        lines = List.copyOf(lines);
    }

    /** Where a unit's report stands. */
    public enum Stage {
        EXPECTED,
        SUBMITTED,
        RETURNED,
        ACCEPTED;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Stage of(String key) {
            return valueOf(key.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /**
     * One commitment in the report.
     *
     * @param standing the official status when it was submitted
     * @param percent how far; null: not said
     * @param done what was done in the period; empty: nothing reported
     * @param obstacles what stands in the way; empty: nothing said
     * @param evidence names of what was shown for it with this report
     */
    public record Line(
            CommitmentId commitment,
            String number,
            Bilingual wording,
            Standing standing,
            @Nullable LocalDate dueOn,
            @Nullable Integer percent,
            String done,
            String obstacles,
            List<String> evidence) {
        public Line {
            evidence = List.copyOf(evidence);
        }

        public boolean silent() {
            return done.isBlank() && obstacles.isBlank();
        }
    }

    /** Last day for this unit's report. */
    public LocalDate dueOn(Round round) {
        return extendedTo == null ? round.unitDueOn() : extendedTo;
    }

    /** Whether it came, or still has not come, after the last day; a returned report has not come. */
    public boolean late(Round round, LocalDate today) {
        LocalDate came = submittedAt == null || stage == Stage.RETURNED ? today : VietnamTime.dateOf(submittedAt);
        return came.isAfter(dueOn(round));
    }

    /** Whether the unit still owes it. */
    public boolean missing() {
        return stage == Stage.EXPECTED || stage == Stage.RETURNED;
    }

    public UnitReport accepted() {
        return with(Stage.ACCEPTED, returnedFor);
    }

    public UnitReport returned(String reason) {
        return with(Stage.RETURNED, reason);
    }

    private UnitReport with(Stage next, String reason) {
        return new UnitReport(
                round,
                lead,
                next,
                assessment,
                proposals,
                lines,
                reason,
                submittedAt,
                onBehalf,
                extendedTo,
                version + 1);
    }

    public boolean maySubmit() {
        return stage != Stage.ACCEPTED;
    }

    public boolean mayBeChecked() {
        return stage == Stage.SUBMITTED;
    }
}
