package vn.phusa.traceability.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a recall, or the drill of one, has gone. It follows from what is kept, so it stays as it was when it ended.
 *
 * @param traced how long the trace took
 * @param holders parties that had the goods in hand, without whoever recalls
 * @param told of these, the ones that could be told
 * @param answered of these, the ones that have answered
 * @param firstAnswer from the opening to the first answer; null while there is none
 * @param lastAnswer from the opening to the last answer so far; null while there is none
 * @param late answers after the deadline, and told ones without an answer once it is over
 */
public record DrillResult(
        Duration traced,
        int holders,
        int told,
        int answered,
        @Nullable Duration firstAnswer,
        @Nullable Duration lastAnswer,
        int late) {

    static DrillResult of(Recall recall, List<Holder> all) {
        List<Holder> holders = all.stream()
                .filter(holder -> recall.owner() == null || !recall.owner().equals(holder.organisation()))
                .toList();
        List<Instant> answers = holders.stream()
                .map(Holder::answeredAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        Instant ended = recall.endedAt();
        int late = 0;
        for (Holder holder : holders) {
            Instant told = holder.notifiedAt();
            if (told != null) {
                Instant due = told.plus(Duration.ofHours(recall.answerHours()));
                Instant answered = holder.answeredAt() == null ? ended : holder.answeredAt();
                late += answered != null && answered.isAfter(due) ? 1 : 0;
            }
        }
        return new DrillResult(
                recall.traced(),
                holders.size(),
                (int) holders.stream()
                        .filter(holder -> holder.notifiedAt() != null)
                        .count(),
                answers.size(),
                answers.isEmpty() ? null : Duration.between(recall.openedAt(), answers.getFirst()),
                answers.isEmpty() ? null : Duration.between(recall.openedAt(), answers.getLast()),
                late);
    }

    /** Share of the holders that could be told, from 0 to 1; 1 where there are none. */
    public double reached() {
        return holders == 0 ? 1 : (double) told / holders;
    }
}
