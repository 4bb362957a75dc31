package vn.phusa.programme.forecast;

/** Why there is no probability. Unknown is said, never guessed. */
public enum Unknown {
    NO_DUE_DATE,
    NO_BASIS,
    WAITS_FOR_UNKNOWN;

    /** Stable name in the database and in wording keys. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static Unknown of(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
