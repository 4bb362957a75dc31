package vn.phusa.epcis.gs1;

import java.util.function.Function;

/** What came of reading: a value, or why there is none. */
public sealed interface Parsed<T> {

    /** The value that was read. */
    record Good<T>(T value) implements Parsed<T> {}

    /** Why nothing was read. */
    record Bad<T>(Gs1Fault fault) implements Parsed<T> {}

    static <T> Parsed<T> bad(Gs1Rule rule, String... arguments) {
        return new Bad<>(Gs1Fault.of(rule, arguments));
    }

    /** Goes on with a good value. */
    default <R> Parsed<R> then(Function<T, Parsed<R>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Bad<T>(Gs1Fault fault) -> new Bad<>(fault);
        };
    }

    /** The value, or null. */
    default @org.jspecify.annotations.Nullable T orNull() {
        return this instanceof Good<T>(T value) ? value : null;
    }
}
