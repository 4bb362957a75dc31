package vn.phusa.duty;

/**
 * A length of time as legal acts state it (thời hạn): "15 ngày làm việc", "1 tháng", "24 giờ".
 *
 * @param count from 1 to 10,000
 */
public record Term(int count, Unit unit) {

    /** What is counted. */
    public enum Unit {
        /** Giờ, round the clock. */
        HOURS("h"),
        /** Giờ làm việc: office hours only. */
        WORKING_HOURS("wh"),
        /** Ngày: every day of the calendar. */
        DAYS("d"),
        /** Ngày làm việc. */
        WORKING_DAYS("wd"),
        WEEKS("w"),
        MONTHS("m"),
        YEARS("y");

        private final String code;

        Unit(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public Term {
        if (count < 1 || count > 10_000) {
            throw new IllegalArgumentException("a term counts from 1 to 10,000, not " + count);
        }
    }

    public static Term hours(int count) {
        return new Term(count, Unit.HOURS);
    }

    public static Term days(int count) {
        return new Term(count, Unit.DAYS);
    }

    public static Term workingDays(int count) {
        return new Term(count, Unit.WORKING_DAYS);
    }

    public static Term months(int count) {
        return new Term(count, Unit.MONTHS);
    }

    /** Whether the clock runs by the hour, so that the moment counts and not the day. */
    public boolean byTheHour() {
        return unit == Unit.HOURS || unit == Unit.WORKING_HOURS;
    }
}
