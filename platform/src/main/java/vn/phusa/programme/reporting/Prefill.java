package vn.phusa.programme.reporting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.CommitmentEvent.ProgressReported;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Evidence;

/**
 * What a report's form asks about one commitment, and what stands there to begin with.
 *
 * @param writable whether progress can be reported; not for what is done, suspended or not yet assigned
 * @param percent 0 to 100; null: nothing known
 * @param done what was already said in this period; empty: nothing
 * @param obstacles said in this period, or standing from before; empty: none
 * @param earlier what was last said before this period, to go by; empty: nothing
 * @param earlierOn null: nothing
 * @param evidence what is kept with the commitment already
 */
public record Prefill(
        CommitmentRow row,
        boolean writable,
        @Nullable Integer percent,
        String done,
        String obstacles,
        @Nullable Confidence selfRating,
        String earlier,
        @Nullable LocalDate earlierOn,
        List<Evidence> evidence) {
    public Prefill {
        evidence = List.copyOf(evidence);
    }

    /**
     * A report that was sent before and is being mended comes first; then what was recorded with the commitment in the
     * period; of what is older, only how far it was and what stood in the way.
     *
     * @param progress the commitment's last progress report; null: none
     * @param sent what the unit sent in this round; null: nothing yet
     * @param from first day of the period
     */
    public static Prefill of(
            CommitmentRow row,
            boolean writable,
            @Nullable ProgressReported progress,
            UnitReport.@Nullable Line sent,
            List<Evidence> evidence,
            LocalDate from) {
        boolean inPeriod = progress != null && !progress.on().isBefore(from);
        Integer percent = progress == null ? row.percent() : progress.percent();
        Confidence rating = progress == null ? row.selfRating() : progress.selfRating();
        String done = progress != null && inPeriod ? progress.text() : "";
        String obstacles = progress == null ? "" : progress.obstacles();
        if (sent != null) {
            percent = sent.percent() == null ? percent : sent.percent();
            done = sent.done();
            obstacles = sent.obstacles();
        }
        boolean older = progress != null && !inPeriod;
        return new Prefill(
                row,
                writable,
                percent,
                done,
                obstacles,
                rating,
                progress != null && older ? progress.text() : "",
                progress != null && older ? progress.on() : null,
                evidence);
    }
}
