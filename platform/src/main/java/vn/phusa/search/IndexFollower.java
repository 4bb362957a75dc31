package vn.phusa.search;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.phusa.base.VietnamTime;
import vn.phusa.search.store.ChangeLog;

/** Looks at the change log twice a second, on every node, from the moment the platform stands until it stops. */
@Component
class IndexFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Quiet rounds after which the index is settled. */
    private static final int QUIET = 10;

    private final IndexKeeper keeper;
    private final boolean start;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Thread follower;

    IndexFollower(IndexKeeper keeper, @Value("${phusa.jobs.start:true}") boolean start) {
        this.keeper = keeper;
        this.start = start;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (start) {
            follower = Thread.ofVirtual().name("search-index").start(this::follow);
        }
    }

    private void follow() {
        int quiet = 0;
        do {
            try {
                quiet = keeper.catchUp() ? 0 : quiet + 1;
                if (quiet == QUIET) {
                    keeper.settle();
                }
            } catch (DataAccessException e) {
                // The database is away for a moment; the log keeps what we miss.
                LOG.warn("search index waits for the database: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("search index could not be brought up to date", e);
            }
        } while (!stopsWithin(PAUSE));
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Clears the change log of what all nodes have long heard. */
    @Bean
    static Task<?> clearSearchChanges(ObjectProvider<ChangeLog> log) {
        return Tasks.recurring("search.clear-changes", Schedules.daily(VietnamTime.ZONE, LocalTime.of(2, 45)))
                .execute((instance, context) -> log.getObject().clear());
    }

    @Override
    public void close() throws InterruptedException {
        stop.countDown();
        Thread running = follower;
        if (running != null) {
            // Never interrupted: that would close the index's files under it.
            running.join(Duration.ofSeconds(10));
        }
    }
}
