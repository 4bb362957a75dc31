package vn.phusa.programme;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * Which commitments a list shows; null or false: not asked for. All that is asked for must hold.
 *
 * @param unit leads or coordinates
 * @param lead leads
 * @param leadUnknown led by a placeholder
 * @param open open in any way
 * @param dueFrom first due day
 * @param dueTo last due day
 * @param overdueFrom at least so many days overdue
 * @param overdueTo at most so many days overdue
 * @param text words to be found, with or without diacritics; empty: none
 * @param asOf the moment as of which the list is made; null: now
 * @param imported brought by the import of that number
 */
public record CommitmentFilter(
        @Nullable ProgrammeId programme,
        @Nullable PartyId unit,
        @Nullable PartyId lead,
        boolean leadUnknown,
        @Nullable CommitmentKind kind,
        Life.@Nullable Stage stage,
        @Nullable Standing standing,
        boolean open,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable Integer overdueFrom,
        @Nullable Integer overdueTo,
        boolean extensionAsked,
        boolean carriedOver,
        String text,
        @Nullable Instant asOf,
        @Nullable Long imported) {

    /** Everything, now. */
    public static CommitmentFilter all() {
        return new CommitmentFilter(
                null, null, null, false, null, null, null, false, null, null, null, null, false, false, "", null, null);
    }

    public static CommitmentFilter of(ProgrammeId programme) {
        return new CommitmentFilter(
                programme, null, null, false, null, null, null, false, null, null, null, null, false, false, "", null,
                null);
    }

    public CommitmentFilter asOf(Instant moment) {
        return new CommitmentFilter(
                programme,
                unit,
                lead,
                leadUnknown,
                kind,
                stage,
                standing,
                open,
                dueFrom,
                dueTo,
                overdueFrom,
                overdueTo,
                extensionAsked,
                carriedOver,
                text,
                moment,
                imported);
    }
}
