package vn.phusa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;

/**
 * Kills the platform and its database with SIGKILL at random moments while duties are being opened and evidence is being
 * filed, then counts what was acknowledged and is gone, and what is there twice; and while a table of several thousand rows is
 * being stored ({@link ImportCrash}). {@code CrashBench FOLDER [ROUNDS [SEED]]}, with 0 rounds only the tables; exits with 1
 * when anything is wrong.
 */
final class CrashBench {

    private static final int WRITERS = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private enum Victim {
        PLATFORM,
        DATABASE,
        DATABASE_SESSION,
        BOTH
    }

    private final Path folder;
    private final RandomGenerator random;
    private final Acknowledged acknowledged = new Acknowledged();
    private final Mailbox mail = new Mailbox();
    private final int[] kills = new int[Victim.values().length];
    private @Nullable Platform platform;

    private CrashBench(Path folder, long seed) {
        this.folder = folder;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20260101;
        boolean good = rounds == 0 || new CrashBench(folder.resolve("writing"), seed).run(rounds);
        good &= new ImportCrash(folder.resolve("importing"), seed).run();
        System.exit(good ? 0 : 1);
    }

    private boolean run(int rounds) throws Exception {
        Files.createDirectories(folder);
        // Creates the database, and the start-up cache for the many starts to come.
        start(0).ready().stop();
        long begin = System.nanoTime();
        for (int round = 1; round <= rounds; round++) {
            if (platform == null) {
                platform = start(WRITERS).ready();
            }
            int before = acknowledged.size();
            Thread.sleep(random.nextLong(100, 2_500));
            Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
            kill(victim);
            awaitWork(before);
            System.err.printf("%4d/%d %-16s %d acknowledged%n", round, rounds, victim, acknowledged.size());
        }
        if (platform != null) {
            platform.stop();
        }
        System.err.printf("all kills done after %d s; waiting for what is due%n", secondsSince(begin));
        boolean good = settleAndReport();
        System.out.printf("%-44s %10d%n", "seconds in all", secondsSince(begin));
        return good;
    }

    private static long secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000_000L;
    }

    private Platform start(int writers) throws IOException {
        Map<String, String> environment = new HashMap<>(mail.environment());
        environment.put("PHUSA_FIRST_DATA", "EMPTY");
        return Platform.start(folder, environment, writers, acknowledged);
    }

    /** After a kill of the database alone the same platform must go on by itself. */
    private void awaitWork(int before) throws InterruptedException {
        if (platform == null) {
            return;
        }
        long deadline = System.nanoTime() + LONGEST_PAUSE.toNanos();
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
        if (platform != null) {
            platform.kill();
            platform = null;
        }
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = folder.resolve("postgres/cluster/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                : Optional.empty();
    }

    /** Lets the platform catch up without new work, stops it cleanly, and looks. */
    private boolean settleAndReport() throws Exception {
        Platform quiet = start(0).ready();
        RunningPostgres running = EmbeddedPostgres.attach(folder.resolve("postgres"))
                .orElseThrow(() -> new IllegalStateException("the database does not run"));
        try (Connection connection = connect(running)) {
            settle(connection);
        }
        quiet.stop();
        System.out.println();
        int all = 0;
        for (Victim victim : Victim.values()) {
            System.out.printf("%-44s %10d%n", "kill -9: " + victim, kills[victim.ordinal()]);
            all += kills[victim.ordinal()];
        }
        System.out.printf("%-44s %10d%n", "kills", all);
        try (RunningPostgres server = EmbeddedPostgres.start(Settings.in(folder.resolve("postgres")));
                Connection connection = connect(server)) {
            return Reckoning.print(connection, folder, acknowledged, mail.arrived());
        }
    }

    /** Until every reminder that is due has been told and every mail has been handed over; at most for ten minutes. */
    static void settle(Connection connection) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        try (Statement statement = connection.createStatement()) {
            // After a crash a mail waits minutes for its next attempt; there is nothing to learn from waiting.
            boolean waiting = true;
            while (waiting && System.nanoTime() < deadline) {
                statement.execute(
                        "update base.scheduled_tasks set execution_time = now() where task_name = 'notice.mail'"
                                + " and not picked");
                try (ResultSet row = statement.executeQuery(
                        "select exists (select from duty.duty where room = 'bench' and next_reminder is not null) or"
                                + " exists (select from notice.mail where sent_at is null)")) {
                    row.next();
                    waiting = row.getBoolean(1);
                }
                Thread.sleep(1_000);
            }
        }
    }

    private static Connection connect(RunningPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
