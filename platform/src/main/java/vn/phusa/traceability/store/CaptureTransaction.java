package vn.phusa.traceability.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.traceability.CaptureAct;
import vn.phusa.traceability.CaptureId;
import vn.phusa.traceability.Clash;
import vn.phusa.traceability.ErrorBehaviour;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.Field;
import vn.phusa.traceability.MasterElement;
import vn.phusa.traceability.NewCapture;
import vn.phusa.traceability.NewEvent;
import vn.phusa.traceability.Written;

/**
 * The writing of captures within one transaction of the caller's: the turn, which event is new, the rows, the ledger's leaves.
 *
 * <p>Event IDs are copied in first. When none of them was there before, which is the rule, that was all the looking up there is;
 * else the copying is taken back and the IDs are looked up.
 */
final class CaptureTransaction {

    private final JdbcTemplate database;
    private final Ledger ledger;
    private final Clock clock;
    private final BinaryCopy events = new BinaryCopy("traceability.event (number, event_time, type, action, biz_step,"
            + " disposition, read_point, biz_location, owner, named, capture, namespaces, body, own_type)");
    private final BinaryCopy things = new BinaryCopy("traceability.thing (key, role, number)");
    private final BinaryCopy ids = new BinaryCopy("traceability.event_id (id, declared, number, content)");
    private final BinaryCopy fields = new BinaryCopy("traceability.field (name, number, text, value)");
    private final Set<KnownWord> known = new LinkedHashSet<>();
    private final Set<KnownWord> knownToCaptors = new LinkedHashSet<>();
    private long newest = -1;

    CaptureTransaction(JdbcTemplate database, Ledger ledger, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Waits until no other transaction captures; the turn is kept to the commit. */
    void take() {
        newest = Objects.requireNonNull(
                database.queryForObject("select number from traceability.newest for update", Long.class));
    }

    /** Under which two events are the same, or one and its error declaration. */
    private record Identity(UUID id, UUID declared) {}

    private record Known(UUID content, long number, long owner) {}

    /** What is decided about one capture. */
    private static final class Decision {
        final NewCapture capture;
        final long[] numbers;
        final boolean[] fresh;
        /** Which of its events another organisation has captured before. */
        final BitSet others = new BitSet();

        final List<Clash> clashes = new ArrayList<>();
        int stored;

        Decision(NewCapture capture) {
            this.capture = capture;
            this.numbers = new long[capture.events().size()];
            this.fresh = new boolean[numbers.length];
        }
    }

    /** Writes them, each as if it were alone; answers in their order. */
    List<Written> write(List<NewCapture> captures) {
        long first = next();
        return store(settle(captures, first), first);
    }

    private long next() {
        if (newest < 0) {
            take();
        }
        return Math.max(newest + 1, EventNumber.firstOf(clock.instant()).value());
    }

    /** Decides which events are new, and copies their IDs. */
    private List<Decision> settle(List<NewCapture> captures, long first) {
        return Objects.requireNonNull(database.execute((ConnectionCallback<List<Decision>>) connection -> {
            List<Decision> optimistic = decide(captures, Map.of(), first);
            Savepoint before = connection.setSavepoint();
            try {
                copyIds(connection, optimistic);
                connection.releaseSavepoint(before);
                return optimistic;
            } catch (PSQLException refused) {
                if (!PSQLState.UNIQUE_VIOLATION.getState().equals(refused.getSQLState())) {
                    throw refused;
                }
                connection.rollback(before);
                List<Decision> informed = decide(captures, known(connection, captures), first);
                copyIds(connection, informed);
                return informed;
            }
        }));
    }

    // ---- a document that does not fit into memory

    /** Takes a capture in piece by piece; the caller rolls back when a piece clashes that must not. */
    final class Pieces {
        private final CaptureId id;
        private final MessageDigest digest = sha256();
        private final long first = next();
        private int stored;
        private int repeated;
        private final List<long[]> others = new ArrayList<>();

        Pieces(CaptureId id) {
            this.id = id;
        }

        /** Answers what clashed. */
        List<Clash> add(NewCapture piece) {
            long next = first + stored;
            Decision decision = settle(List.of(piece), next).getFirst();
            if (!decision.clashes.isEmpty() && piece.behaviour() == ErrorBehaviour.ROLLBACK) {
                return decision.clashes;
            }
            for (int i = 0; i < decision.fresh.length; i++) {
                if (decision.fresh[i]) {
                    put(piece, piece.events().get(i), decision.numbers[i], id, digest);
                }
            }
            if (!decision.others.isEmpty()) {
                others.add(others(decision));
            }
            send();
            stored += decision.stored;
            repeated += decision.numbers.length - decision.stored - decision.clashes.size();
            return decision.clashes;
        }

        int stored() {
            return stored;
        }

        /** Closes the capture: its act, its row. */
        void finish(NewCapture whole) {
            ActId act = record(whole, id);
            CaptorRows captors = new CaptorRows(whole, id, first + stored - 1);
            others.forEach(captors::add);
            if (captors.last >= first) {
                database.update("update traceability.newest set number = ?", captors.last);
            }
            insertMasterData(whole, id, act);
            insert(List.<Object[]>of(row(
                    whole,
                    id,
                    stored,
                    repeated,
                    stored > 0 ? first : 0,
                    digest.digest(),
                    captors.digest(),
                    act,
                    clock.instant())));
        }
    }

    // ---- which event is new

    private static List<Decision> decide(List<NewCapture> captures, Map<Identity, Known> stored, long first) {
        Map<Identity, Known> known = new HashMap<>(stored);
        List<Decision> decisions = new ArrayList<>();
        long next = first;
        for (NewCapture capture : captures) {
            Decision decision = new Decision(capture);
            Map<Identity, Known> own = new HashMap<>();
            long number = next;
            for (int i = 0; i < decision.numbers.length; i++) {
                NewEvent event = capture.events().get(i);
                Identity identity = new Identity(event.id(), event.declared());
                Known before = known.get(identity);
                boolean within = before == null;
                if (within) {
                    before = own.get(identity);
                }
                if (before == null) {
                    own.put(
                            identity,
                            new Known(event.content(), number, capture.owner().value()));
                    decision.numbers[i] = number++;
                    decision.fresh[i] = true;
                    decision.stored++;
                } else if (before.content().equals(event.content())) {
                    decision.numbers[i] = before.number();
                    if (before.owner() != capture.owner().value()) {
                        decision.others.set(i);
                    }
                } else {
                    decision.clashes.add(new Clash(i, within));
                }
            }
            if (decision.clashes.isEmpty() || capture.behaviour() == ErrorBehaviour.PROCEED) {
                known.putAll(own);
                next = number;
            } else {
                java.util.Arrays.fill(decision.fresh, false);
                java.util.Arrays.fill(decision.numbers, 0);
                decision.others.clear();
                decision.stored = 0;
            }
            decisions.add(decision);
        }
        return decisions;
    }

    private static Map<Identity, Known> known(Connection connection, List<NewCapture> captures) throws SQLException {
        UUID[] wanted = captures.stream()
                .flatMap(capture -> capture.events().stream())
                .map(NewEvent::id)
                .distinct()
                .toArray(UUID[]::new);
        Map<Identity, Known> known = new HashMap<>();
        Array array = connection.createArrayOf("uuid", wanted);
        try (PreparedStatement statement = connection.prepareStatement("""
                select e.id, e.declared, e.content, e.number, v.owner
                from unnest(?) as wanted (id)
                cross join lateral (
                    select id, declared, content, number from traceability.event_id where id = wanted.id offset 0) e
                left join lateral (select owner from traceability.event where number = e.number offset 0) v on true
                """)) {
            statement.setArray(1, array);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    known.put(
                            new Identity(found.getObject(1, UUID.class), found.getObject(2, UUID.class)),
                            new Known(found.getObject(3, UUID.class), found.getLong(4), found.getLong(5)));
                }
            }
        }
        return known;
    }

    // ---- rows

    private void copyIds(Connection connection, List<Decision> decisions) throws SQLException {
        ids.clear();
        for (Decision decision : decisions) {
            for (int i = 0; i < decision.fresh.length; i++) {
                if (decision.fresh[i]) {
                    NewEvent event = decision.capture.events().get(i);
                    ids.row(4)
                            .uuid(event.id())
                            .uuid(event.declared())
                            .bigint(decision.numbers[i])
                            .uuid(event.content());
                }
            }
        }
        ids.send(copying(connection));
    }

    private List<Written> store(List<Decision> decisions, long first) {
        Instant now = clock.instant();
        List<Written> written = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        List<CaptureId> numbers = nextCaptures(decisions.size());
        long last = first - 1;
        long since = last + decisions.stream().mapToInt(each -> each.stored).sum();
        for (int d = 0; d < decisions.size(); d++) {
            Decision decision = decisions.get(d);
            NewCapture capture = decision.capture;
            CaptureId id = numbers.get(d);
            boolean taken = decision.clashes.isEmpty() || capture.behaviour() == ErrorBehaviour.PROCEED;
            if (taken) {
                MessageDigest digest = sha256();
                long firstOfCapture = last + 1;
                for (int i = 0; i < decision.fresh.length; i++) {
                    if (decision.fresh[i]) {
                        last = decision.numbers[i];
                        put(capture, capture.events().get(i), last, id, digest);
                    }
                }
                ActId act = record(capture, id);
                insertMasterData(capture, id, act);
                CaptorRows captors = new CaptorRows(capture, id, since);
                if (!decision.others.isEmpty()) {
                    captors.add(others(decision));
                    since = captors.last;
                }
                int repeated = decision.numbers.length - decision.stored - decision.clashes.size();
                rows.add(row(
                        capture,
                        id,
                        decision.stored,
                        repeated,
                        decision.stored > 0 ? firstOfCapture : 0,
                        digest.digest(),
                        captors.digest(),
                        act,
                        now));
            }
            if (capture.job() != null) {
                JobStore.insertFinished(database, id, capture, decision.stored, decision.clashes, now);
            }
            written.add(new Written(
                    id,
                    taken,
                    java.util.Arrays.stream(decision.numbers).boxed().toList(),
                    decision.stored,
                    decision.clashes));
        }
        send();
        if (since >= first) {
            database.update("update traceability.newest set number = ?", since);
        }
        insert(rows);
        return written;
    }

    private void send() {
        database.execute((ConnectionCallback<@Nullable Void>) connection -> {
            CopyManager manager = copying(connection);
            events.send(manager);
            things.send(manager);
            fields.send(manager);
            if (!known.isEmpty()) {
                insertKnown(connection);
            }
            if (!knownToCaptors.isEmpty()) {
                insertKnownToCaptors(connection);
            }
            return null;
        });
        known.clear();
        knownToCaptors.clear();
    }

    private void insertKnownToCaptors(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into traceability.captor_word (kind, party, word)
                select * from unnest(?, ?, ?) on conflict do nothing
                """)) {
            statement.setArray(
                    1, array(connection, "int2", knownToCaptors.stream().map(row -> (short) row.kind())));
            statement.setArray(
                    2, array(connection, "int8", knownToCaptors.stream().map(KnownWord::party)));
            statement.setArray(
                    3, array(connection, "int4", knownToCaptors.stream().map(KnownWord::word)));
            statement.executeUpdate();
        }
    }

    private void insertKnown(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into traceability.known_word (kind, named, party, word)
                select * from unnest(?, ?, ?, ?) on conflict do nothing
                """)) {
            statement.setArray(1, array(connection, "int2", known.stream().map(row -> (short) row.kind())));
            statement.setArray(2, array(connection, "bool", known.stream().map(KnownWord::named)));
            statement.setArray(3, array(connection, "int8", known.stream().map(KnownWord::party)));
            statement.setArray(4, array(connection, "int4", known.stream().map(KnownWord::word)));
            statement.executeUpdate();
        }
    }

    private static Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private ActId record(NewCapture capture, CaptureId id) {
        return ledger.record(
                new Act(CaptureAct.CAPTURED, capture.actor(), Subject.of("traceability.capture", id.value())));
    }

    private void insertMasterData(NewCapture capture, CaptureId id, ActId act) {
        for (MasterElement element : capture.masterData()) {
            Long number = database.queryForObject(
                    """
                    insert into traceability.master_data (owner, capture, type, key, children, content, act)
                    values (?, ?, ?, ?, ?, ?, ?) returning number
                    """,
                    Long.class,
                    capture.owner().value(),
                    id.value(),
                    element.type(),
                    element.key(),
                    element.children().toArray(String[]::new),
                    element.written(),
                    act.value());
            List<Object[]> attributes = element.element().attributes().stream()
                    .map(attribute -> new Object[] {
                        number, attribute.id(), attribute.value().text()
                    })
                    .toList();
            database.batchUpdate(
                    "insert into traceability.master_attribute (number, id, value) values (?, ?, ?)", attributes);
        }
    }

    private void put(NewCapture capture, NewEvent event, long number, CaptureId id, MessageDigest digest) {
        long owner = capture.owner().value();
        List<Integer> named =
                event.named().stream().map(key -> word(capture, key)).toList();
        int bizStep = word(capture, event.bizStep());
        int disposition = word(capture, event.disposition());
        int readPoint = word(capture, event.readPoint());
        int bizLocation = word(capture, event.bizLocation());
        int ownType = word(capture, event.ownType());
        KnownWord.addTo(known, owner, named, bizStep, disposition, readPoint, bizLocation, ownType);
        events.row(14)
                .bigint(number)
                .timestamp(event.eventTime())
                .smallint(event.type())
                .smallint(event.action())
                .integer(bizStep)
                .integer(disposition)
                .integer(readPoint)
                .integer(bizLocation)
                .bigint(owner)
                .integers(named.stream().mapToInt(Integer::intValue).toArray())
                .bigint(id.value())
                .integer(Objects.requireNonNull(capture.prefixes().get(event.namespaces())))
                .binary(event.body())
                .integer(ownType);
        event.things()
                .forEach(thing -> things.row(3)
                        .text(thing.key())
                        .smallint(thing.role().code())
                        .bigint(number));
        event.fields()
                .forEach(field -> fields.row(4)
                        .bigint(Field.code(field.name()))
                        .bigint(number)
                        .text(field.text() == null ? null : Field.indexed(field.text()))
                        .number(field.number()));
        byte[] body = sha256().digest(event.body());
        digest.update(ByteBuffer.allocate(8).putLong(0, number));
        digest.update(body);
    }

    // ---- what others have captured before

    /** The numbers of those events; their words are known to this capture's organisation from now on. */
    private long[] others(Decision decision) {
        NewCapture capture = decision.capture;
        return decision.others.stream()
                .mapToLong(i -> {
                    NewEvent event = capture.events().get(i);
                    KnownWord.addTo(
                            knownToCaptors,
                            capture.owner().value(),
                            List.of(),
                            word(capture, event.bizStep()),
                            word(capture, event.disposition()),
                            word(capture, event.readPoint()),
                            word(capture, event.bizLocation()),
                            word(capture, event.ownType()));
                    return decision.numbers[i];
                })
                .distinct()
                .toArray();
    }

    /** Makes the organisation of a capture a captor of events that others captured before it; once, however often it repeats them. */
    private final class CaptorRows {
        private final NewCapture capture;
        private final CaptureId id;
        private final MessageDigest digest = sha256();
        private boolean any;
        private long last;

        /** @param last the largest number that is taken */
        CaptorRows(NewCapture capture, CaptureId id, long last) {
            this.capture = capture;
            this.id = id;
            this.last = last;
        }

        void add(long[] numbers) {
            database.execute((ConnectionCallback<@Nullable Void>) connection -> {
                try (PreparedStatement statement = connection.prepareStatement("""
                        with added as (
                            insert into traceability.captor (party, number, since, capture)
                            select ?, other.number, ? + row_number() over (order by other.number), ?
                            from unnest(?) as other (number)
                            where not exists (
                                select from traceability.captor c where c.party = ? and c.number = other.number offset 0)
                            returning number, since)
                        select number, since from added order by since
                        """)) {
                    statement.setLong(1, capture.owner().value());
                    statement.setLong(2, last);
                    statement.setLong(3, id.value());
                    statement.setArray(
                            4,
                            array(
                                    connection,
                                    "int8",
                                    java.util.Arrays.stream(numbers).boxed()));
                    statement.setLong(5, capture.owner().value());
                    try (ResultSet added = statement.executeQuery()) {
                        while (added.next()) {
                            last = added.getLong(2);
                            any = true;
                            digest.update(ByteBuffer.allocate(16)
                                    .putLong(0, added.getLong(1))
                                    .putLong(8, last));
                        }
                    }
                }
                return null;
            });
        }

        byte @Nullable [] digest() {
            return any ? digest.digest() : null;
        }
    }

    private static int word(NewCapture capture, @Nullable String word) {
        return word == null ? 0 : Objects.requireNonNull(capture.words().get(word));
    }

    private List<CaptureId> nextCaptures(int count) {
        return database.query(
                "select nextval('traceability.capture_id') from generate_series(1, ?)",
                (row, _) -> new CaptureId(row.getLong(1)),
                count);
    }

    private static Object[] row(
            NewCapture capture,
            CaptureId id,
            int stored,
            int repeated,
            long firstNumber,
            byte[] digest,
            byte @Nullable [] captors,
            ActId act,
            Instant now) {
        return new Object[] {
            id.value(),
            capture.owner().value(),
            capture.actor().account() == null ? null : capture.actor().account().value(),
            now.atOffset(ZoneOffset.UTC),
            capture.document(),
            stored,
            firstNumber,
            stored > 0 ? firstNumber + stored - 1 : 0L,
            repeated,
            digest,
            captors,
            act.value()
        };
    }

    private void insert(List<Object[]> rows) {
        database.batchUpdate("""
                insert into traceability.capture (id, owner, account, captured_at, document, events, first_number, last_number,
                    repeated, events_digest, captor_digest, act)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, new int[] {
            Types.BIGINT,
            Types.BIGINT,
            Types.BIGINT,
            Types.TIMESTAMP_WITH_TIMEZONE,
            Types.BINARY,
            Types.INTEGER,
            Types.BIGINT,
            Types.BIGINT,
            Types.INTEGER,
            Types.BINARY,
            Types.BINARY,
            Types.BIGINT
        });
    }

    private static CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
