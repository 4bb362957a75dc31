package vn.phusa.composite.step;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.MethodCall;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;

/** Reads the parameters of a method call with their types and refuses what nobody asked for. */
public final class Parameters {
    private final MethodCall call;
    private final Set<String> asked = new HashSet<>();

    public Parameters(MethodCall call) {
        this.call = call;
    }

    public boolean has(String name) {
        asked.add(name);
        return call.parameters().containsKey(name);
    }

    public double number(String name, double fallback) {
        Object value = raw(name);
        return switch (value) {
            case null -> fallback;
            case Number number -> number.doubleValue();
            case Object other -> throw bad(name, other, "số", "a number");
        };
    }

    public double number(String name) {
        if (!has(name)) {
            throw StepParameters.refuse(name, "bắt buộc / is required by " + call.method());
        }
        return number(name, Double.NaN);
    }

    public int integer(String name, int fallback) {
        double value = number(name, fallback);
        if (value != Math.rint(value)) {
            throw bad(name, value, "số nguyên", "a whole number");
        }
        return (int) value;
    }

    public boolean flag(String name, boolean fallback) {
        Object value = raw(name);
        return switch (value) {
            case null -> fallback;
            case Boolean flag -> flag;
            case Object other -> throw bad(name, other, "true hoặc false", "true or false");
        };
    }

    public String text(String name, String fallback) {
        Object value = raw(name);
        return switch (value) {
            case null -> fallback;
            case String text -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Object other -> throw bad(name, other, "chữ", "text");
        };
    }

    /** A list, or a single value as a list of one; empty if absent. */
    public List<?> list(String name) {
        Object value = raw(name);
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            case Object single -> List.of(single);
        };
    }

    /** A map of names to values; empty if absent. */
    public Map<?, ?> map(String name) {
        Object value = raw(name);
        return switch (value) {
            case null -> Map.of();
            case Map<?, ?> map -> map;
            case Object other -> throw bad(name, other, "bảng tên: giá trị", "a map of names to values");
        };
    }

    /** Refuses parameters that were never asked for. */
    public void end() {
        for (String name : call.parameters().keySet()) {
            if (!asked.contains(name)) {
                throw new RefusedException(Problem.of(ProblemCode.UNKNOWN_PARAMETER, name, call.method()));
            }
        }
    }

    private @Nullable Object raw(String name) {
        asked.add(name);
        return call.parameters().get(name);
    }

    private static RefusedException bad(String name, Object value, String vietnamese, String english) {
        return StepParameters.refuse(
                name, String.format(Locale.ROOT, "\"%s\" không phải %s / is not %s", value, vietnamese, english));
    }
}
