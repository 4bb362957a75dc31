package vn.phusa.programme;

/** What sort of promise a commitment is. */
public enum CommitmentKind {
    /** Nhiệm vụ của Bộ: what a unit of the ministry undertook. */
    MINISTRY_DUTY,
    /** Nhiệm vụ của địa phương: what a body outside central government undertook. */
    LOCAL_DUTY,
    /** Đề nghị của thành phố: what the city asked to be supported. */
    CITY_REQUEST,
    /** Theo dõi, đôn đốc: watching over the programme itself. */
    MONITORING;

    /** Part of wording keys and addresses. */
    public String key() {
        return switch (this) {
            case MINISTRY_DUTY -> "ministry-duty";
            case LOCAL_DUTY -> "local-duty";
            case CITY_REQUEST -> "city-request";
            case MONITORING -> "monitoring";
        };
    }

    public static CommitmentKind of(String key) {
        for (CommitmentKind value : values()) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such key: " + key);
    }
}
