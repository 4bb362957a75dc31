package vn.phusa.traceability.passport;

import vn.phusa.base.ProblemCode;

/** Why a product, a link, a label or a report is refused. */
public enum PassportProblem implements ProblemCode {
    NOT_A_GTIN("not-a-gtin", Category.INVALID),
    /** Argument: the digit that would be right. */
    WRONG_CHECK_DIGIT("wrong-check-digit", Category.INVALID),
    /** A number for use within one company (GS1 General Specifications 1.4; NĐ 37/2026/NĐ-CP art. 28(4)). */
    RESTRICTED_NUMBER("restricted-number", Category.INVALID),
    NOT_A_REFERENCE("not-a-reference", Category.INVALID),
    /** Neither a GTIN nor a reference of one's own. */
    NO_CODE("no-code", Category.INVALID),
    CODE_TAKEN("code-taken", Category.CONFLICT),
    /** A product has one GTIN for good: a changed product gets another one (GS1 GTIN Management Standard). */
    HAS_A_GTIN("has-a-gtin", Category.CONFLICT),
    UNKNOWN_ORGANISATION("unknown-organisation", Category.INVALID),
    UNKNOWN_MARKET("unknown-market", Category.INVALID),
    /** Arguments: market, an example of its pattern. */
    NOT_THE_MARKETS_PATTERN("not-the-markets-pattern", Category.INVALID),
    ENDS_BEFORE_IT_BEGINS("ends-before-it-begins", Category.INVALID),
    ALREADY_THERE("already-there", Category.CONFLICT),
    /** What NĐ 37/2026/NĐ-CP art. 23(7) lets the consumer see is not complete yet. */
    NEEDED_TO_PUBLISH("needed-to-publish", Category.INVALID),
    /** The Idempotency-Key stands for another request already. */
    KEY_USED("key-used", Category.CONFLICT),
    /** Not in this state. */
    NOT_NOW("not-now", Category.CONFLICT),
    NOT_A_PICTURE("not-a-picture", Category.INVALID),
    PICTURE_TOO_LARGE("picture-too-large", Category.TOO_LARGE),
    NOT_A_LINK("not-a-link", Category.INVALID),
    /** Arguments: why, in Vietnamese and in English. */
    NOT_A_KEY("not-a-key", Category.INVALID),
    /** Another organisation's key. */
    NOT_A_LINK_OF_YOURS("not-yours", Category.INVALID),
    UNKNOWN_LINK_TYPE("unknown-link-type", Category.INVALID),
    NOT_A_LANGUAGE("not-a-language", Category.INVALID),
    NOT_A_MEDIA_TYPE("not-a-media-type", Category.INVALID),
    NOT_A_LOT("not-a-lot", Category.INVALID),
    NOT_A_SERIAL("not-a-serial", Category.INVALID),
    REASON_NEEDED("reason-needed", Category.INVALID),
    TOO_MANY("too-many", Category.TOO_LARGE),
    /** The table that was handed in; arguments: row, column, what is wrong. */
    ROW("row", Category.INVALID),
    NO_HEADINGS("no-headings", Category.INVALID),
    /** GS1-128 and GS1 DataMatrix carry GS1 keys only. */
    NEEDS_A_GTIN("needs-a-gtin", Category.INVALID),
    /** The code would be printed too small to be scanned; arguments: module that fits, smallest allowed (mm). */
    LABEL_TOO_SMALL("label-too-small", Category.INVALID),
    TOO_MANY_REPORTS("too-many-reports", Category.TOO_MANY);

    private final String code;
    private final Category category;

    PassportProblem(String code, Category category) {
        this.code = "traceability.passport." + code;
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
