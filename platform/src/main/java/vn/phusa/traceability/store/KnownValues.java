package vn.phusa.traceability.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.PartyId;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.Viewer;

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
        String seen = seen(viewer);
        String sql = (kind == Kind.EPCS ? THINGS : WORDS.replace("COLUMN", kind.column)).replace("SEEN", seen);
        List<String> found = database.sql(sql)
                .param(after)
                .param(size)
                .query((row, _) -> row.getString(1))
                .list();
        return kind == Kind.EPCS ? found.stream().map(Thing::uri).toList() : found;
    }

    private String seen(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Authority() -> "true";
            case Viewer.Nobody() -> "false";
            case Viewer.Party(var owners, var keys) -> {
                List<String> parts = new ArrayList<>();
                if (!owners.isEmpty()) {
                    parts.add("e.owner in ("
                            + owners.stream()
                                    .map(PartyId::value)
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))
                            + ")");
                }
                String named = words.existing(keys).values().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
                if (!named.isEmpty()) {
                    parts.add("e.named && array[" + named + "]");
                }
                yield parts.isEmpty() ? "false" : "(" + String.join(" or ", parts) + ")";
            }
        };
    }
}
