package vn.phusa.programme;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.PartyId;
import vn.phusa.base.Permission;
import vn.phusa.programme.store.ProgrammeStore;
import vn.phusa.search.Audience;
import vn.phusa.search.Search;
import vn.phusa.search.SearchEntry;
import vn.phusa.search.SearchSource;

/** Lets programmes be found by title and legal basis. */
@Component
class ProgrammeSearch implements SearchSource {
    static final String KIND = "programme";

    private final ProgrammeStore store;
    private final Search search;

    ProgrammeSearch(ProgrammeStore store, Search search) {
        this.store = store;
        this.search = search;
    }

    @EventListener
    void happened(ProgrammeRecorded recorded) {
        search.changed(CommitmentDuties.ROOM, KIND, recorded.programme().id().value());
    }

    @Override
    public String room() {
        return CommitmentDuties.ROOM;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission read() {
        return ProgrammePermission.SEE_WHOLE;
    }

    @Override
    public List<SearchEntry> entries(Collection<Long> ids) {
        return store.all().stream()
                .filter(programme -> ids.contains(programme.id().value()))
                .map(ProgrammeSearch::entry)
                .toList();
    }

    @Override
    public void all(Consumer<SearchEntry> consumer) {
        store.all().stream().map(ProgrammeSearch::entry).forEach(consumer);
    }

    private static SearchEntry entry(Programme programme) {
        Programme.Facts facts = programme.facts();
        boolean everybody = facts.open() && programme.state() != Programme.State.DRAFT;
        Set<PartyId> organisations = new HashSet<>(facts.parties());
        organisations.add(facts.focalPoint());
        return new SearchEntry(
                programme.id().value(),
                "/find/programmes/" + programme.id(),
                facts.title().vietnamese(),
                facts.title().english() + "\n" + String.join("\n", facts.legalBasis()),
                new Audience(everybody, everybody, organisations));
    }
}
