package vn.phusa.notice;

/**
 * What a room tells by the clock and the day's summary must not miss; rooms contribute these as beans. Reminders of the
 * morning arise at the very minute at which most summaries leave, so the summary asks for them before it is written.
 */
public interface DueBeforeDigest {
    /**
     * Tells all that is due by now.
     *
     * @return whether all of it is told; false: another process is still at it, and the summary waits for its next turn
     */
    boolean tellDue();
}
