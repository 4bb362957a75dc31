package vn.phusa.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * One thing that happened to a commitment. The rows of history are these, and a commitment is nothing but what they add
 * up to ({@link Commitment#rebuilt}). Dates are Vietnamese calendar days.
 */
public sealed interface CommitmentEvent {

    /** It was entered into a programme. */
    record Raised(
            ProgrammeId programme, Terms terms, @Nullable CommitmentId carriedOverFrom) implements CommitmentEvent {}

    /** Its terms were written anew. */
    record Edited(Terms terms) implements CommitmentEvent {}

    /** @param note what the assigner wrote with it; null: nothing */
    record Assigned(LocalDate on, @Nullable String note) implements CommitmentEvent {}

    /** It was given by mistake: the lead owes nothing, and it waits to be assigned again. */
    record AssignmentWithdrawn(LocalDate on, String reason) implements CommitmentEvent {}

    record Received(LocalDate on) implements CommitmentEvent {}

    /**
     * The lead says how far it has come.
     *
     * @param percent 0 to 100; null: not said, so what was said before still counts
     * @param text what was done
     * @param obstacles what stands in the way; empty: nothing said
     * @param selfRating the lead's own colour; null: not said, as with the percent
     */
    record ProgressReported(
            LocalDate on,
            @Nullable Integer percent,
            String text,
            String obstacles,
            @Nullable Confidence selfRating) implements CommitmentEvent {

        /** This report with what an earlier one said where this one says nothing: silence takes nothing back. */
        ProgressReported keeping(@Nullable ProgressReported before) {
            return before == null
                    ? this
                    : new ProgressReported(
                            on,
                            percent == null ? before.percent() : percent,
                            text,
                            obstacles,
                            selfRating == null ? before.selfRating() : selfRating);
        }
    }

    /**
     * The last report of progress was taken back; it does not count, but stays in the history.
     *
     * @param before the report that counts again; null: there was none
     * @param life where the commitment stood before the report
     */
    record ProgressWithdrawn(
            LocalDate on, String reason, @Nullable ProgressReported before, Life life) implements CommitmentEvent {}

    record DoneReported(LocalDate on, String text) implements CommitmentEvent {}

    record CompletionConfirmed(PartyId by, LocalDate doneOn, LocalDate on, String note) implements CommitmentEvent {}

    record ReportReturned(PartyId by, LocalDate on, String reason) implements CommitmentEvent {}

    record ExtensionAsked(LocalDate newDue, String reason, LocalDate on) implements CommitmentEvent {}

    record ExtensionGranted(PartyId by, LocalDate newDue, LocalDate on) implements CommitmentEvent {}

    record ExtensionRefused(PartyId by, String reason, LocalDate on) implements CommitmentEvent {}

    record Suspended(LocalDate on, String reason) implements CommitmentEvent {}

    record Resumed(LocalDate on) implements CommitmentEvent {}

    record Transferred(LocalDate on, Holder from, PartyId to, String reason) implements CommitmentEvent {}

    record CarriedOver(LocalDate on, CommitmentId to) implements CommitmentEvent {}

    record Ended(LocalDate on, String reason) implements CommitmentEvent {}

    /** The placeholder that led turned out to be this party. */
    record LeadBound(PartyId party) implements CommitmentEvent {}

    /** A placeholder that coordinates turned out to be this party. */
    record CoordinatorBound(String asWritten, PartyId party) implements CommitmentEvent {}

    /** It is about the same object as another. */
    record Linked(CommitmentId other) implements CommitmentEvent {}

    record Unlinked(CommitmentId other) implements CommitmentEvent {}

    record DependencyAdded(Dependency dependency) implements CommitmentEvent {}

    record DependencyRemoved(CommitmentId predecessor) implements CommitmentEvent {}

    /** @param milestone its place in the terms, from 0 */
    record MilestoneReached(int milestone, LocalDate on) implements CommitmentEvent {}

    /**
     * What was really reached.
     *
     * @param indicator its place in the terms, from 0
     * @param period its place in the indicator, from 0
     */
    record ActualReported(int indicator, int period, Figure actual) implements CommitmentEvent {}

    record EvidenceAdded(Evidence evidence) implements CommitmentEvent {}

    record FindingRecorded(Finding finding) implements CommitmentEvent {}

    /** A wrong piece of evidence was taken back; it stays in the history. */
    record EvidenceWithdrawn(Evidence evidence, String reason) implements CommitmentEvent {}

    /** The lead took back a report of completion before it was decided. */
    record ReportWithdrawn(LocalDate on, String reason) implements CommitmentEvent {}

    /** @param answerBy last day for the answer */
    record ExplanationAsked(String question, LocalDate on, LocalDate answerBy) implements CommitmentEvent {}

    /** @param explanation the question's place among the commitment's explanations, from 0 */
    record Explained(int explanation, String answer, LocalDate on) implements CommitmentEvent {}

    record Estimated(Estimate estimate) implements CommitmentEvent {}
}
