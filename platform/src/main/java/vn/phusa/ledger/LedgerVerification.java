package vn.phusa.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.phusa.ledger.store.CoveredRow;
import vn.phusa.ledger.store.CoveredRows;
import vn.phusa.ledger.store.Erasures;
import vn.phusa.ledger.store.LeafNodes;
import vn.phusa.ledger.store.LeafRow;
import vn.phusa.ledger.store.LedgerKey;
import vn.phusa.ledger.store.Manifest;
import vn.phusa.merkle.Checkpoint;
import vn.phusa.merkle.Frontier;
import vn.phusa.merkle.Hash;
import vn.phusa.merkle.MalformedTextException;
import vn.phusa.merkle.NoteVerifier;
import vn.phusa.merkle.SignedNote;
import vn.phusa.merkle.Verdict;

/**
 * Checks the whole ledger and every row of the covered tables against it, and names what differs. Plain JDBC, so that the
 * command line can do it without the platform. Reads one snapshot of the database with cursors: memory does not grow with the
 * ledger (only with the rows of the largest single act), and work goes on meanwhile.
 */
public final class LedgerVerification {

    private static final int ROWS_AT_ONCE = 1_000;

    /** Told how far the check is. */
    public interface Progress {
        /** @param done of {@code total} steps */
        void reached(long done, long total);
    }

    private final Connection connection;
    private final Coverage coverage;
    private final Path keyFolder;
    private final Optional<SignedNote> kept;
    private final Progress progress;

    private final Set<Integer> announcedKeys = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private long allFindings;
    private long acts;
    private long rows;
    private long erasures;
    private long checkpoints;
    private long unknownSeals;
    private long steps;
    private long allSteps;

    private LedgerVerification(
            Connection connection, Coverage coverage, Path keyFolder, Optional<SignedNote> kept, Progress progress) {
        this.connection = connection;
        this.coverage = coverage;
        this.keyFolder = keyFolder;
        this.kept = kept;
        this.progress = progress;
    }

    /** Where the ledger's key files are in a data folder. */
    public static Path keyFolder(Path dataFolder) {
        return dataFolder.resolve("ledger");
    }

    /**
     * Checks everything.
     *
     * @param connection for this check alone; its transaction is rolled back
     * @param coverage the tables to check
     * @param keyFolder see {@link #keyFolder}; may lack the key, then seals and signatures are not checked
     * @param kept a checkpoint that was kept off the machine, the only proof against somebody who has the key as well
     */
    public static VerificationReport verify(
            Connection connection, Coverage coverage, Path keyFolder, Optional<SignedNote> kept, Progress progress)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
            }
            return verifyWithin(connection, coverage, keyFolder, kept, progress);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /** As {@link #verify}, within a transaction that the caller has begun and will end. */
    static VerificationReport verifyWithin(
            Connection connection, Coverage coverage, Path keyFolder, Optional<SignedNote> kept, Progress progress)
            throws SQLException {
        return new LedgerVerification(connection, coverage, keyFolder, kept, progress).run();
    }

    private VerificationReport run() throws SQLException {
        CoveredRows.writeValuesAlike(connection);
        String origin = text("select origin from ledger.log");
        allSteps = 2 * number("select count(*) from ledger.leaf");
        for (CopyCheck check : coverage.checks()) {
            allSteps += within(check, () -> check.steps(connection));
        }
        Optional<LedgerKey> key = LedgerKey.find(keyFolder, origin);
        checkGuards();
        checkTree(key, checkpoints(origin, key));
        checkActs();
        checkCopies();
        checkComputedCopies();
        progress.reached(allSteps, allSteps);
        return new VerificationReport(origin, acts, rows, erasures, checkpoints, unknownSeals, findings, allFindings);
    }

    // ---- checkpoints

    /** Roots that must be met, by size of the tree. */
    private TreeMap<Long, List<Checkpoint>> checkpoints(String origin, Optional<LedgerKey> key) throws SQLException {
        List<NoteVerifier> trusted = new ArrayList<>();
        for (String publicKey : texts("select public_key from ledger.signing_key")) {
            try {
                NoteVerifier announced = NoteVerifier.parse(publicKey);
                trusted.add(announced);
                announcedKeys.add(announced.id());
            } catch (MalformedTextException changed) {
                // The row is covered; the walk over the acts reports it.
                continue;
            }
        }
        // This machine's own key needs no announcement.
        key.map(own -> own.signer().verifier()).ifPresent(own -> {
            trusted.add(own);
            announcedKeys.add(own.id());
        });
        TreeMap<Long, List<Checkpoint>> bySize = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet stored = statement.executeQuery("select size, note from ledger.checkpoint")) {
            while (stored.next()) {
                String name = "ledger.checkpoint " + stored.getLong(1);
                try {
                    SignedNote note = SignedNote.parse(stored.getString(2));
                    add(name, note, origin, trusted, true, bySize);
                } catch (MalformedTextException changed) {
                    found(Finding.Kind.CHECKPOINT_FORGED, name);
                }
            }
        }
        Optional<SignedNote> last = key.flatMap(LedgerKey::lastCheckpoint);
        if (last.isPresent()) {
            add("last checkpoint of this machine", last.get(), origin, trusted, true, bySize);
        }
        if (kept.isPresent()) {
            // Whoever kept it vouches for it: its key may be one that this machine never had.
            add("checkpoint kept elsewhere", kept.get(), origin, trusted, false, bySize);
        }
        return bySize;
    }

    private void add(
            String name,
            SignedNote note,
            String origin,
            List<NoteVerifier> trusted,
            boolean keyMustBeKnown,
            TreeMap<Long, List<Checkpoint>> bySize) {
        switch (Checkpoint.verify(note, origin, trusted)) {
            case Verdict.Valid _ -> {}
            case Verdict.Invalid(Verdict.Reason reason, String _) -> {
                switch (reason) {
                    case NO_TRUSTED_SIGNATURE -> {
                        if (keyMustBeKnown) {
                            found(Finding.Kind.CHECKPOINT_FORGED, name);
                            return;
                        }
                    }
                    case OTHER_LOG -> {
                        found(Finding.Kind.CHECKPOINT_OF_OTHER_LOG, name);
                        return;
                    }
                    case BAD_SIGNATURE, MALFORMED, OUT_OF_RANGE, PROOF_LENGTH, ROOT_MISMATCH, NO_ENTRY -> {
                        found(Finding.Kind.CHECKPOINT_FORGED, name);
                        return;
                    }
                }
            }
        }
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.of(note);
        } catch (MalformedTextException noCheckpoint) {
            found(Finding.Kind.CHECKPOINT_FORGED, name);
            return;
        }
        if (!checkpoint.origin().equals(origin)) {
            found(Finding.Kind.CHECKPOINT_OF_OTHER_LOG, name);
            return;
        }
        bySize.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>()).add(checkpoint);
        checkpoints++;
    }

    // ---- the tree

    private void checkTree(Optional<LedgerKey> key, TreeMap<Long, List<Checkpoint>> promised) throws SQLException {
        Frontier frontier = Frontier.EMPTY;
        long expected = 0;
        boolean whole = true;
        try (Statement statement = cursor();
                ResultSet leaf =
                        statement.executeQuery("select leaf_index, act, kind, subject, hash, nodes, seal, sealed_by"
                                + " from ledger.leaf order by leaf_index")) {
            while (leaf.next()) {
                long index = leaf.getLong(1);
                Hash hash = Hash.of(leaf.getBytes(5));
                if (index != expected) {
                    found(Finding.Kind.LEAF_MISSING, "leaf " + range(expected, index - 1));
                    whole = false;
                }
                String name = name(index, leaf.getString(3), leaf.getString(4));
                checkSeal(key, leaf, index, hash, name);
                if (whole) {
                    Frontier.Growth growth = frontier.append(hash);
                    frontier = growth.frontier();
                    if (!Arrays.equals(LeafNodes.bytes(growth.completed()), leaf.getBytes(6))) {
                        found(Finding.Kind.NODES_CHANGED, name);
                    }
                    compareRoots(frontier, promised.get(frontier.size()));
                }
                expected = index + 1;
                step();
            }
        }
        Map.Entry<Long, List<Checkpoint>> largest = promised.lastEntry();
        if (largest != null && largest.getKey() > expected) {
            found(Finding.Kind.LEDGER_TRUNCATED, "leaf " + range(expected, largest.getKey() - 1));
        }
    }

    private void checkSeal(Optional<LedgerKey> key, ResultSet leaf, long index, Hash hash, String name)
            throws SQLException {
        if (!announcedKeys.contains(leaf.getInt(8))) {
            found(Finding.Kind.LEAF_NOT_SEALED, name);
        } else if (key.isEmpty() || key.get().signer().verifier().id() != leaf.getInt(8)) {
            unknownSeals++;
        } else if (!key.get().sealed(index, leaf.getLong(2), hash, leaf.getBytes(7))) {
            found(Finding.Kind.LEAF_NOT_SEALED, name);
        }
    }

    private void compareRoots(Frontier frontier, @Nullable List<Checkpoint> promised) {
        if (promised == null) {
            return;
        }
        Hash root = frontier.root();
        for (Checkpoint checkpoint : promised) {
            if (!checkpoint.root().equals(root)) {
                found(Finding.Kind.CHECKPOINT_CONTRADICTED, "leaf " + range(0, checkpoint.size() - 1));
            }
        }
    }

    // ---- the acts and their rows

    private void checkActs() throws SQLException {
        List<RowCursor> cursors = new ArrayList<>();
        try (Statement statement = cursor();
                ResultSet leaf =
                        statement.executeQuery("select " + LeafRow.COLUMNS + " from ledger.leaf order by act")) {
            for (CoveredTable table : coverage.tables()) {
                open(table).ifPresent(cursors::add);
            }
            while (leaf.next()) {
                LeafRow row = LeafRow.read(leaf);
                checkAct(row, rowsOf(row.recorded().act().value(), cursors));
                acts++;
                step();
            }
            for (RowCursor cursor : cursors) {
                for (CoveredRow row = cursor.current; row != null; row = cursor.next()) {
                    found(Finding.Kind.ROW_INSERTED, row.name());
                }
            }
        } finally {
            for (RowCursor cursor : cursors) {
                cursor.close();
            }
        }
    }

    private Optional<RowCursor> open(CoveredTable table) throws SQLException {
        CoveredRows reader;
        try {
            reader = CoveredRows.of(connection, table);
        } catch (IllegalStateException missing) {
            found(Finding.Kind.TABLE_MISSING, table.name());
            return Optional.empty();
        }
        return Optional.of(new RowCursor(reader));
    }

    private TreeMap<String, Hash> rowsOf(long act, List<RowCursor> cursors) throws SQLException {
        TreeMap<String, Hash> ofAct = new TreeMap<>();
        for (RowCursor cursor : cursors) {
            CoveredRow row = cursor.current;
            while (row != null && row.act() <= act) {
                if (row.act() < act) {
                    found(Finding.Kind.ROW_INSERTED, row.name());
                } else {
                    ofAct.put(row.name(), row.digest());
                    rows++;
                }
                row = cursor.next();
            }
        }
        return ofAct;
    }

    private void checkAct(LeafRow leaf, TreeMap<String, Hash> actual) throws SQLException {
        RecordedAct act = leaf.recorded();
        String name = name(act.index().value(), act.kind(), act.subject());
        boolean genuine = leaf.entry().isPresent()
                ? leaf.entry().get().leaf().equals(leaf.hash())
                : erasedLawfully(
                        Erasures.LEAVES,
                        CanonicalJson.write(List.of(act.act().toString())),
                        leaf.hash(),
                        leaf.digestOfRemains());
        if (!genuine) {
            found(Finding.Kind.LEAF_CHANGED, name);
        }
        byte[] promised = leaf.rowDigest();
        if (promised == null) {
            if (leaf.manifest() != null) {
                found(Finding.Kind.MANIFEST_CHANGED, name);
            }
            actual.keySet().forEach(row -> found(Finding.Kind.ROW_INSERTED, row));
            return;
        }
        String manifest = leaf.manifest() == null ? "" : leaf.manifest();
        if (!Arrays.equals(Manifest.sha256(manifest), promised)) {
            boolean rowsAreRight = Arrays.equals(Manifest.sha256(new Manifest(actual).text()), promised);
            found(rowsAreRight ? Finding.Kind.MANIFEST_CHANGED : Finding.Kind.ROWS_OF_ACT_CHANGED, name);
            return;
        }
        compareRows(Manifest.parse(manifest).digests(), actual);
    }

    private void compareRows(TreeMap<String, Hash> promised, TreeMap<String, Hash> actual) throws SQLException {
        Set<String> names = new TreeSet<>(promised.keySet());
        names.addAll(actual.keySet());
        for (String row : names) {
            Hash before = promised.get(row);
            Hash now = actual.get(row);
            if (before == null) {
                found(Finding.Kind.ROW_INSERTED, row);
            } else if (now == null) {
                found(Finding.Kind.ROW_DELETED, row);
            } else if (!now.equals(before)) {
                int space = row.indexOf(' ');
                if (!erasedLawfully(row.substring(0, space), row.substring(space + 1), before, now)) {
                    found(Finding.Kind.ROW_CHANGED, row);
                }
            }
        }
    }

    /** Whether recorded erasures lead from one digest to the other. Their rows are covered and checked like all others. */
    private boolean erasedLawfully(String table, String key, Hash before, Hash now) throws SQLException {
        Hash reached = before;
        try (PreparedStatement statement = connection.prepareStatement(
                "select before, after from ledger.erasure where table_name = ? and record_key = ? order by act")) {
            statement.setString(1, table);
            statement.setString(2, key);
            try (ResultSet erasure = statement.executeQuery()) {
                while (erasure.next()) {
                    if (Hash.of(erasure.getBytes(1)).equals(reached)) {
                        reached = Hash.of(erasure.getBytes(2));
                        erasures++;
                    }
                }
            }
        }
        return reached.equals(now);
    }

    /** Walks through a covered table in the order of the acts. */
    private final class RowCursor implements AutoCloseable {
        private final CoveredRows reader;
        private final Statement statement;
        private final ResultSet found;
        private @Nullable CoveredRow current;

        RowCursor(CoveredRows reader) throws SQLException {
            this.reader = reader;
            this.statement = cursor();
            this.found = statement.executeQuery(reader.selectAll());
            this.current = found.next() ? reader.row(found) : null;
        }

        @Nullable
        CoveredRow next() throws SQLException {
            current = found.next() ? reader.row(found) : null;
            return current;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }

    // ---- working copies

    private void checkCopies() throws SQLException {
        for (WorkingCopy copy : coverage.copies()) {
            Savepoint before = connection.setSavepoint();
            try (Statement statement = cursor();
                    ResultSet differing = statement.executeQuery(copy.differing())) {
                while (differing.next()) {
                    found(
                            Finding.Kind.COPY_DIFFERS,
                            copy.table() + " " + CanonicalJson.write(List.of(differing.getString(1))));
                }
            } catch (SQLException missing) {
                connection.rollback(before);
                found(Finding.Kind.TABLE_MISSING, copy.table());
            }
        }
    }

    private void checkComputedCopies() throws SQLException {
        CopyCheck.Listener listener = new CopyCheck.Listener() {
            @Override
            public void found(Finding finding) {
                LedgerVerification.this.found(finding.kind(), finding.record());
            }

            @Override
            public void step() {
                LedgerVerification.this.step();
            }
        };
        for (CopyCheck check : coverage.checks()) {
            long missing = within(check, () -> {
                check.check(connection, listener);
                return 0;
            });
            if (missing < 0) {
                found(Finding.Kind.TABLE_MISSING, check.tables());
            }
        }
    }

    private interface Part {
        long run() throws SQLException;
    }

    /** What a part of a check answers; -1 where a table or column is gone. */
    private long within(CopyCheck check, Part part) throws SQLException {
        Savepoint before = connection.setSavepoint(check.room());
        try {
            return part.run();
        } catch (SQLException missing) {
            connection.rollback(before);
            return -1;
        }
    }

    // ---- guards

    private void checkGuards() throws SQLException {
        Set<String> guarded = new TreeSet<>(texts("""
                select n.nspname || '.' || c.relname
                from pg_trigger t
                join pg_class c on c.oid = t.tgrelid
                join pg_namespace n on n.oid = c.relnamespace
                where t.tgfoid = to_regproc('ledger.refuse_change') and t.tgenabled in ('O', 'A') and not t.tgisinternal
                group by 1 having count(distinct t.tgname) filter (where t.tgname in ('append_only', 'no_truncate')) = 2
                """));
        List<String> tables = new ArrayList<>(List.of("ledger.leaf", "ledger.checkpoint"));
        coverage.tables().forEach(table -> tables.add(table.name()));
        for (String table : tables) {
            if (!guarded.contains(table)) {
                found(Finding.Kind.GUARD_MISSING, table);
            }
        }
    }

    // ---- small things

    private void found(Finding.Kind kind, String record) {
        allFindings++;
        if (findings.size() < VerificationReport.MOST_FINDINGS) {
            findings.add(new Finding(kind, record));
        }
    }

    private void step() {
        steps++;
        if (steps % 1_000 == 0) {
            progress.reached(Math.min(steps, allSteps), allSteps);
        }
    }

    private Statement cursor() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(ROWS_AT_ONCE);
        return statement;
    }

    private String text(String sql) throws SQLException {
        return texts(sql).getFirst();
    }

    private List<String> texts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String name(long index, String kind, String subject) {
        return "leaf " + index + " (" + kind + ", " + subject + ")";
    }

    private static String range(long from, long to) {
        return from == to ? Long.toString(from) : from + "–" + to;
    }
}
