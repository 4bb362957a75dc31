package vn.phusa.ledger.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phusa.base.store.Like;
import vn.phusa.ledger.Mentions;

/**
 * Looks through every column of text of every room's tables, so that no room has to remember to be asked. Not looked through: the
 * records that an erasure blanks by itself, the names of those who did an official act, which the law keeps, and tables of more than
 * {@link #LARGEST} rows, which are named instead. Where a record has its page says the resource {@code ledger/<room>.pages}: a table a
 * line, its column with the page's number, the beginning of the page's address.
 */
@Component
@Order(2)
class FreeText implements Mentions {
    /** A larger table is no place where people write. */
    private static final int LARGEST = 2_000_000;

    /** Of one table; more of the same are seen when these have been judged. */
    private static final int MOST_OF_A_TABLE = 20;

    private static final String COLUMNS = """
            select n.nspname || '.' || c.relname as name, c.reltuples > :largest as large,
                (select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                 where i.indrelid = c.oid and i.indisprimary) as key,
                array_agg(quote_ident(a.attname) || case when a.atttypid = 'jsonb'::regtype then '::text' else '' end
                    order by a.attnum) as columns
            from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition
                and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype)
                and n.nspname not in ('pg_catalog', 'information_schema', 'ledger', 'access', 'search')
                and n.nspname || '.' || c.relname not in ('notice.mail', 'notice.notice', 'party.names', 'party.contacts')
                and a.attname !~ '^(actor|actor_name|by_name|folded|.*_by|.*_by_name)$'
            group by n.nspname, c.relname, c.oid, c.reltuples
            order by n.nspname, c.relname""";

    private final JdbcClient database;

    FreeText(JdbcClient database) {
        this.database = database;
    }

    private record Table(String name, boolean large, Optional<String> key, List<String> columns) {}

    /** A record's page. */
    private record PageOf(String column, String path) {}

    @Override
    public List<Mention> of(List<String> names, int most) {
        String[] patterns = patterns(names);
        List<Mention> found = new ArrayList<>();
        Map<String, PageOf> pages = new HashMap<>();
        List<Table> tables = tables();
        tables.stream()
                .map(table -> table.name().substring(0, table.name().indexOf('.')))
                .distinct()
                .forEach(room -> pages.putAll(pagesOf(room)));
        for (Table table : tables) {
            if (found.size() >= most) {
                break;
            }
            if (table.large()) {
                found.add(new Mention("ledger.mentions.too-large", table.name(), ""));
            } else {
                found.addAll(in(table, Optional.ofNullable(pages.get(table.name())), patterns));
            }
        }
        return found;
    }

    /** Of folded text, for {@code like}. */
    static String[] patterns(List<String> names) {
        return names.stream().map(Like::containingFolded).toArray(String[]::new);
    }

    private List<Table> tables() {
        return database.sql(COLUMNS)
                .param("largest", LARGEST)
                .query((row, _) -> new Table(
                        row.getString("name"),
                        row.getBoolean("large"),
                        Optional.ofNullable(row.getString("key")),
                        List.of((String[]) row.getArray("columns").getArray())))
                .list();
    }

    // Names of tables and columns are those of the catalogue.
    private List<Mention> in(Table table, Optional<PageOf> page, String[] patterns) {
        Optional<String> key = page.map(PageOf::column).or(table::key);
        String where = table.columns().stream()
                .map(column -> "base.folded(" + column + ") like any (:patterns)")
                .collect(Collectors.joining(" or "));
        return database
                .sql("select distinct "
                        + key.map(column -> "\"" + column + "\"::text").orElse("''") + " from " + table.name()
                        + " where " + where + " order by 1 limit :most")
                .param("patterns", patterns, Types.ARRAY)
                .param("most", MOST_OF_A_TABLE)
                .query((row, _) -> Optional.ofNullable(row.getString(1)).orElse(""))
                .list()
                .stream()
                .map(id -> new Mention(
                        "ledger.mentions.table",
                        table.name() + (id.isEmpty() ? "" : " " + id),
                        id.isEmpty() ? "" : page.map(of -> of.path() + id).orElse("")))
                .toList();
    }

    private static Map<String, PageOf> pagesOf(String room) {
        try (InputStream list = FreeText.class.getResourceAsStream("/ledger/" + room + ".pages")) {
            if (list == null) {
                return Map.of();
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+", -1))
                    .collect(Collectors.toMap(words -> words[0], words -> new PageOf(words[1], words[2])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the pages of " + room, unreadable);
        }
    }
}
