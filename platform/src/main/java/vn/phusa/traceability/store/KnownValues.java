package vn.phusa.traceability.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.PartyId;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.Viewer;
import vn.phusa.traceability.store.Probe.Sql;

/**
 * The values that visible events hold: what the top-level resources of EPCIS 2.0 list.
 *
 * <p>Business steps and the like come from a table of which party's events hold which. Identifiers are looked through in their order
 * for some that the viewer sees. Where hardly any are, and the viewer sees few events, these are read instead.
 */
@Repository
public class KnownValues {

    /** What is listed. */
    public enum Kind {
        EPCS("", 0),
        BIZ_STEPS("biz_step", KnownWord.BIZ_STEP),
        BIZ_LOCATIONS("biz_location", KnownWord.BIZ_LOCATION),
        READ_POINTS("read_point", KnownWord.READ_POINT),
        DISPOSITIONS("disposition", KnownWord.DISPOSITION),
        OWN_TYPES("own_type", KnownWord.OWN_TYPE);

        private final String column;
        private final int code;

        Kind(String column, int code) {
            this.column = column;
            this.code = code;
        }
    }

    /** So many identifiers are looked through before it is asked whether the viewer sees few events. */
    private static final int FIRST_LOOK = 2_000;

    /** So many events are read rather than looking through all identifiers there are. */
    private static final int FEW_EVENTS = 20_000;

    private static final int READ_AT_ONCE = 1_000;

    /** As the index sorts identifiers. */
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private static final String ALL_WORDS = """
            select w.value from traceability.word w
            where w.value > ? and exists (
                select from traceability.known_word k where k.kind = ? and k.word = w.id offset 0)
            order by w.value limit ?
            """;

    /** Each identifier once, found by jumping from one to the next in the index; seen where one visible event holds it. */
    private static final String THINGS = """
            with recursive known (key, place) as (
                (select key, 1 from traceability.thing where key > ? order by key limit 1)
                union all
                select (select t.key from traceability.thing t where t.key > known.key order by t.key limit 1), place + 1
                from known where known.key is not null MOST
            )
            select known.key from known
            where known.key is not null and exists (
                select from traceability.thing t join traceability.event e on e.number = t.number
                where t.key = known.key and t.role between 1 and 5 and SEEN offset 0)
            limit ?
            """;

    private final JdbcClient database;
    private final Words words;
    private final EventStore events;

    KnownValues(JdbcClient database, Words words, EventStore events) {
        this.database = database;
        this.words = words;
        this.events = events;
    }

    /**
     * The next values in their order.
     *
     * @param after the value that the page before ended with; empty for the first page
     */
    public List<String> after(Kind kind, Viewer viewer, String after, int size) {
        return switch (viewer) {
            case Viewer.Nobody() -> List.of();
            case Viewer.Authority() ->
                kind == Kind.EPCS
                        ? uris(things(Sql.of("true"), "", after, size))
                        : texts(new Sql(ALL_WORDS, List.of(after, kind.code, size)));
            case Viewer.Party party ->
                kind == Kind.EPCS ? uris(things(party, after, size)) : words(kind, party, after, size);
        };
    }

    private List<String> words(Kind kind, Viewer.Party party, String after, int size) {
        List<Sql> ways = new ArrayList<>();
        ways.add(Sql.of(
                "select word from traceability.known_word where kind = ? and not named and party = any (?)",
                kind.code,
                party.owners().stream().map(PartyId::value).toArray(Long[]::new)));
        Collection<Integer> named = words.existing(party.keys()).values();
        ways.add(Sql.of(
                "select word from traceability.known_word where kind = ? and named and party = any (?)",
                kind.code,
                named.stream().map(Integer::longValue).toArray(Long[]::new)));
        for (Viewer.Goods goods : party.goods()) {
            Sql numbers = Narrowing.numbersOf(goods);
            List<Object> parameters = new ArrayList<>(numbers.parameters());
            parameters.add(goods.owner().value());
            ways.add(new Sql(
                    "select e." + kind.column + " from (" + numbers.text()
                            + ") g join traceability.event e on e.number = g.number where e.owner = ? and e."
                            + kind.column + " <> 0",
                    parameters));
        }
        if (!party.captors().isEmpty()) {
            ways.add(Sql.of(
                    "select word from traceability.captor_word where kind = ? and party = any (?)",
                    kind.code,
                    party.captors().stream().map(PartyId::value).toArray(Long[]::new)));
        }
        Sql held = Sql.joined(" union ", ways);
        List<Object> parameters = new ArrayList<>(held.parameters());
        parameters.add(after);
        parameters.add(size);
        return texts(new Sql(
                "select w.value from (" + held.text()
                        + ") held (word) join traceability.word w on w.id = held.word where w.value > ?"
                        + " order by w.value limit ?",
                parameters));
    }

    private List<String> things(Viewer.Party party, String after, int size) {
        Sql seen = Narrowing.seen(party, words);
        if (seen.text().isEmpty()) {
            return List.of();
        }
        List<String> first = things(seen, "and place < " + FIRST_LOOK, after, size);
        if (first.size() == size) {
            return first;
        }
        Sql few = Narrowing.numbersOf(party);
        List<EventNumber> numbers = database.sql(
                        "select distinct number from (" + few.text() + " limit " + (FEW_EVENTS + 1) + ") found")
                .params(few.parameters())
                .query((row, _) -> new EventNumber(row.getLong(1)))
                .list();
        return numbers.size() > FEW_EVENTS ? things(seen, "", after, size) : things(numbers, party, after, size);
    }

    private List<String> things(Sql seen, String most, String after, int size) {
        List<Object> parameters = new ArrayList<>(List.of(after));
        parameters.addAll(seen.parameters());
        parameters.add(size);
        return texts(new Sql(THINGS.replace("MOST", most).replace("SEEN", seen.text()), parameters));
    }

    private List<String> things(List<EventNumber> numbers, Viewer.Party party, String after, int size) {
        TreeSet<String> next = new TreeSet<>(BY_BYTES);
        for (int from = 0; from < numbers.size(); from += READ_AT_ONCE) {
            for (RecordedEvent event :
                    events.events(numbers.subList(from, Math.min(numbers.size(), from + READ_AT_ONCE)))) {
                if (party.sees(event)) {
                    for (Thing thing : Thing.of(event.event())) {
                        if (ThingRole.ANY_EPC.contains(thing.role()) && BY_BYTES.compare(thing.key(), after) > 0) {
                            next.add(thing.key());
                        }
                    }
                    while (next.size() > size) {
                        next.pollLast();
                    }
                }
            }
        }
        return List.copyOf(next);
    }

    private List<String> texts(Sql sql) {
        return database.sql(sql.text())
                .params(sql.parameters())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static List<String> uris(List<String> keys) {
        return keys.stream().map(Thing::uri).toList();
    }
}
