package vn.phusa.search;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Permission;

/**
 * A kind of thing that a room lets be found; rooms contribute these as beans. The name of the kind stands in the room's
 * messages under {@code <room>.search-kind.<kind>}.
 */
public interface SearchSource {
    /** The room, for example {@code programme}. */
    String room();

    /** The kind, for example {@code commitment}; unique within the room. */
    String kind();

    /** Who holds this over one of an entry's organisations may find the entry. */
    Permission read();

    /**
     * Who holds this over one of the organisations to whose whole an entry belongs may find the entry; null where there
     * is nothing of the kind.
     */
    default @Nullable Permission readWhole() {
        return null;
    }

    /** The entries with these ids, those that still exist, in one query. Any other id is taken out of the index. */
    List<SearchEntry> entries(Collection<Long> ids);

    /** All entries, streamed. */
    void all(Consumer<SearchEntry> consumer);
}
