package vn.phusa.ledger;

/**
 * A kind of official act. Each room has one enum of these, which is its part of the audit catalogue; a code never changes
 * its meaning. The name shown to people stands in the room's messages under {@code act.<code>}.
 */
public interface ActKind {
    /** Stable code, {@code room.what-was-done}, for example {@code programme.commitment-confirmed}. */
    String code();
}
