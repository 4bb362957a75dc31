package vn.phusa.programme.forecast;

/**
 * One activity waits for another.
 *
 * @param lag working days between the two moments; negative: a lead
 */
public record Link(long from, long to, Kind kind, int lag) {

    /** Which moment of the first holds which moment of the second. */
    public enum Kind {
        FINISH_TO_START,
        START_TO_START,
        FINISH_TO_FINISH,
        START_TO_FINISH
    }
}
