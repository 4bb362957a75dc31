package vn.phusa.base.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
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

    public void load(FirstData.Selection selection) {
        transactions.executeWithoutResult(transaction -> {
            // Two processes that start together take turns; the second finds the work done.
            database.sql("select pg_advisory_xact_lock(hashtextextended('phusa.first-data', 0))")
                    .query((row, number) -> 0)
                    .single();
            for (FirstData data : rooms) {
                boolean loaded = database.sql(
                                "select exists (select 1 from base.first_data where room = :room and selection = :selection)")
                        .param("room", data.room())
                        .param("selection", selection.name())
                        .query(Boolean.class)
                        .single();
                if (!loaded) {
                    LOG.info("Loading first data of {}", data.room());
                    data.load(selection);
                    database.sql(
                                    "insert into base.first_data (room, selection, loaded_at) values (:room, :selection, :now)")
                            .param("room", data.room())
                            .param("selection", selection.name())
                            .param("now", Timestamp.from(clock.instant()))
                            .update();
                }
            }
        });
    }
}
