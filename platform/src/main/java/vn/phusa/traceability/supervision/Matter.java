package vn.phusa.traceability.supervision;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/**
 * A matter between the authority and a trader about goods: a question to be answered within its hours, or a sign of a violation that is
 * explained, leads to a suspension of what the public is shown, and ends with restoring or cancelling it (TT 31/2026/TT-BCT,
 * Điều 9 and 11).
 *
 * @param goods key of the product or lot, as {@code vn.phusa.traceability.Thing} spells it
 * @param trader who answers
 * @param authority who asks and decides
 * @param about the question, or what the sign is
 * @param suspended whether the goods' public display is suspended
 * @param answerBy until when the trader answers
 * @param answeredAt when they did first; null: not yet
 * @param stage how far it is
 * @param version counts its steps
 */
public record Matter(
        MatterId id,
        Kind kind,
        String goods,
        PartyId trader,
        PartyId authority,
        String about,
        boolean suspended,
        Instant answerBy,
        @Nullable Instant answeredAt,
        Stage stage,
        long version) {

    /** What it is about. */
    public enum Kind {
        /** Yêu cầu cung cấp thông tin. */
        QUESTION,
        /** Dấu hiệu vi phạm. */
        SIGN_OF_VIOLATION;

        /** As in tables, addresses and wording keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How far a matter is. */
    public enum Stage {
        OPEN,
        /** Question answered to the authority's satisfaction, or no violation found; the display is as before. */
        CLOSED,
        /** Hủy xác nhận hiển thị; stays. */
        CANCELLED;

        /** As in tables and wording keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** On what ground a display is cancelled (TT 31/2026/TT-BCT, Điều 11). */
    public enum Ground {
        FALSE_DATA,
        NOT_KEPT_UP_TO_DATE,
        AUTHORITY_FINDING,
        NOT_REMEDIED_IN_TIME;

        /** As in tables and wording keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is done in a matter. */
    public sealed interface Step {
        /** What is said with it. */
        String words();

        /** The trader answers or explains, also after the time, which is then marked. */
        record Answer(String words) implements Step {}

        /** The authority suspends the public display, at once if it must be. */
        record Suspend(String words) implements Step {}

        /** The authority closes: answered, or no violation left; the display is restored. */
        record Close(String words) implements Step {}

        /** The authority cancels the confirmation to display. */
        record Cancel(Ground ground, String words) implements Step {}

        /** As in tables and wording keys. */
        default String code() {
            return switch (this) {
                case Answer _ -> "answer";
                case Suspend _ -> "suspend";
                case Close _ -> "close";
                case Cancel _ -> "cancel";
            };
        }

        /** Whether it is the trader's to do. */
        default boolean tradersOwn() {
            return this instanceof Answer;
        }
    }

    private static final int LONGEST_WORDS = 4_000;

    /** Whether the answer came, or has not come, after its time. */
    public boolean late(Instant now) {
        return (answeredAt == null ? now : answeredAt).isAfter(answerBy);
    }

    /** The matter after the step, or why it cannot be taken. */
    public Outcome<Matter> after(Step step, Instant now) {
        if (stage != Stage.OPEN) {
            return Outcome.rejected(Problem.of(SupervisionProblem.MATTER_ENDED));
        }
        if (step.words().isBlank()) {
            return Outcome.rejected(Problem.at("words", Refusal.REQUIRED));
        }
        if (step.words().length() > LONGEST_WORDS) {
            return Outcome.rejected(Problem.at("words", Refusal.TOO_LONG, LONGEST_WORDS));
        }
        return switch (step) {
            case Step.Answer _ -> Outcome.accepted(with(suspended, answeredAt == null ? now : answeredAt, Stage.OPEN));
            case Step.Suspend _ -> {
                if (kind == Kind.QUESTION) {
                    yield Outcome.rejected(Problem.of(SupervisionProblem.ONLY_FOR_A_SIGN));
                }
                yield suspended
                        ? Outcome.rejected(Problem.of(SupervisionProblem.SUSPENDED_ALREADY))
                        : Outcome.accepted(with(true, answeredAt, Stage.OPEN));
            }
            case Step.Close _ -> Outcome.accepted(with(false, answeredAt, Stage.CLOSED));
            case Step.Cancel(Ground ground, String _) -> {
                if (kind == Kind.QUESTION) {
                    yield Outcome.rejected(Problem.of(SupervisionProblem.ONLY_FOR_A_SIGN));
                }
                yield ground == Ground.NOT_REMEDIED_IN_TIME && now.isBefore(answerBy)
                        ? Outcome.rejected(Problem.at("ground", SupervisionProblem.TIME_NOT_OVER))
                        : Outcome.accepted(with(suspended, answeredAt, Stage.CANCELLED));
            }
        };
    }

    private Matter with(boolean suspended, @Nullable Instant answeredAt, Stage stage) {
        return new Matter(
                id, kind, goods, trader, authority, about, suspended, answerBy, answeredAt, stage, version + 1);
    }
}
