package vn.phusa.traceability;

/** How a value is compared with that of a query parameter. */
public enum Comparison {
    EQ,
    GT,
    GE,
    LT,
    LE;

    /** Whether a value holds that compares so ({@link Comparable#compareTo}) with the asked one. */
    boolean holds(int compared) {
        return switch (this) {
            case EQ -> compared == 0;
            case GT -> compared > 0;
            case GE -> compared >= 0;
            case LT -> compared < 0;
            case LE -> compared <= 0;
        };
    }
}
