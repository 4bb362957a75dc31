package vn.phusa.traceability.store;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.Viewer;
import vn.phusa.traceability.store.Probe.Sql;

/** The values that visible events hold: what the top-level resources of EPCIS 2.0 list. */
@Repository
public class KnownValues {

    /** What is listed. */
    public enum Kind {
        EPCS(""),
        BIZ_STEPS("biz_step"),
        BIZ_LOCATIONS("biz_location"),
        READ_POINTS("read_point"),
        DISPOSITIONS("disposition");

        private final String column;

        Kind(String column) {
            this.column = column;
        }
    }

    /** Each value once, found by jumping from one to the next in an index; seen where one visible event holds it. */
    private static final String WORDS = """
            with recursive used (id) as (
                (select COLUMN from traceability.event where COLUMN > 0 order by COLUMN limit 1)
                union all
                select (select e.COLUMN from traceability.event e where e.COLUMN > used.id order by e.COLUMN limit 1)
                from used where used.id is not null
            )
            select w.value from used join traceability.word w on w.id = used.id
            where w.value > ? and exists (
                select from traceability.event e where e.COLUMN = used.id and SEEN offset 0)
            order by w.value limit ?
            """;

    private static final String THINGS = """
            with recursive known (key) as (
                (select key from traceability.thing where key > ? order by key limit 1)
                union all
                select (select t.key from traceability.thing t where t.key > known.key order by t.key limit 1)
                from known where known.key is not null
            )
            select known.key from known
            where known.key is not null and exists (
                select from traceability.thing t join traceability.event e on e.number = t.number
                where t.key = known.key and t.role between 1 and 5 and SEEN offset 0)
            limit ?
            """;

    private final JdbcClient database;
    private final Words words;

    KnownValues(JdbcClient database, Words words) {
        this.database = database;
        this.words = words;
    }

    /**
     * The next values in their order.
     *
     * @param after the value that the page before ended with; empty for the first page
     */
    public List<String> after(Kind kind, Viewer viewer, String after, int size) {
        Sql seen = seen(viewer);
        String sql = (kind == Kind.EPCS ? THINGS : WORDS.replace("COLUMN", kind.column)).replace("SEEN", seen.text());
        List<Object> parameters = new ArrayList<>(List.of(after));
        parameters.addAll(seen.parameters());
        parameters.add(size);
        List<String> found = database.sql(sql)
                .params(parameters)
                .query((row, _) -> row.getString(1))
                .list();
        return kind == Kind.EPCS ? found.stream().map(Thing::uri).toList() : found;
    }

    private Sql seen(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Authority() -> Sql.of("true");
            case Viewer.Nobody() -> Sql.of("false");
            case Viewer.Party party -> {
                Sql seen = Narrowing.seen(party, words);
                yield seen.text().isEmpty() ? Sql.of("false") : seen;
            }
        };
    }
}
