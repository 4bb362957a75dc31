package vn.phusa.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.phusa.base.store.PlatformSettings;
import vn.phusa.search.index.SearchIndex;
import vn.phusa.search.store.ChangeLog;

/**
 * Keeps this node's index abreast of the change log. What commits late is not missed: the cursor stops at the oldest
 * transaction still running, and what lies beyond it is applied at once but looked at again.
 */
@Component
class IndexKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final int PAGE = 1000;

    private final ObjectProvider<SearchSource> sources;
    private final ChangeLog log;
    private final PlatformSettings settings;
    private final @Nullable Path chosen;
    private final ReentrantLock turn = new ReentrantLock();
    private final Set<Long> appliedBeyondCursor = new HashSet<>();
    private volatile @Nullable SearchIndex index;
    /** May be ahead of what the index has written down: where nothing changed, nothing is written. */
    private long cursor;

    private @Nullable Path temporary;

    @Autowired
    IndexKeeper(ObjectProvider<SearchSource> sources, ChangeLog log, PlatformSettings settings) {
        this(sources, log, settings, null);
    }

    /** @param chosen folder for the index; null: in the platform's data folder */
    IndexKeeper(ObjectProvider<SearchSource> sources, ChangeLog log, PlatformSettings settings, @Nullable Path chosen) {
        this.sources = sources;
        this.log = log;
        this.settings = settings;
        this.chosen = chosen;
    }

    /** The index, opened when first needed, and built when it is new. */
    SearchIndex index() {
        SearchIndex opened = index;
        if (opened != null && opened.place().isPresent()) {
            return opened;
        }
        catchUp();
        return Objects.requireNonNull(index);
    }

    /** Hears what is new, unless another thread is just doing that. */
    void catchUpIfFree() {
        if (turn.tryLock()) {
            try {
                hear();
            } finally {
                turn.unlock();
            }
        }
    }

    /** Hears what is new; answers whether there was anything. */
    boolean catchUp() {
        turn.lock();
        try {
            return hear();
        } finally {
            turn.unlock();
        }
    }

    /** Makes the statistics those of the entries that are there, so that nodes rank alike. */
    void settle() {
        turn.lock();
        try {
            open().settle();
        } finally {
            turn.unlock();
        }
    }

    private SearchIndex open() {
        SearchIndex opened = index;
        if (opened == null) {
            opened = SearchIndex.open(folder());
            index = opened;
        }
        return opened;
    }

    private Path folder() {
        if (chosen != null) {
            return chosen;
        }
        if (!settings.temporary()) {
            return settings.data().resolve("search");
        }
        try {
            temporary = Files.createTempDirectory("phusa-search-");
            return temporary.resolve("index");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the temporary folder", e);
        }
    }

    private boolean hear() {
        SearchIndex own = open();
        ChangeLog.Horizon now = log.horizon();
        Optional<SearchIndex.Place> place = own.place();
        if (place.isEmpty() || !follows(place.get(), now, cursor)) {
            rebuild(own, now);
            return true;
        }
        SearchIndex.Place from = place.get();
        cursor = Math.max(cursor, from.cursor());
        Map<String, Set<Long>> changed = new LinkedHashMap<>();
        Set<Long> seen = new HashSet<>();
        long after = 0;
        List<ChangeLog.Change> some;
        do {
            some = log.since(cursor, after, PAGE);
            for (ChangeLog.Change change : some) {
                seen.add(change.number());
                after = change.number();
                if (!appliedBeyondCursor.contains(change.number())) {
                    changed.computeIfAbsent(change.kind(), _ -> new LinkedHashSet<>())
                            .add(change.entry());
                }
            }
        } while (some.size() == PAGE);
        if (!changed.isEmpty()) {
            own.apply(
                    new SearchIndex.Place(from.log(), now.cursor(), from.cleared()),
                    changes -> changed.forEach((kind, ids) -> apply(changes, kind, ids)));
        }
        cursor = now.cursor();
        // What lies before the new cursor is not read again; numbers that are seen no more are forgotten.
        appliedBeyondCursor.clear();
        appliedBeyondCursor.addAll(seen);
        return !changed.isEmpty();
    }

    /** Whether the log still holds everything since the index last heard from it. */
    private static boolean follows(SearchIndex.Place place, ChangeLog.Horizon now, long heard) {
        boolean missed = now.cleared() > place.cleared() && Math.max(place.cursor(), heard) <= now.cleared();
        return place.log().equals(now.log()) && !missed && place.cursor() <= now.next();
    }

    private void rebuild(SearchIndex own, ChangeLog.Horizon now) {
        Map<String, Integer> counts = new HashMap<>();
        own.rebuild(
                new SearchIndex.Place(now.log(), now.cursor(), now.cleared()),
                changes -> sources.stream().forEach(source -> {
                    String kind = Search.kindOf(source.room(), source.kind());
                    source.all(entry -> {
                        changes.put(kind, entry);
                        counts.merge(kind, 1, Integer::sum);
                    });
                }));
        cursor = now.cursor();
        appliedBeyondCursor.clear();
        LOG.info("search index built anew: {}", counts);
    }

    private void apply(SearchIndex.Changes changes, String kind, Set<Long> ids) {
        Optional<SearchSource> source = sources.stream()
                .filter(one -> Search.kindOf(one.room(), one.kind()).equals(kind))
                .findFirst();
        if (source.isEmpty()) {
            return;
        }
        List<Long> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += PAGE) {
            Collection<Long> page = all.subList(from, Math.min(all.size(), from + PAGE));
            Set<Long> left = new HashSet<>(page);
            for (SearchEntry entry : source.get().entries(page)) {
                left.remove(entry.id());
                changes.put(kind, entry);
            }
            left.forEach(gone -> changes.remove(kind, gone));
        }
    }

    @Override
    public void close() throws IOException {
        SearchIndex opened = index;
        if (opened != null) {
            opened.close();
        }
        if (temporary != null) {
            try (Stream<Path> files = Files.walk(temporary)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
