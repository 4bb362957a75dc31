package vn.phusa.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What export and import share: which tables there are, in which order, and how a row is written as text. */
final class LogicalCopy {

    static final String KIND = "export";
    static final String TABLES = "tables/";
    static final String FILES = "files/";
    static final String SEQUENCES = "sequences.tsv";

    /** Written by the migrations themselves. */
    private static final String MIGRATION_HISTORY = "flyway_schema_history";

    private LogicalCopy() {}

    /**
     * A table that holds rows: an ordinary one, or a partitioned one as a whole, for its parts may be cut differently elsewhere.
     *
     * @param columns without generated ones
     * @param sortColumns expressions that put the rows into one order on every server
     */
    record Table(String schema, String name, boolean partitioned, List<String> columns, List<String> sortColumns) {

        String quotedName() {
            return quote(schema) + "." + quote(name);
        }

        String archiveName() {
            return TABLES + schema + "/" + name + ".copy";
        }

        String columnList() {
            return columns.stream().map(LogicalCopy::quote).collect(Collectors.joining(", "));
        }

        String copyOut() {
            return "copy (select " + columnList() + " from " + (partitioned ? "" : "only ") + quotedName()
                    + " order by " + String.join(", ", sortColumns) + ") to stdout (format text, encoding 'UTF8')";
        }

        String copyIn() {
            return "copy " + quotedName() + " (" + columnList() + ") from stdin (format text, encoding 'UTF8')";
        }
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Makes values look the same whatever the server's or the session's settings are. */
    static void fixTextForms(Statement statement) throws SQLException {
        statement.execute("set time zone 'UTC'");
        statement.execute("set datestyle = 'ISO, YMD'");
        statement.execute("set intervalstyle = 'postgres'");
        statement.execute("set bytea_output = 'hex'");
        statement.execute("set extra_float_digits = 1");
    }

    /** All tables of these schemas by name; the migration histories are left out. */
    static List<Table> tables(Connection connection, Set<String> schemas) throws SQLException {
        Map<String, Table> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select n.nspname, c.relname, a.attname, c.relkind = 'p' as partitioned,
                               t.typcollation <> 0 as collatable,
                               coalesce(a.attnum = any (i.indkey), false) as in_key,
                               i.indrelid is not null as has_key,
                               a.atttypid in ('json'::regtype, 'xml'::regtype, 'point'::regtype) as unsortable
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                            and a.attgenerated = ''
                        join pg_type t on t.oid = a.atttypid
                        left join pg_index i on i.indrelid = c.oid and i.indisprimary
                        where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
                        order by n.nspname collate "C", c.relname collate "C", a.attnum
                        """)) {
            while (rows.next()) {
                String schema = rows.getString(1);
                String name = rows.getString(2);
                if (!schemas.contains(schema) || name.equals(MIGRATION_HISTORY)) {
                    continue;
                }
                String column = rows.getString(3);
                boolean partitioned = rows.getBoolean("partitioned");
                Table table = found.computeIfAbsent(
                        schema + "." + name,
                        key -> new Table(schema, name, partitioned, new ArrayList<>(), new ArrayList<>()));
                table.columns().add(column);
                if (rows.getBoolean("in_key") || !rows.getBoolean("has_key")) {
                    table.sortColumns()
                            .add(quote(column)
                                    + (rows.getBoolean("unsortable") ? "::text collate \"C\"" : "")
                                    + (rows.getBoolean("collatable") ? " collate \"C\"" : ""));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * The tables so ordered that each comes after those it refers to.
     *
     * @throws CommandFailure when tables refer to each other in a circle
     */
    static List<Table> inReferenceOrder(Connection connection, List<Table> tables) throws SQLException {
        Map<String, Set<String>> references = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select fn.nspname || '.' || f.relname, tn.nspname || '.' || t.relname
                        from pg_constraint c
                        join pg_class f on f.oid = c.conrelid join pg_namespace fn on fn.oid = f.relnamespace
                        join pg_class t on t.oid = c.confrelid join pg_namespace tn on tn.oid = t.relnamespace
                        where c.contype = 'f' and c.conrelid <> c.confrelid
                        """)) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), key -> new HashSet<>())
                        .add(rows.getString(2));
            }
        }
        Set<String> waiting = new LinkedHashSet<>();
        tables.forEach(table -> waiting.add(table.schema() + "." + table.name()));
        List<Table> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Table> ready = tables.stream()
                    .filter(table -> waiting.contains(table.schema() + "." + table.name()))
                    .filter(table -> references.getOrDefault(table.schema() + "." + table.name(), Set.of()).stream()
                            .noneMatch(waiting::contains))
                    .toList();
            if (ready.isEmpty()) {
                throw new CommandFailure("cli.import-circle", String.join(", ", waiting));
            }
            ready.forEach(table -> waiting.remove(table.schema() + "." + table.name()));
            ordered.addAll(ready);
        }
        return ordered;
    }
}
