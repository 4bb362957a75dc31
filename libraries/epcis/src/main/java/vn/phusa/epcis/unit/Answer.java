package vn.phusa.epcis.unit;

import java.util.function.Function;

/** A value, or why there is none. */
public sealed interface Answer<T> {

    /** There is a value. */
    record Known<T>(T value) implements Answer<T> {}

    /** There is none. */
    record Refused<T>(UnitFault fault) implements Answer<T> {}

    /** Goes on with a value. */
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Known<T>(T value) -> next.apply(value);
            case Refused<T>(UnitFault fault) -> new Refused<>(fault);
        };
    }
}
