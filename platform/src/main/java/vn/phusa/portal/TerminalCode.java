package vn.phusa.portal;

import java.util.ArrayList;
import java.util.List;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.graphics.Rectangle;

/** A QR code (ISO/IEC 18004) for a terminal: two modules of a column stand in one character cell. */
public final class TerminalCode {
    /** Light modules all around, as the standard asks for. */
    private static final int QUIET_ZONE = 4;

    private static final String BLACK_ON_WHITE = "\u001b[30;107m";
    private static final String AS_BEFORE = "\u001b[0m";

    private TerminalCode() {}

    /**
     * The code, line by line from the top.
     *
     * @param coloured whether to say that dark is black and light is white, whatever the terminal's colours
     */
    public static List<String> lines(String text, boolean coloured) {
        boolean[][] dark = modules(text);
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < dark.length; y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < dark[y].length; x++) {
                boolean upper = dark[y][x];
                boolean lower = y + 1 < dark.length && dark[y + 1][x];
                line.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            lines.add(coloured ? BLACK_ON_WHITE + line + AS_BEFORE : line.toString());
        }
        return lines;
    }

    /** By row and column, with the quiet zone. */
    private static boolean[][] modules(String text) {
        QrCode code = new QrCode();
        code.setPreferredEccLevel(QrCode.EccLevel.M);
        code.setModuleWidth(1);
        code.setQuietZoneHorizontal(QUIET_ZONE);
        code.setQuietZoneVertical(QUIET_ZONE);
        code.setContent(text);
        boolean[][] dark = new boolean[code.getHeight()][code.getWidth()];
        // The bars count from the corner of the code, the size includes the quiet zone.
        for (Rectangle bar : code.getRectangles()) {
            for (int y = (int) bar.y; y < bar.y + bar.height; y++) {
                for (int x = (int) bar.x; x < bar.x + bar.width; x++) {
                    dark[y + QUIET_ZONE][x + QUIET_ZONE] = true;
                }
            }
        }
        return dark;
    }
}
