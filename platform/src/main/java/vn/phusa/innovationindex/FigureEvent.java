package vn.phusa.innovationindex;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.document.DocumentId;

/**
 * Something that happened to a request.
 *
 * @param what the state it led to
 * @param figure with a submission; null otherwise
 * @param evidence the file that proves the figure; null without a figure
 * @param note the reason of a return, or a remark of who accepted; may be empty
 */
public record FigureEvent(
        long version,
        Instant at,
        FigureRequest.State what,
        @Nullable Figure figure,
        @Nullable DocumentId evidence,
        String note,
        @Nullable AccountId account,
        String actor) {}
