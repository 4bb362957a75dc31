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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
            + " disposition, read_point, biz_location, owner, named, capture, namespaces, body)");
    private final BinaryCopy things = new BinaryCopy("traceability.thing (key, role, number)");
    private final BinaryCopy ids = new BinaryCopy("traceability.event_id (id, declared, number, content)");
    private final BinaryCopy fields = new BinaryCopy("traceability.field (name, number, text, value)");
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

    private record Known(UUID content, long number) {}

    /** What is decided about one capture. */
    private static final class Decision {
        final NewCapture capture;
        final long[] numbers;
        final boolean[] fresh;
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
        if (newest < 0) {
            take();
        }
        long first = Math.max(newest + 1, EventNumber.firstOf(clock.instant()).value());
        List<Decision> decisions = database.execute((ConnectionCallback<List<Decision>>) connection -> {
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
        });
        return store(Objects.requireNonNull(decisions), first);
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
                    own.put(identity, new Known(event.content(), number));
                    decision.numbers[i] = number++;
                    decision.fresh[i] = true;
                    decision.stored++;
                } else if (before.content().equals(event.content())) {
                    decision.numbers[i] = before.number();
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
                select e.id, e.declared, e.content, e.number
                from unnest(?) as wanted (id)
                cross join lateral (
                    select id, declared, content, number from traceability.event_id where id = wanted.id offset 0) e
                """)) {
            statement.setArray(1, array);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    known.put(
                            new Identity(found.getObject(1, UUID.class), found.getObject(2, UUID.class)),
                            new Known(found.getObject(3, UUID.class), found.getLong(4)));
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
        long last = first - 1;
        for (Decision decision : decisions) {
            List<Long> numbers =
                    java.util.Arrays.stream(decision.numbers).boxed().toList();
            boolean nothing = decision.stored == 0 && !decision.clashes.isEmpty();
            if (nothing) {
                written.add(new Written(null, numbers, 0, decision.clashes));
                continue;
            }
            CaptureId id = nextCapture();
            MessageDigest digest = sha256();
            long firstOfCapture = last + 1;
            for (int i = 0; i < decision.fresh.length; i++) {
                if (decision.fresh[i]) {
                    last = decision.numbers[i];
                    put(decision.capture, decision.capture.events().get(i), last, id, digest);
                }
            }
            ActId act = ledger.record(new Act(
                    CaptureAct.CAPTURED, decision.capture.actor(), Subject.of("traceability.capture", id.value())));
            rows.add(row(decision, id, firstOfCapture, digest.digest(), act, now));
            written.add(new Written(id, numbers, decision.stored, decision.clashes));
        }
        long reached = last;
        database.execute((ConnectionCallback<@Nullable Void>) connection -> {
            CopyManager manager = copying(connection);
            events.send(manager);
            things.send(manager);
            fields.send(manager);
            return null;
        });
        if (reached >= first) {
            database.update("update traceability.newest set number = ?", reached);
        }
        insert(rows);
        return written;
    }

    private void put(NewCapture capture, NewEvent event, long number, CaptureId id, MessageDigest digest) {
        events.row(13)
                .bigint(number)
                .timestamp(event.eventTime())
                .smallint(event.type())
                .smallint(event.action())
                .integer(word(capture, event.bizStep()))
                .integer(word(capture, event.disposition()))
                .integer(word(capture, event.readPoint()))
                .integer(word(capture, event.bizLocation()))
                .bigint(capture.owner().value())
                .integers(event.named().stream()
                        .mapToInt(key -> word(capture, key))
                        .toArray())
                .bigint(id.value())
                .integer(Objects.requireNonNull(capture.prefixes().get(event.namespaces())))
                .binary(event.body());
        event.things()
                .forEach(thing -> things.row(3)
                        .text(thing.key())
                        .smallint(thing.role().code())
                        .bigint(number));
        event.fields()
                .forEach(field -> fields.row(4)
                        .bigint(nameOf(field.name()))
                        .bigint(number)
                        .text(field.text())
                        .number(field.number()));
        byte[] body = sha256().digest(event.body());
        digest.update(ByteBuffer.allocate(8).putLong(0, number));
        digest.update(body);
    }

    private static int word(NewCapture capture, @Nullable String word) {
        return word == null ? 0 : Objects.requireNonNull(capture.words().get(word));
    }

    /** The number under which {@code traceability.field} keeps the name of a field. */
    static long nameOf(String name) {
        return ByteBuffer.wrap(sha256().digest(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .getLong();
    }

    private CaptureId nextCapture() {
        return new CaptureId(Objects.requireNonNull(
                database.queryForObject("select nextval('traceability.capture_id')", Long.class)));
    }

    private static Object[] row(
            Decision decision, CaptureId id, long firstNumber, byte[] digest, ActId act, Instant now) {
        int repeated = decision.numbers.length - decision.stored - decision.clashes.size();
        boolean some = decision.stored > 0;
        return new Object[] {
            id.value(),
            decision.capture.owner().value(),
            decision.capture.actor().account() == null
                    ? null
                    : decision.capture.actor().account().value(),
            now.atOffset(ZoneOffset.UTC),
            decision.capture.document(),
            decision.stored,
            some ? firstNumber : 0L,
            some ? firstNumber + decision.stored - 1 : 0L,
            repeated,
            digest,
            act.value()
        };
    }

    private void insert(List<Object[]> rows) {
        database.batchUpdate("""
                insert into traceability.capture (id, owner, account, captured_at, document, events, first_number, last_number,
                    repeated, events_digest, act)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
