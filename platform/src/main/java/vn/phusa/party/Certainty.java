package vn.phusa.party;

/** How sure a stated fact is. */
public enum Certainty {
    /** It stands in the text of a legal act. */
    STATED,
    /** A press article or an agency's page reports it. */
    REPORTED,
    /** Concluded from other facts; nobody has said it. */
    INFERRED,
    /** Somebody entered it here without naming a source. */
    UNSOURCED;

    public String wordingKey() {
        return "party.certainty." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
