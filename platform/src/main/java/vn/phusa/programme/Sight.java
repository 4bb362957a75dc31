package vn.phusa.programme;

import java.util.Set;
import vn.phusa.base.PartyId;

/** How far somebody sees into this room. */
public sealed interface Sight {
    /** All commitments of all programmes. */
    record Everything() implements Sight {}

    /**
     * Whole programmes, and elsewhere what concerns one's own units.
     *
     * @param programmes seen as a whole
     * @param units lead, coordinate or assign what is seen elsewhere
     */
    record Some(Set<ProgrammeId> programmes, Set<PartyId> units) implements Sight {
        public Some {
            programmes = Set.copyOf(programmes);
            units = Set.copyOf(units);
        }
    }

    /** What is open to everybody; without notes, obstacles and files. */
    record PublicPart() implements Sight {}
}
