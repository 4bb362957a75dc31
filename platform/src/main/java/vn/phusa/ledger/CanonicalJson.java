package vn.phusa.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON with exactly one spelling for each value, so that it can be hashed: RFC 8785 (JCS) for text, booleans, null, whole
 * numbers up to 2^53, lists and objects. Other numbers have no agreed spelling and are refused; give them as text.
 */
public final class CanonicalJson {

    private static final long LARGEST = 1L << 53;

    private CanonicalJson() {}

    /** @throws IllegalArgumentException for a value without a canonical spelling */
    public static String write(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    private static void write(@Nullable Object value, StringBuilder json) {
        switch (value) {
            case null -> json.append("null");
            case Boolean truth -> json.append(truth.booleanValue());
            case Integer number -> json.append(number.intValue());
            case Long number when Math.abs(number) <= LARGEST -> json.append(number.longValue());
            case String text -> writeText(text, json);
            case LocalDate date -> writeText(date.toString(), json);
            case Instant moment -> writeText(moment.toString(), json);
            case Enum<?> name -> writeText(name.name(), json);
            case List<?> list -> writeList(list, json);
            case Map<?, ?> map -> writeObject(map, json);
            default ->
                throw new IllegalArgumentException(
                        "no canonical spelling for " + value.getClass().getName() + "; give it as text");
        }
    }

    private static void writeList(List<?> list, StringBuilder json) {
        json.append('[');
        String comma = "";
        for (Object item : list) {
            json.append(comma);
            write(item, json);
            comma = ",";
        }
        json.append(']');
    }

    private static void writeObject(Map<?, ?> map, StringBuilder json) {
        // The order of UTF-16 code units, which is both what JCS asks for and how Java compares strings.
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put((String) name, value));
        json.append('{');
        String comma = "";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            json.append(comma);
            writeText(member.getKey(), json);
            json.append(':');
            write(member.getValue(), json);
            comma = ",";
        }
        json.append('}');
    }

    private static void writeText(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isSurrogate(character)) {
                if (!Character.isHighSurrogate(character)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("half a character in " + text);
                }
                json.append(character).append(text.charAt(++i));
                continue;
            }
            switch (character) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (character < ' ') {
                        json.append("\\u00").append(Character.forDigit(character >> 4, 16));
                        json.append(Character.forDigit(character & 15, 16));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }
}
