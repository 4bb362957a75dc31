package vn.phusa.composite.frame;

import java.util.List;
import java.util.stream.Collectors;

/** Input that a step cannot accept. Front doors turn it into {@link Outcome.Rejected}; nobody else need catch it. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public RefusedException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
