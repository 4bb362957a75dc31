package vn.phusa.duty;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;

/** Who hears of a duty: its holder's people, and those above them level by level. */
public interface Audience {
    /** Accounts that act for the holder: those of its officers and head, or the person's own; and of their deputies. */
    Set<AccountId> holdersOf(PartyId holder);

    /**
     * Accounts of those above: first the head of the holder's unit, then the head of the unit above it, and so on to
     * the top, where those stand who lead everywhere. Levels at which nobody has an account are left out, and nobody
     * stands on two levels.
     */
    List<Set<AccountId>> above(PartyId holder);

    /**
     * Accounts that decide for the organisation to which a duty is owed: its focal point, or that of an organisation
     * above it; where there is none, that of the whole platform and its own head.
     *
     * @param assigner null: nobody is named, and the focal point of the whole platform decides
     */
    Set<AccountId> decidersFor(@Nullable PartyId assigner);
}
