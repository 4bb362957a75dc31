package vn.phusa.programme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A commitment with all that its page shows.
 *
 * @param history from the first to the last
 * @param related numbers of the commitments that it is linked with, waits for, continues or is continued by
 * @param may the verbs that this actor may use now
 * @param before the commitment as it was known before the moment asked for; null when that is now
 */
public record CommitmentView(
        Commitment commitment,
        Programme programme,
        List<HistoryEntry> history,
        Map<CommitmentId, String> related,
        Set<Verb> may,
        java.time.@Nullable Instant before) {
    public CommitmentView {
        history = List.copyOf(history);
        related = Map.copyOf(related);
        may = Set.copyOf(may);
    }

    /** What can be done with a commitment. */
    public enum Verb {
        EDIT,
        ASSIGN,
        RECEIVE,
        REPORT,
        REPORT_DONE,
        CONFIRM,
        GIVE_BACK,
        ASK_EXTENSION,
        GRANT_EXTENSION,
        REFUSE_EXTENSION,
        SUSPEND,
        RESUME,
        TRANSFER,
        CARRY_OVER,
        END,
        BIND,
        CONNECT,
        ADD_EVIDENCE,
        WITHDRAW_EVIDENCE,
        WITHDRAW_REPORT,
        REACH_MILESTONE,
        REPORT_ACTUAL,
        ESTIMATE,
        ASK_EXPLANATION,
        EXPLAIN,
        SEND_LINK,
        RECORD_FINDING;

        /** Last part of the address to which its form is sent, and of its wording keys. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public boolean may(Verb verb) {
        return may.contains(verb);
    }
}
