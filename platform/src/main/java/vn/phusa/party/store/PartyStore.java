package vn.phusa.party.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.party.Certainty;
import vn.phusa.party.Contact;
import vn.phusa.party.DatedName;
import vn.phusa.party.DatedParent;
import vn.phusa.party.Entry;
import vn.phusa.party.Evidence;
import vn.phusa.party.Hierarchy;
import vn.phusa.party.Identifier;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Membership;
import vn.phusa.party.Organisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Party;
import vn.phusa.party.PartyOn;
import vn.phusa.party.Person;
import vn.phusa.party.PersonRow;
import vn.phusa.party.RegisterLine;
import vn.phusa.party.Succession;
import vn.phusa.party.WrittenName;

/** The register's tables; see {@code db/party}. Reads what nothing has replaced, writes only new rows. */
@Repository
public class PartyStore {
    private static final String STAMP = "certainty, source, note, recorded_at, recorded_by, replaces, act";
    private static final String STAMP_VALUES = ":certainty, :source, :note, :recordedAt, :recordedBy, :replaces, :act";

    private final JdbcClient database;

    PartyStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Who writes a row, when, on what it rests, and which row it corrects.
     *
     * @param replaces number of the corrected row; null: none
     * @param act the act of the ledger that the row belongs to
     */
    public record Stamp(
            Evidence evidence,
            String by,
            Instant at,
            @Nullable Long replaces,
            ActId act) {}

    /** A person's or organisation's row and whether it is the latter. */
    public enum Type {
        ORGANISATION,
        PERSON
    }

    // ---- writing

    /** The number of the next party. */
    public PartyId nextParty() {
        return new PartyId(database.sql("select nextval(pg_get_serial_sequence('party.parties', 'id'))")
                .query(Long.class)
                .single());
    }

    public void insertParty(PartyId id, Type type, @Nullable String key, String by, Instant at, ActId act) {
        database.sql("""
                insert into party.parties (id, type, key, registered_at, registered_by, act)
                overriding system value values (:id, :type, :key, :at, :by, :act)""")
                .param("id", id.value())
                .param("type", type.name())
                .param("key", key)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .param("act", act.value())
                .update();
    }

    /** Holds back others who would change this party until the transaction ends; empty when there is no such party. */
    public Optional<Type> lock(PartyId party) {
        return database.sql("select type from party.parties where id = :id for update")
                .param("id", party.value())
                .query((row, number) -> Type.valueOf(row.getString(1)))
                .optional();
    }

    /** Holds back others who would change who belongs to whom, or give out a code. */
    public void lockRegister() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('party.register', 0))")
                .query((row, number) -> 0)
                .single();
    }

    public long insertName(PartyId party, DatedName name, Stamp stamp) {
        return stamped(database.sql("""
                insert into party.names (party, vietnamese, english, short_name, written, written_short, kind, from_date, %s)
                values (:party, :vietnamese, :english, :shortName, :written, :writtenShort, :kind, :from, %s)
                returning id""".formatted(STAMP, STAMP_VALUES)), stamp)
                .param("party", party.value())
                .param("vietnamese", name.vietnamese())
                .param("english", name.english())
                .param("shortName", name.shortName())
                .param("written", WrittenName.key(name.vietnamese()))
                .param("writtenShort", WrittenName.key(name.shortName()))
                .param("kind", name.kind() == null ? null : name.kind().name())
                .param("from", name.from())
                .query(Long.class)
                .single();
    }

    public long insertParent(PartyId party, @Nullable PartyId parent, @Nullable LocalDate from, Stamp stamp) {
        return stamped(database.sql("""
                insert into party.parents (party, parent, from_date, %s)
                values (:party, :parent, :from, %s) returning id""".formatted(STAMP, STAMP_VALUES)), stamp)
                .param("party", party.value())
                .param("parent", parent == null ? null : parent.value())
                .param("from", from)
                .query(Long.class)
                .single();
    }

    public long insertSuccession(
            PartyId predecessor, Succession.Heir heir, Succession.Kind kind, LocalDate on, Stamp stamp) {
        PartyId successor = heir instanceof Succession.Known known ? known.successor() : null;
        return stamped(database.sql("""
                insert into party.successions (predecessor, heir, successor, kind, on_date, %s)
                values (:predecessor, :heir, :successor, :kind, :on, %s) returning id""".formatted(STAMP, STAMP_VALUES)), stamp)
                .param("predecessor", predecessor.value())
                .param("heir", word(heir))
                .param("successor", successor == null ? null : successor.value())
                .param("kind", kind.name())
                .param("on", on)
                .query(Long.class)
                .single();
    }

    public long insertIdentifier(
            PartyId party,
            IdentifierScheme scheme,
            String value,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Stamp stamp) {
        return stamped(database.sql("""
                insert into party.identifiers (party, scheme, value, from_date, until_date, %s)
                values (:party, :scheme, :value, :from, :until, %s) returning id""".formatted(STAMP, STAMP_VALUES)), stamp)
                .param("party", party.value())
                .param("scheme", scheme.name())
                .param("value", value)
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .single();
    }

    public long insertContact(PartyId party, Contact.Kind kind, String value, Stamp stamp) {
        return stamped(database.sql("""
                insert into party.contacts (party, kind, value, %s)
                values (:party, :kind, :value, %s) returning id""".formatted(STAMP, STAMP_VALUES)), stamp)
                .param("party", party.value())
                .param("kind", kind.name())
                .param("value", value)
                .query(Long.class)
                .single();
    }

    public long insertMembership(
            PartyId person,
            PartyId organisation,
            Membership.Office office,
            String title,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Stamp stamp) {
        return stamped(database.sql("""
                insert into party.memberships (person, organisation, office, title, from_date, until_date, %s)
                values (:person, :organisation, :office, :title, :from, :until, %s)
                returning id""".formatted(STAMP, STAMP_VALUES)), stamp)
                .param("person", person.value())
                .param("organisation", organisation.value())
                .param("office", office.name())
                .param("title", title)
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .single();
    }

    /** Whether it is noted already that documents write the party so. */
    public boolean spelled(PartyId party, String spelling) {
        return database.sql("select exists (select from party.spellings where party = :party and written = :written)")
                .param("party", party.value())
                .param("written", WrittenName.key(spelling))
                .query(Boolean.class)
                .single();
    }

    /** Notes how documents write the party; a spelling that is there already stays as it is. */
    public void insertSpelling(PartyId party, String spelling, String by, Instant at, ActId act) {
        database.sql("""
                insert into party.spellings (party, spelling, written, recorded_at, recorded_by, act)
                values (:party, :spelling, :written, :at, :by, :act) on conflict do nothing""")
                .param("act", act.value())
                .param("party", party.value())
                .param("spelling", spelling)
                .param("written", WrittenName.key(spelling))
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    private static JdbcClient.StatementSpec stamped(JdbcClient.StatementSpec statement, Stamp stamp) {
        return statement
                .param("certainty", stamp.evidence().certainty().name())
                .param("source", stamp.evidence().source())
                .param("note", stamp.evidence().note())
                .param("recordedAt", Timestamp.from(stamp.at()))
                .param("recordedBy", stamp.by())
                .param("replaces", stamp.replaces())
                .param("act", stamp.act().value());
    }

    // ---- one party

    public Optional<PartyId> byKey(String key) {
        return database.sql("select id from party.parties where key = :key")
                .param("key", key)
                .query(Long.class)
                .optional()
                .map(PartyId::new);
    }

    public Optional<Party> find(PartyId id) {
        return database.sql("select type from party.parties where id = :id")
                .param("id", id.value())
                .query((row, number) -> Type.valueOf(row.getString(1)))
                .optional()
                .map(type -> switch (type) {
                    case ORGANISATION -> organisation(id);
                    case PERSON -> person(id);
                });
    }

    private Organisation organisation(PartyId id) {
        return new Organisation(
                id,
                names(id),
                parents(id),
                successions("predecessor", id),
                successions("successor", id),
                identifiers(id),
                contacts(id),
                memberships("organisation", id));
    }

    private Person person(PartyId id) {
        return new Person(id, names(id), identifiers(id), contacts(id), memberships("person", id));
    }

    private List<DatedName> names(PartyId id) {
        return database.sql("select * from party.live_names where party = :id order by from_date nulls first")
                .param("id", id.value())
                .query(NAME)
                .list();
    }

    private List<DatedParent> parents(PartyId id) {
        return database.sql("select * from party.live_parents where party = :id order by from_date nulls first")
                .param("id", id.value())
                .query(PARENT)
                .list();
    }

    private List<Succession> successions(String side, PartyId id) {
        return database.sql("select * from party.live_successions where " + side + " = :id order by on_date, id")
                .param("id", id.value())
                .query(SUCCESSION)
                .list();
    }

    private List<Identifier> identifiers(PartyId id) {
        return database.sql(
                        "select * from party.live_identifiers where party = :id order by scheme, from_date nulls first, id")
                .param("id", id.value())
                .query(IDENTIFIER)
                .list();
    }

    private List<Contact> contacts(PartyId id) {
        return database.sql("select * from party.live_contacts where party = :id order by kind, id")
                .param("id", id.value())
                .query(CONTACT)
                .list();
    }

    private List<Membership> memberships(String side, PartyId id) {
        return database.sql("select * from party.live_memberships where " + side
                        + " = :id order by from_date nulls first, id")
                .param("id", id.value())
                .query(MEMBERSHIP)
                .list();
    }

    public List<String> spellings(PartyId id) {
        return database.sql("select spelling from party.spellings where party = :id order by spelling")
                .param("id", id.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    public Optional<Membership> membership(long number) {
        return database.sql("select * from party.live_memberships where id = :id")
                .param("id", number)
                .query(MEMBERSHIP)
                .optional();
    }

    public Optional<Succession> succession(long number) {
        return database.sql("select * from party.live_successions where id = :id")
                .param("id", number)
                .query(SUCCESSION)
                .optional();
    }

    /** Who carries the code today. */
    public Optional<PartyId> carrying(IdentifierScheme scheme, String value) {
        return database.sql("""
                select party from party.live_identifiers
                where scheme = :scheme and value = :value and until_date is null order by id limit 1""")
                .param("scheme", scheme.name())
                .param("value", value)
                .query(Long.class)
                .optional()
                .map(PartyId::new);
    }

    // ---- many parties

    /** Who carries each of these codes today; codes that nobody carries are left out. */
    public Map<String, PartyId> carrying(IdentifierScheme scheme, Collection<String> values) {
        Map<String, PartyId> carriers = new HashMap<>();
        if (!values.isEmpty()) {
            database.sql("""
                    select value, min(party) as party from party.live_identifiers
                    where scheme = :scheme and value = any (:values) and until_date is null group by value""")
                    .param("scheme", scheme.name())
                    .param("values", values.toArray(String[]::new))
                    .query(row -> {
                        carriers.put(row.getString("value"), new PartyId(row.getLong("party")));
                    });
        }
        return carriers;
    }

    /** The Vietnamese names valid on each party's day, in one statement. */
    public Map<PartyOn, Bilingual> namesThen(Collection<PartyOn> wanted) {
        List<PartyOn> all = List.copyOf(wanted);
        Map<PartyOn, Bilingual> names = new HashMap<>();
        if (!all.isEmpty()) {
            database.sql("""
                    select wanted.place, n.vietnamese, n.english
                    from unnest(:ids::bigint[], :days::date[]) with ordinality as wanted (id, day, place)
                    cross join lateral party.name_on(wanted.id, wanted.day) n""")
                    .param("ids", all.stream().map(one -> one.party().value()).toArray(Long[]::new))
                    .param("days", all.stream().map(one -> one.day().toString()).toArray(String[]::new))
                    .query(row -> {
                        names.put(
                                all.get(row.getInt("place") - 1),
                                new Bilingual(row.getString("vietnamese"), row.getString("english")));
                    });
        }
        return names;
    }

    /** Name and short name of each, valid on the date, in one statement. */
    public <T> Map<PartyId, T> namesOn(Collection<PartyId> ids, LocalDate date, Function<NameRow, T> part) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<PartyId, T> names = new HashMap<>();
        database.sql("""
                select n.party, n.vietnamese, n.english, n.short_name
                from unnest(:ids::bigint[]) as wanted (id) cross join lateral party.name_on(wanted.id, :date) n""").param("ids", array(ids)).param("date", date).query(row -> {
            names.put(
                    new PartyId(row.getLong("party")),
                    part.apply(new NameRow(
                            new Bilingual(row.getString("vietnamese"), row.getString("english")),
                            row.getString("short_name"))));
        });
        return names;
    }

    /** What a party is called on some date. */
    public record NameRow(Bilingual name, String shortName) {}

    public Hierarchy hierarchy() {
        return new Hierarchy(database
                .sql("select * from party.live_parents order by party, from_date nulls first")
                .query((row, number) -> Map.entry(new PartyId(row.getLong("party")), PARENT.mapRow(row, number)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    public List<PartyId> chainAbove(PartyId unit, LocalDate date) {
        return database.sql("""
                with recursive above (party, depth) as (
                    select parent, 1 from party.parent_on(:unit, :date) where parent is not null
                    union all
                    select next.parent, above.depth + 1
                    from above cross join lateral party.parent_on(above.party, :date) next
                    where next.parent is not null and above.depth < 50)
                select party from above order by depth""")
                .param("unit", unit.value())
                .param("date", date)
                .query((row, number) -> new PartyId(row.getLong(1)))
                .list();
    }

    /**
     * The organisations and all below them, by the last parent that each had up to the date: a unit that was dissolved
     * stays where it stood.
     */
    public Set<PartyId> unitsBelow(Collection<PartyId> roots, LocalDate date) {
        if (roots.isEmpty()) {
            return Set.of();
        }
        return new LinkedHashSet<>(database.sql("""
                with recursive below (party) as (
                    select id from unnest(:roots::bigint[]) as root (id)
                    union
                    select link.party
                    from below
                    join party.live_parents link on link.parent = below.party
                    where (link.from_date is null or link.from_date <= :date)
                        and not exists (
                            select from party.live_parents later
                            where later.party = link.party and later.from_date <= :date
                                and (link.from_date is null or later.from_date > link.from_date)))
                select party from below""")
                .param("roots", array(roots))
                .param("date", date)
                .query((row, number) -> new PartyId(row.getLong(1)))
                .list());
    }

    /** Everybody in the register, by name, with where they hold an office on the date. */
    public List<PersonRow> people(LocalDate date) {
        return database.sql("""
                select p.id, coalesce(name.vietnamese, '[đã xóa theo luật]') as name,
                    array(select distinct m.organisation from party.live_memberships m
                          where m.person = p.id and (m.from_date is null or m.from_date <= :date)
                              and (m.until_date is null or m.until_date > :date)) as places
                from party.parties p
                left join lateral (select n.vietnamese from party.live_names n where n.party = p.id
                                   order by n.from_date desc nulls last, n.id desc limit 1) name on true
                where p.type = 'PERSON'
                order by name.vietnamese collate "vi-x-icu" nulls last, p.id""")
                .param("date", date)
                .query((row, number) -> {
                    Set<PartyId> places = new HashSet<>();
                    for (Long place : (Long[]) row.getArray("places").getArray()) {
                        places.add(new PartyId(place));
                    }
                    return new PersonRow(new PartyId(row.getLong("id")), row.getString("name"), places);
                })
                .list();
    }

    public List<Membership> membershipsOf(PartyId organisation, LocalDate date) {
        return memberships("organisation", organisation).stream()
                .filter(membership -> membership.holdsOn(date))
                .toList();
    }

    /**
     * What to list.
     *
     * @param written key of the text that the name must contain; empty: any
     * @param code part of a code in small letters, by which it is found as well; empty: by names only
     * @param kind null: any
     * @param living only those that exist on the date
     * @param sort column: name, short, kind, parent or ended
     * @param limit number of rows; 0: all
     */
    public record ListFilter(
            LocalDate date,
            String written,
            String code,
            @Nullable OrganisationKind kind,
            boolean living,
            String sort,
            boolean descending,
            int limit,
            long offset) {}

    private static final Map<String, String> SORTS = Map.of(
            "name", "n.vietnamese collate \"vi-x-icu\"",
            "short", "n.short_name collate \"vi-x-icu\"",
            "kind", "n.kind",
            "parent", "pn.vietnamese collate \"vi-x-icu\"",
            "ended", "s.on_date");

    private static final String LISTED = """
            from party.parties p
            cross join lateral party.name_on(p.id, :date) n
            left join lateral party.parent_on(p.id, :date) link on true
            left join lateral party.name_on(link.parent, :date) pn on true
            left join lateral (
                select min(ending.on_date) as on_date from party.live_successions ending
                where ending.predecessor = p.id) s on true
            cross join lateral (
                select min(coalesce(first_name.from_date, '-infinity')) as on_date from party.live_names first_name
                where first_name.party = p.id) b
            where p.type = 'ORGANISATION'
                and (:kind::text is null or n.kind = :kind)
                and (not :living or (b.on_date <= :date and (s.on_date is null or s.on_date > :date)))
                and (:written = '' or exists (
                        select from party.live_names any_name
                        where any_name.party = p.id
                            and (any_name.written like '%' || :written || '%' or any_name.written_short = :written))
                    or exists (
                        select from party.spellings spelt
                        where spelt.party = p.id and spelt.written like '%' || :written || '%')
                    or (:code <> '' and exists (
                        select from party.live_identifiers known
                        where known.party = p.id and position(:code in lower(known.value)) > 0)))
            """;

    public List<OrganisationRow> list(ListFilter filter) {
        String order = SORTS.getOrDefault(filter.sort(), SORTS.get("name"))
                + (filter.descending() ? " desc nulls last" : " asc nulls last");
        return filtered(
                        database.sql("""
                                select p.id, n.vietnamese, n.english, n.short_name, n.kind, link.parent,
                                    pn.vietnamese as parent_name, s.on_date as ended
                                """ + LISTED + " order by " + order + ", p.id limit :limit offset :offset"),
                        filter)
                .param("limit", filter.limit() == 0 ? null : filter.limit())
                .param("offset", filter.offset())
                .query((row, number) -> new OrganisationRow(
                        new PartyId(row.getLong("id")),
                        new Bilingual(row.getString("vietnamese"), row.getString("english")),
                        row.getString("short_name"),
                        OrganisationKind.valueOf(row.getString("kind")),
                        partyOrNull(row, "parent"),
                        row.getString("parent_name"),
                        dateOrNull(row, "ended")))
                .list();
    }

    public long count(ListFilter filter) {
        return filtered(database.sql("select count(*) " + LISTED), filter)
                .query(Long.class)
                .single();
    }

    private static JdbcClient.StatementSpec filtered(JdbcClient.StatementSpec statement, ListFilter filter) {
        return statement
                .param("date", filter.date())
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("living", filter.living())
                .param("written", filter.written())
                .param("code", filter.code());
    }

    // ---- names as written

    /**
     * A party that a written name may mean.
     *
     * @param names keys of the names, short names and spellings by which it was found
     * @param valid keys among them that are valid on the date (spellings always are)
     */
    public record Candidate(PartyId party, Set<String> names, Set<String> valid) {}

    /** Organisations one of whose names begins with the key, or that are spelt so. */
    public List<Candidate> candidates(String key, LocalDate date) {
        Map<PartyId, Candidate> found = new LinkedHashMap<>();
        database.sql("""
                select n.party, n.written, n.written_short,
                    n.id = (select valid.id from party.name_on(n.party, :date) valid) as valid
                from party.live_names n
                where (n.written = :key or n.written like :key || ' %' or n.written_short = :key) and n.kind is not null
                union all
                select s.party, s.written, s.written, true from party.spellings s where s.written = :key""").param("key", key).param("date", date).query(row -> {
            PartyId party = new PartyId(row.getLong("party"));
            Candidate candidate =
                    found.computeIfAbsent(party, id -> new Candidate(id, new LinkedHashSet<>(), new LinkedHashSet<>()));
            List<String> keys = List.of(row.getString("written"), row.getString("written_short"));
            candidate.names().addAll(keys);
            if (row.getBoolean("valid")) {
                candidate.valid().addAll(keys);
            }
        });
        return List.copyOf(found.values());
    }

    /**
     * All that an organisation is or was called, for the search.
     *
     * @param names full names, short names and English names, the latest first; at least one
     * @param spellings how documents write it, and its codes
     */
    public record Called(PartyId party, List<String> names, List<String> spellings) {}

    /** Those of the ids that are organisations, by id. */
    public List<Called> called(Collection<Long> ids) {
        return database.sql("""
                select n.party,
                       array_agg(array[n.vietnamese, n.short_name, n.english]
                                 order by n.from_date desc nulls last, n.id desc) as names,
                       array(select s.spelling from party.spellings s where s.party = n.party
                              union
                             select i.value from party.live_identifiers i where i.party = n.party
                              order by 1) as spellings
                  from party.live_names n
                 where n.party = any (:ids) and n.kind is not null
                 group by n.party
                 order by n.party""")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> {
                    Set<String> names = new LinkedHashSet<>();
                    for (String[] name : (String[][]) row.getArray("names").getArray()) {
                        names.addAll(List.of(name));
                    }
                    return new Called(new PartyId(row.getLong("party")), List.copyOf(names), List.of((String[])
                            row.getArray("spellings").getArray()));
                })
                .list();
    }

    /** Ids of parties after this one, ascending. */
    public List<Long> idsAfter(long id, int most) {
        return database.sql("select id from party.parties where id > :id order by id limit :most")
                .param("id", id)
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Keys of the names that the parties have on the date. */
    public Map<PartyId, String> writtenOn(Collection<PartyId> ids, LocalDate date) {
        return namesOn(ids, date, row -> WrittenName.key(row.name().vietnamese()));
    }

    // ---- everything that was ever written about a party

    public List<RegisterLine> lines(PartyId id) {
        return database.sql("""
                select 'NAME' as about, coalesce(vietnamese, '[đã xóa theo luật]') as text, null::bigint as other, from_date, null::date as until_date,
                    id, certainty, source, note, recorded_at, recorded_by, replaces,
                    exists (select from party.names later where later.replaces = n.id) as replaced
                from party.names n where party = :id
                union all
                select 'PARENT', '', parent, from_date, null, id, certainty, source, note, recorded_at, recorded_by, replaces,
                    exists (select from party.parents later where later.replaces = p.id)
                from party.parents p where party = :id
                union all
                select 'SUCCESSION', kind || ' ' || heir, successor, on_date, null, id, certainty, source, note, recorded_at,
                    recorded_by, replaces, exists (select from party.successions later where later.replaces = s.id)
                from party.successions s where predecessor = :id
                union all
                select 'IDENTIFIER', scheme || ' ' || coalesce(value, ''), null, from_date, until_date, id, certainty, source, note,
                    recorded_at, recorded_by, replaces,
                    exists (select from party.identifiers later where later.replaces = i.id)
                from party.identifiers i where party = :id
                union all
                select 'CONTACT', kind || ' ' || coalesce(value, ''), null, null, null, id, certainty, source, note, recorded_at,
                    recorded_by, replaces, exists (select from party.contacts later where later.replaces = c.id)
                from party.contacts c where party = :id
                union all
                select 'MEMBERSHIP', office || ' ' || title, person, from_date, until_date, id, certainty, source, note,
                    recorded_at, recorded_by, replaces,
                    exists (select from party.memberships later where later.replaces = m.id)
                from party.memberships m where organisation = :id
                union all
                select 'SPELLING', spelling, null, null, null, 0, 'UNSOURCED', '', null, recorded_at, recorded_by, null, false
                from party.spellings where party = :id
                order by recorded_at, id""")
                .param("id", id.value())
                .query((row, number) -> new RegisterLine(
                        row.getString("about"),
                        row.getString("text").strip(),
                        partyOrNull(row, "other"),
                        dateOrNull(row, "from_date"),
                        dateOrNull(row, "until_date"),
                        row.getBoolean("replaced"),
                        entry(row)))
                .list();
    }

    // ---- reading rows

    private static final RowMapper<DatedName> NAME = (row, number) -> new DatedName(
            row.getString("vietnamese"),
            row.getString("english"),
            row.getString("short_name"),
            row.getString("kind") == null ? null : OrganisationKind.valueOf(row.getString("kind")),
            dateOrNull(row, "from_date"),
            entry(row));

    private static final RowMapper<DatedParent> PARENT =
            (row, number) -> new DatedParent(partyOrNull(row, "parent"), dateOrNull(row, "from_date"), entry(row));

    private static final RowMapper<Succession> SUCCESSION = (row, number) -> new Succession(
            new PartyId(row.getLong("predecessor")),
            heir(row),
            Succession.Kind.valueOf(row.getString("kind")),
            row.getObject("on_date", LocalDate.class),
            entry(row));

    private static final RowMapper<Identifier> IDENTIFIER = (row, number) -> new Identifier(
            IdentifierScheme.valueOf(row.getString("scheme")),
            row.getString("value"),
            dateOrNull(row, "from_date"),
            dateOrNull(row, "until_date"),
            entry(row));

    private static final RowMapper<Contact> CONTACT = (row, number) ->
            new Contact(Contact.Kind.valueOf(row.getString("kind")), row.getString("value"), entry(row));

    private static final RowMapper<Membership> MEMBERSHIP = (row, number) -> new Membership(
            new PartyId(row.getLong("person")),
            new PartyId(row.getLong("organisation")),
            Membership.Office.valueOf(row.getString("office")),
            row.getString("title"),
            dateOrNull(row, "from_date"),
            dateOrNull(row, "until_date"),
            entry(row));

    private static Entry entry(ResultSet row) throws SQLException {
        long replaces = row.getLong("replaces");
        return new Entry(
                row.getLong("id"),
                new Evidence(
                        Certainty.valueOf(row.getString("certainty")), row.getString("source"), row.getString("note")),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant(),
                replaces == 0 ? null : replaces);
    }

    private static Succession.Heir heir(ResultSet row) throws SQLException {
        return switch (row.getString("heir")) {
            case "KNOWN" -> new Succession.Known(new PartyId(row.getLong("successor")));
            case "UNKNOWN" -> new Succession.Unknown();
            case "NOBODY" -> new Succession.Nobody();
            default -> throw new IllegalStateException("no such heir: " + row.getString("heir"));
        };
    }

    private static String word(Succession.Heir heir) {
        return switch (heir) {
            case Succession.Known _ -> "KNOWN";
            case Succession.Unknown _ -> "UNKNOWN";
            case Succession.Nobody _ -> "NOBODY";
        };
    }

    private static @Nullable LocalDate dateOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static @Nullable PartyId partyOrNull(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : new PartyId(id);
    }

    private static Long[] array(Collection<PartyId> ids) {
        List<Long> values = new ArrayList<>(ids.size());
        ids.forEach(id -> values.add(id.value()));
        return values.toArray(Long[]::new);
    }
}
