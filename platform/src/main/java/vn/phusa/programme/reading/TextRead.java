package vn.phusa.programme.reading;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.vietnamese.reading.Programme;

/**
 * A text and how much was proposed from it. The proposals themselves come in pages: a text may hold very many.
 *
 * @param programme null while it is still to be made from this text
 * @param focalPoint who will keep the programme, when the text was read before there was one
 * @param title as the officer or the file calls it
 * @param document id in the document room; null: the text was pasted
 * @param facts of the programme as far as the text states them
 * @param counts how many proposals stand how; a state without any is not named
 */
public record TextRead(
        ReadingId id,
        @Nullable ProgrammeId programme,
        @Nullable PartyId focalPoint,
        String title,
        @Nullable Long document,
        String text,
        Programme facts,
        Instant readAt,
        String readBy,
        Map<Proposal.State, Long> counts) {
    public TextRead {
        counts = Map.copyOf(counts);
    }

    /** Those that a page shows: not the ones for which others stand. */
    public long shown() {
        return counts.values().stream().mapToLong(Long::longValue).sum() - count(Proposal.State.REPLACED);
    }

    public long count(Proposal.State state) {
        return counts.getOrDefault(state, 0L);
    }
}
