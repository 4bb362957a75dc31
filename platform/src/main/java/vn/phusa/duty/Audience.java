package vn.phusa.duty;

import java.util.List;
import java.util.Set;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;

/** Who hears of a duty: its holder's people, and those above them level by level. */
public interface Audience {
    /** Accounts that act for the holder: those of its officers and head, or the person's own; and of their deputies. */
    Set<AccountId> holdersOf(PartyId holder);

    /**
     * Accounts of those above: first the head of the holder's unit, then the head of the unit above it, and so on to
     * the top. Levels at which nobody has an account are left out, and nobody stands on two levels.
     */
    List<Set<AccountId>> above(PartyId holder);

    /** Accounts that decide for the organisation to which a duty is owed. */
    Set<AccountId> decidersFor(PartyId assigner);
}
