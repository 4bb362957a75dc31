package vn.phusa.traceability.subscription;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At which moments a query runs (EPCIS 2.0, section 8.2.5.3): numbers and ranges in brackets, separated by commas ({@code 0,[15-20]}),
 * and steps ({@code 0/30}), which the standard does not tell of but the OpenAPI of GS1 shows.
 * A field that is not given holds any value; but below the smallest that is given, a unit stands at its beginning, so that hour 1 and
 * minute 5 mean one moment of the day. Days of the week count from Monday, 1, to Sunday, 7.
 *
 * @param written the fields as they were sent, in the order of {@link #FIELDS}
 */
public record QuerySchedule(Map<String, String> written) {

    /** Names of the fields. */
    public static final List<String> FIELDS = List.of("second", "minute", "hour", "dayOfMonth", "month", "dayOfWeek");

    private static final Map<String, int[]> BOUNDS = Map.of(
            "second", new int[] {0, 59},
            "minute", new int[] {0, 59},
            "hour", new int[] {0, 23},
            "dayOfMonth", new int[] {1, 31},
            "month", new int[] {1, 12},
            "dayOfWeek", new int[] {1, 7});
    private static final Pattern ELEMENT =
            Pattern.compile("(\\d{1,2})|\\[(\\d{1,2})-(\\d{1,2})]|(\\d{1,2}|\\*)/(\\d{1,2})");

    /** A day that exists comes within eight years, 29 February included. */
    private static final int YEARS = 9;

    public QuerySchedule {
        Map<String, String> inOrder = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value = written.get(field);
            if (value != null) {
                inOrder.put(field, value);
            }
        }
        written = java.util.Collections.unmodifiableMap(inOrder);
    }

    /** The name of the first field that is not as it should be, or that is no field; empty: all are good, and the time comes. */
    public Optional<String> fault() {
        for (Map.Entry<String, String> field : written.entrySet()) {
            if (values(field.getKey(), field.getValue()).isEmpty()) {
                return Optional.of(field.getKey());
            }
        }
        if (written.isEmpty()) {
            return Optional.of("schedule");
        }
        return next(Instant.EPOCH, ZoneId.of("UTC")).isEmpty() ? Optional.of("dayOfMonth") : Optional.empty();
    }

    /** The first moment after that one; empty: it never comes. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        BitSet seconds = of("second", 0);
        BitSet minutes = of("minute", 1);
        BitSet hours = of("hour", 2);
        BitSet days = of("dayOfMonth", 5);
        BitSet months = of("month", 5);
        BitSet weekdays = of("dayOfWeek", 5);
        LocalDateTime time = LocalDateTime.ofInstant(after, zone)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        LocalDateTime end = time.plusYears(YEARS);
        while (time.isBefore(end)) {
            if (!months.get(time.getMonthValue())) {
                time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
            } else if (!days.get(time.getDayOfMonth())
                    || !weekdays.get(time.getDayOfWeek().getValue())) {
                time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(time.getMinute())) {
                time = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
            } else if (!seconds.get(time.getSecond())) {
                time = time.plusSeconds(1);
            } else {
                return Optional.of(time.atZone(zone).toInstant());
            }
        }
        return Optional.empty();
    }

    /** The values of a field; where it is not given, its beginning when a larger one is, else any. */
    private BitSet of(String field, int rank) {
        String value = written.get(field);
        if (value != null) {
            return values(field, value).orElseGet(BitSet::new);
        }
        boolean smallerGiven = FIELDS.subList(0, Math.min(rank, 3)).stream().anyMatch(written::containsKey);
        BitSet values = new BitSet();
        int[] bounds = BOUNDS.get(field);
        if (bounds == null) {
            throw new IllegalArgumentException(field);
        }
        if (rank < 3 && !smallerGiven) {
            values.set(bounds[0]);
        } else {
            values.set(bounds[0], bounds[1] + 1);
        }
        return values;
    }

    private static Optional<BitSet> values(String field, String written) {
        int[] bounds = BOUNDS.get(field);
        BitSet values = new BitSet();
        for (String element : written.split(",", -1)) {
            Matcher matcher = ELEMENT.matcher(element.strip());
            if (bounds == null || !matcher.matches()) {
                return Optional.empty();
            }
            int from;
            int to;
            int step = 1;
            if (matcher.group(1) != null) {
                from = Integer.parseInt(matcher.group(1));
                to = from;
            } else if (matcher.group(2) != null) {
                from = Integer.parseInt(matcher.group(2));
                to = Integer.parseInt(matcher.group(3));
            } else {
                from = matcher.group(4).equals("*") ? bounds[0] : Integer.parseInt(matcher.group(4));
                to = bounds[1];
                step = Integer.parseInt(matcher.group(5));
            }
            if (step == 0 || from > to || from < bounds[0] || to > bounds[1]) {
                return Optional.empty();
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return Optional.of(values);
    }
}
