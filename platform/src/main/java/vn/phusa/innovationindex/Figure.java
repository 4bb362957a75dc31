package vn.phusa.innovationindex;

import org.jspecify.annotations.Nullable;
import vn.phusa.base.Qualifier;

/**
 * A figure as a unit states it.
 *
 * @param value in the indicator's unit, before denominators
 * @param qualifier how sure it is
 * @param dataYear the year it describes
 * @param provisional whether a final figure will follow (số sơ bộ)
 * @param estimated whether it was estimated rather than counted (ước tính)
 * @param source where it comes from; may be empty
 * @param note what the checker should know; may be empty
 * @param records where on the platform it was read off; null: it was typed
 */
public record Figure(
        double value,
        Qualifier qualifier,
        int dataYear,
        boolean provisional,
        boolean estimated,
        String source,
        String note,
        @Nullable Records records) {

    /** Records of the platform. @param key of the figure, the room first @param path of the page that shows them */
    public record Records(String key, String path) {}

    /** A figure that was typed. */
    public Figure(
            double value,
            Qualifier qualifier,
            int dataYear,
            boolean provisional,
            boolean estimated,
            String source,
            String note) {
        this(value, qualifier, dataYear, provisional, estimated, source, note, null);
    }
}
