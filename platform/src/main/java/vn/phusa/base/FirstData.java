package vn.phusa.base;

import java.util.List;

/**
 * What a room puts into an empty database. Rooms contribute these as beans; each is loaded once, in the order of the
 * floors, in one transaction together with the note that it has been.
 */
public interface FirstData {

    /** The room it belongs to; decides the order. */
    String room();

    /** Loads one layer; nothing where the room has nothing for it. */
    void load(Selection layer);

    /** With what the platform starts. */
    enum Selection {
        /** Cần Thơ and its programme with the Ministry. */
        CAN_THO,
        /** Nothing but what every province shares (calendars, roles); the set-up page asks for the rest. */
        EMPTY,
        /** A clearly marked, made-up busy programme on top of Cần Thơ. */
        DEMO;

        /** What is loaded one after the other, each layer for all rooms. */
        public List<Selection> layers() {
            return switch (this) {
                case CAN_THO, EMPTY -> List.of(this);
                case DEMO -> List.of(CAN_THO, DEMO);
            };
        }
    }
}
