package vn.phusa.traceability.supervision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the public may be shown of goods, and the blue tick.
 *
 * @param state follows from the matters about them
 * @param tickUntil last day of the blue tick; null: they have none. It is no certificate of quality (TT 31/2026/TT-BCT, Điều 14)
 */
public record Display(State state, @Nullable LocalDate tickUntil) {

    /** Whether goods are shown. */
    public enum State {
        SHOWN,
        /** Tạm dừng hiển thị. */
        SUSPENDED,
        /** Đã hủy xác nhận hiển thị. */
        CANCELLED;

        /** As in wording keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Shown, without a tick: goods that nobody has anything against. */
    public static final Display USUAL = new Display(State.SHOWN, null);

    /** What follows from all matters about goods: cancelled once is cancelled; suspended while one suspends. */
    public static State state(Collection<Matter> matters) {
        if (matters.stream().anyMatch(matter -> matter.stage() == Matter.Stage.CANCELLED)) {
            return State.CANCELLED;
        }
        return matters.stream().anyMatch(matter -> matter.stage() == Matter.Stage.OPEN && matter.suspended())
                ? State.SUSPENDED
                : State.SHOWN;
    }
}
