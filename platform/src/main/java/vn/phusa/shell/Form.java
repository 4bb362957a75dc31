package vn.phusa.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.base.Problem;

/**
 * What was typed into a form and what is wrong with it, so that a refused form comes back as it was with each error
 * beside its field.
 *
 * @param values by field name, as typed
 * @param problems none when the form is fresh
 */
public record Form(Map<String, List<String>> values, List<Problem> problems) {
    public Form {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    public static Form empty() {
        return new Form(Map.of(), List.of());
    }

    /** A form that starts with what is stored. */
    public static Form of(Map<String, String> stored) {
        Map<String, List<String>> values = new HashMap<>();
        stored.forEach((field, value) -> values.put(field, List.of(value)));
        return new Form(values, List.of());
    }

    /** A refused submission, from {@code request.getParameterMap()}. */
    public static Form refused(Map<String, String[]> typed, List<Problem> problems) {
        Map<String, List<String>> values = new HashMap<>();
        typed.forEach((field, given) -> values.put(field, List.of(given)));
        return new Form(values, problems);
    }

    /** The field's value; empty when nothing was typed. */
    public String value(String field) {
        List<String> given = values.getOrDefault(field, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    public boolean chosen(String field, String option) {
        return all(field).contains(option);
    }

    /** What is wrong with this field. */
    public List<Problem> problemsAt(String field) {
        return problems.stream()
                .filter(problem -> field.equals(problem.field()))
                .toList();
    }

    public boolean wrong(String field) {
        return !problemsAt(field).isEmpty();
    }

    /** Problems of the whole form, shown above it. */
    public List<Problem> general() {
        return problems.stream().filter(problem -> problem.field() == null).toList();
    }
}
