package vn.phusa.traceability;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Rule;

/**
 * Why an event of a capture job was not taken, in a form that can be kept.
 *
 * @param code a rule of the library, or a {@link CaptureProblem}
 * @param path where in the document; empty: as a whole
 * @param line from 1; 0: not known
 * @param column from 1; 0: not known
 * @param arguments what the sentence mentions
 */
public record CaptureError(String code, String path, int line, int column, List<String> arguments) {

    private static final Map<String, Rule> RULES =
            Arrays.stream(Rule.values()).collect(Collectors.toMap(Rule::id, Function.identity()));
    private static final Map<String, CaptureProblem> PROBLEMS =
            Arrays.stream(CaptureProblem.values()).collect(Collectors.toMap(CaptureProblem::code, Function.identity()));

    public CaptureError {
        arguments = List.copyOf(arguments);
    }

    /** Of what the library found. */
    public static CaptureError of(Finding finding) {
        return new CaptureError(
                finding.rule().id(), finding.path(), finding.line(), finding.column(), finding.arguments());
    }

    /** Of an event whose ID stands for other content. */
    public static CaptureError of(Clash clash, NewEvent event) {
        CaptureProblem problem = clash.withinCapture() ? CaptureProblem.ID_TWICE : CaptureProblem.ID_TAKEN;
        return new CaptureError(problem.code(), event.path(), 0, 0, List.of(event.eventId()));
    }

    /** Of a problem of this room. */
    public static CaptureError of(CaptureProblem problem, String path, String... arguments) {
        return new CaptureError(problem.code(), path, 0, 0, List.of(arguments));
    }

    /** As a problem with its sentence. */
    public Problem problem() {
        Rule rule = RULES.get(code);
        if (rule != null) {
            Finding finding = new Finding(rule, path, line, column, arguments);
            return Problem.at(
                    path,
                    CaptureProblem.NOT_VALID,
                    path.isEmpty() && line > 0 ? line + ":" + column : path,
                    code,
                    new Bilingual(finding.vietnamese(), finding.english()));
        }
        CaptureProblem problem = PROBLEMS.getOrDefault(code, CaptureProblem.FAILED);
        return path.isEmpty()
                ? Problem.of(problem, arguments.toArray())
                : Problem.at(path, problem, arguments.toArray());
    }
}
