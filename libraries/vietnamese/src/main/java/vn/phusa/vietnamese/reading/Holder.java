package vn.phusa.vietnamese.reading;

import java.util.List;
import vn.phusa.vietnamese.Deadline;

/**
 * Who is to do what stands below a heading or the introduction of a list, with whom and by when.
 *
 * @param duties whether the list below is of what somebody is to do
 * @param othersFollow whether the items below name who takes part
 */
record Holder(
        List<String> leads, List<String> coordinators, boolean duties, boolean othersFollow, List<Deadline> deadlines) {

    static final Holder NOBODY = new Holder(List.of(), List.of(), false);

    /** What stands below may be done, and nobody owes it. Known by being this very holder, not by what it holds. */
    static final Holder POWERS = new Holder(List.of(), List.of(), true);

    Holder(List<String> leads, List<String> coordinators) {
        this(leads, coordinators, false);
    }

    Holder(List<String> leads, List<String> coordinators, boolean duties) {
        this(leads, coordinators, duties, false, List.of());
    }

    /** What stands below says more of what has been owed above. Known by being this very holder. */
    static final Holder CONTENTS = new Holder(List.of(), List.of(), false);

    /** With whom something else was to be done, said before the list, does not hold for the list. */
    Holder alone() {
        return new Holder(leads, List.of(), duties, othersFollow, deadlines);
    }

    /** "Trước ngày 30/6/2027, Sở A có trách nhiệm:": the day holds for what the list below says, unless it says another. */
    Draft inTime(Draft draft) {
        return deadlines.isEmpty()
                        || !draft.deadlines().isEmpty()
                        || !draft.leads().equals(leads)
                ? draft
                : draft.with(draft.end(), deadlines);
    }

    /** "Chủ trì, phối hợp với: - Sở A làm việc này": the unit of the item takes part, the one above the list leads. */
    Draft joinedBy(Draft draft) {
        List<String> others = draft.leads().equals(leads) ? draft.coordinators() : draft.leads();
        return draft.by(leads, others);
    }
}
