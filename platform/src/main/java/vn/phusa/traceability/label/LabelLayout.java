package vn.phusa.traceability.label;

import java.util.ArrayList;
import java.util.List;

/**
 * One label with everything in its place. Millimetres from its upper left corner; text by the left end of its base line.
 *
 * @param module width of one module of the code
 * @param codeX where the code begins, behind its quiet zone
 * @param codeY above it its quiet zone ends
 * @param codeHeight of a linear code's bars, or of the square
 * @param words in the order of reading
 */
public record LabelLayout(
        CodeSymbol symbol, double module, double codeX, double codeY, double codeHeight, List<Words> words) {
    private static final double PADDING = 1.5;
    private static final double POINT = 25.4 / 72;
    /** Width of an average letter in parts of its size: wide enough for capitals with diacritics. */
    private static final double LETTER = 0.54;

    private static final double LARGEST_MODULE = 0.99;
    private static final double LARGEST_LINEAR_MODULE = 0.66;
    private static final double LOWEST_BARS = 10;

    public LabelLayout {
        words = List.copyOf(words);
    }

    /**
     * A line of text.
     *
     * @param size points
     * @param widest millimetres that there are for it
     */
    public record Words(double x, double y, double size, double widest, boolean bold, String text) {}

    /** Puts a code and its texts on a label of that size. The module may come out too small: see {@link #scannable}. */
    public static LabelLayout of(
            double width, double height, CodeSymbol symbol, String title, List<String> lines, String readable) {
        return symbol.carrier().linear()
                ? linear(width, height, symbol, title, lines, readable)
                : square(width, height, symbol, title, lines, readable);
    }

    /** Whether scanners can read a code with modules of that size. */
    public boolean scannable() {
        return module >= symbol.carrier().smallestModule() - 1e-9
                && (!symbol.carrier().linear() || codeHeight >= LOWEST_BARS);
    }

    private static LabelLayout square(
            double width, double height, CodeSymbol symbol, String title, List<String> lines, String readable) {
        int modules = symbol.width() + 2 * symbol.carrier().quietZone();
        double side = Math.min(height - 2 * PADDING, width * 0.6);
        double module = Math.min(LARGEST_MODULE, side / modules);
        double quiet = symbol.carrier().quietZone() * module;
        double codeX = PADDING + quiet;
        double codeY = (height - symbol.height() * module) / 2;
        double left = codeX + symbol.width() * module + Math.max(quiet, PADDING);
        List<Words> words = new ArrayList<>();
        double size = Math.clamp(height / 5.5, 5.5, 13);
        double widest = width - left - PADDING;
        double y = PADDING + size * POINT;
        for (String line : wrapped(title, widest, size, 3)) {
            words.add(new Words(left, y, size, widest, true, line));
            y += size * POINT * 1.2;
        }
        double small = Math.max(5, size * 0.78);
        List<String> rest = new ArrayList<>(lines);
        if (!readable.isEmpty()) {
            rest.add(readable);
        }
        for (String text : rest) {
            for (String line : wrapped(text, widest, small, 4)) {
                if (y + small * POINT * 0.3 > height - PADDING) {
                    break;
                }
                words.add(new Words(left, y, small, widest, false, line));
                y += small * POINT * 1.2;
            }
        }
        return new LabelLayout(symbol, module, codeX, codeY, symbol.height() * module, words);
    }

    private static LabelLayout linear(
            double width, double height, CodeSymbol symbol, String title, List<String> lines, String readable) {
        int modules = symbol.width() + 2 * symbol.carrier().quietZone();
        double module = Math.min(LARGEST_LINEAR_MODULE, (width - 2 * PADDING) / modules);
        double codeX = (width - symbol.width() * module) / 2;
        double size = Math.clamp(height / 8, 5.5, 16);
        double small = Math.max(5, size * 0.78);
        double widest = width - 2 * PADDING;
        List<Words> words = new ArrayList<>();
        double y = PADDING + size * POINT;
        for (String line : wrapped(title, widest, size, 1)) {
            words.add(new Words(PADDING, y, size, widest, true, line));
        }
        String rest = String.join(" · ", lines);
        if (!rest.isEmpty()) {
            y += small * POINT * 1.25;
            words.add(new Words(
                    PADDING,
                    y,
                    small,
                    widest,
                    false,
                    wrapped(rest, widest, small, 1).getFirst()));
        }
        double codeY = y + small * POINT * 0.6;
        double bottom = height - PADDING - small * POINT * 1.4;
        words.add(new Words(PADDING, height - PADDING - small * POINT * 0.2, small, widest, false, readable));
        return new LabelLayout(symbol, module, codeX, codeY, Math.max(0, bottom - codeY), words);
    }

    /** Breaks text at blanks; what does not fit in so many lines ends with an ellipsis. */
    static List<String> wrapped(String text, double widest, double size, int most) {
        int letters = Math.max(4, (int) (widest / (size * POINT * LETTER)));
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String left = word;
            while (!left.isEmpty()) {
                int room = letters - line.length() - (line.isEmpty() ? 0 : 1);
                if (left.length() <= room) {
                    line.append(line.isEmpty() ? "" : " ").append(left);
                    left = "";
                } else if (line.isEmpty()) {
                    lines.add(left.substring(0, letters));
                    left = left.substring(letters);
                } else {
                    lines.add(line.toString());
                    line.setLength(0);
                }
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        if (lines.size() <= most) {
            return lines.isEmpty() ? List.of("") : lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, most));
        String last = cut.getLast();
        cut.set(most - 1, (last.length() >= letters ? last.substring(0, letters - 1) : last) + "…");
        return cut;
    }
}
