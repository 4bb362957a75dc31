package vn.phusa.composite.io;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.phusa.composite.frame.MethodCall;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;

/** A method written in one cell: a name, or a name with parameters as in {@code scaled(lower=1, upper=7)}. */
final class MethodText {
    private static final Pattern CALL = Pattern.compile("\\s*([A-Za-z]\\w*)\\s*(?:\\(([^()]*)\\))?\\s*");

    private MethodText() {}

    static MethodCall parse(String text) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            throw new RefusedException(Problem.of(ProblemCode.UNKNOWN_METHOD, text, "name, name(parameter=value, …)"));
        }
        Map<String, Object> parameters = new HashMap<>();
        String list = call.group(2);
        for (String part : list == null || list.isBlank() ? new String[0] : list.split(",")) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new RefusedException(Problem.of(ProblemCode.BAD_PARAMETER, part.strip(), "name=value"));
            }
            parameters.put(
                    part.substring(0, equals).strip(),
                    value(part.substring(equals + 1).strip()));
        }
        return new MethodCall(call.group(1), parameters);
    }

    private static Object value(String text) {
        return NumberText.isNumber(text)
                ? (Object) Double.valueOf(text)
                : text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
    }
}
