package vn.phusa.traceability.store;

import java.util.Collection;
import java.util.Set;

/**
 * A row of {@code traceability.known_word}: an event of a party, or one that names it, holds that word.
 *
 * @param kind 1 business step, 2 disposition, 3 read point, 4 business location, 5 somebody's own kind of event
 * @param named whether the party is a word that the event names; otherwise it is the organisation that captured it
 */
record KnownWord(int kind, boolean named, long party, int word) {
    static final int BIZ_STEP = 1;
    static final int DISPOSITION = 2;
    static final int READ_POINT = 3;
    static final int BIZ_LOCATION = 4;
    static final int OWN_TYPE = 5;

    /** Adds what one event says. */
    static void addTo(
            Set<KnownWord> all,
            long owner,
            Collection<Integer> named,
            int bizStep,
            int disposition,
            int readPoint,
            int bizLocation,
            int ownType) {
        add(all, BIZ_STEP, bizStep, owner, named);
        add(all, DISPOSITION, disposition, owner, named);
        add(all, READ_POINT, readPoint, owner, named);
        add(all, BIZ_LOCATION, bizLocation, owner, named);
        add(all, OWN_TYPE, ownType, owner, named);
    }

    private static void add(Set<KnownWord> all, int kind, int word, long owner, Collection<Integer> named) {
        if (word != 0) {
            all.add(new KnownWord(kind, false, owner, word));
            named.forEach(party -> all.add(new KnownWord(kind, true, party, word)));
        }
    }
}
