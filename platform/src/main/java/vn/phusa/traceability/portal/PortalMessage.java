package vn.phusa.traceability.portal;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something told to a portal.
 *
 * @param goods key of what it is about
 * @param body JSON
 * @param attempts how often it was tried
 * @param standingAt where its standing can be asked for; null: the portal has not taken it in, or answered at once
 * @param receipt what the portal gave in return; null: nothing
 * @param reason why it was rejected, or could not be delivered; null: nothing was wrong
 */
public record PortalMessage(
        long id,
        String portal,
        String goods,
        Kind kind,
        String body,
        State state,
        int attempts,
        Instant queuedAt,
        @Nullable Instant triedAt,
        @Nullable Instant answeredAt,
        @Nullable String standingAt,
        @Nullable String receipt,
        @Nullable String reason) {

    /** What is told. */
    public enum Kind {
        /** The data set of goods. */
        GOODS,
        /** That their display was suspended, restored or cancelled. */
        DISPLAY;

        /** As in tables and messages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum State {
        /** Waits to be sent, or to be tried again. */
        QUEUED,
        /** Taken in; the portal has not decided yet. */
        SENT,
        ACKNOWLEDGED,
        REJECTED,
        /** Could not be delivered for about a week. */
        GIVEN_UP;

        /** As in tables and wording keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it may be sent again. */
        public boolean repeatable() {
            return this == REJECTED || this == GIVEN_UP;
        }
    }

    /** What a portal answered. */
    public sealed interface Answer {
        /** Taken in; ask there. */
        record Taken(String standingAt) implements Answer {}

        /** Accepted for good. */
        record Accepted(String receipt) implements Answer {}

        /** Will never be accepted as it is. */
        record Refused(String reason) implements Answer {}

        /** Nothing decided; try again. */
        record Undecided(String reason) implements Answer {}
    }

    /** The message after an attempt. */
    public PortalMessage after(Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Taken(String at) -> with(State.SENT, now, null, at, null, null);
            case Answer.Accepted(String given) -> with(State.ACKNOWLEDGED, now, now, standingAt, given, null);
            case Answer.Refused(String why) -> with(State.REJECTED, now, now, standingAt, null, why);
            case Answer.Undecided(String why) -> with(state, now, null, standingAt, null, why);
        };
    }

    /** The message waiting anew, after it was rejected or given up. */
    public PortalMessage again() {
        return new PortalMessage(
                id, portal, goods, kind, body, State.QUEUED, attempts, queuedAt, triedAt, null, null, null, null);
    }

    /** The message given up. */
    public PortalMessage givenUp() {
        return new PortalMessage(
                id,
                portal,
                goods,
                kind,
                body,
                State.GIVEN_UP,
                attempts,
                queuedAt,
                triedAt,
                null,
                standingAt,
                null,
                reason);
    }

    private PortalMessage with(
            State next,
            Instant tried,
            @Nullable Instant answered,
            @Nullable String at,
            @Nullable String given,
            @Nullable String why) {
        return new PortalMessage(
                id, portal, goods, kind, body, next, attempts + 1, queuedAt, tried, answered, at, given, why);
    }
}
