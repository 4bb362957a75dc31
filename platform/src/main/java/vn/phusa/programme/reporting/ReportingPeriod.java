package vn.phusa.programme.reporting;

import java.time.LocalDate;
import java.time.YearMonth;
import vn.phusa.shell.Wording;

/**
 * A stretch of time that is reported on (kỳ báo cáo).
 *
 * @param kind month, quarter, half-year or year
 * @param year the year it belongs to, 2000 to 2100
 * @param number which one in the year, from 1; 1 for a year
 */
public record ReportingPeriod(Kind kind, int year, int number) implements Comparable<ReportingPeriod> {

    /** How long a period is. */
    public enum Kind {
        MONTH("month", 1),
        QUARTER("quarter", 3),
        HALF_YEAR("half-year", 6),
        YEAR("year", 12);

        private final String key;
        private final int months;

        Kind(String key, int months) {
            this.key = key;
            this.months = months;
        }

        /** Name in addresses, the database and wording keys. */
        public String key() {
            return key;
        }

        public int months() {
            return months;
        }

        public int perYear() {
            return 12 / months;
        }

        public static Kind of(String key) {
            for (Kind kind : values()) {
                if (kind.key.equals(key)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no reporting period of kind " + key);
        }
    }

    public ReportingPeriod {
        if (year < 2000 || year > 2100 || number < 1 || number > kind.perYear()) {
            throw new IllegalArgumentException("no such reporting period: " + kind + " " + number + "/" + year);
        }
    }

    /** Last month of the period. */
    public YearMonth lastMonth() {
        return YearMonth.of(year, number * kind.months());
    }

    /** First day whose figures count: by the usual rule the 15th of the month before. */
    public LocalDate from(ReportingRule rule) {
        return lastMonth().minusMonths(kind.months()).atDay(rule.firstDay());
    }

    /** Last day whose figures count: by the usual rule the 14th of the last month. */
    public LocalDate to(ReportingRule rule) {
        return lastMonth().atDay(rule.lastDay());
    }

    /** The period of that kind in which the day's figures count. */
    public static ReportingPeriod containing(LocalDate day, Kind kind, ReportingRule rule) {
        YearMonth month = YearMonth.from(day);
        if (day.getDayOfMonth() >= rule.firstDay()) {
            month = month.plusMonths(1);
        }
        return new ReportingPeriod(kind, month.getYear(), (month.getMonthValue() - 1) / kind.months() + 1);
    }

    public ReportingPeriod next() {
        return number < kind.perYear()
                ? new ReportingPeriod(kind, year, number + 1)
                : new ReportingPeriod(kind, year + 1, 1);
    }

    public ReportingPeriod previous() {
        return number > 1
                ? new ReportingPeriod(kind, year, number - 1)
                : new ReportingPeriod(kind, year - 1, kind.perYear());
    }

    /** "quý III năm 2026", "third quarter of 2026". */
    public String text(Wording words) {
        return words.say("programme.reporting.period." + kind.key(), number, String.valueOf(year), roman(number));
    }

    private static String roman(int number) {
        return switch (number) {
            case 1 -> "I";
            case 2 -> "II";
            case 3 -> "III";
            case 4 -> "IV";
            default -> Integer.toString(number);
        };
    }

    @Override
    public int compareTo(ReportingPeriod other) {
        int byEnd = lastMonth().compareTo(other.lastMonth());
        return byEnd != 0 ? byEnd : kind.compareTo(other.kind);
    }
}
