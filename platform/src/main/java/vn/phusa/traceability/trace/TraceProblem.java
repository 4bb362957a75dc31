package vn.phusa.traceability.trace;

import vn.phusa.base.ProblemCode;

/** Why a trace or a recall is refused. */
public enum TraceProblem implements ProblemCode {
    /** The text is no identifier. */
    NO_IDENTIFIER("traceability.trace.no-identifier", Category.INVALID),
    /** No event names it, or none that the asker may see; the two answer alike. */
    NOTHING_KNOWN("traceability.trace.nothing-known", Category.NOT_FOUND),
    /** Neither up, down nor both. */
    DIRECTION("traceability.trace.direction", Category.INVALID),
    /** A recall of it is open already. */
    RECALLED_ALREADY("traceability.trace.recalled-already", Category.CONFLICT),
    /** Somebody else's goods. */
    NOT_OWN("traceability.trace.not-own", Category.FORBIDDEN),
    RECALL_ENDED("traceability.trace.recall-ended", Category.CONFLICT),
    /** It is known who that is, it was told, or it has answered. */
    PARTY_SETTLED("traceability.trace.party-settled", Category.CONFLICT),
    /** Neither an organisation of the register nor the name of a new one. */
    NO_ORGANISATION("traceability.trace.no-organisation", Category.INVALID),
    HOURS("traceability.trace.hours", Category.INVALID),
    /** The lowest yield lies above the highest, or outside 0 to 100 %. */
    BOUNDS("traceability.trace.bounds", Category.INVALID);

    private final String code;
    private final Category category;

    TraceProblem(String code, Category category) {
        this.code = code;
        this.category = category;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return category;
    }
}
