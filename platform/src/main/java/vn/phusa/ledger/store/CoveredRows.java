package vn.phusa.ledger.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.ledger.CanonicalJson;
import vn.phusa.ledger.CoveredTable;
import vn.phusa.merkle.Hash;

/**
 * Reads and digests the rows of one covered table. The digest takes in every column that the table has, by name, its salt
 * among them; an empty column counts as absent, so that a later migration may add nullable columns without touching the
 * digests of old rows. Large binary values count by their SHA-256.
 */
public final class CoveredRows {

    private static final String COLUMNS = """
            select a.attname, a.atttypid = 'bytea'::regtype
            from pg_attribute a
            where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by a.attname collate "C"
            """;

    private static final String WRITE_VALUES_ALIKE = """
            select coalesce(current_setting('phusa.touched', true), ''),
                set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true),
                set_config('IntervalStyle', 'iso_8601', true), set_config('extra_float_digits', '3', true)
            """;

    private final CoveredTable table;
    private final List<String> columns;
    private final List<Integer> keyPlaces;
    private final String select;

    private CoveredRows(CoveredTable table, List<String> columns, String select) {
        this.table = table;
        this.columns = columns;
        this.keyPlaces = table.key().stream().map(columns::indexOf).toList();
        this.select = select;
    }

    /** @throws IllegalStateException if there is no such table with its key, {@code act} and {@code salt} */
    public static CoveredRows of(Connection connection, CoveredTable table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table.name());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String column = "r.\"" + found.getString(1).replace("\"", "\"\"") + "\"";
                    columns.add(found.getString(1));
                    expressions.add(found.getBoolean(2) ? "encode(sha256(" + column + "), 'hex')" : column + "::text");
                }
            }
        }
        if (!columns.containsAll(table.key()) || !columns.contains("act") || !columns.contains("salt")) {
            throw new IllegalStateException(table.name() + " lacks its key, act or salt; it has " + columns);
        }
        return new CoveredRows(
                table, columns, "select r.act, " + String.join(", ", expressions) + " from " + table.name() + " r");
    }

    /** Values are compared as text, so the session must always write them alike; holds to the end of the transaction. */
    public static void writeValuesAlike(Connection connection) throws SQLException {
        writtenTables(connection);
    }

    /** Makes the session write values alike, and names the covered tables that the transaction wrote into, parted by spaces. */
    static String writtenTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WRITE_VALUES_ALIKE)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The table's rows of these acts. */
    public List<CoveredRow> ofActs(Connection connection, List<Long> acts) throws SQLException {
        Array wanted = connection.createArrayOf("bigint", acts.toArray());
        try (PreparedStatement statement = connection.prepareStatement(select + " where r.act = any (?)")) {
            statement.setFetchSize(5_000);
            statement.setArray(1, wanted);
            try (ResultSet found = statement.executeQuery()) {
                List<CoveredRow> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        }
    }

    /** The row with this key (canonical JSON list); null if there is none. */
    public @Nullable CoveredRow ofKey(Connection connection, List<String> key) throws SQLException {
        StringBuilder where = new StringBuilder(" where true");
        table.key().forEach(column -> where.append(" and r.\"").append(column).append("\"::text = ?"));
        try (PreparedStatement statement = connection.prepareStatement(select + where)) {
            for (int i = 0; i < key.size(); i++) {
                statement.setString(i + 1, key.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? row(found) : null;
            }
        }
    }

    /** All rows, ordered by their acts, for a result set that the caller walks through. */
    public String selectAll() {
        return select + " order by r.act";
    }

    public CoveredRow row(ResultSet found) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        List<@Nullable String> key = new ArrayList<>();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeText(out, table.name());
            for (int i = 0; i < columns.size(); i++) {
                String value = found.getString(i + 2);
                if (value != null) {
                    writeText(out, columns.get(i));
                    writeText(out, value);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (int place : keyPlaces) {
            key.add(found.getString(place + 2));
        }
        return new CoveredRow(found.getLong(1), table.name(), CanonicalJson.write(key), Hash.leaf(bytes.toByteArray()));
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
