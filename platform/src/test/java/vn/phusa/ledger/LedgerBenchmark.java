package vn.phusa.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Actor;
import vn.phusa.base.VietnamTime;
import vn.phusa.base.store.Migrations;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;
import vn.phusa.ledger.store.Erasures;
import vn.phusa.ledger.store.Leaves;
import vn.phusa.ledger.store.LedgerKey;

/** Acts recorded per second and rows verified per second, on a durable PostgreSQL (fsync on). Run it with ./bench ledger. */
public final class LedgerBenchmark {

    private static final String ORIGIN = "benchmark.example/so-cai";
    private static final Coverage COVERAGE = new Coverage(Stream.concat(
                    Coverage.load(List.of("ledger")).tables().stream(),
                    Stream.of(new CoveredTable("office.report", List.of("id"))))
            .toList());

    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final Ledger ledger;

    private LedgerBenchmark(HikariDataSource database, Path folder) {
        this.sql = JdbcClient.create(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        JdbcTemplate template = new JdbcTemplate(database);
        LedgerKey key = LedgerKey.open(folder, ORIGIN);
        Leaves leaves = new Leaves(template, COVERAGE, key);
        this.ledger = new Ledger(
                leaves,
                new Erasures(template, COVERAGE, leaves),
                key,
                ORIGIN,
                transactions,
                Clock.system(VietnamTime.ZONE));
        ledger.announceKey();
    }

    public static void main(String[] arguments) throws Exception {
        int acts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int bulkRows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
        Path folder = Files.createTempDirectory("phusa-ledger-benchmark");
        try (RunningPostgres server = EmbeddedPostgres.start(Settings.in(folder.resolve("postgres")))) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(server.jdbcUrl());
            config.setUsername(server.user());
            config.setPassword(server.password());
            config.setMaximumPoolSize(9);
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            try (HikariDataSource database = new HikariDataSource(config)) {
                Migrations.run(database, List.of("base", "ledger"));
                JdbcClient.create(database).sql("""
                        create schema office;
                        create table office.report (
                            id bigint generated always as identity primary key, act bigint not null,
                            salt uuid default gen_random_uuid(), title text not null, due date, at timestamptz, facts jsonb);
                        create table office.plain (
                            id bigint generated always as identity primary key, title text not null);
                        call ledger.cover('office.report');
                        insert into ledger.log (origin) values ('benchmark.example/so-cai');
                        """).update();
                new LedgerBenchmark(database, folder).run(acts, bulkRows, database, folder);
            }
        } finally {
            delete(folder);
        }
    }

    private void run(int acts, int bulkRows, HikariDataSource database, Path folder) throws Exception {
        measure("warm-up", 1, 500, this::insertPlain);
        measure("warm-up", 1, 500, this::file);
        for (int threads : new int[] {1, 8}) {
            measure("insert a row, no act, " + threads + " threads", threads, acts, this::insertPlain);
            measure("record an act with a row, " + threads + " threads", threads, acts, this::file);
        }
        long start = System.nanoTime();
        transactions.executeWithoutResult(_ -> {
            ActId act = record();
            sql.sql("""
                    insert into office.report (act, title, due, at, facts)
                    select :act, 'Báo cáo ' || n, '2026-06-30', now(), '{"a": 1}' from generate_series(1, :rows) n
                    """).param("act", act.value()).param("rows", bulkRows).update();
        });
        print("one bulk act of " + bulkRows + " rows", bulkRows, start, "rows");
        ledger.checkpoint();
        for (int round = 0; round < 2; round++) {
            long begin = System.nanoTime();
            try (Connection connection = database.getConnection()) {
                VerificationReport report =
                        LedgerVerification.verify(connection, COVERAGE, folder, Optional.empty(), (done, total) -> {});
                print(
                        "verify " + report.acts() + " acts, " + report.rows() + " rows, " + report.allFindings()
                                + " findings",
                        report.acts() + report.rows(),
                        begin,
                        "acts and rows");
            }
        }
    }

    private ActId record() {
        return ledger.record(new Act(
                () -> "office.report-filed",
                Actor.platform(),
                Subject.of("office.commitment", 17),
                Map.of("pages", 3)));
    }

    private void file() {
        transactions.executeWithoutResult(_ -> sql.sql(
                        "insert into office.report (act, title, due, facts) values (?, 'Báo cáo', '2026-06-30', '{}')")
                .param(record().value())
                .update());
    }

    private void insertPlain() {
        transactions.executeWithoutResult(_ ->
                sql.sql("insert into office.plain (title) values ('Báo cáo')").update());
    }

    private static void measure(String what, int threads, int times, Runnable work) throws Exception {
        long start = System.nanoTime();
        long[] took = new long[times];
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Integer>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                parts.add(() -> {
                    for (int i = first; i < times; i += threads) {
                        long begin = System.nanoTime();
                        work.run();
                        took[i] = System.nanoTime() - begin;
                    }
                    return times;
                });
            }
            for (Future<Integer> part : pool.invokeAll(parts)) {
                part.get();
            }
        }
        if (!what.equals("warm-up")) {
            print(what, times, start, "");
            Arrays.sort(took);
            System.out.printf(
                    Locale.ROOT,
                    "%-52s %10.1f ms median, %.1f ms at 99 %%%n",
                    "",
                    took[times / 2] / 1e6,
                    took[times * 99 / 100] / 1e6);
        }
    }

    private static void print(String what, long times, long start, String unit) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-52s %,10.0f %s per second%n", what, times / seconds, unit);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
