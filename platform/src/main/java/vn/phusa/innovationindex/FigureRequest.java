package vn.phusa.innovationindex;

import java.time.LocalDate;
import vn.phusa.base.PartyId;

/**
 * A figure that a unit was asked for.
 *
 * @param indicator of the edition's frame
 * @param province whose figure it is
 * @param holder who must deliver it
 * @param assigner who asked and checks it
 * @param dueOn the last day
 * @param version how many things happened to it
 */
public record FigureRequest(
        RequestId id,
        EditionId edition,
        String indicator,
        String province,
        PartyId holder,
        PartyId assigner,
        LocalDate dueOn,
        State state,
        long version) {

    public enum State {
        ASKED("asked"),
        SUBMITTED("submitted"),
        ACCEPTED("accepted"),
        RETURNED("returned");

        private final String key;

        State(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        public static State of(String key) {
            for (State state : values()) {
                if (state.key.equals(key)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + key);
        }

        /** Whether it is the holder's turn. */
        public boolean waitsForHolder() {
            return this == ASKED || this == RETURNED;
        }
    }

    FigureRequest become(State to) {
        return new FigureRequest(id, edition, indicator, province, holder, assigner, dueOn, to, version + 1);
    }
}
