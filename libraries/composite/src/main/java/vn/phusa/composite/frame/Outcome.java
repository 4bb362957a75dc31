package vn.phusa.composite.frame;

import java.util.List;
import java.util.function.Supplier;

/** What a front door answers: the result, or every reason why there is none. Nothing is half done. */
public sealed interface Outcome<T> {

    record Accepted<T>(T value) implements Outcome<T> {}

    record Rejected<T>(List<Problem> problems) implements Outcome<T> {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** Runs the work and turns a refusal into a rejected outcome. */
    static <T> Outcome<T> of(Supplier<T> work) {
        try {
            return new Accepted<>(work.get());
        } catch (RefusedException refused) {
            return new Rejected<>(refused.problems());
        }
    }

    /** The result. @throws RefusedException with all problems if there is none */
    default T orThrow() {
        return switch (this) {
            case Accepted<T>(T value) -> value;
            case Rejected<T>(List<Problem> problems) -> throw new RefusedException(problems);
        };
    }

    /** The problems; empty if accepted. */
    default List<Problem> reasons() {
        return switch (this) {
            case Accepted<T> ignored -> List.of();
            case Rejected<T>(List<Problem> problems) -> problems;
        };
    }
}
