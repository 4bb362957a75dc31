package vn.phusa.traceability.trace;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Subject;
import vn.phusa.traceability.EventNumber;

/**
 * A recall, or the drill of one.
 *
 * @param drill practised only: nobody's goods are bad
 * @param start key of what is recalled
 * @param owner who recalls its own goods; null: the authority
 * @param answerHours within how many hours holders answer, 1 to 240
 * @param endedAt null while it runs
 * @param tracedThrough the newest event at the last trace
 * @param incomplete whether a limit stopped the trace
 */
public record Recall(
        RecallId id,
        boolean drill,
        String start,
        String reason,
        @Nullable PartyId owner,
        int answerHours,
        Instant openedAt,
        String openedBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endNote,
        Instant tracedAt,
        Duration traced,
        EventNumber tracedThrough,
        int things,
        int events,
        boolean incomplete) {

    public boolean open() {
        return endedAt == null;
    }

    /** What a holder owes, as the duty room knows it. */
    public Subject owedBy(PartyId holder) {
        return new Subject(RecallDuties.ROOM, RecallDuties.KIND, id + "-" + holder, path());
    }

    /** Address of its page. */
    public String path() {
        return path(id);
    }

    static String path(RecallId id) {
        return "/traceability/recalls/" + id;
    }
}
