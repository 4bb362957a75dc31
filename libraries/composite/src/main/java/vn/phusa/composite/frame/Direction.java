package vn.phusa.composite.frame;

/** Whether a higher raw value of an indicator means a better unit (chiều của chỉ số). */
public enum Direction {
    HIGHER_IS_BETTER(1),
    LOWER_IS_BETTER(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** The factor, 1 or -1, that turns raw values so that higher is better. */
    public int sign() {
        return sign;
    }
}
