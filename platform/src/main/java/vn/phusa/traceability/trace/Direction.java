package vn.phusa.traceability.trace;

import java.util.Locale;
import java.util.Optional;

/** Which way a trace goes. */
public enum Direction {
    /** To the origin. */
    UP,
    /** To what became of it. */
    DOWN,
    /** First to the origin, then to what became of it. */
    BOTH;

    boolean goes(Direction one) {
        return this == BOTH || this == one;
    }

    /** As addresses and the command line write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #word}, and the words of EPCIS users, upstream and downstream. */
    public static Optional<Direction> of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "up", "upstream" -> Optional.of(UP);
            case "down", "downstream" -> Optional.of(DOWN);
            case "both" -> Optional.of(BOTH);
            default -> Optional.empty();
        };
    }
}
