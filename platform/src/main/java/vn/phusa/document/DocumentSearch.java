package vn.phusa.document;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.phusa.base.Permission;
import vn.phusa.document.store.DocumentTable;
import vn.phusa.search.Audience;
import vn.phusa.search.SearchEntry;
import vn.phusa.search.SearchSource;

/** Lets documents be found by their name and text. What only a room's guard opens is found through that room. */
@Component
class DocumentSearch implements SearchSource {
    static final String ROOM = "document";
    static final String KIND = "file";
    private static final int PAGE = 200;

    private final DocumentTable table;
    private final Documents documents;

    DocumentSearch(DocumentTable table, Documents documents) {
        this.table = table;
        this.documents = documents;
    }

    @Override
    public String room() {
        return ROOM;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission read() {
        return DocumentPermission.READ;
    }

    @Override
    public List<SearchEntry> entries(Collection<Long> ids) {
        return table.find(ids.stream().map(DocumentId::new).toList()).stream()
                .filter(document -> !document.erased())
                .map(this::entry)
                .toList();
    }

    @Override
    public void all(Consumer<SearchEntry> consumer) {
        List<Long> page = table.idsAfter(0, PAGE);
        while (!page.isEmpty()) {
            entries(page).forEach(consumer);
            page = table.idsAfter(page.getLast(), PAGE);
        }
    }

    private SearchEntry entry(Document document) {
        Audience audience = switch (document.visibility()) {
            case PUBLIC -> new Audience(true, true, Set.of(document.owner()));
            case SIGNED_IN -> new Audience(false, true, Set.of(document.owner()));
            case OWNER -> Audience.of(Set.of(document.owner()));
        };
        return new SearchEntry(
                document.id().value(),
                "/documents/" + document.id() + "/file",
                document.latest().fileName(),
                documents.searchable(document),
                audience);
    }
}
