package vn.phusa.ledger;

import java.util.List;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;

/**
 * Copies of what is known of people that a room keeps beside the record itself: mails that were sent to them, for example. They go
 * together with the record. Rooms contribute beans; {@link ErasureDesk} has made sure that whoever calls may do this.
 */
public interface PersonalCopies {

    /**
     * What would be blanked beside the record; none: the room holds no copy.
     *
     * @param record as its own room shows it; its values may be gone already
     */
    List<PersonalData.Value> of(PersonalData.Holding record);

    /** Blanks what {@link #of} shows, in the caller's transaction, before the record itself; answers the acts of erasure. */
    Outcome<List<ActId>> erase(Actor actor, PersonalData.Holding record, String legalBasis);
}
