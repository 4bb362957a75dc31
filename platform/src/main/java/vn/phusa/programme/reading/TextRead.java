package vn.phusa.programme.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.vietnamese.reading.Programme;

/**
 * A text and what was proposed from it.
 *
 * @param programme null while it is still to be made from this text
 * @param focalPoint who will keep the programme, when the text was read before there was one
 * @param title as the officer or the file calls it
 * @param document id in the document room; null: the text was pasted
 * @param facts of the programme as far as the text states them
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
        List<Proposal> proposals) {
    public TextRead {
        proposals = List.copyOf(proposals);
    }

    public long count(Proposal.State state) {
        return proposals.stream().filter(proposal -> proposal.state() == state).count();
    }
}
