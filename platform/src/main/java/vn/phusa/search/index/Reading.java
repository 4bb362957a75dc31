package vn.phusa.search.index;

import java.util.List;
import java.util.Set;
import vn.phusa.base.PartyId;

/**
 * What an asker may find.
 *
 * @param signedIn whether with an account
 * @param kinds what may be read of each kind; kinds not named here are not searched
 */
public record Reading(boolean signedIn, List<OfKind> kinds) {
    public Reading {
        kinds = List.copyOf(kinds);
    }

    /**
     * What may be read of one kind.
     *
     * @param kind {@code room.kind}
     * @param everything whatever its audience
     * @param organisations entries of these, besides what is open
     * @param whole all entries that belong to these
     */
    public record OfKind(String kind, boolean everything, Set<PartyId> organisations, Set<PartyId> whole) {
        public OfKind {
            organisations = Set.copyOf(organisations);
            whole = Set.copyOf(whole);
        }

        public OfKind(String kind, boolean everything, Set<PartyId> organisations) {
            this(kind, everything, organisations, Set.of());
        }
    }
}
