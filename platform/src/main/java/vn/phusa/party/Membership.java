package vn.phusa.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * A person's office in an organisation.
 *
 * @param title as it is printed ("Giám đốc Sở"); may be empty
 * @param from first day; null: not known
 * @param until first day on which it is over; null: no end is known
 */
public record Membership(
        PartyId person,
        PartyId organisation,
        Office office,
        String title,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Entry entry) {

    /** What somebody is in an organisation. */
    public enum Office {
        /** Thủ trưởng đơn vị. */
        HEAD,
        /** Cấp phó. */
        DEPUTY_HEAD,
        /** Cán bộ, công chức, viên chức. */
        OFFICER,
        /** Thành viên. */
        MEMBER;

        public String wordingKey() {
            return "party.office." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public boolean holdsOn(LocalDate date) {
        return (from == null || !from.isAfter(date)) && (until == null || until.isAfter(date));
    }

    /** Whether there is a day on which both hold. */
    public boolean overlaps(Membership other) {
        return startsBefore(from, other.until) && startsBefore(other.from, until);
    }

    private static boolean startsBefore(@Nullable LocalDate start, @Nullable LocalDate end) {
        return start == null || end == null || start.isBefore(end);
    }
}
