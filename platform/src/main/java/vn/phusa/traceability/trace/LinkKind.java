package vn.phusa.traceability.trace;

import java.util.Locale;

/** How two things are joined, in the direction in which the goods go. */
public enum LinkKind {
    /** Was used up in a transformation. */
    INPUT,
    /** Came into being in a transformation. */
    OUTPUT,
    /** Was packed into. */
    PACKED,
    /** Was joined to, for longer. */
    JOINED,
    /** Single object of a lot. */
    OF_LOT,
    /** Lot or single object of a class. */
    OF_CLASS,
    /** Stands on the same paper. */
    PAPER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
