package vn.phusa.programme.reporting;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.ProgrammeId;

/**
 * One programme's reports for one period.
 *
 * @param from first day whose figures count
 * @param to last day whose figures count
 * @param unitDueOn last day for the units' reports
 * @param summaryDueOn last day for the focal point's summary
 * @param closedAt null: still open
 */
public record Round(
        RoundId id,
        ProgrammeId programme,
        ReportingPeriod period,
        LocalDate from,
        LocalDate to,
        LocalDate unitDueOn,
        LocalDate summaryDueOn,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public boolean open() {
        return closedAt == null;
    }
}
