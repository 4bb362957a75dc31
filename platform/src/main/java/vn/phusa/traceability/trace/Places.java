package vn.phusa.traceability.trace;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/** What is known of places: from their master data, and from the identifier itself where it is a {@code geo:} URI. */
public interface Places {

    /**
     * A place or party as far as it is known.
     *
     * @param key its identifier
     * @param name its name today; the identifier where none is known
     * @param point where it lies; null where that is not known
     * @param party who it is, or whose it is, in the register; null: nobody whom the register knows
     * @param area commune and province as master data tell them; empty where they do not
     */
    record Known(
            String key,
            String name,
            @Nullable Point point,
            @Nullable PartyId party,
            String area) {

        public Known(String key, String name, @Nullable Point point, @Nullable PartyId party) {
            this(key, name, point, party, "");
        }

        /** The same at a position. */
        Known at(@Nullable Point position) {
            return new Known(key, name, position, party, area);
        }

        /** Whether it has another name than its identifier. */
        public boolean named() {
            return !name.equals(key);
        }
    }

    /** What is known of these; every key has an entry. */
    Map<String, Known> of(Collection<String> keys);

    /** Nothing is known but what the identifiers say. */
    Places UNKNOWN = keys -> {
        Map<String, Known> known = new java.util.LinkedHashMap<>();
        keys.forEach(
                key -> known.put(key, new Known(key, key, Point.ofGeoUri(key).orElse(null), null)));
        return known;
    };
}
