package vn.phusa.party.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.PartyId;
import vn.phusa.base.store.Like;

/** Rows of the register that say something of a person and may be blanked. */
@Repository
public class PersonalRows {
    private static final String NAME = """
            select p.id, coalesce(name.vietnamese, '?') as name,
                   coalesce((select string_agg(c.value, ', ' order by c.id) from party.live_contacts c where c.party = p.id), '')
                       as reached_at
            from party.parties p
            left join lateral (select n.vietnamese from party.live_names n where n.party = p.id
                               order by n.from_date desc nulls last, n.id desc limit 1) name on true
            where p.type = 'PERSON'""";

    private final JdbcClient database;

    PersonalRows(JdbcClient database) {
        this.database = database;
    }

    /** @param reachedAt addresses in force, one after the other */
    public record Person(PartyId id, String name, String reachedAt) {}

    /**
     * One thing that is said.
     *
     * @param what {@code name}, {@code contact}, {@code identifier} or {@code note}
     */
    public record Said(String what, String text) {}

    /** A row and its columns that can be blanked. */
    public record Blank(String table, long id, List<String> columns) {
        public Blank {
            columns = List.copyOf(columns);
        }
    }

    public List<Person> people(String words, int most) {
        return database.sql(NAME + """

                        and (exists (select from party.names n where n.party = p.id
                                     and (n.vietnamese ilike :pattern or n.english ilike :pattern))
                             or exists (select from party.contacts c where c.party = p.id and c.value ilike :pattern))
                        order by p.id limit :most""")
                .param("pattern", Like.containing(words))
                .param("most", most)
                .query((row, _) ->
                        new Person(new PartyId(row.getLong("id")), row.getString("name"), row.getString("reached_at")))
                .list();
    }

    public Optional<Person> person(PartyId id) {
        return database.sql(NAME + " and p.id = :id")
                .param("id", id.value())
                .query((row, _) ->
                        new Person(new PartyId(row.getLong("id")), row.getString("name"), row.getString("reached_at")))
                .optional();
    }

    /** All that is said, corrected entries as well. */
    public List<Said> of(PartyId person) {
        return database.sql("""
                        select 'name' as what, vietnamese as text, 1 as turn, id from party.names
                        where party = :person and vietnamese is not null
                        union all
                        select 'contact', value, 2, id from party.contacts where party = :person and value <> ''
                        union all
                        select 'identifier', value, 3, id from party.identifiers where party = :person and value is not null
                        union all
                        select 'note', note, 4, id from (
                            select id, note from party.names where party = :person
                            union all select id, note from party.contacts where party = :person
                            union all select id, note from party.identifiers where party = :person
                            union all select id, note from party.memberships where person = :person) notes
                        where note is not null
                        order by turn, id""")
                .param("person", person.value())
                .query((row, _) -> new Said(row.getString("what"), row.getString("text")))
                .list();
    }

    public List<Blank> blanks(PartyId person) {
        List<Blank> blanks = new ArrayList<>();
        add(
                blanks,
                "party.names",
                "party",
                "vietnamese is not null",
                person,
                "vietnamese",
                "english",
                "short_name",
                "written",
                "written_short");
        add(blanks, "party.contacts", "party", "value <> ''", person, "value");
        add(blanks, "party.identifiers", "party", "value is not null", person, "value");
        add(blanks, "party.memberships", "person", "false", person);
        return blanks;
    }

    private void add(List<Blank> blanks, String table, String who, String filled, PartyId person, String... columns) {
        database.sql("select id, " + filled + " as filled, note is not null as noted from " + table + " where " + who
                        + " = :person and (" + filled + " or note is not null) order by id")
                .param("person", person.value())
                .query((row, _) -> {
                    List<String> blanked = new ArrayList<>();
                    if (row.getBoolean("filled")) {
                        blanked.addAll(List.of(columns));
                    }
                    if (row.getBoolean("noted")) {
                        blanked.add("note");
                    }
                    return new Blank(table, row.getLong("id"), blanked);
                })
                .list()
                .forEach(blanks::add);
    }
}
