package vn.phusa.party;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.phusa.base.Permission;
import vn.phusa.party.store.PartyStore;
import vn.phusa.search.Audience;
import vn.phusa.search.SearchEntry;
import vn.phusa.search.SearchSource;

/** Lets organisations be found by every name that they have or had, their codes, and how documents write them. */
@Component
class PartySearch implements SearchSource {
    static final String ROOM = "party";
    static final String KIND = "organisation";
    private static final int PAGE = 500;

    private final PartyStore store;

    PartySearch(PartyStore store) {
        this.store = store;
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
        return PartyPermission.EDIT;
    }

    @Override
    public List<SearchEntry> entries(Collection<Long> ids) {
        return store.called(ids).stream().map(PartySearch::entry).toList();
    }

    @Override
    public void all(Consumer<SearchEntry> consumer) {
        List<Long> page = store.idsAfter(0, PAGE);
        while (!page.isEmpty()) {
            entries(page).forEach(consumer);
            page = store.idsAfter(page.getLast(), PAGE);
        }
    }

    /** The latest name is the title on every node, whatever the day. */
    private static SearchEntry entry(PartyStore.Called called) {
        List<String> names = called.names();
        String others = String.join(" · ", names.subList(1, names.size()));
        return new SearchEntry(
                called.party().value(),
                "/parties/" + called.party(),
                names.getFirst(),
                called.spellings().isEmpty() ? others : others + " · " + String.join(" · ", called.spellings()),
                Audience.ofEverybody());
    }
}
