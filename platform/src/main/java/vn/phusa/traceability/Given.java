package vn.phusa.traceability;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;

/**
 * The value of a query parameter as it was sent.
 *
 * @param values one or more; none where the parameter stands alone
 * @param form what the sender said about their type
 */
public record Given(List<String> values, Form form) {

    /** How much the syntax tells about a value. */
    public enum Form {
        /** In a URL everything is text; a list has pipes. */
        URL,
        /** Text, or a list of texts. */
        TEXT,
        /** A number, or a list of numbers. */
        NUMBER
    }

    public Given {
        values = List.copyOf(values);
    }

    /** A text or several. */
    public static Given texts(String... values) {
        return new Given(List.of(values), Form.TEXT);
    }

    /**
     * Reads the query part of a URL: names and values in percent-encoded UTF-8, pipes between the items of a list. A plus sign is a
     * plus sign, as identifiers and times have it; only in texts of one's own it is a space, as forms write it.
     *
     * @param query as it stands in the request line; empty for none
     */
    public static Outcome<Map<String, Given>> fromUrl(String query) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String rawName = equals < 0 ? pair : pair.substring(0, equals);
            String rawValue = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                String name = decoded(rawName);
                boolean freeText = name.equals("EQ_stringValue");
                List<String> values = found.computeIfAbsent(name, _ -> new ArrayList<>());
                if (!rawValue.isEmpty()) {
                    for (String each : rawValue.split("\\||%7[Cc]", -1)) {
                        values.add(decoded(freeText ? each.replace('+', ' ') : each));
                    }
                }
            } catch (CharacterCodingException | IllegalArgumentException notEncoded) {
                return Outcome.rejected(Problem.at(rawName, QueryProblem.BAD_ENCODING, pair));
            }
        }
        Map<String, Given> given = new LinkedHashMap<>();
        found.forEach((name, values) -> given.put(name, new Given(values, Form.URL)));
        return Outcome.accepted(given);
    }

    private static String decoded(String encoded) throws CharacterCodingException {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length() * 3);
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character == '%') {
                if (i + 2 >= encoded.length()) {
                    throw new IllegalArgumentException(encoded);
                }
                int high = Character.digit(encoded.charAt(i + 1), 16);
                int low = Character.digit(encoded.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    throw new IllegalArgumentException(encoded);
                }
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else {
                bytes.put(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }
}
