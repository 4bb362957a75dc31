package vn.phusa.programme.forecast;

/** On what the remaining time of a commitment rests. */
public enum Basis {
    /** Three figures that the lead gave. */
    ESTIMATE,
    /** How fast it has gone so far, by the lead's own reports. */
    PACE,
    /** How long the finished commitments of the same programme took. */
    HISTORY,
    /** It is past due and not done: that is a fact. */
    OVERDUE,
    NONE;

    /** Stable name in the database and in wording keys. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Basis of(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
}
