package vn.phusa.epcis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A moment as it was written, with its offset, and as the instant that it means. EPCIS 2.0 wants
 * {@code yyyy-MM-ddThh:mm:ss[.fraction](Z|±hh:mm)}; offsets reach from -14:00 to +14:00.
 *
 * @param written the form that was sent
 * @param instant what it means; fractions beyond nanoseconds are cut off
 */
public record Timestamp(String written, Instant instant) implements Comparable<Timestamp> {

    private static final int SHORTEST = "2006-01-01T00:00:00Z".length();
    private static final int SECONDS_A_DAY = 86_400;

    /** Reads the form that EPCIS wants; empty for anything else, such as a time without an offset. */
    public static Optional<Timestamp> read(String written) {
        int length = written.length();
        if (length < SHORTEST
                || written.charAt(4) != '-'
                || written.charAt(7) != '-'
                || written.charAt(10) != 'T'
                || written.charAt(13) != ':'
                || written.charAt(16) != ':') {
            return Optional.empty();
        }
        int year = number(written, 0, 4);
        int month = number(written, 5, 7);
        int day = number(written, 8, 10);
        int hour = number(written, 11, 13);
        int minute = number(written, 14, 16);
        int second = number(written, 17, 19);
        if (year < 0
                || month < 0
                || day < 0
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59) {
            return Optional.empty();
        }
        int at = 19;
        int nanoseconds = 0;
        if (written.charAt(at) == '.') {
            int digits = 0;
            for (at++; at < length && isDigit(written.charAt(at)); at++, digits++) {
                if (digits < 9) {
                    nanoseconds = nanoseconds * 10 + written.charAt(at) - '0';
                }
            }
            if (digits == 0) {
                return Optional.empty();
            }
            for (; digits < 9; digits++) {
                nanoseconds *= 10;
            }
        }
        int offset = offset(written, at);
        if (offset == Integer.MIN_VALUE) {
            return Optional.empty();
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            long seconds = days * SECONDS_A_DAY + hour * 3600L + minute * 60L + second - offset;
            return Optional.of(new Timestamp(written, Instant.ofEpochSecond(seconds, nanoseconds)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** A moment written in UTC. */
    public static Timestamp of(Instant instant) {
        return new Timestamp(instant.toString(), instant);
    }

    @Override
    public int compareTo(Timestamp other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public String toString() {
        return written;
    }

    /** Seconds east of UTC, or the smallest int when it is no offset. */
    private static int offset(String written, int at) {
        int left = written.length() - at;
        if (left == 1 && written.charAt(at) == 'Z') {
            return 0;
        }
        if (left != 6 || written.charAt(at + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(written, at + 1, at + 3);
        int minutes = number(written, at + 4, at + 6);
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 14 * 60) {
            return Integer.MIN_VALUE;
        }
        return switch (written.charAt(at)) {
            case '+' -> hours * 3600 + minutes * 60;
            case '-' -> -(hours * 3600 + minutes * 60);
            default -> Integer.MIN_VALUE;
        };
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
