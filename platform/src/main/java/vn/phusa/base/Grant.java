package vn.phusa.base;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role held over some organisations, in one room or in all.
 *
 * @param role what the holder is
 * @param scope over which organisations
 * @param room the one room it counts in; null: every room
 */
public record Grant(Role role, Scope scope, @Nullable String room) {

    /** Over which organisations a grant counts. */
    public sealed interface Scope {
        boolean covers(PartyId organisation);
    }

    /** The whole platform. */
    public record Everywhere() implements Scope {
        @Override
        public boolean covers(PartyId organisation) {
            return true;
        }
    }

    /**
     * These organisations only. Whoever builds the grant has already added the units below them.
     *
     * @param organisations at least one
     */
    public record Within(Set<PartyId> organisations) implements Scope {
        public Within {
            organisations = Set.copyOf(organisations);
        }

        @Override
        public boolean covers(PartyId organisation) {
            return organisations.contains(organisation);
        }
    }

    boolean allows(Permission permission, PartyId organisation) {
        return countsFor(permission) && scope.covers(organisation);
    }

    boolean countsFor(Permission permission) {
        return permission.roles().contains(role) && (room == null || room.equals(permission.room()));
    }
}
