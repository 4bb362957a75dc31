package vn.phusa.epcis.gs1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A GS1 application identifier and what its data must be (GS1 General Specifications, section 3).
 *
 * @param code two to four digits
 * @param fixedLength whether its data has a length fixed by its first two digits, so that no separator follows
 * @param attribute whether it may stand behind the ? of a Digital Link
 * @param key whether it may identify in the path of a Digital Link
 * @param parts of its data, in order
 * @param qualifiers of a key: each alternative in the order of the path
 * @param needs sets of identifiers, one of which must come with it; empty: none. An n stands for any digit.
 * @param excludes identifiers that must not come with it
 */
public record ApplicationIdentifier(
        String code,
        boolean fixedLength,
        boolean attribute,
        boolean key,
        List<Part> parts,
        List<List<String>> qualifiers,
        List<List<String>> needs,
        List<String> excludes) {

    /**
     * A part of the data.
     *
     * @param characters it is made of
     * @param shortest number of characters
     * @param longest number of characters
     * @param optional whether it may be left out, with all behind it
     * @param checks on its content
     */
    record Part(CharacterSet characters, int shortest, int longest, boolean optional, List<ContentCheck> checks) {}

    private static final int LONGEST_CODE = 4;
    private static final Map<String, ApplicationIdentifier> ALL = table();

    /** All of them, by code. */
    public static Map<String, ApplicationIdentifier> all() {
        return ALL;
    }

    /** The identifier with that code. */
    public static Optional<ApplicationIdentifier> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /** The identifier with which the text begins at that place; no code is the beginning of another. */
    static @Nullable ApplicationIdentifier at(String text, int place) {
        for (int length = 2; length <= LONGEST_CODE && place + length <= text.length(); length++) {
            ApplicationIdentifier found = ALL.get(text.substring(place, place + length));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** How many characters its data has at most. */
    int longest() {
        return parts.stream().mapToInt(Part::longest).sum();
    }

    /** What is wrong with its data; empty when nothing is. */
    public Optional<Gs1Fault> fault(String data) {
        if (data.isEmpty()) {
            return Optional.of(Gs1Fault.of(Gs1Rule.TOO_SHORT, code));
        }
        int at = 0;
        for (Part part : parts) {
            if (at == data.length() && part.optional()) {
                break;
            }
            int end = Math.min(data.length(), at + part.longest());
            String value = data.substring(at, end);
            if (value.length() < part.shortest()) {
                return Optional.of(Gs1Fault.of(Gs1Rule.TOO_SHORT, code));
            }
            if (!part.characters().holdsAll(value)) {
                return Optional.of(Gs1Fault.of(
                        part.characters() == CharacterSet.DIGITS ? Gs1Rule.NOT_A_DIGIT : Gs1Rule.NOT_IN_CHARACTER_SET,
                        value));
            }
            for (ContentCheck check : part.checks()) {
                Optional<Gs1Fault> fault = check.fault(value);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            at = end;
        }
        return at < data.length() ? Optional.of(Gs1Fault.of(Gs1Rule.TOO_LONG, code)) : Optional.empty();
    }

    /** Whether a code is one that a pattern such as {@code 310n} names. */
    static boolean matches(String pattern, String code) {
        if (pattern.length() != code.length()) {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            if (pattern.charAt(i) != 'n' && pattern.charAt(i) != code.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, ApplicationIdentifier> table() {
        Map<String, ApplicationIdentifier> table = new HashMap<>();
        for (String line : Codes.lines("application-identifiers.txt")) {
            String[] columns = Arrays.copyOf(line.split("\\|"), 6);
            for (int i = 0; i < columns.length; i++) {
                columns[i] = columns[i] == null ? "" : columns[i];
            }
            String[] range = columns[0].split("-");
            int last = Integer.parseInt(range[range.length - 1]);
            for (int number = Integer.parseInt(range[0]); number <= last; number++) {
                String code = String.format("%0" + range[0].length() + "d", number);
                table.put(
                        code,
                        new ApplicationIdentifier(
                                code,
                                columns[1].contains("F"),
                                columns[1].contains("A"),
                                columns[1].contains("K"),
                                words(columns[2])
                                        .map(ApplicationIdentifier::part)
                                        .toList(),
                                columns[3].isEmpty()
                                        ? List.of()
                                        : Arrays.stream(columns[3].split("/"))
                                                .map(one -> List.of(one.split(" ")))
                                                .toList(),
                                words(columns[4])
                                        .map(one -> List.of(one.split("\\+")))
                                        .toList(),
                                words(columns[5]).toList()));
            }
        }
        return Map.copyOf(table);
    }

    private static java.util.stream.Stream<String> words(String column) {
        return column.isEmpty() ? java.util.stream.Stream.empty() : Arrays.stream(column.split(" "));
    }

    /** {@code n14:check-digit}, {@code x1-20}, {@code n4?:hour-minute}. */
    private static Part part(String text) {
        String[] pieces = text.split(":");
        boolean optional = pieces[0].endsWith("?");
        String length = pieces[0].substring(1, pieces[0].length() - (optional ? 1 : 0));
        String[] bounds = length.split("-");
        List<ContentCheck> checks = new ArrayList<>();
        for (int i = 1; i < pieces.length; i++) {
            checks.add(ContentCheck.named(pieces[i]));
        }
        return new Part(
                CharacterSet.named(text.charAt(0)),
                Integer.parseInt(bounds[0]),
                Integer.parseInt(bounds[bounds.length - 1]),
                optional,
                List.copyOf(checks));
    }
}
