package vn.phusa.search;

import java.util.Set;
import vn.phusa.base.PartyId;

/**
 * Who may find an entry.
 *
 * @param everybody also those without an account
 * @param signedIn everybody with an account
 * @param organisations those who may read for one of these; see {@link SearchSource#read}
 * @param whole those who may read all that belongs to one of these; see {@link SearchSource#readWhole}
 */
public record Audience(boolean everybody, boolean signedIn, Set<PartyId> organisations, Set<PartyId> whole) {
    public Audience {
        organisations = Set.copyOf(organisations);
        whole = Set.copyOf(whole);
    }

    public Audience(boolean everybody, boolean signedIn, Set<PartyId> organisations) {
        this(everybody, signedIn, organisations, Set.of());
    }

    public static Audience ofEverybody() {
        return new Audience(true, true, Set.of());
    }

    public static Audience ofSignedIn() {
        return new Audience(false, true, Set.of());
    }

    public static Audience of(Set<PartyId> organisations) {
        return new Audience(false, false, organisations);
    }
}
