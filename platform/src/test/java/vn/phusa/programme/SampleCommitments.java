package vn.phusa.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;

/** Commitments for tests of the rules. */
final class SampleCommitments {
    static final PartyId ASSIGNER = new PartyId(1);
    static final PartyId LEAD = new PartyId(2);
    static final PartyId OTHER_UNIT = new PartyId(3);

    private SampleCommitments() {}

    static Terms terms() {
        return termsDueOn(null);
    }

    static Terms termsDueOn(@Nullable LocalDate due) {
        return new Terms(
                "1",
                CommitmentKind.MINISTRY_DUTY,
                new Bilingual("Hỗ trợ thành lập khu", "Help to set up the park"),
                null,
                new Holder.Known(LEAD),
                List.of(),
                ASSIGNER,
                due,
                "",
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    static Commitment dueOn(@Nullable LocalDate due) {
        return Commitment.raised(
                new CommitmentId(1), new CommitmentEvent.Raised(new ProgrammeId(1), termsDueOn(due), null));
    }

    /** The commitment after a verb that must be accepted. */
    static Commitment accepted(Commitment commitment, Function<Commitment, Outcome<CommitmentEvent>> verb) {
        return commitment.after(verb.apply(commitment).orThrow());
    }

    static List<ProblemCode> codes(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?>(Object value) -> throw new AssertionError("accepted: " + value);
            case Outcome.Rejected<?>(List<Problem> problems) ->
                problems.stream().map(Problem::code).toList();
        };
    }
}
