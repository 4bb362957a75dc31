package vn.phusa.notice;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system that hears of events by HTTP.
 *
 * @param kinds beginnings of the kinds it hears, for example {@code duty.}; none: all
 * @param endedAt null: it is served
 */
public record Webhook(
        long id,
        String name,
        URI url,
        List<String> kinds,
        Instant createdAt,
        @Nullable Instant endedAt) {
    public Webhook {
        kinds = List.copyOf(kinds);
    }

    public boolean hears(String kind) {
        return kinds.isEmpty() || kinds.stream().anyMatch(kind::startsWith);
    }

    /** Reads the kinds as typed: separated by commas or blanks. */
    public static List<String> kinds(String typed) {
        return Arrays.stream(typed.split("[,\\s]+"))
                .filter(kind -> !kind.isEmpty())
                .toList();
    }
}
