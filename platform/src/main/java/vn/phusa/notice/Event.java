package vn.phusa.notice;

import java.time.Instant;
import java.util.Map;

/**
 * Something that other systems may hear of by webhook.
 *
 * @param key names the event, the same at every attempt
 * @param kind {@code room.what}
 * @param data what happened, in plain JSON types
 */
public record Event(String key, String kind, Instant at, Map<String, Object> data) {
    public Event {
        data = Map.copyOf(data);
    }
}
