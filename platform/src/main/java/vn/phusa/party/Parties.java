package vn.phusa.party;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Erased;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.store.PartyStore;
import vn.phusa.party.store.PartyStore.Candidate;
import vn.phusa.party.store.PartyStore.ListFilter;
import vn.phusa.party.store.PartyStore.NameRow;
import vn.phusa.party.store.PartyStore.Stamp;
import vn.phusa.party.store.PartyStore.Type;
import vn.phusa.search.Search;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;
import vn.phusa.vietnamese.VietnameseText;

/**
 * The register of organisations and people. Reading names needs no permission, people do ({@link
 * PartyPermission#SEE_PEOPLE}, asked by the pages); every change asks {@link PartyPermission}.
 */
@Service
public class Parties {
    /** What is shorter is no part of a code that anybody looks for. */
    private static final int SHORTEST_CODE = 2;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]+\\.[^\\s@<>\".]{2,}");

    private final PartyStore store;
    private final Ledger ledger;
    private final Search search;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Parties(PartyStore store, Ledger ledger, Search search, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.search = search;
        this.events = events;
        this.clock = clock;
    }

    /** Lets the search, and whoever files things under names, hear that this party is called or found otherwise. */
    private void calledAnew(PartyId party) {
        search.changed(PartySearch.ROOM, PartySearch.KIND, party.value());
        events.publishEvent(new PartyCalled(party));
    }

    // ---- one party

    @Transactional(readOnly = true)
    public Optional<Party> find(PartyId id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public Optional<Organisation> organisation(PartyId id) {
        return store.find(id).filter(Organisation.class::isInstance).map(Organisation.class::cast);
    }

    /** Why somebody is nameless: the lawful erasure of one of their names; empty where there was none. */
    @Transactional(readOnly = true)
    public Optional<Erased> erased(PartyId person) {
        return person(person).stream()
                .flatMap(found -> found.names().stream())
                .flatMap(name -> ledger
                        .erased(
                                "party.names",
                                List.of(Long.toString(name.entry().number())))
                        .stream())
                .findFirst();
    }

    @Transactional(readOnly = true)
    public Optional<Person> person(PartyId id) {
        return store.find(id).filter(Person.class::isInstance).map(Person.class::cast);
    }

    /** What loaded data calls by a key of its own ("most"); such keys never change. */
    @Transactional(readOnly = true)
    public Optional<PartyId> byKey(String key) {
        return store.byKey(key);
    }

    /** The full Vietnamese name valid on the date, as a document of that date prints it. */
    @Transactional(readOnly = true)
    public String nameOn(PartyId party, LocalDate date) {
        return Objects.requireNonNull(names(Set.of(party), date).get(party), () -> "no party has the number " + party);
    }

    @Transactional(readOnly = true)
    public String shortNameOn(PartyId party, LocalDate date) {
        return Objects.requireNonNull(
                shortNames(Set.of(party), date).get(party), () -> "no party has the number " + party);
    }

    @Transactional(readOnly = true)
    public Optional<PartyId> parentOn(PartyId unit, LocalDate date) {
        return chainAbove(unit, date).stream().findFirst();
    }

    /** From the direct parent up to the top. */
    @Transactional(readOnly = true)
    public List<PartyId> chainAbove(PartyId unit, LocalDate date) {
        return store.chainAbove(unit, date);
    }

    /** The unit and all below it today; dissolved ones stay where they last stood. */
    @Transactional(readOnly = true)
    public Set<PartyId> unitsBelow(PartyId unit) {
        return unitsBelow(Set.of(unit));
    }

    /** The units and all below them today; dissolved ones stay where they last stood. */
    @Transactional(readOnly = true)
    public Set<PartyId> unitsBelow(Collection<PartyId> units) {
        return store.unitsBelow(units, VietnamTime.today(clock));
    }

    /** Who heads the unit on the date. */
    @Transactional(readOnly = true)
    public Optional<PartyId> headOf(PartyId unit, LocalDate date) {
        return membersOf(unit, date).stream()
                .filter(membership -> membership.office() == Membership.Office.HEAD)
                .map(Membership::person)
                .findFirst();
    }

    @Transactional(readOnly = true)
    public List<Membership> membersOf(PartyId unit, LocalDate date) {
        return store.membershipsOf(unit, date);
    }

    /** People to choose from: those with an office in an organisation whose people the actor may see; by name. */
    @Transactional(readOnly = true)
    public List<PersonRow> people(Actor actor) {
        boolean everybody = actor.mayEverywhere(PartyPermission.SEE_PEOPLE);
        return store.people(VietnamTime.today(clock)).stream()
                .filter(person -> everybody
                        || person.places().stream().anyMatch(place -> actor.may(PartyPermission.SEE_PEOPLE, place)))
                .toList();
    }

    /** Where the party, usually a unit without an account, gets its mail. */
    @Transactional(readOnly = true)
    public Optional<String> emailOf(PartyId party) {
        return store.find(party).stream()
                .flatMap(found -> found.contacts().stream())
                .filter(contact -> contact.kind() == Contact.Kind.EMAIL)
                .map(Contact::value)
                .findFirst();
    }

    /** Who takes the tasks of this organisation on the date: itself while it lives, else its heirs' heirs. */
    @Transactional(readOnly = true)
    public Set<PartyId> standingInFor(PartyId organisation, LocalDate date) {
        Set<PartyId> standing = new HashSet<>();
        Set<PartyId> seen = new HashSet<>();
        List<PartyId> open = new ArrayList<>(List.of(organisation));
        while (!open.isEmpty()) {
            PartyId next = open.removeLast();
            if (seen.add(next)) {
                organisation(next).ifPresent(found -> {
                    if (found.existsOn(date)) {
                        standing.add(next);
                    }
                    found.endings().stream()
                            .filter(ending -> !ending.on().isAfter(date))
                            .map(Succession::heir)
                            .forEach(heir -> {
                                if (heir instanceof Succession.Known(PartyId successor)) {
                                    open.add(successor);
                                }
                            });
                });
            }
        }
        return standing;
    }

    /** Who carries a code now, in the scheme's written form. */
    @Transactional(readOnly = true)
    public Optional<PartyId> carrying(IdentifierScheme scheme, String code) {
        return store.carrying(scheme, code);
    }

    /** Who carries each of these codes now, in one statement; codes that nobody carries are left out. */
    @Transactional(readOnly = true)
    public Map<String, PartyId> carrying(IdentifierScheme scheme, Collection<String> codes) {
        return store.carrying(scheme, codes);
    }

    // ---- many parties

    /** Names, each valid on its day, in one statement. Unknown ids are left out. */
    @Transactional(readOnly = true)
    public Map<PartyOn, Bilingual> namesThen(Collection<PartyOn> wanted) {
        return store.namesThen(wanted);
    }

    /** Vietnamese names valid on the date, in one statement. Unknown ids are left out. */
    @Transactional(readOnly = true)
    public Map<PartyId, String> names(Collection<PartyId> parties, LocalDate date) {
        return store.namesOn(parties, date, row -> row.name().vietnamese());
    }

    /** Names in both languages, for pages. */
    @Transactional(readOnly = true)
    public Map<PartyId, Bilingual> labels(Collection<PartyId> parties, LocalDate date) {
        return store.namesOn(parties, date, NameRow::name);
    }

    @Transactional(readOnly = true)
    public Map<PartyId, String> shortNames(Collection<PartyId> parties, LocalDate date) {
        return store.namesOn(parties, date, NameRow::shortName);
    }

    /** The list of organisations: filters {@code kind}, {@code date} (names and parents of that day), {@code all}. */
    @Transactional(readOnly = true)
    public Slice<OrganisationRow> list(ListQuery query, LocalDate date) {
        ListFilter filter = filter(query, date, query.size(), query.offset());
        return new Slice<>(store.list(filter), store.count(filter), query);
    }

    /** All rows of the list, for a file. */
    @Transactional(readOnly = true)
    public List<OrganisationRow> all(ListQuery query, LocalDate date) {
        return store.list(filter(query, date, 0, 0));
    }

    private static ListFilter filter(ListQuery query, LocalDate date, int limit, long offset) {
        return new ListFilter(
                date,
                likeable(WrittenName.key(query.text())),
                query.text().strip().length() < SHORTEST_CODE
                        ? ""
                        : query.text().strip().toLowerCase(Locale.ROOT),
                kind(query.filter("kind")),
                query.filter("all").isEmpty(),
                Objects.requireNonNullElse(query.sort(), "name"),
                query.descending(),
                limit,
                offset);
    }

    private static @Nullable OrganisationKind kind(String word) {
        for (OrganisationKind kind : OrganisationKind.values()) {
            if (kind.name().equals(word)) {
                return kind;
            }
        }
        return null;
    }

    /** A key holds letters and digits only, so that nothing in it is special to LIKE. */
    private static String likeable(String key) {
        return key.replaceAll("[%_\\\\]", "");
    }

    /** Organisations whose name, of any time, contains the text, with or without diacritics; names of the date. */
    @Transactional(readOnly = true)
    public List<OrganisationRow> findByName(String text, LocalDate date, int most) {
        return store.list(
                new ListFilter(date, likeable(WrittenName.key(text)), "", null, false, "name", false, most, 0));
    }

    /** Organisations that today are called exactly so, however it is written; before another one is registered. */
    @Transactional(readOnly = true)
    public List<PartyId> calledLike(String name) {
        String key = likeable(WrittenName.key(name));
        LocalDate today = VietnamTime.today(clock);
        return key.isEmpty()
                ? List.of()
                : store.candidates(key, today).stream()
                        .filter(candidate -> candidate.valid().contains(key))
                        .map(Candidate::party)
                        .filter(party -> organisation(party)
                                .filter(found -> found.existsOn(today))
                                .isPresent())
                        .toList();
    }

    /** Everything that was ever entered about the party, corrected or not, in the order of entering. */
    @Transactional(readOnly = true)
    public List<RegisterLine> linesOf(PartyId party) {
        return store.lines(party);
    }

    @Transactional(readOnly = true)
    public List<String> spellingsOf(PartyId party) {
        return store.spellings(party);
    }

    // ---- names as documents write them

    /**
     * Whom a document of that date means by a name.
     *
     * @param written as it stands there, abbreviated or not, with or without diacritics
     * @param within where several are called alike, the one in this organisation or below it is meant; null: anywhere
     */
    @Transactional(readOnly = true)
    public Resolution resolve(String written, LocalDate date, @Nullable PartyId within) {
        String key = likeable(WrittenName.key(written));
        if (key.isEmpty()) {
            return new Resolution.None();
        }
        List<PartyId> ofTheDay = new ArrayList<>();
        List<PartyId> ofAnotherTime = new ArrayList<>();
        for (Candidate candidate : store.candidates(key, date)) {
            List<String> above = List.copyOf(
                    store.writtenOn(chainAbove(candidate.party(), date), date).values());
            if (candidate.valid().stream().anyMatch(name -> WrittenName.names(key, name, above))) {
                ofTheDay.add(candidate.party());
            } else if (candidate.names().stream().anyMatch(name -> WrittenName.names(key, name, above))) {
                ofAnotherTime.add(candidate.party());
            }
        }
        if (!ofTheDay.isEmpty()) {
            return chosen(living(ofTheDay, date), date, within, Resolution.How.BY_NAME_OF_THE_DAY);
        }
        return chosen(ofAnotherTime, date, within, Resolution.How.BY_NAME_OF_ANOTHER_TIME);
    }

    /** Of those called so, the ones that exist on the date; all, if none does. */
    private List<PartyId> living(List<PartyId> parties, LocalDate date) {
        List<PartyId> living = parties.stream()
                .filter(party ->
                        organisation(party).map(found -> found.existsOn(date)).orElse(false))
                .toList();
        return living.isEmpty() ? parties : living;
    }

    private Resolution chosen(List<PartyId> parties, LocalDate date, @Nullable PartyId within, Resolution.How how) {
        List<PartyId> near = within == null || parties.size() == 1
                ? parties
                : parties.stream()
                        .filter(party ->
                                party.equals(within) || chainAbove(party, date).contains(within))
                        .toList();
        List<PartyId> left = near.isEmpty() ? parties : near;
        return switch (left.size()) {
            case 0 -> new Resolution.None();
            case 1 -> new Resolution.One(left.getFirst(), how);
            default -> new Resolution.Several(left);
        };
    }

    // ---- commands

    /** Enters an organisation. Who may register under the parent may; one that belongs to nobody needs it everywhere. */
    @Transactional
    public Outcome<PartyId> register(Actor actor, NewOrganisation organisation) {
        return register(actor, organisation, null);
    }

    /** As {@link #register(Actor, NewOrganisation)}, for data that has keys of its own. */
    @Transactional
    public Outcome<PartyId> register(Actor actor, NewOrganisation given, @Nullable String key) {
        PartyId parent = given.parent();
        boolean allowed = parent == null
                ? actor.mayEverywhere(PartyPermission.REGISTER)
                : actor.may(PartyPermission.REGISTER, parent);
        if (!allowed) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>(problemsOf(given.name(), true));
        if (parent != null
                && store.lock(parent).filter(type -> type == Type.ORGANISATION).isEmpty()) {
            problems.add(Problem.at("parent", PartyProblem.NOT_AN_ORGANISATION));
        }
        if (!given.email().isBlank() && !isEmail(given.email())) {
            problems.add(Problem.at("email", PartyProblem.NOT_AN_EMAIL));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Registered registered = enter(actor, PartyAct.ORGANISATION_REGISTERED, Type.ORGANISATION, key);
        PartyId id = registered.party();
        Stamp stamp = new Stamp(given.name().evidence(), actor.name(), registered.at(), null, registered.act());
        store.insertName(id, named(given.name(), stamp), stamp);
        if (parent != null) {
            store.insertParent(id, parent, given.parentFrom(), stamp);
        }
        if (!given.email().isBlank()) {
            store.insertContact(id, Contact.Kind.EMAIL, given.email().strip(), stamp);
        }
        calledAnew(id);
        return Outcome.accepted(id);
    }

    /** Enters a person. */
    @Transactional
    public Outcome<PartyId> registerPerson(Actor actor, String name, String email, Evidence evidence) {
        if (!actor.maySomewhere(PartyPermission.REGISTER)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        NameGiven given = new NameGiven(name, "", "", null, null, evidence);
        List<Problem> problems = new ArrayList<>(problemsOf(given, false));
        if (!email.isBlank() && !isEmail(email)) {
            problems.add(Problem.at("email", PartyProblem.NOT_AN_EMAIL));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Registered registered = enter(actor, PartyAct.PERSON_REGISTERED, Type.PERSON, null);
        PartyId id = registered.party();
        Stamp stamp = new Stamp(evidence, actor.name(), registered.at(), null, registered.act());
        store.insertName(id, named(given, stamp), stamp);
        if (!email.isBlank()) {
            store.insertContact(id, Contact.Kind.EMAIL, email.strip(), stamp);
        }
        return Outcome.accepted(id);
    }

    /** Gives a party a new name from a day on; the earlier names stay. */
    @Transactional
    public Outcome<Long> rename(Actor actor, PartyId party, NameGiven given) {
        return changeName(actor, party, given, null);
    }

    /** Corrects a name that was entered wrongly; the wrong one stays in the history. */
    @Transactional
    public Outcome<Long> correctName(Actor actor, PartyId party, long number, NameGiven given) {
        return changeName(actor, party, given, number);
    }

    private Outcome<Long> changeName(Actor actor, PartyId id, NameGiven given, @Nullable Long corrected) {
        return changing(actor, id, party -> {
            List<Problem> problems = new ArrayList<>(problemsOf(given, party instanceof Organisation));
            if (corrected != null
                    && party.names().stream().noneMatch(name -> name.entry().number() == corrected)) {
                return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
            }
            boolean taken = party.names().stream()
                    .filter(name -> corrected == null || name.entry().number() != corrected)
                    .anyMatch(name -> Objects.equals(name.from(), given.from()));
            if (taken) {
                problems.add(Problem.at("from", PartyProblem.NAME_FROM_THAT_DAY));
            }
            LocalDate from = given.from();
            LocalDate end = party instanceof Organisation organisation
                    ? organisation.ended().orElse(null)
                    : null;
            if (from != null && end != null && !from.isBefore(end)) {
                problems.add(Problem.at("from", PartyProblem.NAME_AFTER_END));
            }
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            Stamp stamp = stamp(
                    actor,
                    corrected == null ? PartyAct.RENAMED : PartyAct.NAME_CORRECTED,
                    id,
                    given.evidence(),
                    corrected);
            long number = store.insertName(id, named(given, stamp), stamp);
            calledAnew(id);
            return Outcome.accepted(number);
        });
    }

    /**
     * Puts an organisation under another from a day on.
     *
     * @param parent null: it belongs to nobody from then on
     * @param from first day; null: since before anything is known
     */
    @Transactional
    public Outcome<Long> moveUnder(
            Actor actor, PartyId unit, @Nullable PartyId parent, @Nullable LocalDate from, Evidence evidence) {
        store.lockRegister();
        return changing(actor, unit, party -> {
            if (!(party instanceof Organisation organisation)) {
                return Outcome.rejected(Problem.of(PartyProblem.NOT_AN_ORGANISATION));
            }
            if (parent != null
                    && store.find(parent).filter(Organisation.class::isInstance).isEmpty()) {
                return Outcome.rejected(Problem.at("parent", PartyProblem.NOT_AN_ORGANISATION));
            }
            if (organisation.parents().stream().anyMatch(earlier -> Objects.equals(earlier.from(), from))) {
                return Outcome.rejected(Problem.at("from", PartyProblem.PARENT_FROM_THAT_DAY));
            }
            if (parent != null && store.hierarchy().wouldCircle(unit, parent, from)) {
                return Outcome.rejected(Problem.at("parent", PartyProblem.CIRCULAR_PARENT));
            }
            return Outcome.accepted(
                    store.insertParent(unit, parent, from, stamp(actor, PartyAct.MOVED, unit, evidence, null)));
        });
    }

    /** Ends an organisation and says who took its place: one heir, several of a split, or that nobody knows. */
    @Transactional
    public Outcome<PartyId> end(
            Actor actor,
            PartyId organisation,
            Succession.Kind kind,
            List<Succession.Heir> heirs,
            LocalDate on,
            Evidence evidence) {
        store.lockRegister();
        return changing(actor, organisation, party -> {
            if (!(party instanceof Organisation ending)) {
                return Outcome.rejected(Problem.of(PartyProblem.NOT_AN_ORGANISATION));
            }
            if (!ending.endings().isEmpty()) {
                return Outcome.rejected(Problem.of(PartyProblem.ENDED_ALREADY));
            }
            List<Problem> problems = new ArrayList<>();
            if (heirs.isEmpty()) {
                problems.add(Problem.at("successor", Refusal.REQUIRED));
            }
            boolean nobody = heirs.stream().anyMatch(heir -> !(heir instanceof Succession.Known));
            if (heirs.size() > 1 && (nobody || kind == Succession.Kind.RENAMED)) {
                problems.add(Problem.at("successor", PartyProblem.ONE_HEIR));
            }
            for (Succession.Heir heir : heirs) {
                if (heir instanceof Succession.Known(PartyId successor)) {
                    problemOf(organisation, successor).ifPresent(problems::add);
                }
            }
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            Stamp stamp = stamp(actor, PartyAct.ENDED, organisation, evidence, null);
            heirs.forEach(heir -> store.insertSuccession(organisation, heir, kind, on, stamp));
            return Outcome.accepted(organisation);
        });
    }

    /** Says who took an organisation's place, or corrects it; what was said before stays in the history. */
    @Transactional
    public Outcome<Long> correctSuccession(
            Actor actor, long number, Succession.Kind kind, Succession.Heir heir, LocalDate on, Evidence evidence) {
        store.lockRegister();
        Optional<Succession> earlier = store.succession(number);
        if (earlier.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
        }
        PartyId predecessor = earlier.get().predecessor();
        return changing(actor, predecessor, party -> {
            if (heir instanceof Succession.Known(PartyId successor)) {
                Optional<Problem> problem = problemOf(predecessor, successor);
                if (problem.isPresent()) {
                    return Outcome.rejected(problem.get());
                }
            }
            return Outcome.accepted(store.insertSuccession(
                    predecessor,
                    heir,
                    kind,
                    on,
                    stamp(actor, PartyAct.SUCCESSION_CORRECTED, predecessor, evidence, number)));
        });
    }

    private Optional<Problem> problemOf(PartyId predecessor, PartyId successor) {
        if (store.find(successor).filter(Organisation.class::isInstance).isEmpty()) {
            return Optional.of(Problem.at("successor", PartyProblem.NOT_AN_ORGANISATION));
        }
        return successor.equals(predecessor) || heirsOf(successor).contains(predecessor)
                ? Optional.of(Problem.at("successor", PartyProblem.SUCCEEDS_ITSELF))
                : Optional.empty();
    }

    private Set<PartyId> heirsOf(PartyId organisation) {
        Set<PartyId> heirs = new HashSet<>();
        List<PartyId> open = new ArrayList<>(List.of(organisation));
        while (!open.isEmpty()) {
            organisation(open.removeLast()).stream()
                    .flatMap(found -> found.endings().stream())
                    .forEach(ending -> {
                        if (ending.heir() instanceof Succession.Known(PartyId successor) && heirs.add(successor)) {
                            open.add(successor);
                        }
                    });
        }
        return heirs;
    }

    /** Notes a code under which others know the party; refused when the code cannot be right or is another's. */
    @Transactional
    public Outcome<Long> identify(
            Actor actor,
            PartyId party,
            IdentifierScheme scheme,
            String written,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Evidence evidence) {
        return changeIdentifier(actor, party, scheme, written, from, until, evidence, null);
    }

    /** Corrects a code or ends it; the earlier entry stays in the history. */
    @Transactional
    public Outcome<Long> correctIdentifier(
            Actor actor,
            PartyId party,
            long number,
            IdentifierScheme scheme,
            String written,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Evidence evidence) {
        return changeIdentifier(actor, party, scheme, written, from, until, evidence, number);
    }

    private Outcome<Long> changeIdentifier(
            Actor actor,
            PartyId id,
            IdentifierScheme scheme,
            String written,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Evidence evidence,
            @Nullable Long corrected) {
        store.lockRegister();
        return changing(actor, id, party -> {
            if (corrected != null
                    && party.identifiers().stream()
                            .noneMatch(known -> known.entry().number() == corrected)) {
                return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
            }
            Optional<String> code = scheme.read(written);
            if (code.isEmpty()) {
                return Outcome.rejected(Problem.at("value", PartyProblem.WRONG_CODE, written.strip()));
            }
            if (from != null && until != null && !from.isBefore(until)) {
                return Outcome.rejected(Problem.at("until", PartyProblem.ENDS_BEFORE_IT_BEGINS));
            }
            if (until == null) {
                Optional<PartyId> carrier = store.carrying(scheme, code.get());
                if (carrier.filter(other -> !other.equals(id)).isPresent()
                        || (carrier.isPresent() && corrected == null)) {
                    return Outcome.rejected(Problem.at(
                            "value", PartyProblem.CODE_TAKEN, nameOn(carrier.get(), VietnamTime.today(clock))));
                }
            }
            return Outcome.accepted(store.insertIdentifier(
                    id,
                    scheme,
                    code.get(),
                    from,
                    until,
                    stamp(
                            actor,
                            corrected == null ? PartyAct.CODE_NOTED : PartyAct.CODE_CORRECTED,
                            id,
                            evidence,
                            corrected)));
        });
    }

    /** Sets how a party is reached; an empty value says that there is no such way any more. */
    @Transactional
    public Outcome<Long> reachBy(Actor actor, PartyId id, Contact.Kind kind, String value, Evidence evidence) {
        return changing(actor, id, party -> {
            String stripped = VietnameseText.normalise(value.strip());
            if (stripped.length() > NameGiven.LONGEST) {
                return Outcome.rejected(Problem.at("value", Refusal.TOO_LONG, NameGiven.LONGEST));
            }
            if (kind == Contact.Kind.EMAIL && !stripped.isEmpty() && !isEmail(stripped)) {
                return Outcome.rejected(Problem.at("value", PartyProblem.NOT_AN_EMAIL));
            }
            Long earlier = party.contacts().stream()
                    .filter(contact -> contact.kind() == kind)
                    .map(contact -> contact.entry().number())
                    .findFirst()
                    .orElse(null);
            return Outcome.accepted(
                    store.insertContact(id, kind, stripped, stamp(actor, PartyAct.CONTACT_SET, id, evidence, earlier)));
        });
    }

    /** Gives a person an office. An organisation has one head at a time. */
    @Transactional
    public Outcome<Long> appoint(
            Actor actor,
            PartyId person,
            PartyId organisation,
            Membership.Office office,
            String title,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Evidence evidence) {
        return changing(actor, organisation, party -> {
            if (store.find(person).filter(Person.class::isInstance).isEmpty()) {
                return Outcome.rejected(Problem.at("person", PartyProblem.NOT_A_PERSON));
            }
            Entry unwritten = new Entry(0, evidence, actor.name(), clock.instant(), null);
            Membership asked = new Membership(person, organisation, office, title.strip(), from, until, unwritten);
            List<Problem> problems = problemsOf(party, asked);
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            return Outcome.accepted(store.insertMembership(
                    person,
                    organisation,
                    office,
                    asked.title(),
                    from,
                    until,
                    stamp(actor, PartyAct.APPOINTED, organisation, evidence, null)));
        });
    }

    /**
     * Enters a person who is not in the register yet, with their first office: both, or neither and why.
     *
     * @param email empty: not known
     */
    @Transactional
    public Outcome<PartyId> appointSomebodyNew(
            Actor actor,
            String name,
            String email,
            PartyId organisation,
            Membership.Office office,
            String title,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Evidence evidence) {
        return changing(actor, organisation, party -> {
            Entry unwritten = new Entry(0, evidence, actor.name(), clock.instant(), null);
            // Nobody has a number yet; what can be wrong with an office does not depend on whose it is.
            List<Problem> problems = problemsOf(
                    party, new Membership(organisation, organisation, office, title.strip(), from, until, unwritten));
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            return registerPerson(actor, name, email, evidence).map(person -> {
                appoint(actor, person, organisation, office, title, from, until, evidence)
                        .orThrow();
                return person;
            });
        });
    }

    private static List<Problem> problemsOf(Party party, Membership asked) {
        if (!(party instanceof Organisation place)) {
            return List.of(Problem.at("organisation", PartyProblem.NOT_AN_ORGANISATION));
        }
        List<Problem> problems = new ArrayList<>();
        if (asked.title().length() > NameGiven.LONGEST) {
            problems.add(Problem.at("title", Refusal.TOO_LONG, NameGiven.LONGEST));
        }
        LocalDate from = asked.from();
        LocalDate until = asked.until();
        if (from != null && until != null && !from.isBefore(until)) {
            problems.add(Problem.at("until", PartyProblem.ENDS_BEFORE_IT_BEGINS));
        } else if (asked.office() == Membership.Office.HEAD
                && place.memberships().stream()
                        .anyMatch(other -> other.office() == Membership.Office.HEAD && other.overlaps(asked))) {
            problems.add(Problem.at("office", PartyProblem.ANOTHER_HEAD));
        }
        return problems;
    }

    /**
     * Ends an office.
     *
     * @param until first day on which it is over
     */
    @Transactional
    public Outcome<Long> endOffice(Actor actor, long number, LocalDate until, Evidence evidence) {
        store.lockRegister();
        Optional<Membership> found = store.membership(number);
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
        }
        Membership membership = found.get();
        return changing(actor, membership.organisation(), party -> {
            LocalDate from = membership.from();
            if (from != null && !from.isBefore(until)) {
                return Outcome.rejected(Problem.at("until", PartyProblem.ENDS_BEFORE_IT_BEGINS));
            }
            return Outcome.accepted(store.insertMembership(
                    membership.person(),
                    membership.organisation(),
                    membership.office(),
                    membership.title(),
                    from,
                    until,
                    stamp(actor, PartyAct.OFFICE_ENDED, membership.organisation(), evidence, number)));
        });
    }

    /** Notes another way in which documents write the organisation. */
    @Transactional
    public Outcome<PartyId> noteSpelling(Actor actor, PartyId party, String spelling) {
        if (!actor.may(PartyPermission.NOTE_SPELLING, party)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (store.lock(party).filter(type -> type == Type.ORGANISATION).isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        String stripped = VietnameseText.normalise(spelling.strip());
        if (WrittenName.key(stripped).isEmpty()) {
            return Outcome.rejected(Problem.at("spelling", Refusal.REQUIRED));
        }
        if (stripped.length() > NameGiven.LONGEST) {
            return Outcome.rejected(Problem.at("spelling", Refusal.TOO_LONG, NameGiven.LONGEST));
        }
        LocalDate today = VietnamTime.today(clock);
        Optional<PartyId> other = store.candidates(WrittenName.key(stripped), today).stream()
                .filter(candidate -> candidate.valid().contains(WrittenName.key(stripped)))
                .map(Candidate::party)
                .filter(named -> !named.equals(party)
                        && organisation(named)
                                .filter(found -> found.existsOn(today))
                                .isPresent())
                .findFirst();
        if (other.isPresent()) {
            return Outcome.rejected(Problem.at("spelling", PartyProblem.SPELLING_TAKEN, nameOn(other.get(), today)));
        }
        if (!store.spelled(party, stripped)) {
            store.insertSpelling(
                    party, stripped, actor.name(), clock.instant(), record(actor, PartyAct.SPELLING_NOTED, party));
            calledAnew(party);
        }
        return Outcome.accepted(party);
    }

    // ---- what commands share

    private ActId record(Actor actor, PartyAct act, PartyId party) {
        return ledger.record(new Act(act, actor, Subject.of("party.party", party.value())));
    }

    /** A party just entered, under which act and when. */
    private record Registered(PartyId party, ActId act, Instant at) {}

    private Registered enter(Actor actor, PartyAct kind, Type type, @Nullable String key) {
        Instant now = clock.instant();
        PartyId id = store.nextParty();
        ActId act = record(actor, kind, id);
        store.insertParty(id, type, key, actor.name(), now, act);
        return new Registered(id, act, now);
    }

    /** Records the act and stamps its row with it. */
    private Stamp stamp(Actor actor, PartyAct act, PartyId party, Evidence evidence, @Nullable Long replaces) {
        return new Stamp(evidence, actor.name(), clock.instant(), replaces, record(actor, act, party));
    }

    /** A change of one existing party by somebody who may, one at a time. */
    private <T> Outcome<T> changing(Actor actor, PartyId id, Function<Party, Outcome<T>> change) {
        if (!mayEdit(actor, id)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (store.lock(id).isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        return change.apply(store.find(id).orElseThrow());
    }

    /** A person is edited by whoever edits an organisation in which they hold an office. */
    public boolean mayEdit(Actor actor, PartyId id) {
        if (actor.may(PartyPermission.EDIT, id)) {
            return true;
        }
        if (!actor.maySomewhere(PartyPermission.EDIT)) {
            return false;
        }
        return person(id).stream()
                .flatMap(person -> person.memberships().stream())
                .anyMatch(membership -> actor.may(PartyPermission.EDIT, membership.organisation()));
    }

    private static List<Problem> problemsOf(NameGiven given, boolean organisation) {
        List<Problem> problems = new ArrayList<>();
        if (given.vietnamese().isBlank()) {
            problems.add(Problem.at("vietnamese", Refusal.REQUIRED));
        }
        Map<String, String> texts = new HashMap<>();
        texts.put("vietnamese", given.vietnamese());
        texts.put("english", given.english());
        texts.put("shortName", given.shortName());
        texts.forEach((field, text) -> {
            if (text.length() > NameGiven.LONGEST) {
                problems.add(Problem.at(field, Refusal.TOO_LONG, NameGiven.LONGEST));
            }
        });
        if (organisation && given.kind() == null) {
            problems.add(Problem.at("kind", Refusal.REQUIRED));
        }
        return problems;
    }

    private static DatedName named(NameGiven given, Stamp stamp) {
        String vietnamese = VietnameseText.normalise(oneSpaced(given.vietnamese()));
        return new DatedName(
                vietnamese,
                given.english().isBlank() ? vietnamese : oneSpaced(given.english()),
                given.shortName().isBlank() ? vietnamese : VietnameseText.normalise(oneSpaced(given.shortName())),
                given.kind(),
                given.from(),
                entry(stamp));
    }

    private static String oneSpaced(String typed) {
        return typed.strip().replaceAll("\\s+", " ");
    }

    /** An entry that has no number yet. */
    private static Entry entry(Stamp stamp) {
        return new Entry(0, stamp.evidence(), stamp.by(), stamp.at(), stamp.replaces());
    }

    static boolean isEmail(String text) {
        return text.length() <= 254 && EMAIL.matcher(text.strip()).matches();
    }
}
