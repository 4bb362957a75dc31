package vn.phusa.traceability.label;

import java.util.List;

/**
 * A code as black rectangles on white.
 *
 * @param width modules, without the quiet zone
 * @param height modules; 1 for a linear code, which is drawn as high as there is room
 * @param bars in modules from the upper left corner
 */
public record CodeSymbol(Carrier carrier, int width, int height, List<Bar> bars) {
    public CodeSymbol {
        bars = List.copyOf(bars);
    }

    /** A black rectangle. */
    public record Bar(int x, int y, int width, int height) {}
}
