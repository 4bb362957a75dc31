package vn.phusa.base.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.FirstData;

/** Loads each room's first data once. A start that dies half-way has loaded nothing and begins again. */
public final class FirstDataLoader {
    private static final Logger LOG = LoggerFactory.getLogger(FirstDataLoader.class);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final List<FirstData> rooms;

    /**
     * @param rooms in any order
     * @param floors the rooms' names from the ground up
     */
    public FirstDataLoader(
            JdbcClient database,
            TransactionTemplate transactions,
            Clock clock,
            List<FirstData> rooms,
            List<String> floors) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.rooms = rooms.stream()
                .sorted(Comparator.comparingInt(data -> floors.indexOf(data.room())))
                .toList();
    }

    /**
     * Loads what the selection calls for and the database does not have yet.
     *
     * @throws StartRefused when the database belongs to another province than the selection
     */
    public void load(FirstData.Selection selection) {
        transactions.executeWithoutResult(transaction -> {
            // Two processes that start together take turns; the second finds the work done.
            database.sql("select pg_advisory_xact_lock(hashtextextended('phusa.first-data', 0))")
                    .query((row, number) -> 0)
                    .single();
            Set<FirstData.Selection> present = EnumSet.noneOf(FirstData.Selection.class);
            present.addAll(database.sql("select distinct selection from base.first_data")
                    .query((row, number) -> FirstData.Selection.valueOf(row.getString(1)))
                    .list());
            for (FirstData.Selection layer : fitting(selection, present).layers()) {
                rooms.forEach(room -> load(room, layer));
            }
        });
    }

    /** An installation stays what it was begun as: another province's never gets Cần Thơ's data by a later plain start. */
    static FirstData.Selection fitting(FirstData.Selection asked, Set<FirstData.Selection> present) {
        boolean otherProvince = present.contains(FirstData.Selection.EMPTY);
        boolean canTho = !otherProvince && !present.isEmpty();
        if (canTho && asked == FirstData.Selection.EMPTY) {
            throw StartRefused.belongsToCanTho();
        }
        if (otherProvince && asked == FirstData.Selection.DEMO) {
            throw StartRefused.belongsToAnotherProvince();
        }
        return otherProvince ? FirstData.Selection.EMPTY : asked;
    }

    private void load(FirstData data, FirstData.Selection layer) {
        // Before there were layers, DEMO meant Cần Thơ's data as well.
        boolean loaded = database.sql("select exists (select 1 from base.first_data where room = :room and (selection ="
                        + " :selection or (selection = 'DEMO' and :selection = 'CAN_THO')))")
                .param("room", data.room())
                .param("selection", layer.name())
                .query(Boolean.class)
                .single();
        if (!loaded) {
            LOG.info("Loading first data of {}: {}", data.room(), layer);
            data.load(layer);
            database.sql("insert into base.first_data (room, selection, loaded_at) values (:room, :selection, :now)")
                    .param("room", data.room())
                    .param("selection", layer.name())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }
}
