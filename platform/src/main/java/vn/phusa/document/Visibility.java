package vn.phusa.document;

/** Who may open a document without a room's guard saying so. */
public enum Visibility {
    /** Everybody, also without an account. */
    PUBLIC,
    /** Everybody who has signed in. */
    SIGNED_IN,
    /** Those who may read for the organisation that owns it. */
    OWNER
}
