package vn.phusa.duty;

import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * One line of somebody's work list.
 *
 * @param onBehalfOf the absent person whose deputy one is; null: one's own
 * @param progressAt where one says how far it has come; null: nowhere
 * @param handIn it is done only by handing in what is owed, on the page of its subject
 */
public record WorkItem(
        DutyRow duty,
        Group group,
        @Nullable PartyId onBehalfOf,
        @Nullable String progressAt,
        boolean handIn) {

    /** Under which heading it stands, in the order of the page. */
    public enum Group {
        /** Quá hạn. */
        OVERDUE,
        /** Within the next seven days. */
        SOON,
        LATER,
        /** Chưa xác định thời hạn. */
        NO_DEADLINE,
        /** Reports and requests of others that wait for one's own decision. */
        TO_DECIDE,
        /** One's own reports that wait for somebody else. */
        WAITING;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
