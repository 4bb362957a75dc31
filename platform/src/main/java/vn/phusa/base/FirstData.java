package vn.phusa.base;

/**
 * What a room puts into an empty database. Rooms contribute these as beans; each is loaded once, in the order of the
 * floors, in one transaction together with the note that it has been.
 */
public interface FirstData {

    /** The room it belongs to; decides the order. */
    String room();

    /** Loads what this set calls for; nothing where the room has nothing for it. */
    void load(Selection selection);

    /** With what the platform starts. */
    enum Selection {
        /** Cần Thơ and its programme with the Ministry. */
        CAN_THO,
        /** Nothing but what every province shares (calendars, roles); the set-up page asks for the rest. */
        EMPTY,
        /** Cần Thơ plus a clearly marked, made-up busy programme. */
        DEMO;

        /** Whether Cần Thơ's own data belongs to it. */
        public boolean withCanTho() {
            return this != EMPTY;
        }
    }
}
