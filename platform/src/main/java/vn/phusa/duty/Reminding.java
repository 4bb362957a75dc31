package vn.phusa.duty;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.duty.store.DutyStore;
import vn.phusa.notice.DueBeforeDigest;

/**
 * Sends the reminders that are due. Any number of processes may do so at once, and be killed at any moment: a reminder
 * and the note that it was dealt with are written in one transaction, under a key.
 */
@Service
public class Reminding implements DueBeforeDigest {
    private static final Logger LOG = LoggerFactory.getLogger(Reminding.class);
    private static final int AT_ONCE = 200;

    private final DutyStore store;
    private final WorkingCalendars calendars;
    private final Audience audience;
    private final Telling telling;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Reminding(
            DutyStore store,
            WorkingCalendars calendars,
            Audience audience,
            Telling telling,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.calendars = calendars;
        this.audience = audience;
        this.telling = telling;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @return how many reminders were sent */
    public int sendDue() {
        Instant now = clock.instant();
        int sent = 0;
        List<DutyId> waiting = store.toRemind(now, AT_ONCE);
        while (!waiting.isEmpty()) {
            int before = sent;
            boolean moved = false;
            for (DutyId id : waiting) {
                try {
                    Integer reminders = transactions.execute(transaction -> remind(id, now));
                    moved |= reminders != null && reminders >= 0;
                    sent += reminders == null ? 0 : Math.max(0, reminders);
                } catch (RuntimeException e) {
                    // One broken duty must not keep the others from being reminded of; this one is tried again later.
                    LOG.error("cannot remind of duty {}", id, e);
                }
            }
            if (!moved && sent == before) {
                break;
            }
            waiting = waiting.size() < AT_ONCE ? List.of() : store.toRemind(now, AT_ONCE);
        }
        return sent;
    }

    /** The day's reminders, so that the summaries of this morning hold them and not those of tomorrow. */
    @Override
    public boolean tellDue() {
        sendDue();
        return !store.remindedElsewhere(clock.instant());
    }

    /** @return how many reminders were sent; -1: another process has the duty */
    private int remind(DutyId id, Instant now) {
        Duty duty = store.lockToRemind(id, now).orElse(null);
        if (duty == null) {
            return -1;
        }
        List<Set<AccountId>> above = audience.above(duty.holder());
        ReminderPlan plan = duty.plan(above.size(), calendars.calendar());
        List<ReminderPlan.Reminder> due = plan.dueBy(now, store.dealtWith(id, duty.dueNumber()));
        for (ReminderPlan.Reminder reminder : due) {
            int told = telling.remind(duty, reminder.step(), above, now);
            store.dealt(duty, reminder, told, now);
        }
        store.nextReminder(id, plan.nextAfter(now).orElse(null));
        return due.size();
    }
}
