package vn.phusa.party;

import java.util.List;
import vn.phusa.base.PartyId;

/** Whom a name in a document means. */
public sealed interface Resolution {

    /** Exactly one organisation. */
    record One(PartyId party, How how) implements Resolution {}

    /** Several could be meant; somebody must choose. */
    record Several(List<PartyId> parties) implements Resolution {
        public Several {
            parties = List.copyOf(parties);
        }
    }

    /** Nobody in the register is called so. */
    record None() implements Resolution {}

    /** On what grounds. */
    enum How {
        /** It was called, or is spelt, so on the document's date. */
        BY_NAME_OF_THE_DAY,
        /** It was called so at another time. */
        BY_NAME_OF_ANOTHER_TIME
    }
}
