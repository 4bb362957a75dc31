package vn.phusa.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;

/**
 * One line of somebody's inbox.
 *
 * @param readAt null: unread
 */
public record Notice(
        long id,
        String kind,
        boolean urgent,
        Bilingual title,
        Bilingual body,
        String path,
        Instant createdAt,
        @Nullable Instant readAt) {
    public boolean unread() {
        return readAt == null;
    }
}
