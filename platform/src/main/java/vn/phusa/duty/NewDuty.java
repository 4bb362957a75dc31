package vn.phusa.duty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * A duty to be opened.
 *
 * @param title what is owed, one line of up to 500 characters
 * @param holder who owes it: a unit, or a person
 * @param assigner to whom it is owed and who confirms it; null: nobody named
 * @param rule from what the due moment follows
 * @param start when the event happened that starts the clock
 * @param urgent reminders are mailed at once, in quiet hours too; a clock of hours always is
 * @param policy null: the usual one for such a clock
 */
public record NewDuty(
        Subject subject,
        String title,
        PartyId holder,
        @Nullable PartyId assigner,
        DueRule rule,
        Instant start,
        boolean urgent,
        @Nullable ReminderPolicy policy) {
    private static final int LONGEST_TITLE = 500;

    public NewDuty {
        title = title.strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("a duty's title has 1 to 500 characters");
        }
    }

    /** With the usual reminders; a title too long is cut, and brought to one line. */
    public static NewDuty of(
            Subject subject, String title, PartyId holder, @Nullable PartyId assigner, DueRule rule, Instant start) {
        return new NewDuty(subject, oneLine(title), holder, assigner, rule, start, false, null);
    }

    private static String oneLine(String title) {
        String line = title.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
