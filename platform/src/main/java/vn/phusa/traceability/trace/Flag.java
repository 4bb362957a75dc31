package vn.phusa.traceability.trace;

import java.util.List;
import vn.phusa.traceability.EventNumber;

/**
 * Something that cannot be right, or should be looked at.
 *
 * @param things whom it concerns
 * @param events the events that say so
 * @param facts figures for the sentence, as text
 */
public record Flag(Kind kind, List<String> things, List<EventNumber> events, List<String> facts) {

    /** What is odd. */
    public enum Kind {
        /** More mass came out of a transformation than went in. Facts: in, out, unit. */
        MORE_OUT_THAN_IN,
        /** The yield lies outside the declared profile. Facts: yield %, lowest %, highest %. */
        LOSS_OUTSIDE_PROFILE,
        /** More of a lot was passed on, sold or used by one holder than it ever had. Facts: had, passed on, unit. */
        SOLD_TWICE,
        /** One serial number was passed on twice to different parties without coming back. Facts: none. */
        SERIAL_SOLD_TWICE,
        /** One serial number was read in two places too far apart for the time between. Facts: km, hours, km/h. */
        IMPOSSIBLE_TRAVEL,
        /** A thing is its own raw material, or inside itself. */
        CYCLE,
        /**
         * Things were used up, packed or passed on before the first event that made them; a clock is wrong or an event is. Facts: when
         * used, when made (ISO 8601). Events: that use, that making.
         */
        USED_BEFORE_MADE;

        /** Key of its wording. */
        public String wordingKey() {
            return "traceability.trace.flag."
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Flag {
        things = List.copyOf(things);
        events = List.copyOf(events);
        facts = List.copyOf(facts);
    }
}
