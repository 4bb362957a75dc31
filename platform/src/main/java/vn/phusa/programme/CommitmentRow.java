package vn.phusa.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;

/**
 * A commitment as lists show it.
 *
 * @param demonstration of a made-up programme
 * @param standing the official status on the day the list was made for
 * @param dueOn the due date in force; null: not set
 * @param originalDueOn before any extension; null: never set
 * @param doneOn the day of the report that waits or was confirmed; null: none
 * @param percent of the last progress report; null: not said
 * @param lastReportOn null: no report yet
 * @param carriedOver it goes on after its programme's period, or continues an earlier programme's commitment
 */
public record CommitmentRow(
        CommitmentId id,
        ProgrammeId programme,
        Bilingual programmeTitle,
        boolean demonstration,
        String number,
        CommitmentKind kind,
        Bilingual wording,
        Holder lead,
        List<Holder> coordinators,
        Life.Stage stage,
        Standing standing,
        @Nullable LocalDate assignedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate originalDueOn,
        @Nullable LocalDate doneOn,
        @Nullable Integer percent,
        @Nullable Confidence selfRating,
        @Nullable LocalDate lastReportOn,
        boolean extensionAsked,
        boolean carriedOver,
        boolean open,
        Instant changedAt) {

    public boolean extended() {
        return dueOn != null && !dueOn.equals(originalDueOn);
    }

    /** Days past the due date; 0 when not overdue. */
    public long daysOverdue(LocalDate today) {
        if (standing != Standing.OPEN_OVERDUE || dueOn == null) {
            return 0;
        }
        LocalDate until = stage == Life.Stage.REPORTED_DONE && doneOn != null ? doneOn : today;
        return ChronoUnit.DAYS.between(dueOn, until);
    }
}
