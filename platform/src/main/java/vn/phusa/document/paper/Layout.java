package vn.phusa.document.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The measures of NĐ 30/2020/NĐ-CP, phụ lục I, each within the range that the decree allows. Lengths in millimetres, type
 * in points.
 */
final class Layout {
    static final int PAGE_WIDTH = 210;
    static final int PAGE_HEIGHT = 297;
    /** 20 to 25. */
    static final int TOP = 20;
    /** 20 to 25. */
    static final int BOTTOM = 20;
    /** 30 to 35. */
    static final int LEFT = 30;
    /** 15 to 20. */
    static final int RIGHT = 15;

    static final int WIDTH = PAGE_WIDTH - LEFT - RIGHT;
    /** Of the two halves of the head: who issues it, and the name of the country. */
    static final int HEAD_LEFT = 67;

    static final int HEAD_RIGHT = WIDTH - HEAD_LEFT;

    static final String COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";

    static final String FONT = "Times New Roman";
    /** Bold capitals, 12 to 13. */
    static final int COUNTRY_SIZE = 12;
    /** Bold, 13 to 14. */
    static final int MOTTO_SIZE = 13;
    /** 12 to 13; bold capitals for the issuing body, plain for the body above it. */
    static final int BODY_NAME_SIZE = 12;
    /** 13. */
    static final int NUMBER_SIZE = 13;
    /** Italic, 13 to 14. */
    static final int DATE_SIZE = 13;
    /** Bold, 13 to 14. */
    static final int SUBJECT_SIZE = 14;
    /** 13 to 14. */
    static final int TEXT_SIZE = 14;
    /** Tables hold more than running text. */
    static final int TABLE_SIZE = 12;
    /** Bold italic 12, the list 11. */
    static final int RECIPIENTS_SIZE = 12;

    static final int RECIPIENT_SIZE = 11;
    /** 13 to 14. */
    static final int PAGE_NUMBER_SIZE = 13;
    /** First line, 10 or 12.7. */
    static final double INDENT = 12.7;

    /** Where "Kính gửi:" begins when several are addressed, from the left margin. */
    static final int ADDRESS = 35;

    /** Where each of several addressees begins: under the colon. */
    static final int ADDRESSEES = 55;
    /** Between paragraphs, at least. */
    static final int PARAGRAPH_GAP = 6;

    private static final TrueTypeFont BOLD = font("Bold");

    private Layout() {}

    /** The length of the line under a name: between a third and a half of the name's. */
    static double lineUnder(String text, int size) {
        return widthOfBold(text, size) * 0.4;
    }

    /** Width in bold type, in millimetres. Liberation Serif has the widths of Times New Roman. */
    static double widthOfBold(String text, int size) {
        try {
            double units = 0;
            for (int i = 0; i < text.length(); i++) {
                units += BOLD.getAdvanceWidth(BOLD.getUnicodeCmapLookup().getGlyphId(text.charAt(i)));
            }
            return units / BOLD.getUnitsPerEm() * size * 25.4 / 72;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure type", e);
        }
    }

    private static TrueTypeFont font(String style) {
        try (InputStream file = typeface(style)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the typeface", e);
        }
    }

    /** @param style Regular, Bold, Italic or BoldItalic */
    static InputStream typeface(String style) {
        InputStream file = Layout.class.getResourceAsStream("/liberation/LiberationSerif-" + style + ".ttf");
        if (file == null) {
            throw new IllegalStateException("Liberation Serif " + style + " is missing from the program");
        }
        return file;
    }
}
