package vn.phusa.traceability.chain;

import vn.phusa.base.ProblemCode;

/** Why a rule set of chains is refused. The first argument is the line, the second the key. */
public enum ChainProblem implements ProblemCode {
    NOT_YAML("traceability.chain.not-yaml"),
    MISSING("traceability.chain.missing"),
    NOT_ENTRIES("traceability.chain.not-entries"),
    UNKNOWN_KEY("traceability.chain.unknown-key"),
    /** Third argument: what was written; fourth: what may be. */
    UNKNOWN_WORD("traceability.chain.unknown-word"),
    /** Third argument: the code. */
    BAD_CODE("traceability.chain.bad-code"),
    TWICE("traceability.chain.twice"),
    TOO_MANY("traceability.chain.too-many"),
    /** Arguments: code of the chain, number of products. */
    STILL_USED("traceability.chain.still-used"),
    /** Argument: bytes. */
    TOO_LARGE("traceability.chain.too-large"),
    IN_FORCE_ALREADY("traceability.chain.in-force-already");

    private final String code;

    ChainProblem(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return this == IN_FORCE_ALREADY || this == STILL_USED ? Category.CONFLICT : Category.INVALID;
    }
}
