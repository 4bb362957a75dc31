package vn.phusa.document.paper;

import vn.phusa.vietnamese.VietnameseText;

/** Text inside XML. */
final class Markup {
    private Markup() {}

    /** Composed Unicode (TCVN 6909:2001), without what XML 1.0 cannot hold, the rest escaped. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        VietnameseText.normalise(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF) || c == '\t') {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
