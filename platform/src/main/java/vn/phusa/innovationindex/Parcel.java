package vn.phusa.innovationindex;

import org.jspecify.annotations.Nullable;

/**
 * All that a result depends on, as files. The same parcel gives the same bits.
 *
 * @param frame CSV or YAML
 * @param rules YAML
 * @param data CSV; null: nothing to compute from
 */
public record Parcel(String frame, String rules, @Nullable String data) {
    /** Names under which problems speak of the parts. */
    public static final String FRAME_NAME = "khung.csv";

    public static final String DATA_NAME = "so-lieu.csv";
}
