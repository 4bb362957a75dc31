package vn.phusa.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.phusa.base.store.Like;
import vn.phusa.ledger.Mentions;
import vn.phusa.search.index.Reading;

/**
 * Pages on which somebody is named, found by the same index as everything else, whoever may read them: whoever erases looks through
 * everybody's data. The index finds what is like the name; only what holds the whole name is a mention.
 */
@Component
@Order(1)
class NamesInEntries implements Mentions {
    private static final int PAGE = 100;
    private static final int PAGES = 5;

    private final ObjectProvider<SearchSource> sources;
    private final IndexKeeper keeper;

    NamesInEntries(ObjectProvider<SearchSource> sources, IndexKeeper keeper) {
        this.sources = sources;
        this.keeper = keeper;
    }

    @Override
    public List<Mention> of(List<String> names, int most) {
        keeper.catchUpIfFree();
        Map<String, SearchSource> kinds = new HashMap<>();
        sources.stream().forEach(source -> kinds.put(Search.kindOf(source.room(), source.kind()), source));
        Reading everything = new Reading(
                true,
                kinds.keySet().stream()
                        .map(kind -> new Reading.OfKind(kind, true, Set.of()))
                        .toList());
        List<Mention> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            String wanted = Like.folded(name);
            boolean more = true;
            for (int page = 1; more && page <= PAGES && found.size() < most; page++) {
                List<SearchResult.Hit> hits = keeper.index()
                        .search(new SearchQuery(name, null, page, PAGE), everything)
                        .hits();
                more = false;
                for (SearchEntry entry : entries(hits, kinds)) {
                    if (Like.folded(entry.title() + " " + entry.text()).contains(wanted)) {
                        more = true;
                        if (seen.add(entry.path())) {
                            found.add(new Mention("ledger.mentions.page", entry.title(), entry.path()));
                        }
                    }
                }
            }
        }
        return found.stream().limit(most).toList();
    }

    /** As the rooms have them now, and not as the index had them. */
    private static List<SearchEntry> entries(List<SearchResult.Hit> hits, Map<String, SearchSource> kinds) {
        Map<String, List<Long>> ids = new HashMap<>();
        hits.forEach(
                hit -> ids.computeIfAbsent(hit.kind(), _ -> new ArrayList<>()).add(hit.id()));
        return ids.entrySet().stream()
                .map(of -> {
                    SearchSource source = kinds.get(of.getKey());
                    return source == null ? List.<SearchEntry>of() : source.entries(of.getValue());
                })
                .flatMap(Collection::stream)
                .toList();
    }
}
