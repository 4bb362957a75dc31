package vn.phusa.base;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was refused, in a form that a page, an API answer and a log can each say in their own words. The text
 * stands in the room's messages under {@code problem.<code>}, in Vietnamese and English.
 *
 * @param code which problem
 * @param field the form field or JSON path it stands at; null: the whole request
 * @param arguments values for the message's placeholders
 */
public record Problem(ProblemCode code, @Nullable String field, List<Object> arguments) {
    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(ProblemCode code, Object... arguments) {
        return new Problem(code, null, List.of(arguments));
    }

    public static Problem at(String field, ProblemCode code, Object... arguments) {
        return new Problem(code, field, List.of(arguments));
    }

    /** Key of the sentence in the messages. */
    public String messageKey() {
        return "problem." + code.code();
    }
}
