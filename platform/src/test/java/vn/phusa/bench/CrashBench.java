package vn.phusa.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import vn.phusa.Rooms;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.LedgerVerification;
import vn.phusa.ledger.VerificationReport;

/**
 * Kills the platform and its database with SIGKILL at random moments while duties are being opened, then counts what was
 * acknowledged and is gone, and what is there twice. {@code CrashBench FOLDER [ROUNDS [SEED]]}; exits with 1 when anything is
 * wrong.
 */
final class CrashBench {

    private static final int WRITERS = 8;
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private enum Victim {
        PLATFORM,
        DATABASE,
        DATABASE_SESSION,
        BOTH
    }

    private final Path folder;
    private final RandomGenerator random;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final int[] kills = new int[Victim.values().length];
    private @Nullable Process platform;

    private CrashBench(Path folder, long seed) {
        this.folder = folder;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20260101;
        System.exit(new CrashBench(folder, seed).run(rounds) ? 0 : 1);
    }

    private boolean run(int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            if (platform == null) {
                platform = start(WRITERS);
            }
            int before = acknowledged.size();
            Thread.sleep(random.nextLong(100, 2_500));
            Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
            kill(victim);
            awaitWork(before);
            System.err.printf("%4d/%d %-16s %d acknowledged%n", round, rounds, victim, acknowledged.size());
        }
        stop();
        return settleAndReport();
    }

    /** After a kill of the database alone the same platform must go on by itself. */
    private void awaitWork(int before) throws InterruptedException, IOException {
        if (platform == null) {
            return;
        }
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (acknowledged.size() <= before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the platform did not go on after its database was killed");
            }
            Thread.sleep(20);
        }
    }

    private void kill(Victim victim) throws IOException {
        kills[victim.ordinal()]++;
        switch (victim) {
            case PLATFORM -> killPlatform();
            case DATABASE -> postmaster().ifPresent(ProcessHandle::destroyForcibly);
            case DATABASE_SESSION ->
                postmaster().stream()
                        .flatMap(ProcessHandle::children)
                        .skip(random.nextInt(6))
                        .findFirst()
                        .ifPresent(ProcessHandle::destroyForcibly);
            case BOTH -> {
                Optional<ProcessHandle> database = postmaster();
                killPlatform();
                database.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
                database.ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private void killPlatform() {
        Process running = platform;
        if (running != null) {
            // The handle leaves the pipe open, so that what was acknowledged before the kill is still read.
            running.toHandle().destroyForcibly();
            platform = null;
        }
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = folder.resolve("postgres/cluster/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                : Optional.empty();
    }

    private Process start(int writers) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dserver.port=0",
                "-Dserver.address=127.0.0.1",
                CrashWorkload.class.getName(),
                Integer.toString(writers));
        builder.environment().put("PHUSA_DATA", folder.toString());
        builder.environment().put("PHUSA_FIRST_DATA", "EMPTY");
        builder.redirectError(folder.resolve("platform.err").toFile());
        Process process = builder.start();
        CountDownLatch ready = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> listen(process, ready));
        if (!ready.await(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the platform did not start; see " + folder.resolve("platform.out"));
        }
        return process;
    }

    private void listen(Process process, CountDownLatch ready) {
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(CrashWorkload.ACKNOWLEDGED)) {
                    acknowledged.add(line.substring(CrashWorkload.ACKNOWLEDGED.length()));
                } else if (line.equals(CrashWorkload.READY)) {
                    ready.countDown();
                } else {
                    said.add(line);
                }
            }
            Files.write(folder.resolve("platform.out"), said);
        } catch (IOException killed) {
            // The pipe of a killed process may end within a line; that line was not acknowledged.
            return;
        }
    }

    private void stop() throws InterruptedException {
        Process running = platform;
        if (running != null) {
            running.toHandle().destroy();
            running.waitFor();
            platform = null;
        }
    }

    /** Lets the platform catch up without new work, stops it cleanly, and looks. */
    private boolean settleAndReport() throws Exception {
        Process quiet = start(0);
        RunningPostgres running = EmbeddedPostgres.attach(folder.resolve("postgres"))
                .orElseThrow(() -> new IllegalStateException("the database does not run"));
        long deadline = System.nanoTime() + Duration.ofMinutes(15).toNanos();
        try (Connection connection = connect(running)) {
            while (number(
                                    connection,
                                    "select count(*) from duty.duty where room = 'bench' and next_reminder is not null")
                            > 0
                    && System.nanoTime() < deadline) {
                Thread.sleep(1_000);
            }
        }
        quiet.destroy();
        quiet.waitFor();
        try (RunningPostgres server = EmbeddedPostgres.start(Settings.in(folder.resolve("postgres")));
                Connection connection = connect(server)) {
            return report(connection);
        }
    }

    private boolean report(Connection connection) throws SQLException {
        Set<String> lost = new HashSet<>(acknowledged);
        long present = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select subject from duty.duty where room = '" + CrashWorkload.ROOM + "'")) {
            while (rows.next()) {
                lost.remove(rows.getString(1));
                present++;
            }
        }
        long doubled = number(
                connection,
                "select count(*) from (select subject from duty.duty where room = 'bench' group by subject having"
                        + " count(*) > 1) twice");
        long withoutHistory = number(
                connection,
                "select count(*) from duty.duty d where room = 'bench' and not exists (select from duty.history h where"
                        + " h.duty = d.id)");
        long notReminded = number(
                connection,
                "select count(*) from duty.duty d where room = 'bench' and not exists (select from duty.reminder r where"
                        + " r.duty = d.id and r.covered_by is null)");
        long notTold = number(
                connection,
                "select coalesce(sum(greatest(r.told - n.notices, 0)), 0) from (select duty, count(*) filter (where"
                        + " covered_by is null) told from duty.reminder group by duty) r cross join lateral (select"
                        + " count(*) notices from notice.notice where kind = 'duty.reminder' and path = '/work/duties/' ||"
                        + " r.duty) n");
        long toldTwice = number(
                connection,
                "select coalesce(sum(greatest(n.notices - r.told, 0)), 0) from (select duty, count(*) filter (where"
                        + " covered_by is null) told from duty.reminder group by duty) r cross join lateral (select"
                        + " count(*) notices from notice.notice where kind = 'duty.reminder' and path = '/work/duties/' ||"
                        + " r.duty) n");
        VerificationReport ledger = LedgerVerification.verify(
                connection,
                Coverage.load(Rooms.FROM_THE_GROUND_UP),
                LedgerVerification.keyFolder(folder),
                Optional.empty(),
                (done, total) -> {});
        System.out.println();
        for (Victim victim : Victim.values()) {
            System.out.printf("%-40s %10d%n", "kill -9: " + victim, kills[victim.ordinal()]);
        }
        System.out.printf("%-40s %10d%n", "duties acknowledged", acknowledged.size());
        System.out.printf("%-40s %10d%n", "duties present", present);
        System.out.printf("%-40s %10d%n", "acknowledged but lost", lost.size());
        System.out.printf("%-40s %10d%n", "present twice", doubled);
        System.out.printf("%-40s %10d%n", "without history", withoutHistory);
        System.out.printf("%-40s %10d%n", "overdue but never reminded of", notReminded);
        System.out.printf("%-40s %10d%n", "reminders that reached nobody", notTold);
        System.out.printf("%-40s %10d%n", "reminders told twice", toldTwice);
        System.out.printf("%-40s %10d%n", "acts in the ledger", ledger.acts());
        System.out.printf("%-40s %10d%n", "findings of the ledger", ledger.allFindings());
        return lost.isEmpty()
                && doubled + withoutHistory + notReminded + notTold + toldTwice + ledger.allFindings() == 0;
    }

    private static Connection connect(RunningPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
