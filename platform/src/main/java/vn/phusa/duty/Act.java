package vn.phusa.duty;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/** Something that was done to a duty. What a duty is now follows from its acts alone, see {@link Duty#after}. */
public sealed interface Act {

    /** Giao việc. */
    record Opened(
            Subject subject,
            String title,
            PartyId holder,
            @Nullable PartyId assigner,
            @Nullable Long parent,
            String rule,
            Instant start,
            @Nullable Due due,
            boolean urgent,
            ReminderPolicy policy)
            implements Act {}

    /** Tiếp nhận. */
    record Received() implements Act {}

    /**
     * Báo cáo hoàn thành.
     *
     * @param when the moment that counts: now, or the date of a report on paper that was recorded later
     */
    record Reported(Instant when, String note) implements Act {}

    /** Xác nhận hoàn thành. */
    record Confirmed(String note) implements Act {}

    /** Trả lại: the report does not count. */
    record Returned(String reason) implements Act {}

    /** Xin gia hạn. */
    record ExtensionAsked(LocalDate until, String reason) implements Act {}

    /** Gia hạn, or a first deadline where there was none; the earlier due moments stay in the history. */
    record Extended(Due due, String reason) implements Act {}

    /** Không đồng ý gia hạn. */
    record ExtensionRefused(String reason) implements Act {}

    /** The working calendar changed, and with it the end of a term. */
    record Recomputed(Due due, String because) implements Act {}

    /** Tạm dừng. */
    record Suspended(String reason) implements Act {}

    /**
     * Tiếp tục.
     *
     * @param due a new due moment; null: the old one still counts
     */
    record Resumed(@Nullable Due due, String note) implements Act {}

    /** Điều chuyển. */
    record Transferred(PartyId to, String reason) implements Act {}

    /** Không còn hiệu lực. */
    record Withdrawn(String reason) implements Act {}

    /** Reminders of this duty set apart from the usual. */
    record RemindersSet(ReminderPolicy policy) implements Act {}

    /** Yêu cầu giải trình: the question is a duty of its own. */
    record ExplanationAsked(long explanation, String question) implements Act {}

    /** Giải trình: the answer to a question asked before. */
    record Explained(long explanation, String answer) implements Act {}

    /** Stable name in the database, in wordings and in JSON. */
    default String kind() {
        return switch (this) {
            case Opened _ -> "opened";
            case Received _ -> "received";
            case Reported _ -> "reported";
            case Confirmed _ -> "confirmed";
            case Returned _ -> "returned";
            case ExtensionAsked _ -> "extension-asked";
            case Extended _ -> "extended";
            case ExtensionRefused _ -> "extension-refused";
            case Recomputed _ -> "recomputed";
            case Suspended _ -> "suspended";
            case Resumed _ -> "resumed";
            case Transferred _ -> "transferred";
            case Withdrawn _ -> "withdrawn";
            case RemindersSet _ -> "reminders-set";
            case ExplanationAsked _ -> "explanation-asked";
            case Explained _ -> "explained";
        };
    }

    /** What was said with it; empty: nothing. */
    default String said() {
        return switch (this) {
            case Opened _, Received _, RemindersSet _ -> "";
            case Reported reported -> reported.note();
            case Confirmed confirmed -> confirmed.note();
            case Returned returned -> returned.reason();
            case ExtensionAsked extensionAsked -> extensionAsked.reason();
            case Extended extended -> extended.reason();
            case ExtensionRefused extensionRefused -> extensionRefused.reason();
            case Recomputed recomputed -> recomputed.because();
            case Suspended suspended -> suspended.reason();
            case Resumed resumed -> resumed.note();
            case Transferred transferred -> transferred.reason();
            case Withdrawn withdrawn -> withdrawn.reason();
            case ExplanationAsked explanationAsked -> explanationAsked.question();
            case Explained explained -> explained.answer();
        };
    }

    /** The class of each kind, for reading acts back. */
    static Class<? extends Act> type(String kind) {
        for (Class<?> type : Act.class.getPermittedSubclasses()) {
            String name =
                    type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
            if (name.equals(kind)) {
                return type.asSubclass(Act.class);
            }
        }
        throw new IllegalArgumentException("no act is called " + kind);
    }
}
