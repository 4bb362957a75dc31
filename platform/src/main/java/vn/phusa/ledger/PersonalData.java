package vn.phusa.ledger;

import java.util.List;
import java.util.Optional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;

/**
 * What a room holds about people: it can be found, shown and lawfully erased (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
 * Rooms contribute beans; {@link ErasureDesk} has made sure that whoever calls may do this.
 */
public interface PersonalData {

    /** How wording keys of values end that are names of somebody. */
    String NAME = ".name";

    /** Type of the records, as in {@link Subject}: {@code party.person}. */
    String kind();

    /**
     * Records whose names or addresses hold the words.
     *
     * @param most so many at most
     */
    List<Found> find(String words, int most);

    /** All of a record that can be erased; empty where there is no such record. */
    Optional<Holding> holding(String id);

    /** Erases what {@link #holding} shows, in the caller's transaction; answers the acts of erasure. */
    Outcome<List<ActId>> erase(Actor actor, String id, String legalBasis);

    /**
     * A record about somebody.
     *
     * @param label whom or what it is about
     * @param detail by which it is told from another one; may be empty
     */
    record Found(String kind, String id, String label, String detail) {}

    /** A record with everything in it that would be blanked; no values: nothing is left to erase. */
    record Holding(Found about, List<Value> values) {
        public Holding {
            values = List.copyOf(values);
        }
    }

    /**
     * One value.
     *
     * @param wordingKey what it is
     * @param text as it stands there
     */
    record Value(String wordingKey, String text) {}
}
