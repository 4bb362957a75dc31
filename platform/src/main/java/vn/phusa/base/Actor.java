package vn.phusa.base;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a use case runs. Front doors take one as their first argument and check it; nothing else decides
 * what may be done.
 *
 * @param account the account that signed in; null for the public and for the platform's own jobs
 * @param person the person behind the account, if it is a person's
 * @param name as shown to others ("Nguyễn Thị An"); never empty
 * @param grants what the actor holds; empty for the public
 * @param channel how the request came in
 */
public record Actor(
        @Nullable AccountId account, @Nullable PartyId person, String name, List<Grant> grants, Channel channel) {

    /** How a request came in. */
    public enum Channel {
        WEB,
        API,
        COMMAND_LINE,
        ONE_TIME_LINK,
        PLATFORM
    }

    public Actor {
        grants = List.copyOf(grants);
    }

    /** A visitor without an account. */
    public static Actor visitor() {
        return new Actor(null, null, "public", List.of(), Channel.WEB);
    }

    /** The platform itself: jobs, migrations, first data. Holds every role everywhere. */
    public static Actor platform() {
        Grant.Everywhere everywhere = new Grant.Everywhere();
        List<Grant> all = java.util.Arrays.stream(Role.values())
                .map(role -> new Grant(role, everywhere, null))
                .toList();
        return new Actor(null, null, "Phù Sa", all, Channel.PLATFORM);
    }

    /**
     * The same actor with every role, through the platform: what a room has allowed is done in the actor's name in the rooms below,
     * whatever the actor may do there by itself.
     */
    public Actor vouchedFor() {
        return new Actor(account, person, name, platform().grants(), Channel.PLATFORM);
    }

    public boolean signedIn() {
        return account != null;
    }

    /** Whether this actor may do that to something that belongs to the organisation. */
    public boolean may(Permission permission, PartyId organisation) {
        return grants.stream().anyMatch(grant -> grant.allows(permission, organisation));
    }

    /** Whether this actor may do that wherever they like. */
    public boolean mayEverywhere(Permission permission) {
        return grants.stream()
                .anyMatch(grant -> grant.countsFor(permission) && grant.scope() instanceof Grant.Everywhere);
    }

    /** Whether there is anything at all that this actor may do that to; decides what the menu offers. */
    public boolean maySomewhere(Permission permission) {
        return grants.stream().anyMatch(grant -> grant.countsFor(permission));
    }

    /**
     * The organisations over which the actor holds the permission; empty optional when it holds everywhere. For SQL
     * filters.
     */
    public Optional<Set<PartyId>> organisationsFor(Permission permission) {
        Set<PartyId> within = new HashSet<>();
        for (Grant grant : grants) {
            if (grant.countsFor(permission)) {
                switch (grant.scope()) {
                    case Grant.Everywhere _ -> {
                        return Optional.empty();
                    }
                    case Grant.Within some -> within.addAll(some.organisations());
                }
            }
        }
        return Optional.of(Set.copyOf(within));
    }
}
