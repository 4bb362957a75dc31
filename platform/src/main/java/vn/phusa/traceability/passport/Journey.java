package vn.phusa.traceability.passport;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.Event;
import vn.phusa.traceability.trace.Whereabouts;

/**
 * The way of goods as far as those who told it open it to everybody.
 *
 * @param steps earliest first
 * @param unopened how many stretches of the chain others have told and not opened
 * @param more whether there are more steps than anybody reads
 */
public record Journey(List<Step> steps, int unopened, boolean more) {
    /** Not opened, or nothing told. */
    public static final Journey NONE = new Journey(List.of(), 0, false);

    /**
     * One step.
     *
     * @param event what happened; of it nothing is shown but its kind
     * @param called as its chain or the phone calls it; null: neither knows it
     * @param by who tells it, as it was called then
     * @param place as it was called then, never a position; null: not told
     * @param times how often, one after the other on one day; a lot is packed in many boxes
     */
    public record Step(
            Instant at,
            Event event,
            @Nullable Bilingual called,
            Bilingual by,
            @Nullable Whereabouts place,
            int times) {
        boolean like(Step later) {
            return event.kindName().equals(later.event.kindName())
                    && Objects.equals(
                            event.circumstances().bizStep(),
                            later.event.circumstances().bizStep())
                    && by.equals(later.by)
                    && Objects.equals(place, later.place)
                    && VietnamTime.dateOf(at).equals(VietnamTime.dateOf(later.at));
        }

        Step again() {
            return new Step(at, event, called, by, place, times + 1);
        }
    }

    public Journey {
        steps = List.copyOf(steps);
    }
}
