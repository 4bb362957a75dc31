package vn.phusa.document;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people write it into a table: 30/6/2026, 30-6-2026, 30.6.2026, 2026-06-30, or a spreadsheet's serial number. Day first, as in
 * Việt Nam.
 *
 * @param serial whether it was a serial number, which may have been meant as something else
 */
public record WrittenDay(LocalDate day, boolean serial) {
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int EARLIEST_SERIAL = 20_000;
    private static final int LATEST_SERIAL = 80_000;

    /** Empty where it is none, or no day of the calendar. */
    public static Optional<WrittenDay> read(String text) {
        Matcher dayFirst = DAY_FIRST.matcher(text);
        Matcher iso = ISO.matcher(text);
        try {
            if (dayFirst.matches()) {
                return Optional.of(new WrittenDay(
                        LocalDate.of(figure(dayFirst, 3), figure(dayFirst, 2), figure(dayFirst, 1)), false));
            }
            if (iso.matches()) {
                return Optional.of(new WrittenDay(LocalDate.of(figure(iso, 1), figure(iso, 2), figure(iso, 3)), false));
            }
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
        if (text.matches("\\d{5}(\\.\\d+)?")) {
            int days = new BigDecimal(text).intValue();
            if (days >= EARLIEST_SERIAL && days <= LATEST_SERIAL) {
                return Optional.of(new WrittenDay(SERIAL_ZERO.plusDays(days), true));
            }
        }
        return Optional.empty();
    }

    /** Whether it is written like a day, real or not. */
    public static boolean looksLike(String text) {
        return DAY_FIRST.matcher(text).matches() || ISO.matcher(text).matches();
    }

    /** As people here write it. */
    public static String dayFirst(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private static int figure(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
