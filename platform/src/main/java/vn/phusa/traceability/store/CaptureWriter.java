package vn.phusa.traceability.store;

import java.sql.Savepoint;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.ledger.Ledger;
import vn.phusa.traceability.CaptureId;
import vn.phusa.traceability.Clash;
import vn.phusa.traceability.NewCapture;
import vn.phusa.traceability.Written;

/**
 * Writes captures. One thread a node takes all that wait and writes them as one transaction, so that many small captures share
 * one turn and one flush to the disk. A capture that fails does not take the others of its group with it.
 */
@Component
public class CaptureWriter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureWriter.class);

    /** So many events are written together at most, unless a single capture has more. */
    private static final int MOST_EVENTS = 20_000;

    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean running;

    private record Waiting(NewCapture capture, CompletableFuture<Written> written) {}

    CaptureWriter(DataSource dataSource, PlatformTransactionManager transactions, Ledger ledger, Clock clock) {
        this.database = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(transactions);
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Writes a capture and waits until it is durable.
     *
     * @param patience how long to wait for a turn; a capture whose writing has begun is waited for to its end
     * @return empty: there was no turn, and nothing will be written
     */
    public Optional<Written> write(NewCapture capture, Duration patience) {
        Waiting waiting = new Waiting(capture, new CompletableFuture<>());
        lock.lock();
        try {
            queue.add(waiting);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        try {
            return Optional.of(waiting.written().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException noTurnYet) {
            return withdraw(waiting) ? Optional.empty() : Optional.of(toTheEnd(waiting));
        } catch (ExecutionException failed) {
            throw failure(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            if (withdraw(waiting)) {
                return Optional.empty();
            }
            throw new IllegalStateException("interrupted while a capture was being written", interrupted);
        }
    }

    private boolean withdraw(Waiting waiting) {
        lock.lock();
        try {
            return queue.remove(waiting);
        } finally {
            lock.unlock();
        }
    }

    private static Written toTheEnd(Waiting waiting) {
        try {
            return waiting.written().join();
        } catch (CompletionException failed) {
            throw failure(failed);
        }
    }

    private static RuntimeException failure(Exception failed) {
        return failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
    }

    /** Writes one large capture in the caller's transaction, which must be one of its own. */
    public PieceWriter inPieces(CaptureId id) {
        return Objects.requireNonNull(database.execute((ConnectionCallback<PieceWriter>) connection -> {
            Savepoint before = connection.setSavepoint();
            CaptureTransaction.Pieces pieces = new CaptureTransaction(database, ledger, clock).new Pieces(id);
            return new PieceWriter() {
                @Override
                public List<Clash> add(NewCapture piece) {
                    return pieces.add(piece);
                }

                @Override
                public void takeBack() {
                    database.execute((ConnectionCallback<@Nullable Void>) same -> {
                        same.rollback(before);
                        return null;
                    });
                }

                @Override
                public int finish(NewCapture whole) {
                    pieces.finish(whole);
                    return pieces.stored();
                }
            };
        }));
    }

    // ---- the thread

    @Override
    public void start() {
        lock.lock();
        try {
            if (!running) {
                running = true;
                Thread.ofPlatform().daemon().name("capture-writer").start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            running = false;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (somethingWaits()) {
            List<Waiting> group = new ArrayList<>();
            try {
                List<Written> written = writeTogether(group);
                for (int i = 0; i < group.size(); i++) {
                    group.get(i).written().complete(written.get(i));
                }
            } catch (RuntimeException | Error failed) {
                if (group.isEmpty()) {
                    refuseFirst(failed);
                } else {
                    oneByOne(group, failed);
                }
            }
        }
    }

    /** Waits for a capture; false once the platform stops. What waits then is written before. */
    private boolean somethingWaits() {
        lock.lock();
        try {
            while (queue.isEmpty() && running) {
                arrived.awaitUninterruptibly();
            }
            return !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** No turn could be had, for instance because the database is away: whoever waits longest is told. */
    private void refuseFirst(Throwable failed) {
        lock.lock();
        Waiting first;
        try {
            first = queue.poll();
        } finally {
            lock.unlock();
        }
        if (first != null) {
            first.written().completeExceptionally(failed);
        }
    }

    private void oneByOne(List<Waiting> group, Throwable failed) {
        if (group.size() == 1) {
            LOG.warn(
                    "a capture of {} events could not be written",
                    group.getFirst().capture().events().size(),
                    failed);
            group.getFirst().written().completeExceptionally(failed);
            return;
        }
        for (Waiting each : group) {
            try {
                List<Written> written = transactions.execute(
                        _ -> new CaptureTransaction(database, ledger, clock).write(List.of(each.capture())));
                each.written().complete(Objects.requireNonNull(written).getFirst());
            } catch (RuntimeException | Error alone) {
                oneByOne(List.of(each), alone);
            }
        }
    }

    /** Takes the turn first and the captures then, so that what arrives while it waits comes along. */
    private List<Written> writeTogether(List<Waiting> group) {
        List<Written> written = transactions.execute(_ -> {
            CaptureTransaction turn = new CaptureTransaction(database, ledger, clock);
            turn.take();
            drain(group);
            return turn.write(group.stream().map(Waiting::capture).toList());
        });
        return Objects.requireNonNull(written);
    }

    private void drain(List<Waiting> group) {
        lock.lock();
        try {
            int events = 0;
            while (!queue.isEmpty()) {
                int more = queue.element().capture().events().size();
                if (!group.isEmpty() && events + more > MOST_EVENTS) {
                    return;
                }
                events += more;
                group.add(queue.remove());
            }
        } finally {
            lock.unlock();
        }
    }
}
