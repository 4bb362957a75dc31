package vn.phusa.traceability.web;

import java.util.List;
import java.util.Map;
import vn.phusa.base.Problem;

/** Ends a request to the EPCIS interface; {@link EpcisProblems} answers it as a problem document. */
public final class EpcisRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final EpcisException kind;
    private final transient List<Problem> problems;
    private final transient Map<String, String> headers;

    public EpcisRefusal(EpcisException kind, Problem... problems) {
        this(kind, List.of(problems), Map.of());
    }

    /**
     * @param problems what is wrong, each with its sentence; empty where the title says all
     * @param headers to be answered with
     */
    public EpcisRefusal(EpcisException kind, List<Problem> problems, Map<String, String> headers) {
        super(kind.type() + " " + problems, null, false, false);
        this.kind = kind;
        this.problems = List.copyOf(problems);
        this.headers = Map.copyOf(headers);
    }

    public EpcisException kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
