package vn.phusa.party;

import vn.phusa.base.ProblemCode;

/** Why the register refuses. */
public enum PartyProblem implements ProblemCode {
    NAME_FROM_THAT_DAY("party.name-from-that-day", Category.CONFLICT),
    PARENT_FROM_THAT_DAY("party.parent-from-that-day", Category.CONFLICT),
    CIRCULAR_PARENT("party.circular-parent", Category.INVALID),
    NOT_AN_ORGANISATION("party.not-an-organisation", Category.INVALID),
    NOT_A_PERSON("party.not-a-person", Category.INVALID),
    WRONG_CODE("party.wrong-code", Category.INVALID),
    CODE_TAKEN("party.code-taken", Category.CONFLICT),
    ENDS_BEFORE_IT_BEGINS("party.ends-before-it-begins", Category.INVALID),
    ENDED_ALREADY("party.ended-already", Category.CONFLICT),
    SUCCEEDS_ITSELF("party.succeeds-itself", Category.INVALID),
    ONE_HEIR("party.one-heir", Category.INVALID),
    NAME_AFTER_END("party.name-after-end", Category.INVALID),
    SPELLING_TAKEN("party.spelling-taken", Category.CONFLICT),
    CALLED_SO_ALREADY("party.called-so-already", Category.CONFLICT),
    ANOTHER_HEAD("party.another-head", Category.CONFLICT),
    /** A person of the register is chosen, and somebody new named as well. */
    CHOSEN_AND_NEW("party.chosen-and-new", Category.INVALID),
    NOT_AN_EMAIL("party.not-an-email", Category.INVALID);

    private final String code;
    private final Category category;

    PartyProblem(String code, Category category) {
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
