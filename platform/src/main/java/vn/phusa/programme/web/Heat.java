package vn.phusa.programme.web;

import java.time.LocalDate;
import java.util.List;
import vn.phusa.base.PartyId;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Overview;
import vn.phusa.programme.Standing;

/** The leader's heat map: units down, official status across, each cell the way to its list. */
public final class Heat {
    /** Columns, the worst first. */
    public static final List<Standing> COLUMNS = List.of(
            Standing.OPEN_OVERDUE,
            Standing.OPEN_WITHOUT_DEADLINE,
            Standing.OPEN_IN_TIME,
            Standing.DONE_LATE,
            Standing.DONE_ON_TIME,
            Standing.DONE_WITHOUT_DEADLINE,
            Standing.SUSPENDED);

    /** More lines than this are not read; the lists behind the totals have them all. */
    public static final int MOST_LINES = 60;

    private Heat() {}

    public static List<Overview.Line> shown(Overview overview) {
        return overview.leads().stream().limit(MOST_LINES).toList();
    }

    /** Address of the list behind the page's numbers, ready for one more condition. */
    public static String list(CommitmentFilter filter) {
        return filter.programme() == null ? "/commitments?" : "/commitments?programme=" + filter.programme() + "&";
    }

    public static String cell(String list, Holder lead, Standing standing) {
        return switch (lead) {
            case Holder.Known(PartyId party) -> list + "lead=" + party + "&standing=" + standing.key();
            case Holder.Unresolved _ -> list + "leadUnknown=1&standing=" + standing.key();
        };
    }

    public static String age(String list, int age) {
        int[] days = Overview.AGES.get(age);
        return list + "overdueFrom=" + days[0] + (days[1] == 0 ? "" : "&overdueTo=" + days[1]);
    }

    public static String soon(String list, LocalDate today) {
        return list + "standing=open-in-time&dueTo=" + today.plusDays(Overview.SOON_DAYS);
    }

    /** 0 (nothing) to 4 (the most of the column); only what is bad grows darker. */
    public static int shade(Standing standing, long count, Overview overview) {
        if (count == 0 || (standing != Standing.OPEN_OVERDUE && standing != Standing.OPEN_WITHOUT_DEADLINE)) {
            return 0;
        }
        long most = overview.leads().stream()
                .mapToLong(line -> line.count(standing))
                .max()
                .orElse(1);
        return (int) Math.clamp(1 + 3 * count / Math.max(1, most), 1, 4);
    }
}
