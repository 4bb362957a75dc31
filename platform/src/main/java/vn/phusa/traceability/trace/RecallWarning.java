package vn.phusa.traceability.trace;

import java.time.Instant;

/**
 * What a passport must say of recalled goods (NĐ 37/2026/NĐ-CP, chapter on electronic labels: a warning of a recall is shown).
 *
 * @param recall its number
 * @param since when it began
 * @param reason as the public reads it
 * @param byAuthority whether the authority recalls, and not the producer itself
 */
public record RecallWarning(RecallId recall, Instant since, String reason, boolean byAuthority) {
    static RecallWarning of(Recall recall) {
        return new RecallWarning(recall.id(), recall.openedAt(), recall.reason(), recall.owner() == null);
    }
}
