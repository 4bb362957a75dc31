package vn.phusa.composite.frame;

import java.util.Map;

/**
 * The name of a method and its parameters, as a frame or rules file states them; the step that uses it checks both.
 *
 * @param method the method's name as listed by {@code index rules}
 * @param parameters numbers, strings, booleans, or lists and maps of them
 */
public record MethodCall(String method, Map<String, Object> parameters) {

    public MethodCall {
        parameters = Map.copyOf(parameters);
    }

    /** A method with its defaults. */
    public static MethodCall of(String method) {
        return new MethodCall(method, Map.of());
    }
}
