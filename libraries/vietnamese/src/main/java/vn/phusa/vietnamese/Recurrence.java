package vn.phusa.vietnamese;

import java.util.Locale;

/** How often a duty comes back, from the shortest cycle to the loosest wording. */
public enum Recurrence {
    /** "hằng ngày", "hằng tuần". */
    WEEKLY,
    /** "hằng tháng", "định kỳ hằng tháng". */
    MONTHLY,
    /** "hằng quý". */
    QUARTERLY,
    /** "6 tháng". */
    HALF_YEARLY,
    /** "hằng năm", "trước ngày 30 tháng 7 hằng năm". */
    YEARLY,
    /** "thường xuyên", "định kỳ", every so many years. */
    REGULAR;

    /** The word used in files: {@code yearly}, {@code half_yearly}, {@code regular} … */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
