package vn.phusa.programme;

/** How likely a commitment is to be delivered: the five colours of delivery confidence. */
public enum Confidence {
    GREEN,
    GREEN_AMBER,
    AMBER,
    AMBER_RED,
    RED;

    /** Stable name in addresses and wording keys. */
    public String key() {
        return switch (this) {
            case GREEN -> "green";
            case GREEN_AMBER -> "green-amber";
            case AMBER -> "amber";
            case AMBER_RED -> "amber-red";
            case RED -> "red";
        };
    }

    public static Confidence of(String key) {
        for (Confidence value : values()) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such key: " + key);
    }
}
