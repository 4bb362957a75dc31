package vn.phusa.traceability.trace;

import java.util.Collection;
import java.util.Map;

/** What is known of places: from their master data, and from the identifier itself where it is a {@code geo:} URI. */
public interface Places {

    /**
     * A place or party as far as it is known.
     *
     * @param key its identifier
     * @param name its name; the identifier where none is known
     * @param point where it lies; null where that is not known
     */
    record Known(
            String key,
            String name,
            @org.jspecify.annotations.Nullable Point point) {}

    /** What is known of these; every key has an entry. */
    Map<String, Known> of(Collection<String> keys);

    /** Nothing is known but what the identifiers say. */
    Places UNKNOWN = keys -> {
        Map<String, Known> known = new java.util.LinkedHashMap<>();
        keys.forEach(
                key -> known.put(key, new Known(key, key, Point.ofGeoUri(key).orElse(null))));
        return known;
    };
}
