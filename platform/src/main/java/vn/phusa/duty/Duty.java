package vn.phusa.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;

/**
 * A duty as it stands: what follows from its acts.
 *
 * @param parent the duty that this one asks about (an explanation); null: it stands by itself
 * @param rule code of its {@link DueRule}
 * @param start when the clock started
 * @param originalDue the first due moment there was; stays beside every extension
 * @param due the due moment that counts; null: not set
 * @param dueNumber how often the due moment or the holder was set anew, from 0; reminders count by it
 * @param dueSetAt since when it counts; no reminder is planned before
 * @param extensions how often it was extended
 * @param reportedAt of the report that waits or was confirmed; null: there is none
 * @param reporter who made that report; null: the platform, somebody without an account, or there is none
 * @param reportedOnBehalf whether somebody else made it for the holder
 * @param askedUntil the extension that is asked for and not yet decided; null: none
 * @param beforeSuspension where it goes on when it is resumed
 * @param acts how many acts it has; two people who changed the same one know it by that
 */
public record Duty(
        DutyId id,
        Subject subject,
        String title,
        PartyId holder,
        @Nullable PartyId assigner,
        @Nullable Long parent,
        Life life,
        boolean urgent,
        ReminderPolicy policy,
        String rule,
        Instant start,
        Instant openedAt,
        @Nullable Due originalDue,
        @Nullable Due due,
        int dueNumber,
        Instant dueSetAt,
        int extensions,
        @Nullable Instant reportedAt,
        @Nullable AccountId reporter,
        boolean reportedOnBehalf,
        @Nullable LocalDate askedUntil,
        Life beforeSuspension,
        int acts,
        Instant changedAt) {

    /** What the acts, in order, make of it. */
    public static Duty of(DutyId id, List<DoneAct> acts) {
        DoneAct first = acts.getFirst();
        if (!(first.act() instanceof Act.Opened opened)) {
            throw new IllegalArgumentException("duty " + id + " does not begin with its opening");
        }
        Duty duty = new Duty(
                id,
                opened.subject(),
                opened.title(),
                opened.holder(),
                opened.assigner(),
                opened.parent(),
                Life.ASSIGNED,
                opened.urgent(),
                opened.policy(),
                opened.rule(),
                opened.start(),
                first.at(),
                opened.due(),
                opened.due(),
                0,
                first.at(),
                0,
                null,
                null,
                false,
                null,
                Life.ASSIGNED,
                1,
                first.at());
        for (DoneAct done : acts.subList(1, acts.size())) {
            duty = duty.after(done);
        }
        return duty;
    }

    /** The duty after one more act. */
    public Duty after(DoneAct done) {
        Change change = new Change(this);
        switch (done.act()) {
            case Act.Opened _ -> throw new IllegalArgumentException("a duty is opened once");
            case Act.Received _ -> change.life = Life.RECEIVED;
            case Act.Reported reported -> {
                change.life = Life.REPORTED;
                change.reportedAt = reported.when();
                change.reporter = done.account();
                change.reportedOnBehalf = done.onBehalf();
            }
            case Act.Confirmed _ -> {
                change.life = Life.CONFIRMED;
                change.askedUntil = null;
            }
            case Act.Returned _ -> {
                change.life = Life.RECEIVED;
                change.reportedAt = null;
                change.reporter = null;
                change.reportedOnBehalf = false;
            }
            case Act.ExtensionAsked asked -> change.askedUntil = asked.until();
            case Act.Extended extended -> {
                change.due(extended.due(), done.at());
                change.extensions += due == null ? 0 : 1;
                change.askedUntil = null;
            }
            case Act.ExtensionRefused _ -> change.askedUntil = null;
            case Act.Recomputed recomputed -> change.due(recomputed.due(), done.at());
            case Act.Suspended _ -> {
                change.beforeSuspension = life;
                change.life = Life.SUSPENDED;
            }
            case Act.Resumed resumed -> {
                change.life = beforeSuspension;
                if (resumed.due() != null) {
                    change.due(resumed.due(), done.at());
                }
            }
            case Act.Transferred transferred -> {
                change.holder = transferred.to();
                // Whoever takes over is reminded anew, and so are those above.
                change.dueNumber++;
                change.life = Life.ASSIGNED;
                change.reportedAt = null;
                change.reporter = null;
                change.reportedOnBehalf = false;
            }
            case Act.Withdrawn _ -> {
                change.life = Life.WITHDRAWN;
                change.askedUntil = null;
            }
            case Act.RemindersSet set -> change.policy = set.policy();
            case Act.ExplanationAsked _, Act.Explained _ -> {}
        }
        return change.made(done);
    }

    public OfficialStatus status(Instant now) {
        return OfficialStatus.of(life, due, reportedAt, now);
    }

    public boolean overdue(Instant now) {
        return status(now) == OfficialStatus.OPEN_OVERDUE;
    }

    public boolean byTheHour() {
        return due != null && due.byTheHour();
    }

    /** Whether the holder is to be reminded at all: there is a due moment and it is the holder's turn. */
    public boolean urges() {
        return due != null && life.withHolder();
    }

    public boolean isExplanation() {
        return parent != null;
    }

    /** All reminders for the due moment that counts now; none when nobody is to be reminded. */
    public ReminderPlan plan(int levels, WorkingCalendar calendar) {
        Due counts = due;
        return counts == null || !urges()
                ? new ReminderPlan(List.of())
                : ReminderPlan.of(counts, policy, dueSetAt, levels, calendar);
    }

    /** The fields that acts change. */
    private static final class Change {
        private final Duty from;
        private PartyId holder;
        private Life life;
        private ReminderPolicy policy;
        private @Nullable Due originalDue;
        private @Nullable Due due;
        private int dueNumber;
        private Instant dueSetAt;
        private int extensions;
        private @Nullable Instant reportedAt;
        private @Nullable AccountId reporter;
        private boolean reportedOnBehalf;
        private @Nullable LocalDate askedUntil;
        private Life beforeSuspension;

        Change(Duty from) {
            this.from = from;
            this.holder = from.holder;
            this.life = from.life;
            this.policy = from.policy;
            this.originalDue = from.originalDue;
            this.due = from.due;
            this.dueNumber = from.dueNumber;
            this.dueSetAt = from.dueSetAt;
            this.extensions = from.extensions;
            this.reportedAt = from.reportedAt;
            this.reporter = from.reporter;
            this.reportedOnBehalf = from.reportedOnBehalf;
            this.askedUntil = from.askedUntil;
            this.beforeSuspension = from.beforeSuspension;
        }

        void due(Due anew, Instant at) {
            originalDue = originalDue == null ? anew : originalDue;
            due = anew;
            dueNumber++;
            dueSetAt = at;
        }

        Duty made(DoneAct done) {
            return new Duty(
                    from.id,
                    from.subject,
                    from.title,
                    holder,
                    from.assigner,
                    from.parent,
                    life,
                    from.urgent,
                    policy,
                    from.rule,
                    from.start,
                    from.openedAt,
                    originalDue,
                    due,
                    dueNumber,
                    dueSetAt,
                    extensions,
                    reportedAt,
                    reporter,
                    reportedOnBehalf,
                    askedUntil,
                    beforeSuspension,
                    done.number(),
                    done.at());
        }
    }
}
