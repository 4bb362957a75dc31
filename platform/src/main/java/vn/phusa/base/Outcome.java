package vn.phusa.base;

import java.util.List;
import java.util.function.Function;

/**
 * What came of a command: accepted with its result, or rejected with every reason found. A rejected command has
 * changed nothing.
 */
public sealed interface Outcome<T> {

    record Accepted<T>(T value) implements Outcome<T> {}

    record Rejected<T>(List<Problem> problems) implements Outcome<T> {
        public Rejected {
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a rejection gives its reason");
            }
            problems = List.copyOf(problems);
        }
    }

    static <T> Outcome<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Outcome<T> rejected(Problem... problems) {
        return new Rejected<>(List.of(problems));
    }

    static <T> Outcome<T> rejected(List<Problem> problems) {
        return new Rejected<>(problems);
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Accepted<T>(T value) -> accepted(change.apply(value));
            case Rejected<T>(List<Problem> problems) -> rejected(problems);
        };
    }

    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Accepted<T>(T value) -> next.apply(value);
            case Rejected<T>(List<Problem> problems) -> rejected(problems);
        };
    }

    /** The value, where a rejection can only be a bug (first data, jobs of the platform itself). */
    default T orThrow() {
        return switch (this) {
            case Accepted<T>(T value) -> value;
            case Rejected<T>(List<Problem> problems) -> throw new IllegalStateException("rejected: " + problems);
        };
    }
}
