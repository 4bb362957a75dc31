package vn.phusa.traceability.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.json.JsonSource;
import vn.phusa.epcis.validation.EventBuilder;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.NewEvent;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.ThingRole;

/** Reads events from PostgreSQL; they are written by {@link CaptureWriter}. */
@Repository
class PostgresEventStore implements EventStore {

    /** Each key leads to its one partition while the statement runs, however many keys there are. */
    static final String OCCURRENCES = """
            select t.key, t.role, t.number
            from unnest(?) as wanted (key)
            cross join lateral (
                select key, role, number from traceability.thing
                where key = wanted.key and role = any (?) offset 0
            ) t
            order by t.number
            """;

    private final JdbcClient database;
    private final Words words;
    private final NamespaceSets namespaces;

    PostgresEventStore(JdbcClient database, Words words, NamespaceSets namespaces) {
        this.database = database;
        this.words = words;
        this.namespaces = namespaces;
    }

    private static final Long[] NOBODY = {};

    private record Row(long number, long owner, Long[] captors, Integer[] named, int namespaces, byte[] body) {}

    @Override
    public List<RecordedEvent> events(Collection<EventNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return read(database.sql("""
                        select e.number, e.owner,
                            case when (select exists (select from traceability.captor)) then
                                array(select c.party from traceability.captor c where c.number = e.number) end,
                            e.named, e.namespaces, e.body
                        from traceability.event e where e.number = any (?) order by e.number
                        """)
                .param(numbers.stream().map(EventNumber::value).toArray(Long[]::new))
                .query((row, _) -> row(row))
                .list());
    }

    @Override
    public List<Found> occurrences(Collection<String> keys, Set<ThingRole> roles) {
        if (keys.isEmpty() || roles.isEmpty()) {
            return List.of();
        }
        return database.sql(OCCURRENCES)
                .params(
                        keys.stream().distinct().toArray(String[]::new),
                        roles.stream().map(role -> (short) role.code()).toArray(Short[]::new))
                .query((row, _) ->
                        new Found(row.getString(1), ThingRole.of(row.getInt(2)), new EventNumber(row.getLong(3))))
                .list();
    }

    @Override
    public Optional<Near> near(Collection<String> keys, int most) {
        record Step(Found found, Row row) {}
        List<Step> steps = database.sql(
                        "select key, role, number, owner, captors, named, namespaces, body from traceability.near(?, ?)")
                .params(keys.stream().distinct().toArray(String[]::new), most + 1)
                .query((row, _) -> new Step(
                        new Found(row.getString(1), ThingRole.of(row.getInt(2)), new EventNumber(row.getLong(3))),
                        new Row(
                                row.getLong(3),
                                row.getLong(4),
                                captors(row.getArray(5)),
                                (Integer[]) row.getArray(6).getArray(),
                                row.getInt(7),
                                row.getBytes(8))))
                .list();
        if (steps.size() > most) {
            return Optional.empty();
        }
        Map<EventNumber, Row> rows = new TreeMap<>();
        steps.forEach(step -> rows.put(step.found.number(), step.row));
        List<Found> found = steps.stream()
                .map(Step::found)
                .sorted(Comparator.comparing(Found::number))
                .toList();
        return Optional.of(new Near() {
            @Override
            public List<Found> occurrences() {
                return found;
            }

            @Override
            public List<RecordedEvent> events(Collection<EventNumber> numbers) {
                return read(rows.entrySet().stream()
                        .filter(row -> numbers.contains(row.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
            }
        });
    }

    @Override
    public List<RecordedEvent> withEventId(String eventId) {
        return events(database.sql("select number from traceability.event_id where id = ?")
                .param(NewEvent.idOf(eventId))
                .query((row, _) -> new EventNumber(row.getLong(1)))
                .list());
    }

    @Override
    public Map<String, List<RecordedEvent>> withEventIds(Collection<String> eventIds) {
        Map<UUID, String> asked = new HashMap<>();
        eventIds.forEach(eventId -> asked.put(NewEvent.idOf(eventId), eventId));
        Map<EventNumber, String> numbers = new HashMap<>();
        database.sql("select id, number from traceability.event_id where id = any (?)")
                .param(asked.keySet().toArray(UUID[]::new))
                .query(row -> {
                    numbers.put(new EventNumber(row.getLong(2)), asked.getOrDefault(row.getObject(1, UUID.class), ""));
                });
        Map<String, List<RecordedEvent>> found = new HashMap<>();
        events(numbers.keySet().stream()
                        .sorted(Comparator.comparingLong(EventNumber::value))
                        .toList())
                .forEach(
                        event -> found.computeIfAbsent(numbers.getOrDefault(event.number(), ""), _ -> new ArrayList<>())
                                .add(event));
        return found;
    }

    @Override
    public Optional<EventNumber> newest() {
        return database.sql("select number from traceability.newest where number > 0")
                .query((row, _) -> new EventNumber(row.getLong(1)))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getLong(2),
                captors(row.getArray(3)),
                (Integer[]) row.getArray(4).getArray(),
                row.getInt(5),
                row.getBytes(6));
    }

    /** They are looked for only where anybody at all captured what somebody else had captured before. */
    private static Long[] captors(@Nullable Array array) throws SQLException {
        return array == null ? NOBODY : (Long[]) array.getArray();
    }

    private List<RecordedEvent> read(List<Row> rows) {
        Set<Integer> named = new HashSet<>();
        rows.forEach(row -> named.addAll(Arrays.asList(row.named())));
        Map<Integer, String> keys = words.words(named);
        List<RecordedEvent> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Set<String> parties = new HashSet<>();
            for (Integer word : row.named()) {
                String key = keys.get(word);
                if (key != null) {
                    parties.add(key);
                }
            }
            Namespaces prefixes = namespaces.of(row.namespaces());
            EventNumber number = new EventNumber(row.number());
            events.add(new RecordedEvent(
                    number,
                    new PartyId(row.owner()),
                    Stream.of(row.captors()).map(PartyId::new).collect(Collectors.toSet()),
                    parties,
                    event(row.body(), prefixes).recordedAt(Timestamp.of(number.recordTime())),
                    prefixes));
        }
        return events;
    }

    /** An event of the body that was stored. */
    static Event event(byte[] body, Namespaces prefixes) {
        try (JsonSource source = JsonSource.of(body, prefixes)) {
            source.next();
            Event event = EventBuilder.read(source.tree(), "$", prefixes).event();
            if (event == null) {
                throw new IllegalStateException("a stored event cannot be read");
            }
            return event;
        } catch (UnreadableDocument damaged) {
            throw new IllegalStateException("a stored event cannot be read", damaged);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
