package vn.phusa.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Permission;
import vn.phusa.search.index.Reading;
import vn.phusa.search.store.ChangeLog;

/** The front door: finds, and hears what has changed. */
@Service
public class Search {
    private final ObjectProvider<SearchSource> sources;
    private final ChangeLog log;
    private final IndexKeeper keeper;

    Search(ObjectProvider<SearchSource> sources, ChangeLog log, IndexKeeper keeper) {
        this.sources = sources;
        this.log = log;
        this.keeper = keeper;
    }

    /** Finds what matches and may be read by the actor. */
    public SearchResult find(Actor actor, SearchQuery query) {
        List<Reading.OfKind> kinds = new ArrayList<>();
        sources.stream().forEach(source -> {
            Optional<Set<PartyId>> organisations = actor.organisationsFor(source.read());
            Permission wholeRead = source.readWhole();
            Optional<Set<PartyId>> whole =
                    wholeRead == null ? Optional.of(Set.of()) : actor.organisationsFor(wholeRead);
            kinds.add(new Reading.OfKind(
                    kindOf(source.room(), source.kind()),
                    organisations.isEmpty() || whole.isEmpty(),
                    organisations.orElse(Set.of()),
                    whole.orElse(Set.of())));
        });
        keeper.catchUpIfFree();
        return keeper.index().search(query, new Reading(actor.signedIn(), kinds));
    }

    /**
     * Notes that entries were added, changed or removed. To be called in the transaction that does it; every node hears
     * of it within about a second of its commit, and never when it is rolled back.
     */
    public void changed(String room, String kind, Collection<Long> entries) {
        if (!entries.isEmpty()) {
            log.note(kindOf(room, kind), entries);
        }
    }

    public void changed(String room, String kind, long entry) {
        changed(room, kind, List.of(entry));
    }

    /** Makes every node build its index anew from the rooms. */
    public void rebuild() {
        log.forgetAll();
    }

    static String kindOf(String room, String kind) {
        return room + '.' + kind;
    }
}
