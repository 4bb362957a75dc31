package vn.phusa.document.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The automatic numbers of a Word document (ISO/IEC 29500-1 §17.9): "1.", "a)", "-" as the reader of the page sees them. */
final class WordNumbering {
    private static final int LEVELS = 9;

    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, Level[]> shapes = new HashMap<>();
    private final Map<String, String> listsOfStyles = new HashMap<>();
    private final Map<String, int[]> counters = new HashMap<>();

    /** How one level is numbered. */
    private static final class Level {
        private int start = 1;
        private String format = "decimal";
        private String pattern = "";
    }

    private WordNumbering() {}

    static WordNumbering of(OfficePackage office) throws IOException {
        WordNumbering numbering = new WordNumbering();
        String folder = office.mainPart().substring(0, office.mainPart().lastIndexOf('/') + 1);
        InputStream shapes = office.part(folder + "numbering.xml");
        if (shapes != null) {
            try (shapes) {
                numbering.readShapes(shapes);
            }
        }
        InputStream styles = office.part(folder + "styles.xml");
        if (styles != null) {
            try (styles) {
                numbering.readStyles(styles);
            }
        }
        return numbering;
    }

    static int level(@Nullable String text) {
        return text == null || !text.matches("[0-8]") ? 0 : text.charAt(0) - '0';
    }

    private void readShapes(InputStream stream) throws IOException {
        String[] shape = {""};
        String[] list = {""};
        Level[] current = new Level[1];
        SecureXml.read(stream, (reader, event) -> {
            if (event != XMLStreamConstants.START_ELEMENT) {
                return;
            }
            String value = WordFile.value(reader);
            switch (reader.getLocalName()) {
                case "abstractNum" -> {
                    shape[0] = attribute(reader, "abstractNumId");
                    shapes.put(shape[0], new Level[LEVELS]);
                }
                case "lvl" -> {
                    Level[] levels = shapes.get(shape[0]);
                    current[0] = new Level();
                    if (levels != null && list[0].isEmpty()) {
                        levels[level(attribute(reader, "ilvl"))] = current[0];
                    }
                }
                case "start" -> {
                    if (current[0] != null && value != null && value.matches("\\d{1,6}")) {
                        current[0].start = Integer.parseInt(value);
                    }
                }
                case "numFmt" -> {
                    if (current[0] != null && value != null) {
                        current[0].format = value;
                    }
                }
                case "lvlText" -> {
                    if (current[0] != null && value != null) {
                        current[0].pattern = value;
                    }
                }
                case "num" -> list[0] = attribute(reader, "numId");
                case "abstractNumId" -> {
                    if (value != null) {
                        lists.put(list[0], value);
                    }
                }
                default -> {}
            }
        });
    }

    private void readStyles(InputStream stream) throws IOException {
        String[] style = {""};
        SecureXml.read(stream, (reader, event) -> {
            if (event != XMLStreamConstants.START_ELEMENT) {
                return;
            }
            String value = WordFile.value(reader);
            if (reader.getLocalName().equals("style")) {
                style[0] = attribute(reader, "styleId");
            } else if (reader.getLocalName().equals("numId") && value != null) {
                listsOfStyles.put(style[0], value);
            }
        });
    }

    private static String attribute(XMLStreamReader reader, String name) throws XMLStreamException {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /** The number of the next paragraph in its list; empty when it has none. */
    String next(@Nullable String list, @Nullable String style, int level, boolean blank) {
        String id = list != null ? list : style == null ? null : listsOfStyles.get(style);
        String shape = id == null ? null : lists.get(id);
        Level[] levels = shape == null ? null : shapes.get(shape);
        if (levels == null || shape == null || blank) {
            return "";
        }
        Level own = levels[level];
        if (own == null) {
            return "";
        }
        int[] counter = counters.computeIfAbsent(shape, _ -> new int[LEVELS]);
        counter[level] = counter[level] == 0 ? own.start : counter[level] + 1;
        for (int below = level + 1; below < LEVELS; below++) {
            counter[below] = 0;
        }
        if (own.format.equals("bullet")) {
            return "-";
        }
        if (own.format.equals("none")) {
            return "";
        }
        String number = own.pattern;
        for (int above = 0; above < LEVELS; above++) {
            Level other = levels[above];
            if (other != null && number.contains("%" + (above + 1))) {
                int count = counter[above] == 0 ? other.start : counter[above];
                number = number.replace("%" + (above + 1), written(count, other.format));
            }
        }
        return number.strip();
    }

    private static String written(int count, String format) {
        return switch (format) {
            case "lowerLetter" -> letters(count);
            case "upperLetter" -> letters(count).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(count).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(count);
            case "decimalZero" -> count < 10 ? "0" + count : Integer.toString(count);
            default -> Integer.toString(count);
        };
    }

    private static String letters(int count) {
        char letter = (char) ('a' + Math.floorMod(count - 1, 26));
        return String.valueOf(letter).repeat(1 + Math.min(20, Math.max(0, count - 1) / 26));
    }

    private static String roman(int count) {
        if (count < 1 || count > 3999) {
            return Integer.toString(count);
        }
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder written = new StringBuilder();
        int left = count;
        for (int i = 0; i < values.length; i++) {
            while (left >= values[i]) {
                written.append(signs[i]);
                left -= values[i];
            }
        }
        return written.toString();
    }
}
