package vn.phusa.shell;

import java.util.List;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;

/**
 * Ends a request whose command was rejected, where the page has nothing of its own to show for it; the shell answers
 * with the problem's status and sentence, as a page or as problem+json.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public Refused(List<Problem> problems) {
        super(problems.toString(), null, false, false);
        this.problems = problems;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The accepted value, or this exception with the reasons. */
    public static <T> T unlessAccepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> value;
            case Outcome.Rejected<T>(List<Problem> problems) -> throw new Refused(problems);
        };
    }
}
