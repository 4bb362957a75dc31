package vn.phusa.traceability;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where in the answer to a query a page ends. What is recorded later does not count, so that no event comes twice and none is left out
 * while others capture.
 *
 * @param newest the largest number that counts
 * @param given how many events have been given
 * @param last the place of the last of them
 */
public record Cursor(long newest, int given, Place last) {

    /** The place of an event in the order of a query; ties are broken by its number. */
    public record Place(Key key, long number) {}

    /** The place of an event in the order of a query. */
    public static Place placeOf(EventQuery query, RecordedEvent event) {
        EventQuery.Order order = query.order();
        return new Place(
                order == null ? new Key.Recorded() : keyOf(order.by(), event),
                event.number().value());
    }

    private static Key keyOf(EventQuery.OrderBy by, RecordedEvent event) {
        return switch (by) {
            case EventQuery.OrderBy.RecordTime() -> new Key.Recorded();
            case EventQuery.OrderBy.EventTime() -> {
                Instant time = event.event().occurrence().eventTime().instant();
                yield new Key.Time(ChronoUnit.MICROS.between(Instant.EPOCH, time.truncatedTo(ChronoUnit.MICROS)));
            }
            case EventQuery.OrderBy.Own(String field) ->
                Fields.of(event.event()).stream()
                        .filter(each -> each.name().equals(field) && each.text() != null)
                        .map(Field::text)
                        .map(Key::of)
                        .findFirst()
                        .orElseGet(Key.Missing::new);
        };
    }

    /** By what events are ordered. */
    public sealed interface Key extends Comparable<Key> {

        /** As they were recorded: the number alone. */
        record Recorded() implements Key {}

        /** Time of the event, in microseconds since 1970. */
        record Time(long micros) implements Key {}

        /** A number of somebody's own, or an instant as one. */
        record Amount(BigDecimal value) implements Key {}

        record Text(String text) implements Key {}

        /** The event lacks the field. */
        record Missing() implements Key {}

        @Override
        default int compareTo(Key other) {
            if (this instanceof Time(long one) && other instanceof Time(long two)) {
                return Long.compare(one, two);
            }
            if (this instanceof Amount(BigDecimal one) && other instanceof Amount(BigDecimal two)) {
                return one.compareTo(two);
            }
            if (this instanceof Text(String one) && other instanceof Text(String two)) {
                return byCodePoints(one, two);
            }
            return Integer.compare(kind(), other.kind());
        }

        private int kind() {
            return switch (this) {
                case Recorded() -> 0;
                case Time _ -> 1;
                case Amount _ -> 2;
                case Text _ -> 3;
                case Missing() -> 4;
            };
        }

        private static int byCodePoints(String one, String two) {
            int[] left = one.codePoints().toArray();
            int[] right = two.codePoints().toArray();
            return Arrays.compare(left, right);
        }

        /** The value of a field as a key; null: there is none. */
        static Key of(@Nullable String text) {
            if (text == null) {
                return new Missing();
            }
            return Fields.decimal(text)
                    .or(() -> Fields.instant(text).map(Fields::number))
                    .<Key>map(Amount::new)
                    .orElseGet(() -> new Text(text));
        }
    }

    /** As a line of text. */
    public String written() {
        String key = switch (last.key()) {
            case Key.Recorded() -> "r";
            case Key.Time(long micros) -> "t" + micros;
            case Key.Amount(BigDecimal value) -> "a" + value;
            case Key.Text(String text) -> "x" + text;
            case Key.Missing() -> "m";
        };
        return newest + "," + given + "," + last.number() + "," + key;
    }

    /** Reads such a line; empty when it is none. */
    public static Optional<Cursor> read(String written) {
        String[] parts = written.split(",", 4);
        if (parts.length != 4 || parts[3].isEmpty()) {
            return Optional.empty();
        }
        try {
            String value = parts[3].substring(1);
            Key key = switch (parts[3].charAt(0)) {
                case 'r' -> new Key.Recorded();
                case 't' -> new Key.Time(Long.parseLong(value));
                case 'a' -> Fields.decimal(value).<Key>map(Key.Amount::new).orElseGet(Key.Missing::new);
                case 'x' -> new Key.Text(value);
                default -> new Key.Missing();
            };
            return Optional.of(new Cursor(
                    Long.parseLong(parts[0]), Integer.parseInt(parts[1]), new Place(key, Long.parseLong(parts[2]))));
        } catch (NumberFormatException noCursor) {
            return Optional.empty();
        }
    }
}
