package vn.phusa.document.paper;

import java.util.List;

/** Numbers headings as the decree does: I., 1., a). */
public final class Numbering {
    private static final String[] ROMAN = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};
    private static final String LETTERS = "abcdđeghiklmnopqrstuvxy";

    private final int[] counters = new int[4];

    /** The blocks with the numbers written into their headings, for a page that shows what the files will say. */
    public static List<Block> numbered(List<Block> blocks) {
        Numbering numbering = new Numbering();
        return blocks.stream()
                .map(block -> block instanceof Block.Heading heading
                        ? new Block.Heading(heading.level(), numbering.next(heading))
                        : block)
                .toList();
    }

    /** The heading with its number. */
    String next(Block.Heading heading) {
        int level = heading.level();
        counters[level]++;
        for (int below = level + 1; below < counters.length; below++) {
            counters[below] = 0;
        }
        int count = counters[level];
        String number = switch (level) {
            case 1 -> roman(count) + ".";
            case 2 -> count + ".";
            default -> letter(count) + ")";
        };
        return number + " " + heading.text();
    }

    static String roman(int count) {
        return "X".repeat((count - 1) / 10) + ROMAN[(count - 1) % 10];
    }

    /** In the order of the Vietnamese alphabet, as legal texts count their points: a, b, c, d, đ, e, g … */
    private static String letter(int count) {
        int index = (count - 1) % LETTERS.length();
        return String.valueOf(LETTERS.charAt(index)).repeat(1 + (count - 1) / LETTERS.length());
    }
}
