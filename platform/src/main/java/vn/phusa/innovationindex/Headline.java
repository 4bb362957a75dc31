package vn.phusa.innovationindex;

import vn.phusa.composite.robustness.UnitUncertainty;

/**
 * A province's standing in one line, for pages of other rooms.
 *
 * @param ranked among how many; 0: not said
 * @param range "9–14"; empty where it is not known
 * @param published whether others published it; else the platform computed it
 */
public record Headline(
        Series series, int year, String province, int rank, int ranked, String range, boolean published, String path) {

    /** The ranks of 90 % of the runs in words, or the rank alone where nothing moves it; empty without runs. */
    public static String range(UnitUncertainty interval) {
        if (interval.runs() == 0) {
            return "";
        }
        long lower = Math.round(Math.floor(interval.ranks().lower()));
        long upper = Math.round(Math.ceil(interval.ranks().upper()));
        return lower == upper ? String.valueOf(lower) : lower + "–" + upper;
    }
}
