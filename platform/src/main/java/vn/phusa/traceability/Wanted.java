package vn.phusa.traceability;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a query asks of a {@link Field}. */
public sealed interface Wanted {

    /** Whether the field holds. */
    boolean holds(Field field);

    /** It is there, even empty. */
    record Present() implements Wanted {
        @Override
        public boolean holds(Field field) {
            return true;
        }
    }

    /** Its text is one of these, character by character. */
    record Text(Set<String> texts) implements Wanted {
        public Text {
            texts = Set.copyOf(texts);
        }

        @Override
        public boolean holds(Field field) {
            return field.text() != null && texts.contains(field.text());
        }
    }

    /** It is a number that compares so with one of these; 10.0 equals 10. */
    record Number(Comparison comparison, List<BigDecimal> numbers) implements Wanted {
        public Number {
            numbers = List.copyOf(numbers);
        }

        @Override
        public boolean holds(Field field) {
            Optional<BigDecimal> value =
                    field.text() == null ? Optional.ofNullable(field.number()) : Fields.decimal(field.text());
            return value.isPresent()
                    && numbers.stream()
                            .anyMatch(number -> comparison.holds(value.get().compareTo(number)));
        }
    }

    /** Its text is a number of this value as people write it, without a zero in front: 10.0 is 10, but 010 is a name. */
    record PlainNumber(List<BigDecimal> numbers) implements Wanted {
        public PlainNumber {
            numbers = List.copyOf(numbers);
        }

        @Override
        public boolean holds(Field field) {
            String text = field.text();
            return text != null && !text.matches("\\s*[+-]?0\\d.*") && new Number(Comparison.EQ, numbers).holds(field);
        }
    }

    /** It is an instant that compares so with one of these, whatever the offsets. */
    record Moment(Comparison comparison, List<Instant> instants) implements Wanted {
        public Moment {
            instants = List.copyOf(instants);
        }

        @Override
        public boolean holds(Field field) {
            String text = field.text();
            BigDecimal number = field.number();
            if (text == null) {
                return number != null
                        && instants.stream()
                                .anyMatch(instant -> comparison.holds(number.compareTo(Fields.number(instant))));
            }
            Optional<Instant> value = Fields.instant(text);
            return value.isPresent()
                    && instants.stream()
                            .anyMatch(instant -> comparison.holds(value.get().compareTo(instant)));
        }
    }

    /** When an error was declared; the text of the field is the reason. */
    record Declared(Comparison comparison, Instant instant) implements Wanted {
        @Override
        public boolean holds(Field field) {
            return field.number() != null && comparison.holds(field.number().compareTo(Fields.number(instant)));
        }
    }

    /** One of these holds: what a URL asks, in which nothing says whether 10 is a number or a word. */
    record Any(List<Wanted> tests) implements Wanted {
        public Any {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean holds(Field field) {
            return tests.stream().anyMatch(test -> test.holds(field));
        }
    }
}
