package vn.phusa.traceability.label;

import vn.phusa.base.Bilingual;

/**
 * A sheet of labels as stationers sell it. Millimetres.
 *
 * @param key stable
 * @param pitchX from the left edge of one label to that of the next
 * @param pitchY from the upper edge of one label to that of the next
 */
public record LabelTemplate(
        String key,
        Bilingual name,
        double pageWidth,
        double pageHeight,
        int columns,
        int rows,
        double marginLeft,
        double marginTop,
        double pitchX,
        double pitchY,
        double width,
        double height) {
    public int perPage() {
        return columns * rows;
    }
}
