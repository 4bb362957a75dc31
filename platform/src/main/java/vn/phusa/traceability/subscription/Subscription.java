package vn.phusa.traceability.subscription;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;
import vn.phusa.traceability.Given;

/**
 * Somebody is told of new events that match a query.
 *
 * @param name the subscriber's own name for it; null: it is known by its id
 * @param query the name of the query; {@value #SIMPLE}: no query of one's own
 * @param parameters narrow the query
 * @param form in what it is told
 * @param organisations whose view it has, at most; null: as the account sees
 * @param address where events are sent
 * @param token signs what is sent; null: nothing is signed
 * @param schedule null: none; without a trigger either, told as events come
 * @param trigger told when an event names this; null: none
 * @param lookedTo up to this event number nothing newer than the position triggers; null: nobody has looked
 * @param reportIfEmpty whether a scheduled run says that there was nothing
 * @param epcFormat how identifiers are spelt, as header {@code GS1-EPC-Format} names it
 * @param position the largest event number that the receiver has, or that does not match
 * @param sendingTo the end of what is being sent; null: nothing is
 * @param batch so many events at once
 * @param notifiedAt when the receiver last took something; null: never
 * @param dueAt when it is told next, at the earliest
 * @param failures attempts in a row that failed
 * @param failure why the last one did; null: it did not
 */
public record Subscription(
        UUID id,
        AccountId account,
        @Nullable String name,
        String query,
        Map<String, Given> parameters,
        Form form,
        @Nullable Set<PartyId> organisations,
        URI address,
        @Nullable String token,
        @Nullable QuerySchedule schedule,
        Trigger.@Nullable Named trigger,
        @Nullable Long lookedTo,
        boolean reportIfEmpty,
        Instant initialTime,
        String epcFormat,
        long position,
        @Nullable Long sendingTo,
        int batch,
        Instant createdAt,
        @Nullable Instant notifiedAt,
        Instant dueAt,
        int failures,
        @Nullable String failure) {

    /** The query that everybody has. */
    public static final String SIMPLE = "SimpleEventQuery";

    /** In what a receiver is told. */
    public enum Form {
        JSON,
        XML_1_2,
        XML_2_0
    }

    public Subscription {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** How its subscriber calls it. */
    public String called() {
        return name == null ? id.toString() : name;
    }

    /** How many events are sent at once, until a receiver says that it is too much. */
    public static final int USUAL_BATCH = 1_000;

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Under which key what is being sent goes out; the same at every attempt. */
    public String key(long upTo) {
        return id + ":" + position + "-" + upTo;
    }

    /** How long to wait after so many failures in a row: a second, two, four …, at most an hour. */
    public static Duration wait(int failures) {
        long seconds = 1L << Math.min(Math.max(failures - 1, 0), 12);
        return seconds > LONGEST_WAIT.toSeconds() ? LONGEST_WAIT : Duration.ofSeconds(seconds);
    }

    @Override
    public String toString() {
        return "Subscription[" + id + " to " + query + "]";
    }
}
