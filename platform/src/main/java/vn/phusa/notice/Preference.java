package vn.phusa.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.VietnamTime;

/**
 * How a person wants to hear. The inbox has everything at once; this is about mail. Urgent notices pass all of it.
 *
 * @param mail whether to be mailed at all (urgent notices are mailed even so)
 * @param rhythm one summary a day, or each notice by itself
 * @param digestAt when the summary goes out
 * @param quietFrom start of the quiet hours, in which no single mail goes out; null together with quietTo: none
 * @param quietTo their end, which may lie on the next day
 * @param language {@code vi} or {@code en}
 */
public record Preference(
        boolean mail,
        Rhythm rhythm,
        LocalTime digestAt,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        String language) {

    /** How often mail comes. */
    public enum Rhythm {
        DIGEST,
        EACH
    }

    /** One summary at 7:00, quiet from 20:00 to 6:30, in Vietnamese. */
    public static final Preference USUAL =
            new Preference(true, Rhythm.DIGEST, LocalTime.of(7, 0), LocalTime.of(20, 0), LocalTime.of(6, 30), "vi");

    /** The first moment, now or later, that is not in the quiet hours. */
    public Instant notBefore(Instant now) {
        LocalTime from = quietFrom;
        LocalTime to = quietTo;
        if (from == null || to == null || from.equals(to)) {
            return now;
        }
        ZonedDateTime local = now.atZone(VietnamTime.ZONE);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = to.isBefore(from);
        boolean quiet =
                overMidnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return now;
        }
        LocalDate endsOn =
                overMidnight && !time.isBefore(from) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return endsOn.atTime(to).atZone(VietnamTime.ZONE).toInstant();
    }

    /** Whether today's summary is due by now. */
    public boolean digestDue(Instant now) {
        return !now.atZone(VietnamTime.ZONE).toLocalTime().isBefore(digestAt);
    }
}
