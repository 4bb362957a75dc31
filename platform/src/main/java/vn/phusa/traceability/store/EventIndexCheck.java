package vn.phusa.traceability.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.epcis.Namespaces;
import vn.phusa.ledger.CanonicalJson;
import vn.phusa.ledger.CopyCheck;
import vn.phusa.ledger.Finding;
import vn.phusa.ledger.Finding.Kind;
import vn.phusa.traceability.Field;
import vn.phusa.traceability.NewEvent;

/**
 * Compares everything by which events are found with the events themselves: the plain columns, the identifiers, the event IDs, the
 * fields, the words that each party is told of. A row that somebody takes out of an index hides an event from queries and traces, though its body is untouched.
 *
 * <p>The bodies are compared with the captures in the ledger ({@code ledger/traceability.copies}); here every row is computed again from
 * them. All tables are read side by side in the order of the events' numbers, so memory holds one event at a time, and each word of a
 * party once.
 */
public final class EventIndexCheck implements CopyCheck {

    private static final int ROWS_AT_ONCE = 2_000;
    private static final String EVENTS = "traceability.event";
    private static final String THINGS = "traceability.thing";
    private static final String IDS = "traceability.event_id";
    private static final String FIELDS = "traceability.field";
    private static final String WORDS = "traceability.known_word";
    private static final String CAPTOR_WORDS = "traceability.captor_word";

    @Override
    public String room() {
        return "traceability";
    }

    @Override
    public String tables() {
        return String.join(", ", EVENTS, THINGS, IDS, FIELDS, WORDS, CAPTOR_WORDS);
    }

    @Override
    public long steps(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + EVENTS)) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public void check(Connection connection, Listener listener) throws SQLException {
        try (Statement sorting = connection.createStatement()) {
            sorting.execute("set local work_mem = '64MB'");
        }
        Dictionary words = dictionary(connection);
        Map<Integer, Namespaces> prefixes = prefixes(connection);
        NewEvent.Maker maker = new NewEvent.Maker();
        Set<KnownWord> known = new HashSet<>();
        Set<KnownWord> knownToCaptors = new HashSet<>();
        try (Statement statement = cursor(connection);
                ResultSet event = statement.executeQuery("""
                        select number, (extract(epoch from event_time) * 1000000)::bigint, type, action, biz_step, disposition,
                            read_point, biz_location, named, namespaces, body, owner, own_type,
                            array(select c.party from traceability.captor c where c.number = event.number)
                        from traceability.event order by number
                        """);
                Rows<ThingRow> things = new Rows<>(
                        connection,
                        "select number, key, role from traceability.thing order by number",
                        row -> new ThingRow(row.getString(2), row.getInt(3)),
                        (number, row) -> name(THINGS, row.key, row.role, number(number)),
                        listener);
                Rows<IdRow> ids = new Rows<>(
                        connection,
                        "select number, id, declared, content from traceability.event_id order by number",
                        row -> new IdRow(
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getObject(4, UUID.class)),
                        (number, row) -> name(IDS, row.id.toString(), number(number)),
                        listener);
                Rows<FieldRow> fields = new Rows<>(
                        connection,
                        "select number, name, text, value from traceability.field order by number",
                        row -> new FieldRow(row.getLong(2), row.getString(3), row.getObject(4, Double.class)),
                        (number, row) -> name(FIELDS, number(row.name), row.shown(), number(number)),
                        listener)) {
            while (event.next()) {
                long number = event.getLong(1);
                Namespaces declared = prefixes.get(event.getInt(10));
                NewEvent right = declared == null ? null : maker.again(event.getBytes(11), declared);
                if (right == null || !columns(event, words).equals(Columns.of(right))) {
                    listener.found(new Finding(Kind.ROW_CHANGED, name(EVENTS, number(number))));
                }
                int bizStep = right == null ? event.getInt(5) : id(right.bizStep(), words);
                int disposition = right == null ? event.getInt(6) : id(right.disposition(), words);
                int readPoint = right == null ? event.getInt(7) : id(right.readPoint(), words);
                int bizLocation = right == null ? event.getInt(8) : id(right.bizLocation(), words);
                int ownType = right == null ? event.getInt(13) : id(right.ownType(), words);
                KnownWord.addTo(
                        known,
                        event.getLong(12),
                        right == null
                                ? named(event)
                                : right.named().stream()
                                        .map(word -> id(word, words))
                                        .toList(),
                        bizStep,
                        disposition,
                        readPoint,
                        bizLocation,
                        ownType);
                for (Long captor : (Long[]) event.getArray(14).getArray()) {
                    KnownWord.addTo(
                            knownToCaptors, captor, List.of(), bizStep, disposition, readPoint, bizLocation, ownType);
                }
                if (right == null) {
                    things.skip(number);
                    ids.skip(number);
                    fields.skip(number);
                } else {
                    things.compare(
                            number,
                            right.things().stream()
                                    .map(thing -> new ThingRow(
                                            thing.key(), thing.role().code()))
                                    .toList());
                    ids.compare(number, List.of(new IdRow(right.id(), right.declared(), right.content())));
                    fields.compare(
                            number, right.fields().stream().map(FieldRow::of).toList());
                }
                listener.step();
            }
            things.finish();
            ids.finish();
            fields.finish();
        }
        compare(connection, "select kind, named, party, word from " + WORDS, known, EventIndexCheck::name, listener);
        compare(
                connection,
                "select kind, false, party, word from " + CAPTOR_WORDS,
                knownToCaptors,
                row -> name(CAPTOR_WORDS, row.kind(), number(row.party()), row.word()),
                listener);
    }

    private static void compare(
            Connection connection,
            String rows,
            Set<KnownWord> right,
            Function<KnownWord, String> name,
            Listener listener)
            throws SQLException {
        try (Statement statement = cursor(connection);
                ResultSet row = statement.executeQuery(rows)) {
            while (row.next()) {
                KnownWord found = new KnownWord(row.getInt(1), row.getBoolean(2), row.getLong(3), row.getInt(4));
                if (!right.remove(found)) {
                    listener.found(new Finding(Kind.ROW_INSERTED, name.apply(found)));
                }
            }
        }
        right.forEach(missing -> listener.found(new Finding(Kind.ROW_DELETED, name.apply(missing))));
    }

    private static String name(KnownWord row) {
        return name(WORDS, row.kind(), row.named(), number(row.party()), row.word());
    }

    private static String name(String table, Object... key) {
        return table + " " + CanonicalJson.write(List.of(key));
    }

    /** Numbers of events are too large for every reader of JSON. */
    private static String number(long number) {
        return Long.toString(number);
    }

    // ---- what stands in a row

    private record ThingRow(String key, int role) {}

    private record IdRow(UUID id, UUID declared, UUID content) {}

    private record FieldRow(
            long name, @Nullable String text, @Nullable Double value) {
        static FieldRow of(Field field) {
            BigDecimal number = field.number();
            return new FieldRow(
                    Field.code(field.name()),
                    field.text() == null ? null : Field.indexed(field.text()),
                    number == null ? null : number.doubleValue());
        }

        String shown() {
            return text != null ? text : value != null ? value.toString() : "";
        }
    }

    /** The plain columns by which an event is found. */
    private record Columns(
            long time,
            int type,
            @Nullable String ownType,
            int action,
            @Nullable String bizStep,
            @Nullable String disposition,
            @Nullable String readPoint,
            @Nullable String bizLocation,
            Set<String> named) {

        static Columns of(NewEvent event) {
            Instant time = event.eventTime();
            return new Columns(
                    time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000,
                    event.type(),
                    event.ownType(),
                    event.action(),
                    event.bizStep(),
                    event.disposition(),
                    event.readPoint(),
                    event.bizLocation(),
                    Set.copyOf(event.named()));
        }
    }

    private static Columns columns(ResultSet event, Dictionary words) throws SQLException {
        Set<String> named = new HashSet<>();
        for (Integer word : named(event)) {
            named.add(words.texts.getOrDefault(word, "?"));
        }
        return new Columns(
                event.getLong(2),
                event.getInt(3),
                word(event.getInt(13), words),
                event.getInt(4),
                word(event.getInt(5), words),
                word(event.getInt(6), words),
                word(event.getInt(7), words),
                word(event.getInt(8), words),
                named);
    }

    private static List<Integer> named(ResultSet event) throws SQLException {
        return Arrays.asList((Integer[]) event.getArray(9).getArray());
    }

    private static @Nullable String word(int id, Dictionary words) {
        return id == 0 ? null : words.texts.getOrDefault(id, "?");
    }

    /** A word that the dictionary has lost stands for nothing. */
    private static int id(@Nullable String word, Dictionary words) {
        return word == null ? 0 : words.ids.getOrDefault(word, 0);
    }

    // ---- the tables beside the events

    private interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    private interface Namer<R> {
        String name(long number, R row);
    }

    /** The rows of one index, read in the order of their events. */
    private static final class Rows<R> implements AutoCloseable {
        private final Statement statement;
        private final ResultSet found;
        private final Reader<R> reader;
        private final Namer<R> namer;
        private final Listener listener;
        private boolean more;

        Rows(Connection connection, String sql, Reader<R> reader, Namer<R> namer, Listener listener)
                throws SQLException {
            this.statement = cursor(connection);
            this.found = statement.executeQuery(sql);
            this.reader = reader;
            this.namer = namer;
            this.listener = listener;
            this.more = found.next();
        }

        void compare(long number, List<R> right) throws SQLException {
            strays(number);
            Map<R, Integer> missing = new HashMap<>();
            right.forEach(row -> missing.merge(row, 1, Integer::sum));
            List<R> surplus = new ArrayList<>();
            each(number, row -> {
                Integer wanted = missing.get(row);
                if (wanted == null) {
                    surplus.add(row);
                } else if (wanted == 1) {
                    missing.remove(row);
                } else {
                    missing.put(row, wanted - 1);
                }
            });
            surplus.forEach(row -> listener.found(new Finding(Kind.ROW_INSERTED, namer.name(number, row))));
            missing.keySet().forEach(row -> listener.found(new Finding(Kind.ROW_DELETED, namer.name(number, row))));
        }

        /** Leaves out the rows of an event that cannot be read; the event itself has been named. */
        void skip(long number) throws SQLException {
            strays(number);
            each(number, _ -> {});
        }

        void finish() throws SQLException {
            strays(Long.MAX_VALUE);
        }

        /** Rows before that event belong to no event. */
        private void strays(long number) throws SQLException {
            while (more && found.getLong(1) < number) {
                listener.found(new Finding(Kind.ROW_INSERTED, namer.name(found.getLong(1), reader.read(found))));
                more = found.next();
            }
        }

        private void each(long number, Consumer<R> row) throws SQLException {
            while (more && found.getLong(1) == number) {
                row.accept(reader.read(found));
                more = found.next();
            }
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }

    // ---- dictionaries

    private record Dictionary(Map<Integer, String> texts, Map<String, Integer> ids) {}

    private static Dictionary dictionary(Connection connection) throws SQLException {
        Dictionary words = new Dictionary(new HashMap<>(), new HashMap<>());
        try (Statement statement = cursor(connection);
                ResultSet word = statement.executeQuery("select id, value from traceability.word")) {
            while (word.next()) {
                words.texts.put(word.getInt(1), word.getString(2));
                words.ids.put(word.getString(2), word.getInt(1));
            }
        }
        return words;
    }

    private static Map<Integer, Namespaces> prefixes(Connection connection) throws SQLException {
        JsonMapper json = new JsonMapper();
        Map<Integer, Namespaces> prefixes = new HashMap<>();
        try (Statement statement = cursor(connection);
                ResultSet set = statement.executeQuery("select id, content from traceability.namespace_set")) {
            while (set.next()) {
                prefixes.put(set.getInt(1), NamespaceSets.read(json, set.getString(2)));
            }
        }
        return prefixes;
    }

    private static Statement cursor(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(ROWS_AT_ONCE);
        return statement;
    }
}
