package vn.phusa.programme.reporting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.ProgrammeId;

/** What a summary is about. */
public sealed interface ReportScope {

    /**
     * A round.
     *
     * @param asOf only what was known by the end of that day; null: what is known now
     */
    record OfRound(RoundId round, @Nullable LocalDate asOf) implements ReportScope {}

    /** A programme as it was known at the end of a day, from the beginning of that year's reporting. */
    record OnDay(ProgrammeId programme, LocalDate day) implements ReportScope {}
}
