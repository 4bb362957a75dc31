package vn.phusa.programme;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.PartyId;
import vn.phusa.base.Permission;
import vn.phusa.party.DatedName;
import vn.phusa.party.Parties;
import vn.phusa.party.Party;
import vn.phusa.party.PartyCalled;
import vn.phusa.programme.store.CommitmentLists;
import vn.phusa.programme.store.ProgrammeStore;
import vn.phusa.search.Audience;
import vn.phusa.search.Search;
import vn.phusa.search.SearchEntry;
import vn.phusa.search.SearchSource;

/**
 * Lets commitments be found by number, wording, the quoted clause and every name of those who lead or coordinate them.
 * What units report is not filed: open commitments are found by everybody.
 */
@Component
class CommitmentSearch implements SearchSource {
    static final String KIND = "commitment";
    private static final int PAGE = 500;

    private final CommitmentLists lists;
    private final ProgrammeStore programmes;
    private final Parties parties;
    private final Search search;

    CommitmentSearch(CommitmentLists lists, ProgrammeStore programmes, Parties parties, Search search) {
        this.lists = lists;
        this.programmes = programmes;
        this.parties = parties;
        this.search = search;
    }

    @EventListener
    void happened(CommitmentRecorded recorded) {
        // Reports change nothing that is filed.
        boolean filed = switch (recorded.event()) {
            case CommitmentEvent.Raised _,
                    CommitmentEvent.Edited _,
                    CommitmentEvent.Transferred _,
                    CommitmentEvent.LeadBound _,
                    CommitmentEvent.CoordinatorBound _ -> true;
            default -> false;
        };
        if (filed) {
            search.changed(CommitmentDuties.ROOM, KIND, recorded.after().id().value());
        }
    }

    @EventListener
    void loaded(CommitmentLoaded loaded) {
        search.changed(CommitmentDuties.ROOM, KIND, loaded.commitment().id().value());
    }

    /** Who may read a commitment depends on its programme. */
    @EventListener
    void happened(ProgrammeRecorded recorded) {
        search.changed(
                CommitmentDuties.ROOM, KIND, lists.idsOf(recorded.programme().id()));
    }

    @EventListener
    void called(PartyCalled called) {
        search.changed(CommitmentDuties.ROOM, KIND, lists.idsNaming(called.party()));
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
        return ProgrammePermission.SEE;
    }

    @Override
    public Permission readWhole() {
        return ProgrammePermission.SEE_WHOLE;
    }

    @Override
    public List<SearchEntry> entries(Collection<Long> ids) {
        Map<ProgrammeId, Programme> known = new HashMap<>();
        programmes.all().forEach(programme -> known.put(programme.id(), programme));
        Map<PartyId, String> names = new HashMap<>();
        return lists.filed(ids).stream()
                .map(filed -> entry(filed, known.get(filed.programme()), names))
                .toList();
    }

    @Override
    public void all(Consumer<SearchEntry> consumer) {
        List<Long> page = lists.idsAfter(0, PAGE);
        while (!page.isEmpty()) {
            entries(page).forEach(consumer);
            page = lists.idsAfter(page.getLast(), PAGE);
        }
    }

    private SearchEntry entry(CommitmentLists.Filed filed, @Nullable Programme programme, Map<PartyId, String> names) {
        if (programme == null) {
            throw new IllegalStateException("commitment " + filed.id() + " has no programme");
        }
        Programme.Facts facts = programme.facts();
        String held = Stream.concat(Stream.of(filed.lead()), filed.coordinators().stream())
                .map(holder -> switch (holder) {
                    case Holder.Known(PartyId party) -> names.computeIfAbsent(party, this::everyName);
                    case Holder.Unresolved(String text) -> text;
                })
                .collect(Collectors.joining(" · "));
        boolean everybody = filed.open() && facts.open() && programme.state() != Programme.State.DRAFT;
        Set<PartyId> organisations = new HashSet<>();
        organisations.add(filed.assigner());
        Stream.concat(Stream.of(filed.lead()), filed.coordinators().stream()).forEach(holder -> {
            if (holder instanceof Holder.Known(PartyId party)) {
                organisations.add(party);
            }
        });
        Set<PartyId> whole = new HashSet<>(facts.parties());
        whole.add(facts.focalPoint());
        String english = filed.wording().english().equals(filed.wording().vietnamese())
                ? ""
                : "\n" + filed.wording().english();
        return new SearchEntry(
                filed.id().value(),
                "/find/commitments/" + filed.id(),
                filed.number() + ". " + filed.wording().vietnamese(),
                held + english + "\n" + facts.title().vietnamese(),
                new Audience(everybody, everybody, organisations, whole));
    }

    /** The same whatever the day, so that every node files it alike. */
    private String everyName(PartyId id) {
        Set<String> found = new LinkedHashSet<>();
        for (DatedName name : parties.find(id).map(Party::names).orElse(List.of())) {
            found.add(name.vietnamese());
            found.add(name.shortName());
        }
        return String.join(" · ", found);
    }
}
