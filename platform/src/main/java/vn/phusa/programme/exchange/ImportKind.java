package vn.phusa.programme.exchange;

/** What the rows of a table are to become. */
public enum ImportKind {
    /** New commitments of the programme. */
    COMMITMENTS,
    /** Reports of progress about commitments that are there, found by their number. */
    PROGRESS;

    /** Part of addresses and wording keys. */
    public String key() {
        return switch (this) {
            case COMMITMENTS -> "commitments";
            case PROGRESS -> "progress";
        };
    }

    public static ImportKind of(String key) {
        for (ImportKind kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no import of " + key);
    }
}
