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
import vn.phusa.Rooms;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.LedgerVerification;
import vn.phusa.ledger.VerificationReport;

/**
 * Kills the platform, and every other time its database with it, in the middle of storing a table of {@value #ROWS} rows:
 * nothing of it may be there afterwards, and storing it again must give exactly one set.
 */
final class ImportCrash {
    private static final int ROWS = 5_000;
    private static final int TABLES = Integer.getInteger("phusa.bench.tables", 3);
    private static final int KILLS_OF_A_TABLE = 2;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path folder;
    private final RandomGenerator random;
    private final Acknowledged acknowledged = new Acknowledged();
    private long wrong;

    ImportCrash(Path folder, long seed) {
        this.folder = folder;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    boolean run() throws Exception {
        Files.createDirectories(folder);
        start(0).ready().stop();
        int kills = 0;
        long left = 0;
        StringBuilder reached = new StringBuilder();
        for (int table = 1; table <= TABLES; table++) {
            for (int kill = 0; kill < KILLS_OF_A_TABLE; kill++) {
                Platform platform = start(ROWS).ready();
                long target = random.nextLong(1, ROWS - 500);
                long done = await(
                        "select coalesce(max(done), 0) from programme.import_progress p join programme.import i"
                                + " on i.id = p.import_id where i.state = 'storing' and p.beat_at > now() - interval '10 minutes'",
                        target);
                platform.kill();
                if (kills++ % 2 == 1) {
                    killDatabase();
                }
                platform.process().waitFor();
                reached.append(reached.isEmpty() ? "" : ", ").append(done);
                System.err.printf("table %d: killed after %d of %d rows%n", table, done, ROWS);
                // Without work to do: looks at what the killed one has left.
                Platform quiet = start(0).ready();
                left += number("select count(*) from programme.commitment") - (long) (table - 1) * ROWS;
                left += number("select count(*) from programme.commitment_event") - (long) (table - 1) * ROWS;
                left += number("select count(*) from search.change where kind = 'programme.commitment'")
                        - (long) (table - 1) * ROWS;
                left += number("select count(*) from programme.import_row where commitment_id is not null")
                        - (long) (table - 1) * ROWS;
                // The officer comes back later: a storing that has not been heard of for two minutes may be begun anew.
                execute("update programme.import_progress set beat_at = beat_at - interval '1 hour'");
                quiet.stop();
            }
            Platform platform = start(ROWS).ready();
            await("select count(*) from programme.import where state = 'stored'", table);
            platform.stop();
        }
        report(kills, left, reached.toString());
        return wrong == 0;
    }

    private void report(int kills, long left, String reached) throws Exception {
        Platform quiet = start(0).ready();
        System.out.println();
        System.out.printf("%-44s %10d%n", "kill -9 in the middle of a table", kills);
        System.out.printf("%-44s %s%n", "  rows written by then, of " + ROWS, reached);
        must("  rows and their traces left behind", left);
        System.out.printf("%-44s %10d%n", "tables stored again", TABLES);
        long present = number("select count(*) from programme.commitment");
        System.out.printf("%-44s %10d%n", "  commitments present", present);
        must("  missing or too many", Math.abs(present - (long) TABLES * ROWS));
        must(
                "  numbers there twice",
                number(
                        "select count(*) from (select number from programme.commitment group by number having count(*) > 1) t"));
        must(
                "  without exactly one entry of history",
                number("select count(*) from programme.commitment c where (select count(*) from"
                        + " programme.commitment_event e where e.commitment_id = c.id) <> 1"));
        must(
                "  rows that do not name their commitment",
                number("select count(*) from programme.import_row r left join programme.commitment c on c.id ="
                        + " r.commitment_id where r.state = 'good' and c.id is null"));
        must(
                "  acts too many or missing",
                Math.abs(TABLES - number("select count(distinct act) from programme.commitment_event")));
        must("  tables not stored", number("select count(*) from programme.import where state <> 'stored'"));
        RunningPostgres running = running().orElseThrow();
        try (Connection connection = connect(running)) {
            VerificationReport ledger = LedgerVerification.verify(
                    connection,
                    Coverage.load(Rooms.FROM_THE_GROUND_UP),
                    LedgerVerification.keyFolder(folder),
                    Optional.empty(),
                    (done, total) -> {});
            System.out.printf("%-44s %10d%n", "acts in the ledger", ledger.acts());
            must("  findings of its verification", ledger.allFindings());
        }
        quiet.stop();
    }

    private void must(String what, long count) {
        System.out.printf("%-44s %10d%s%n", what, count, count == 0 ? "" : "  <-- wrong");
        wrong += Math.abs(count);
    }

    private Platform start(int rows) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("PHUSA_FIRST_DATA", "EMPTY");
        return Platform.start(folder, environment, 0, rows, acknowledged);
    }

    /** Waits until the number is as large as that; answers what it is then. */
    private long await(String sql, long least) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            long now = number(sql);
            if (now >= least) {
                return now;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("never reached " + least + ": " + sql);
    }

    private Optional<RunningPostgres> running() {
        return EmbeddedPostgres.attach(folder.resolve("postgres"));
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

    private long number(String sql) throws SQLException {
        RunningPostgres server = running().orElseThrow(() -> new IllegalStateException("the database does not run"));
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        RunningPostgres server = running().orElseThrow(() -> new IllegalStateException("the database does not run"));
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(RunningPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
