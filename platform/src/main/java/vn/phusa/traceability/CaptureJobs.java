package vn.phusa.traceability;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventJudge;
import vn.phusa.traceability.store.CaptureWriter;
import vn.phusa.traceability.store.JobStore;
import vn.phusa.traceability.store.JobStore.WaitingJob;
import vn.phusa.traceability.store.PieceWriter;

/**
 * Works off the documents that were kept with a job: read once to judge them and once to write them, a piece in memory at a time,
 * in one transaction. That transaction holds the job's row, so a job is never worked at twice, and one that died with its node is
 * taken up by whichever node looks next.
 */
@Component
class CaptureJobs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureJobs.class);
    private static final int MOST_ATTEMPTS = 10;
    private static final int PIECE_EVENTS = 5_000;
    private static final int PIECE_BYTES = 8 << 20;

    private final JobStore jobs;
    private final CaptureWriter writer;
    private final CapturePreparation preparing;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final boolean byItself;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private boolean running;

    CaptureJobs(
            JobStore jobs,
            CaptureWriter writer,
            CapturePreparation preparing,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${phusa.jobs.start:true}") boolean byItself) {
        this.jobs = jobs;
        this.writer = writer;
        this.preparing = preparing;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
        this.byItself = byItself;
    }

    /** Something was kept just now. */
    void wake() {
        lock.lock();
        try {
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (!running && byItself) {
                running = true;
                Thread.ofPlatform().daemon().name("capture-jobs").start(this::work);
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
            something.signalAll();
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
        while (isRunning()) {
            boolean worked;
            try {
                worked = runNext();
            } catch (RuntimeException failed) {
                LOG.warn("a capture job could not be finished; it is tried again", failed);
                worked = false;
            }
            if (!worked) {
                rest();
            }
        }
    }

    private void rest() {
        lock.lock();
        try {
            if (running) {
                something.await(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }

    /** Works at the oldest job that waits; false when there is none. */
    boolean runNext() {
        Optional<WaitingJob> begun = Objects.requireNonNull(transactions.execute(_ -> jobs.begin()));
        begun.ifPresent(this::run);
        return begun.isPresent();
    }

    private void run(WaitingJob job) {
        transactions.executeWithoutResult(_ -> {
            if (!jobs.hold(job.id())) {
                return;
            }
            if (job.attempts() > MOST_ATTEMPTS) {
                jobs.finish(job.id(), clock.instant(), 0, List.of(CaptureError.of(CaptureProblem.FAILED, "")), 1);
                return;
            }
            Captures.Reading reading = judged(job);
            if (reading.errorCount > 0 && job.behaviour() == ErrorBehaviour.ROLLBACK) {
                jobs.finish(job.id(), clock.instant(), 0, reading.errors, reading.errorCount);
                return;
            }
            write(job, reading);
        });
    }

    private Captures.Reading judged(WaitingJob job) {
        Captures.Reading reading = new Captures.Reading();
        try (EventSource source = open(job)) {
            EventsRead read = new EventsRead(source, reading);
            List<NewEvent> passing = new ArrayList<>();
            while (read.next(passing)) {
                passing.clear();
            }
            EventJudge.around(source).forEach(reading);
        } catch (UnreadableDocument damaged) {
            reading.accept(damaged.finding());
        } catch (IOException failed) {
            throw new IllegalStateException("a document that was kept cannot be read", failed);
        }
        return reading;
    }

    private void write(WaitingJob job, Captures.Reading reading) {
        PieceWriter pieces = writer.inPieces(job.id());
        try (EventSource source = open(job)) {
            // What is wrong has been told.
            EventsRead read = new EventsRead(source, _ -> {});
            List<NewEvent> piece = new ArrayList<>();
            long bytes = 0;
            boolean more = true;
            while (more) {
                int before = piece.size();
                more = read.next(piece);
                bytes += piece.size() > before ? piece.getLast().body().length : 0;
                if (!piece.isEmpty() && (!more || piece.size() >= PIECE_EVENTS || bytes >= PIECE_BYTES)) {
                    for (Clash clash : pieces.add(prepared(job, piece, List.of()))) {
                        reading.errorCount++;
                        if (reading.errors.size() < CaptureJob.MOST_ERRORS) {
                            reading.errors.add(CaptureError.of(clash, piece.get(clash.event())));
                        }
                    }
                    if (reading.errorCount > 0 && job.behaviour() == ErrorBehaviour.ROLLBACK) {
                        pieces.takeBack();
                        jobs.finish(job.id(), clock.instant(), 0, reading.errors, reading.errorCount);
                        return;
                    }
                    piece.clear();
                    bytes = 0;
                }
            }
            int stored = pieces.finish(prepared(job, List.of(), MasterElement.of(source.head())));
            jobs.finish(job.id(), clock.instant(), stored, reading.errors, reading.errorCount);
            LOG.info(
                    "capture {} took in {} events of the document {}",
                    job.id(),
                    stored,
                    HexFormat.of().formatHex(job.document(), 0, 4));
        } catch (IOException | UnreadableDocument failed) {
            throw new IllegalStateException("a document that was kept cannot be read again", failed);
        }
    }

    private NewCapture prepared(WaitingJob job, List<NewEvent> events, List<MasterElement> masterData) {
        return preparing.of(job.actor(), job.owner(), job.document(), job.behaviour(), events, masterData, null);
    }

    private EventSource open(WaitingJob job) throws IOException, UnreadableDocument {
        return Captures.open(new DocumentReceived(job.json(), () -> jobs.document(job.id()), 0, job.document()));
    }
}
