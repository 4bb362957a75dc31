package vn.phusa.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import vn.phusa.Rooms;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.LedgerVerification;
import vn.phusa.ledger.VerificationReport;

/**
 * Kills the platform, and every fifth time its database with it, while clients capture all-or-nothing documents, small ones that
 * are written at once and larger ones that are kept with a job: every document that was acknowledged is there once and whole,
 * none is ever there in part. {@code CaptureCrash FOLDER [KILLS [SEED]]}.
 */
final class CaptureCrash {
    private static final int CLIENTS = 3;
    private static final int EVENTS = 40;

    /** Every second document is kept with a job. */
    private static final String AT_ONCE = "-Dphusa.epcis.capture-at-once=40000";

    private final Path folder;
    private final RandomGenerator random;
    private final AtomicLong next = new AtomicLong(1);

    /** Whether each acknowledged job's document is a good one. */
    private final Map<Long, Boolean> acknowledged = new ConcurrentHashMap<>();

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private long seenInPart;
    private long wrong;

    private CaptureCrash(Path folder, long seed) {
        this.folder = folder;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20_261_126;
        CaptureCrash crash = new CaptureCrash(Path.of(arguments[0]), seed);
        CapturingPlatform.start(crash.folder, AT_ONCE).stop();
        for (int kill = 1; kill <= kills; kill++) {
            crash.killOnce(kill);
        }
        crash.report(kills);
        System.exit(crash.wrong == 0 ? 0 : 1);
    }

    private void killOnce(int kill) throws Exception {
        CapturingPlatform platform = CapturingPlatform.start(folder, AT_ONCE);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            threads.add(Thread.ofPlatform().start(() -> send(platform, over)));
        }
        threads.add(Thread.ofPlatform().start(() -> look(over)));
        Thread.sleep(random.nextLong(300, 2_500));
        platform.process().toHandle().destroyForcibly();
        if (kill % 5 == 0) {
            killDatabase();
        }
        over.set(true);
        platform.process().waitFor();
        for (Thread thread : threads) {
            thread.join();
        }
        platform.client().close();
        if (kill % 10 == 0) {
            System.err.printf("%d kills, %d documents acknowledged%n", kill, acknowledged.size());
        }
    }

    private void send(CapturingPlatform platform, AtomicBoolean over) {
        while (!over.get()) {
            long number = sent.getAndIncrement();
            boolean large = number % 2 == 1;
            boolean good = number % 7 != 6;
            String document = new String(CaptureDocuments.of(next.getAndAdd(EVENTS), EVENTS), StandardCharsets.UTF_8);
            if (!good) {
                int last = document.lastIndexOf("200.5");
                document = document.substring(0, last) + "-1" + document.substring(last + 5);
            }
            if (large) {
                document += " ".repeat(Math.max(0, 40_001 - document.length()));
            }
            try {
                acknowledged.put(platform.capture(document.getBytes(StandardCharsets.UTF_8)), good);
            } catch (IOException killed) {
                continue;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Looks for a capture that is there in part, all the time. */
    private void look(AtomicBoolean over) {
        while (!over.get()) {
            try (Connection database = connect();
                    PreparedStatement parts = database.prepareStatement("""
                            select count(*) from (
                                select capture from traceability.event group by capture having count(*) <> ?) part
                            """)) {
                while (!over.get()) {
                    parts.setInt(1, EVENTS);
                    try (ResultSet row = parts.executeQuery()) {
                        row.next();
                        seenInPart += row.getLong(1);
                        looks.incrementAndGet();
                    }
                    Thread.sleep(20);
                }
            } catch (SQLException | IllegalStateException databaseKilled) {
                continue;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void report(int kills) throws Exception {
        CapturingPlatform platform = CapturingPlatform.start(folder, AT_ONCE);
        try (Connection database = connect()) {
            long patience = System.nanoTime() + 300_000_000_000L;
            while (number(database, "select count(*) from traceability.job where finished_at is null") > 0
                    && System.nanoTime() < patience) {
                Thread.sleep(200);
            }
            long good =
                    acknowledged.values().stream().filter(Boolean::booleanValue).count();
            long missing = 0;
            long twice = 0;
            long unlike = 0;
            for (Map.Entry<Long, Boolean> job : acknowledged.entrySet()) {
                long there =
                        number(database, "select count(*) from traceability.event where capture = " + job.getKey());
                missing += job.getValue() && there < EVENTS ? 1 : 0;
                twice += job.getValue() && there > EVENTS || !job.getValue() && there > 0 ? 1 : 0;
                unlike += number(
                                        database,
                                        "select count(*) from traceability.job where id = " + job.getKey()
                                                + " and finished_at is not null and success = " + job.getValue())
                                == 1
                        ? 0
                        : 1;
            }
            System.out.println();
            System.out.printf("%-52s %10d%n", "kill -9 during capture", kills);
            System.out.printf("%-52s %10d%n", "documents sent", sent.get());
            System.out.printf("%-52s %10d%n", "  acknowledged with 202", acknowledged.size());
            System.out.printf("%-52s %10d%n", "  of them all good", good);
            must("  good and not there whole", missing);
            must("  there twice, or there and bad", twice);
            must("  whose job has not finished as it should", unlike);
            must(
                    "jobs that never finished",
                    number(database, "select count(*) from traceability.job where finished_at is null"));
            must(
                    "documents in the repository in part",
                    number(
                            database,
                            "select count(*) from (select capture from traceability.event group by capture having count(*) <> "
                                    + EVENTS + ") part"));
            System.out.printf("%-52s %10d%n", "looks at the repository meanwhile", looks.get());
            must("  that saw a document in part", seenInPart);
            must(
                    "events without their identifiers",
                    number(
                            database,
                            "select count(*) from traceability.event left join (select number, count(*) as things from"
                                    + " traceability.thing where role in (1, 6) group by number) t using (number)"
                                    + " where coalesce(things, 0) <> 5"));
            VerificationReport ledger = LedgerVerification.verify(
                    database,
                    Coverage.load(Rooms.FROM_THE_GROUND_UP),
                    LedgerVerification.keyFolder(folder),
                    Optional.empty(),
                    (done, total) -> {});
            System.out.printf("%-52s %10d%n", "acts in the ledger", ledger.acts());
            must("  findings of its verification", ledger.allFindings());
        } finally {
            platform.stop();
        }
    }

    private void must(String what, long count) {
        System.out.printf("%-52s %10d%s%n", what, count, count == 0 ? "" : "  <-- wrong");
        wrong += count;
    }

    private void killDatabase() throws IOException {
        Path file = folder.resolve("postgres/cluster/postmaster.pid");
        if (Files.exists(file)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .ifPresent(server -> {
                        server.descendants().forEach(ProcessHandle::destroyForcibly);
                        server.destroyForcibly();
                    });
        }
    }

    private Connection connect() throws SQLException {
        RunningPostgres server = EmbeddedPostgres.attach(folder.resolve("postgres"))
                .orElseThrow(() -> new IllegalStateException("the database does not run"));
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
