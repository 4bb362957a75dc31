package vn.phusa.duty;

/**
 * For duties that are done only by handing in what is owed (a figure with its evidence, say) in the room that asked for
 * it; rooms contribute these as beans. A word in the work list then closes nothing.
 */
public interface ClosingRule {
    /** The room whose duties it is about. */
    String room();

    /** The kind of duty in that room. */
    String kind();

    /** Whether the room has what is owed, so that the duty may be reported done. */
    boolean handedIn(Subject subject);

    /** Whether the room has accepted it, so that the duty may be confirmed. */
    boolean accepted(Subject subject);
}
