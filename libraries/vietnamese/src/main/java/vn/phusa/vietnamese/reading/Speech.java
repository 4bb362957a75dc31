package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.phusa.vietnamese.VietnameseText;

/** Quoted speech: what stands in it was said, not laid down. Short quoted names ("gạo Cần Thơ") are left in. */
final class Speech {

    private static final int SHORTEST = 90;
    private static final int LONGEST = 8_000;

    private static final int LONGEST_WORD = 10;

    /** Last syllables of what is said in front of somebody's words: "nhấn mạnh", "cho rằng", "chia sẻ". */
    private static final Set<String> SPEAKING = Set.of(
            "nói", "rằng", "định", "mạnh", "sẻ", "biểu", "biết", "hay", "viết", "ghi", "nêu", "dặn", "dạy", "luận",
            "bảo", "đáp", "hỏi", "đạo", "kết", "là", "tỏ", "rõ", "này", "sau");

    private Speech() {}

    /** Pairs of start and end indexes, in order and without overlap; found in one pass. */
    static List<int[]> spans(String text) {
        List<int[]> spans = new ArrayList<>();
        int open = -1;
        int depth = 0;
        char closing = 0;
        int paragraphEnd = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open < 0) {
                if (c == '“' && !isTitle(text, i) || c == '"' && followsColon(text, i)) {
                    open = i;
                    depth = 1;
                    closing = c == '“' ? '”' : '"';
                    paragraphEnd = -1;
                }
                continue;
            }
            if (c == '\n' && paragraphEnd < 0) {
                paragraphEnd = i;
            }
            if (c == closing) {
                depth--;
            } else if (c == '“') {
                depth++;
            }
            // A quote that is never closed ends with its paragraph.
            int end = depth == 0 ? i + 1 : i - open > LONGEST ? paragraphEnd : -1;
            if (depth == 0 || i - open > LONGEST) {
                if (end - open >= SHORTEST) {
                    spans.add(new int[] {open, end});
                }
                open = -1;
            }
        }
        if (open >= 0 && paragraphEnd - open >= SHORTEST) {
            spans.add(new int[] {open, paragraphEnd});
        }
        return spans;
    }

    /** "Đề án “Phát huy …”": a quote behind a word that says nothing of speaking is the name of that thing. */
    private static boolean isTitle(String text, int i) {
        int to = i;
        while (to > 0 && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        int from = to;
        while (from > 0 && to - from < LONGEST_WORD && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return from < to && !SPEAKING.contains(VietnameseText.normalise(text.substring(from, to)));
    }

    private static boolean followsColon(String text, int i) {
        int before = i - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= 0 && text.charAt(before) == ':';
    }
}
