package vn.phusa.epcis.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Data as a bar code carries it: application identifiers with their values, in order.
 *
 * @param elements at least one
 */
public record ElementString(List<Element> elements) {
    /** Stands for FNC1 (ASCII 29 in scanned data). */
    public static final char SEPARATOR = '^';

    private static final char GROUP_SEPARATOR = 0x1D;
    private static final int SYMBOLOGY_LENGTH = 3;

    /**
     * One identifier with its value.
     *
     * @param ai its code; may be one that the tables do not know, where those are permitted
     * @param value at least one character
     */
    public record Element(String ai, String value) {}

    /** Copies the list. */
    public ElementString {
        elements = List.copyOf(elements);
    }

    /**
     * Reads {@code ^0109521141012345^10ABC} or what a scanner sends: a symbology identifier such as {@code ]C1}, group
     * separators for FNC1.
     */
    public static Parsed<ElementString> scanned(String text) {
        String data = text.replace(GROUP_SEPARATOR, SEPARATOR);
        if (data.startsWith("]C1") || data.startsWith("]d2") || data.startsWith("]Q3") || data.startsWith("]e0")) {
            data = SEPARATOR + data.substring(SYMBOLOGY_LENGTH);
        }
        if (data.isEmpty() || data.charAt(0) != SEPARATOR) {
            return Parsed.bad(Gs1Rule.NO_SEPARATOR_FIRST);
        }
        if (data.length() == 1) {
            return Parsed.bad(Gs1Rule.EMPTY);
        }
        List<Element> elements = new ArrayList<>();
        int at = 1;
        while (at < data.length()) {
            ApplicationIdentifier ai = ApplicationIdentifier.at(data, at);
            if (ai == null) {
                return Parsed.bad(Gs1Rule.UNKNOWN_AI, data.substring(at, Math.min(data.length(), at + 4)));
            }
            int from = at + ai.code().length();
            int separator = data.indexOf(SEPARATOR, from);
            int end = separator < 0 ? data.length() : separator;
            if (ai.fixedLength()) {
                end = Math.min(end, from + ai.longest());
            }
            elements.add(new Element(ai.code(), data.substring(from, end)));
            at = end < data.length() && data.charAt(end) == SEPARATOR ? end + 1 : end;
        }
        return checked(elements);
    }

    /** Reads {@code (01)09521141012345(10)ABC}; a bracket inside a value is written {@code \(}. */
    public static Parsed<ElementString> bracketed(String text) {
        return bracketed(text, false);
    }

    /** @param unknownPermitted whether identifiers that the tables do not know may stand there */
    public static Parsed<ElementString> bracketed(String text, boolean unknownPermitted) {
        List<Element> elements = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int close = text.indexOf(')', at);
            if (text.charAt(at) != '(' || close < 0) {
                return Parsed.bad(Gs1Rule.BRACKETS, text);
            }
            String ai = text.substring(at + 1, close);
            if (!isCode(ai)) {
                return Parsed.bad(Gs1Rule.BRACKETS, text);
            }
            if (!unknownPermitted && ApplicationIdentifier.of(ai).isEmpty()) {
                return Parsed.bad(Gs1Rule.UNKNOWN_AI, ai);
            }
            StringBuilder value = new StringBuilder();
            at = close + 1;
            while (at < text.length() && text.charAt(at) != '(') {
                if (text.startsWith("\\(", at)) {
                    at++;
                }
                value.append(text.charAt(at));
                at++;
            }
            elements.add(new Element(ai, value.toString()));
        }
        return elements.isEmpty() ? Parsed.bad(Gs1Rule.EMPTY) : checked(elements);
    }

    static boolean isCode(String ai) {
        return ai.length() >= 2 && ai.length() <= 4 && ai.chars().allMatch(ContentCheck::digit);
    }

    private static Parsed<ElementString> checked(List<Element> elements) {
        for (Element element : elements) {
            Optional<Gs1Fault> fault = fault(element);
            if (fault.isPresent()) {
                return new Parsed.Bad<>(fault.get());
            }
        }
        return new Parsed.Good<>(new ElementString(elements));
    }

    /** What is wrong with one element; of an unknown identifier only length and characters are checked. */
    static Optional<Gs1Fault> fault(Element element) {
        Optional<ApplicationIdentifier> known = ApplicationIdentifier.of(element.ai());
        if (known.isPresent()) {
            return known.get().fault(element.value());
        }
        if (element.value().isEmpty()) {
            return Optional.of(Gs1Fault.of(Gs1Rule.TOO_SHORT, element.ai()));
        }
        return CharacterSet.SET_82.holdsAll(element.value())
                ? element.value().length() > 90
                        ? Optional.of(Gs1Fault.of(Gs1Rule.TOO_LONG, element.ai()))
                        : Optional.empty()
                : Optional.of(Gs1Fault.of(Gs1Rule.NOT_IN_CHARACTER_SET, element.value()));
    }

    /** The value of an identifier, or null. */
    public @Nullable String value(String ai) {
        return elements.stream()
                .filter(element -> element.ai().equals(ai))
                .map(Element::value)
                .findFirst()
                .orElse(null);
    }

    /** As a scanner would send it: FNC1 first, and after every value without a fixed length but the last. */
    public String scanData() {
        StringBuilder data = new StringBuilder().append(SEPARATOR);
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            data.append(element.ai()).append(element.value());
            boolean open = ApplicationIdentifier.of(element.ai())
                    .map(ai -> !ai.fixedLength())
                    .orElse(true);
            if (open && i < elements.size() - 1) {
                data.append(SEPARATOR);
            }
        }
        return data.toString();
    }

    /** As printed beneath a bar code: {@code (01)09521141012345(10)ABC}. */
    public String humanReadable() {
        return elements.stream()
                .map(element -> "(" + element.ai() + ")" + element.value().replace("(", "\\("))
                .collect(Collectors.joining());
    }

    /**
     * What is wrong with these identifiers together (GS1 General Specifications, section 4.13): one is missing, two
     * exclude each other, or one has two values.
     */
    public List<Gs1Fault> associationFaults() {
        List<Gs1Fault> faults = new ArrayList<>();
        for (Element element : elements) {
            elements.stream()
                    .filter(other -> other.ai().equals(element.ai()))
                    .filter(other -> !other.value().equals(element.value()))
                    .findFirst()
                    .ifPresent(other -> faults.add(Gs1Fault.of(Gs1Rule.DIFFERENT_VALUES, element.ai())));
            ApplicationIdentifier ai = ApplicationIdentifier.of(element.ai()).orElse(null);
            if (ai == null) {
                continue;
            }
            for (String excluded : ai.excludes()) {
                elements.stream()
                        .map(Element::ai)
                        .filter(other -> !other.equals(ai.code()) && ApplicationIdentifier.matches(excluded, other))
                        .findFirst()
                        .ifPresent(other -> faults.add(Gs1Fault.of(Gs1Rule.CONFLICTING_AI, ai.code(), other)));
            }
            boolean company = ai.needs().isEmpty()
                    || ai.needs().stream()
                            .anyMatch(together -> together.stream().allMatch(this::has));
            if (!company) {
                faults.add(Gs1Fault.of(
                        Gs1Rule.MISSING_AI,
                        ai.code(),
                        ai.needs().stream()
                                .map(together -> together.stream().collect(Collectors.joining(") + (", "(", ")")))
                                .collect(Collectors.joining(", "))));
            }
        }
        return faults.stream().distinct().toList();
    }

    private boolean has(String pattern) {
        return elements.stream().anyMatch(element -> ApplicationIdentifier.matches(pattern, element.ai()));
    }
}
