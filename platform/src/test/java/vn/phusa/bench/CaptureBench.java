package vn.phusa.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;

/**
 * Durable capture over HTTP, beside a plain COPY of the same rows into tables with the same indexes in the same database: four
 * clients, documents of 1,000 events with five identifiers each, counted when their jobs have finished. Interleaved rounds,
 * medians. {@code CaptureBench FOLDER [--quick] [--large]}; {@code --large} sends one document of a gigabyte to a heap of 512 MiB.
 */
final class CaptureBench {
    private static final int CLIENTS = 4;
    private static final int EVENTS = 1_000;
    private static final List<String> TABLES = List.of("event", "thing", "event_id", "field");

    private final Path folder;
    private final CapturingPlatform platform;
    private final AtomicLong next = new AtomicLong(1);

    private CaptureBench(Path folder, CapturingPlatform platform) {
        this.folder = folder;
        this.platform = platform;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<String> options = Arrays.asList(arguments);
        CapturingPlatform platform = CapturingPlatform.start(folder);
        try {
            CaptureBench bench = new CaptureBench(folder, platform);
            if (options.contains("--large")) {
                bench.large();
            } else {
                bench.rounds(options.contains("--quick"));
            }
        } finally {
            platform.stop();
        }
    }

    private void rounds(boolean quick) throws Exception {
        int perClient = quick ? 5 : 10;
        int rounds = quick ? 3 : 7;
        try (Connection database = connect()) {
            makeTables(database);
            List<Double> captured = new ArrayList<>();
            List<Double> copied = new ArrayList<>();
            round(database, perClient, 2);
            for (int round = 0; round < rounds; round++) {
                double[] rates = round(database, perClient, 1);
                captured.add(rates[0]);
                copied.add(rates[1]);
                System.err.printf(
                        Locale.ROOT, "round %d: captured %,.0f/s, copied %,.0f/s%n", round + 1, rates[0], rates[1]);
            }
            double capture = median(captured);
            double copy = median(copied);
            System.out.printf(
                    Locale.ROOT,
                    "durable capture over HTTP  %,8.0f events/s   (%d clients, %,d events a document, %d rounds)%n",
                    capture,
                    CLIENTS,
                    EVENTS,
                    rounds);
            System.out.printf(Locale.ROOT, "plain COPY of the same     %,8.0f events/s%n", copy);
            System.out.printf(
                    Locale.ROOT,
                    "ratio                      %8.0f %%          (at least 40 %%)%n",
                    100 * capture / copy);
            System.out.printf(
                    Locale.ROOT,
                    "fsync %s, load average %s%n",
                    text(database, "show fsync"),
                    Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        }
    }

    /** Captures some documents, then copies their rows; events a second of both. */
    private double[] round(Connection database, int perClient, int times) throws Exception {
        long before = number(database, "select number from traceability.newest");
        List<List<byte[]>> documents = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            List<byte[]> own = new ArrayList<>();
            for (int i = 0; i < perClient * times; i++) {
                own.add(CaptureDocuments.of(next.getAndAdd(EVENTS), EVENTS));
            }
            documents.add(own);
        }
        long begin = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (List<byte[]> own : documents) {
                running.add(clients.submit(() -> sendAll(own)));
            }
            for (Future<Boolean> client : running) {
                if (!client.get()) {
                    throw new IllegalStateException("a job failed");
                }
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        int events = CLIENTS * perClient * times * EVENTS;
        long stored = number(database, "select count(*) from traceability.event where number > " + before);
        if (stored != events) {
            throw new IllegalStateException("stored " + stored + " of " + events);
        }
        return new double[] {events / seconds, events / copy(database, before)};
    }

    private boolean sendAll(List<byte[]> documents) throws IOException, InterruptedException {
        boolean good = true;
        List<Long> jobs = new ArrayList<>();
        for (byte[] document : documents) {
            jobs.add(platform.capture(document));
        }
        for (long job : jobs) {
            good &= platform.finished(job);
        }
        return good;
    }

    // ---- plain COPY

    private static void makeTables(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("drop schema if exists copied cascade");
            statement.execute("create schema copied");
            statement.execute(
                    "create table copied.event (like traceability.event including all) partition by range (number)");
            statement.execute("create table copied.event_all partition of copied.event default");
            for (String table : TABLES.subList(1, TABLES.size())) {
                String key = table.equals("thing") ? "key" : table.equals("event_id") ? "id" : "name";
                statement.execute("create table copied." + table + " (like traceability." + table
                        + " including all) partition by hash (" + key + ")");
                int parts = (int) number(
                        database,
                        "select count(*) from pg_inherits where inhparent = 'traceability." + table + "'::regclass");
                for (int i = 0; i < parts; i++) {
                    statement.execute("create table copied." + table + "_" + i + " partition of copied." + table
                            + " for values with (modulus " + parts + ", remainder " + i + ")");
                }
            }
        }
    }

    /** Seconds that COPY takes for the rows of the events after that number, one transaction, one connection. */
    private static double copy(Connection database, long after) throws SQLException, IOException {
        CopyManager copying = database.unwrap(PGConnection.class).getCopyAPI();
        List<byte[]> rows = new ArrayList<>();
        for (String table : TABLES) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            copying.copyOut(
                    "copy (select * from traceability." + table + " where number > " + after
                            + " order by number) to stdout (format binary)",
                    bytes);
            rows.add(bytes.toByteArray());
        }
        database.setAutoCommit(false);
        long begin = System.nanoTime();
        for (int i = 0; i < TABLES.size(); i++) {
            copying.copyIn(
                    "copy copied." + TABLES.get(i) + " from stdin (format binary)",
                    new ByteArrayInputStream(rows.get(i)),
                    1 << 16);
        }
        database.commit();
        double seconds = (System.nanoTime() - begin) / 1e9;
        database.setAutoCommit(true);
        return seconds;
    }

    // ---- a gigabyte

    private void large() throws Exception {
        long bytes = 1L << 30;
        AtomicLong made = new AtomicLong();
        long begin = System.nanoTime();
        long job = platform.capture(() -> document(bytes, made));
        double accepted = (System.nanoTime() - begin) / 1e9;
        if (!platform.finished(job)) {
            throw new IllegalStateException("the job failed: " + platform.job(job));
        }
        double finished = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "a document of 1 GiB, %,d events: acknowledged after %.0f s, captured after %.0f s, heap limit 512 MiB,"
                        + " resident memory at most %,d MiB%n",
                made.get(),
                accepted,
                finished,
                peakResident(platform.process().pid()) >> 10);
    }

    private InputStream document(long bytes, AtomicLong made) {
        Enumeration<InputStream> parts = new Enumeration<>() {
            private long sent = CaptureDocuments.head().length;
            private int part;

            @Override
            public boolean hasMoreElements() {
                return part >= 0;
            }

            @Override
            public InputStream nextElement() {
                if (part++ == 0) {
                    return new ByteArrayInputStream(CaptureDocuments.head());
                }
                if (sent >= bytes) {
                    part = -1;
                    return new ByteArrayInputStream(CaptureDocuments.tail());
                }
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < EVENTS; i++) {
                    text.append(made.getAndIncrement() == 0 ? "" : ",\n");
                    CaptureDocuments.event(text, next.getAndIncrement());
                }
                byte[] events = text.toString().getBytes(StandardCharsets.UTF_8);
                sent += events.length;
                return new ByteArrayInputStream(events);
            }
        };
        return new SequenceInputStream(parts);
    }

    private static long peakResident(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    // ---- small things

    private Connection connect() throws SQLException {
        RunningPostgres server = EmbeddedPostgres.attach(folder.resolve("postgres"))
                .orElseThrow(() -> new IllegalStateException("the database does not run"));
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static long number(Connection database, String sql) throws SQLException {
        return Long.parseLong(text(database, sql));
    }

    private static String text(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
