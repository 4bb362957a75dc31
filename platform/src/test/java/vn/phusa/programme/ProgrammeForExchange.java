package vn.phusa.programme;

import java.time.LocalDate;
import java.util.List;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.ProblemCode;

/** {@link ProgrammeFixture} for tests of what goes in and out as files. */
public final class ProgrammeForExchange {
    private final ProgrammeFixture given;
    private final Commitments commitments;

    public ProgrammeForExchange(Programmes programmes, Commitments commitments) {
        this.commitments = commitments;
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    public ProgrammeId programme() {
        return given.programme;
    }

    public Actor keeper() {
        return given.keeper;
    }

    public Actor officer() {
        return given.officer;
    }

    public Actor otherOfficer() {
        return given.otherOfficer;
    }

    public Actor auditor() {
        return given.auditor;
    }

    public CommitmentId assigned(String number) {
        return given.assigned(number, LocalDate.of(2026, 6, 30));
    }

    /** A commitment that the public does not read. */
    public CommitmentId closed(String number) {
        Terms terms = given.terms(number, null);
        return commitments
                .raise(
                        given.keeper,
                        given.programme,
                        new Terms(
                                terms.number(),
                                terms.kind(),
                                terms.wording(),
                                null,
                                terms.lead(),
                                List.of(),
                                terms.assigner(),
                                null,
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                false),
                        Submission.none())
                .orThrow();
    }

    public static List<ProblemCode> codes(Outcome<?> outcome) {
        return SampleCommitments.codes(outcome);
    }
}
