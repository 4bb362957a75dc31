package vn.phusa.programme;

/**
 * A commitment waits for another.
 *
 * @param predecessor what it waits for
 * @param type which ends are tied together
 * @param lagDays calendar days between them; negative: an overlap; −3,650 to 3,650
 */
public record Dependency(CommitmentId predecessor, Type type, int lagDays) {
    public static final int LONGEST_LAG = 3_650;

    /** Which end of the predecessor is tied to which end of the successor. */
    public enum Type {
        FINISH_TO_START("FS"),
        START_TO_START("SS"),
        FINISH_TO_FINISH("FF"),
        START_TO_FINISH("SF");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        /** The planners' two letters. */
        public String code() {
            return code;
        }
    }
}
