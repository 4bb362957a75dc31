package vn.phusa.innovationindex;

import java.util.List;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;

/** Why this room refuses something. */
public enum IndexProblem implements ProblemCode {
    /** What the engine says of a frame, data or rules: names file, row and column. Arguments: Vietnamese, English. */
    ENGINE("innovationindex.engine", Category.INVALID),
    /** There is an edition of that index and year. */
    YEAR_TAKEN("innovationindex.year-taken", Category.CONFLICT),
    /** Nothing can be computed: the edition has no data. */
    NO_DATA("innovationindex.no-data", Category.NOT_FOUND),
    /** The unit is not in this edition's data. */
    NO_SUCH_UNIT("innovationindex.no-such-unit", Category.NOT_FOUND),
    NO_SUCH_INDICATOR("innovationindex.no-such-indicator", Category.INVALID),
    /** The data cannot be told for today's provinces: a size to weigh by is missing. */
    NOT_MERGEABLE("innovationindex.not-mergeable", Category.INVALID),
    /** The edition is published and no longer changes. */
    PUBLISHED_ALREADY("innovationindex.published-already", Category.CONFLICT),
    EMBARGO_IN_THE_PAST("innovationindex.embargo-in-the-past", Category.INVALID),
    ALREADY_ASKED("innovationindex.already-asked", Category.CONFLICT),
    DUE_IN_THE_PAST("innovationindex.due-in-the-past", Category.INVALID),
    UNKNOWN_UNIT("innovationindex.unknown-unit", Category.INVALID),
    /** Nothing waits to be checked, or nothing is to be entered. */
    NOT_NOW("innovationindex.not-now", Category.CONFLICT),
    EVIDENCE_NEEDED("innovationindex.evidence-needed", Category.INVALID),
    /** The value stands out; a note must say why it is right. */
    EXPLAIN_WHAT_STANDS_OUT("innovationindex.explain-what-stands-out", Category.INVALID),
    OUT_OF_RANGE("innovationindex.out-of-range", Category.INVALID),
    DATA_YEAR_AHEAD("innovationindex.data-year-ahead", Category.INVALID),
    REASON_NEEDED("innovationindex.reason-needed", Category.INVALID),
    /** Whoever entered a figure does not accept it. */
    OWN_FIGURE("innovationindex.own-figure", Category.FORBIDDEN),
    NOT_A_WORKBOOK("innovationindex.not-a-workbook", Category.INVALID),
    /** A question about levers that cannot be put so. */
    BAD_QUESTION("innovationindex.bad-question", Category.INVALID);

    private final String code;
    private final Category category;

    IndexProblem(String code, Category category) {
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

    /** What the engine says, at a field of the form. */
    static List<Problem> of(String field, List<vn.phusa.composite.frame.Problem> problems) {
        return problems.stream()
                .map(problem -> Problem.at(field, ENGINE, problem.vietnamese(), problem.english()))
                .toList();
    }
}
