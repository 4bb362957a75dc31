package vn.phusa.ledger.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.CanonicalJson;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.CoveredTable;
import vn.phusa.ledger.Erased;
import vn.phusa.ledger.ErasureOrder;
import vn.phusa.ledger.LedgerRefusal;
import vn.phusa.merkle.Hash;

/**
 * Blanks what may be erased. Each erasure is a row of the covered table {@code ledger.erasure}: the record's digest before and
 * after. So the leaf of the erasure vouches for what is left, and a blanking without such a row is found.
 */
public final class Erasures {

    /** How erasures call the table of leaves; its rows are keyed by act. */
    public static final String LEAVES = "ledger.leaf";

    private static final String NULLABLE_COLUMNS = """
            select attname from pg_attribute
            where attrelid = to_regclass(?) and attnum > 0 and not attisdropped and not attnotnull
            """;

    private final JdbcTemplate plain;
    private final JdbcClient database;
    private final Coverage coverage;
    private final Leaves leaves;

    public Erasures(JdbcTemplate plain, Coverage coverage, Leaves leaves) {
        this.plain = plain;
        this.database = JdbcClient.create(plain);
        this.coverage = coverage;
        this.leaves = leaves;
    }

    /**
     * An erasure that can be carried out.
     *
     * @param key canonical JSON list
     * @param update what blanks it
     * @param keyValues of the record
     * @param before digest that the record has now
     */
    public record Blanking(String table, String key, String update, List<String> keyValues, Hash before) {}

    public Outcome<Blanking> prepare(ErasureOrder order) {
        return switch (order) {
            case ErasureOrder.OfRow row -> prepareRow(row);
            case ErasureOrder.OfAct(ActId act, String _) -> prepareLeaf(act);
        };
    }

    private Outcome<Blanking> prepareLeaf(ActId act) {
        Optional<LeafRow> leaf = leaves.leaf(act);
        if (leaf.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (leaf.get().recorded().erased()) {
            return Outcome.rejected(Problem.of(LedgerRefusal.ALREADY_ERASED));
        }
        List<String> key = List.of(act.toString());
        return Outcome.accepted(new Blanking(
                LEAVES,
                CanonicalJson.write(key),
                "update ledger.leaf set content = null, salt = null where act::text = ?",
                key,
                leaf.get().hash()));
    }

    private Outcome<Blanking> prepareRow(ErasureOrder.OfRow order) {
        Optional<CoveredTable> covered = coverage.table(order.table());
        if (covered.isEmpty() || covered.get().key().size() != order.key().size()) {
            return Outcome.rejected(Problem.of(LedgerRefusal.NOT_ERASABLE, order.table()));
        }
        CoveredTable table = covered.get();
        List<String> nullable = plain.query(NULLABLE_COLUMNS, (row, _) -> row.getString(1), table.name());
        if (order.columns().isEmpty() || !nullable.containsAll(order.columns())) {
            return Outcome.rejected(
                    Problem.at("columns", LedgerRefusal.NOT_ERASABLE, String.join(", ", order.columns())));
        }
        CoveredRow row = current(table, order.key());
        if (row == null) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        String blanks = order.columns().stream()
                .map(column -> "\"" + column + "\" = null")
                .collect(Collectors.joining(", "));
        String where = table.key().stream()
                .map(column -> "\"" + column + "\"::text = ?")
                .collect(Collectors.joining(" and "));
        return Outcome.accepted(new Blanking(
                table.name(),
                row.key(),
                "update " + table.name() + " set salt = null, " + blanks + " where " + where,
                order.key(),
                row.digest()));
    }

    private static final String DONE = """
            select e.act, l.recorded_at, l.actor, e.table_name, e.record_key, e.legal_basis
            from ledger.erasure e join ledger.leaf l on l.act = e.act
            """;

    private static Erased done(ResultSet row, int number) throws SQLException {
        return new Erased(
                new ActId(row.getLong("act")),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("actor"),
                row.getString("table_name"),
                row.getString("record_key"),
                row.getString("legal_basis"));
    }

    public List<Erased> all() {
        return database.sql(DONE + " order by e.act desc").query(Erasures::done).list();
    }

    /** @param key canonical JSON list */
    public Optional<Erased> newest(String table, String key) {
        return database.sql(DONE + " where e.table_name = :table and e.record_key = :key order by e.act desc limit 1")
                .param("table", table)
                .param("key", key)
                .query(Erasures::done)
                .optional();
    }

    /** In the caller's transaction, after the act was recorded. */
    public void carryOut(Blanking blanking, ActId act, String legalBasis) {
        plain.execute((ConnectionCallback<@Nullable Void>) connection -> {
            blank(connection, blanking);
            return null;
        });
        Hash after = blanking.table().equals(LEAVES)
                ? leaves.leaf(new ActId(Long.parseLong(blanking.keyValues().getFirst())))
                        .orElseThrow()
                        .digestOfRemains()
                : required(current(coverage.tables(blanking.table()).getFirst(), blanking.keyValues()))
                        .digest();
        note(blanking.table(), blanking.key(), blanking.before(), after, act, legalBasis);
    }

    /**
     * Copies outside the covered tables that their room has blanked.
     *
     * @param key canonical JSON list
     * @param blanked digest of the keys of the rows
     */
    public record Copies(String table, String key, Hash blanked) {}

    public Outcome<Copies> copies(String table, List<String> key, List<String> blanked) {
        return coverage.table(table).isPresent()
                ? Outcome.rejected(Problem.of(LedgerRefusal.NOT_ERASABLE, table))
                : Outcome.accepted(new Copies(
                        table,
                        CanonicalJson.write(key),
                        Hash.leaf(CanonicalJson.write(blanked).getBytes(StandardCharsets.UTF_8))));
    }

    /** In the caller's transaction, after the act was recorded. Of what was there before, no digest is kept: it could be guessed. */
    public void note(Copies copies, ActId act, String legalBasis) {
        note(copies.table(), copies.key(), copies.blanked(), copies.blanked(), act, legalBasis);
    }

    private void note(String table, String key, Hash before, Hash after, ActId act, String legalBasis) {
        database.sql("""
                        insert into ledger.erasure (act, table_name, record_key, before, after, legal_basis)
                        values (:act, :table, :key, :before, :after, :legalBasis)
                        """)
                .param("act", act.value())
                .param("table", table)
                .param("key", key)
                .param("before", before.toBytes())
                .param("after", after.toBytes())
                .param("legalBasis", legalBasis)
                .update();
    }

    private static void blank(Connection connection, Blanking blanking) throws SQLException {
        allowErasing(connection, "on");
        try (PreparedStatement update = connection.prepareStatement(blanking.update())) {
            for (int i = 0; i < blanking.keyValues().size(); i++) {
                update.setString(i + 1, blanking.keyValues().get(i));
            }
            int changed = update.executeUpdate();
            if (changed != 1) {
                throw new IllegalStateException("erased " + changed + " rows of " + blanking.table());
            }
        }
        allowErasing(connection, "off");
    }

    private static void allowErasing(Connection connection, String allowed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config('phusa.erasing', ?, true)")) {
            statement.setString(1, allowed);
            try (ResultSet _ = statement.executeQuery()) {
                return;
            }
        }
    }

    private @Nullable CoveredRow current(CoveredTable table, List<String> key) {
        return plain.execute((ConnectionCallback<@Nullable CoveredRow>) connection -> {
            CoveredRows.writeValuesAlike(connection);
            return leaves.reader(connection, table).ofKey(connection, key);
        });
    }

    private static CoveredRow required(@Nullable CoveredRow row) {
        if (row == null) {
            throw new IllegalStateException("the row that was erased is gone");
        }
        return row;
    }
}
