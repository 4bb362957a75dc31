package vn.phusa.ledger.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.CoveredTable;
import vn.phusa.ledger.KeptCheckpoint;
import vn.phusa.ledger.LeafIndex;
import vn.phusa.ledger.RecordedAct;
import vn.phusa.merkle.Frontier;
import vn.phusa.merkle.MerkleTree;
import vn.phusa.merkle.NoteVerifier;
import vn.phusa.merkle.SaltedEntry;
import vn.phusa.merkle.SignedNote;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;

/** The ledger's tables. */
public final class Leaves {

    /** "PHUSA" in letters: the lock of the one sequencer, held from just before a commit to its end. */
    private static final long SEQUENCER_TURN = 0x50_48_55_53_41L;

    private static final String INSERT = "insert into ledger.leaf (" + LeafRow.COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate batches;
    private final JdbcClient database;
    private final Coverage coverage;
    private final LedgerKey key;
    private final SecureRandom random = new SecureRandom();
    private final Map<CoveredTable, CoveredRows> readers = new ConcurrentHashMap<>();

    public Leaves(JdbcTemplate batches, Coverage coverage, LedgerKey key) {
        this.batches = batches;
        this.database = JdbcClient.create(batches);
        this.coverage = coverage;
        this.key = key;
    }

    public ActId nextAct() {
        return new ActId(database.sql("select nextval('ledger.act_id')")
                .query(Long.class)
                .single());
    }

    /** Tables whose earlier rows nobody vouches for yet, see {@code db/ledger/V3__take_in.sql}. */
    public List<String> toTakeIn() {
        return database.sql("""
                select table_name from ledger.taken_in t
                where not exists (select from ledger.leaf l where l.act = t.act) order by act
                """).query((row, _) -> row.getString(1)).list();
    }

    /**
     * The act under which the table's earlier rows stand; they count as written by this transaction. Empty when another node
     * was faster or when other acts have rows there already.
     */
    public Optional<ActId> takingIn(String table) {
        coverage.tables(table);
        Optional<ActId> act = database.sql("""
                        select act from ledger.taken_in t
                        where table_name = :table and not exists (select from ledger.leaf l where l.act = t.act)
                        for update
                        """)
                .param("table", table)
                .query((row, _) -> new ActId(row.getLong(1)))
                .optional()
                .filter(found -> database.sql("select not exists (select from " + table + " where act <> :act)")
                        .param("act", found.value())
                        .query(Boolean.class)
                        .single());
        act.ifPresent(
                _ -> database.sql("""
                        select set_config('phusa.touched',
                            ltrim(coalesce(current_setting('phusa.touched', true), '') || ' ' || :table), true)
                        """).param("table", table).query(String.class).single());
        return act;
    }

    /**
     * Gives each act its leaf. Runs last before the commit: from here to its end no other transaction is sequenced, which is
     * why the rows are digested before the lock is taken.
     */
    public void append(List<PendingAct> acts) {
        Map<Long, Manifest> manifests = manifests(acts);
        Frontier frontier = database.sql("select size, peaks from ledger.take_turn(:turn)")
                .param("turn", SEQUENCER_TURN)
                .query((row, _) -> Frontier.of(row.getLong("size"), row.getBytes("peaks")))
                .single();
        LeafNodes nodes = new LeafNodes(database);
        MerkleTree tree = new MerkleTree(nodes, frontier);
        List<LeafRow> rows = new ArrayList<>();
        for (PendingAct act : acts) {
            rows.add(leaf(act, manifests.get(act.act()), tree, nodes));
        }
        batches.batchUpdate(INSERT, rows, 500, (statement, row) -> {
            RecordedAct act = row.recorded();
            statement.setLong(1, act.index().value());
            statement.setLong(2, act.act().value());
            statement.setString(3, act.kind());
            statement.setObject(4, act.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setString(5, act.actor());
            statement.setObject(6, act.account(), Types.BIGINT);
            statement.setString(7, act.channel());
            statement.setString(8, act.subject());
            statement.setString(9, act.content());
            statement.setBytes(10, row.salt());
            statement.setInt(11, act.rows());
            statement.setBytes(12, row.rowDigest());
            statement.setString(13, row.manifest());
            statement.setBytes(14, row.hash().toBytes());
            statement.setBytes(15, row.nodes());
            statement.setBytes(16, row.seal());
            statement.setInt(17, row.sealedBy());
        });
    }

    private LeafRow leaf(PendingAct act, @Nullable Manifest covered, MerkleTree tree, LeafNodes nodes) {
        String manifest = covered == null ? null : covered.text();
        byte[] rowDigest = manifest == null ? null : Manifest.sha256(manifest);
        RecordedAct recorded = new RecordedAct(
                new LeafIndex(tree.size()),
                new ActId(act.act()),
                act.kind(),
                act.recordedAt(),
                act.actor(),
                act.account(),
                act.channel(),
                act.subject(),
                act.content(),
                covered == null ? 0 : covered.digests().size());
        SaltedEntry entry =
                SaltedEntry.seal(LeafRow.statement(recorded, rowDigest).getBytes(StandardCharsets.UTF_8), random);
        long index = tree.append(entry.leaf());
        return new LeafRow(
                recorded,
                entry.salt(),
                rowDigest,
                manifest,
                entry.leaf(),
                nodes.completed(),
                key.seal(index, act.act(), entry.leaf()),
                key.signer().verifier().id());
    }

    /** What the transaction wrote into covered tables, by act. */
    private Map<Long, Manifest> manifests(List<PendingAct> acts) {
        List<Long> ids = acts.stream().map(PendingAct::act).toList();
        Map<Long, List<CoveredRow>> rows = new HashMap<>();
        batches.execute((ConnectionCallback<@Nullable Void>) connection -> {
            List<CoveredTable> written = written(connection);
            for (CoveredTable table : written) {
                for (CoveredRow row : reader(connection, table).ofActs(connection, ids)) {
                    rows.computeIfAbsent(row.act(), _ -> new ArrayList<>()).add(row);
                }
            }
            return null;
        });
        Map<Long, Manifest> manifests = new HashMap<>();
        rows.forEach((act, ofAct) -> {
            if (ofAct.size() > Manifest.MOST_ROWS) {
                throw new IllegalStateException(
                        "act " + act + " has " + ofAct.size() + " rows; split a bulk act after " + Manifest.MOST_ROWS);
            }
            manifests.put(act, Manifest.of(ofAct));
        });
        return manifests;
    }

    private List<CoveredTable> written(Connection connection) throws SQLException {
        String names = CoveredRows.writtenTables(connection);
        return names.isEmpty() ? List.of() : coverage.tables(names.split(" ", -1));
    }

    public CoveredRows reader(Connection connection, CoveredTable table) throws SQLException {
        CoveredRows known = readers.get(table);
        if (known == null) {
            known = CoveredRows.of(connection, table);
            readers.put(table, known);
        }
        return known;
    }

    /** Number of leaves that this transaction can see. */
    public long size() {
        return database.sql("select coalesce(max(leaf_index) + 1, 0) from ledger.leaf")
                .query(Long.class)
                .single();
    }

    /** The tree as it stands, for roots and proofs. */
    public MerkleTree tree() {
        LeafNodes nodes = new LeafNodes(database);
        return new MerkleTree(nodes, Frontier.read(nodes, size()));
    }

    public Optional<LeafRow> leaf(ActId act) {
        return database.sql("select " + LeafRow.COLUMNS + " from ledger.leaf where act = :act")
                .param("act", act.value())
                .query((row, _) -> LeafRow.read(row))
                .optional();
    }

    public Optional<KeptCheckpoint> newestCheckpoint() {
        return checkpoint("order by size desc limit 1", 0);
    }

    /** The oldest checkpoint that covers the leaf: a receipt from it stays the same for ever. */
    public Optional<KeptCheckpoint> checkpointOver(LeafIndex leaf) {
        return checkpoint("where size > :leaf order by size limit 1", leaf.value());
    }

    private Optional<KeptCheckpoint> checkpoint(String which, long leaf) {
        return database.sql("select note, signed_at from ledger.checkpoint " + which)
                .param("leaf", leaf)
                .query((row, _) -> new KeptCheckpoint(
                        SignedNote.parse(row.getString("note")),
                        row.getObject("signed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Acts, the newest first unless asked otherwise; text is looked for in kind, actor and subject. */
    public Slice<RecordedAct> acts(ListQuery query) {
        String where =
                " where :text = '' or kind ilike :like or actor ilike :like or subject = :text or subject ilike :like";
        String like = "%" + query.text().replaceAll("([%_\\\\])", "\\\\$1") + "%";
        return acts(where, Map.of("text", query.text(), "like", like), query);
    }

    /** The acts about one thing. */
    public Slice<RecordedAct> actsAbout(String subject, ListQuery query) {
        return acts(" where subject = :subject", Map.of("subject", subject), query);
    }

    /** The acts that one account did. */
    public Slice<RecordedAct> actsOf(long account, ListQuery query) {
        return acts(" where account = :account", Map.of("account", account), query);
    }

    private Slice<RecordedAct> acts(String where, Map<String, ?> values, ListQuery query) {
        long total = database.sql("select count(*) from ledger.leaf" + where)
                .params(values)
                .query(Long.class)
                .single();
        List<RecordedAct> rows = database.sql("select " + LeafRow.COLUMNS + " from ledger.leaf" + where
                        + " order by leaf_index "
                        + ("index".equals(query.sort()) && !query.descending() ? "asc" : "desc")
                        + " limit :size offset :offset")
                .params(values)
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, _) -> LeafRow.readAct(row))
                .list();
        return new Slice<>(rows, total, query);
    }

    public void keepCheckpoint(long size, SignedNote note, Instant signedAt) {
        database.sql("""
                        insert into ledger.checkpoint (size, note, signed_at) values (:size, :note, :signedAt)
                        on conflict (size) do nothing
                        """)
                .param("size", size)
                .param("note", note.toString())
                .param("signedAt", signedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void addKey(ActId act, NoteVerifier key) {
        database.sql("insert into ledger.signing_key (act, key_id, public_key) values (:act, :id, :key)"
                        + " on conflict (public_key) do nothing")
                .param("act", act.value())
                .param("id", key.id())
                .param("key", key.toString())
                .update();
    }

    /** Public keys in their text form, the oldest first. */
    public List<String> publicKeys() {
        return database.sql("select public_key from ledger.signing_key order by act")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
