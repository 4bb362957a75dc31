package vn.phusa.composite.robustness;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent jobs on a number of threads. Each job writes to its own place and none reads another's, so the
 * result has the same bits on any number of threads.
 */
final class Parallel {
    /** Threads that wait a minute for more work: a study has several short parallel stretches one after the other. */
    private static final ExecutorService HELPERS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("composite-", 1).factory());

    private Parallel() {}

    /** A job with the working memory of its thread. */
    interface Job<W extends Object> {
        void run(int index, W workspace);
    }

    /** @param chunk how many jobs a thread takes at once */
    static <W extends Object> void run(int threads, int jobs, int chunk, Supplier<W> workspaces, Job<W> job) {
        int workers = Math.min(threads, (jobs + chunk - 1) / chunk);
        if (workers <= 1) {
            W workspace = workspaces.get();
            for (int i = 0; i < jobs; i++) {
                job.run(i, workspace);
            }
            return;
        }
        int chunks = (jobs + chunk - 1) / chunk;
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        CountDownLatch left = new CountDownLatch(chunks);
        Runnable work = () -> {
            @Nullable W workspace = null;
            for (int taken = next.getAndIncrement(); taken < chunks; taken = next.getAndIncrement()) {
                try {
                    workspace = workspace == null ? workspaces.get() : workspace;
                    int end = Math.min(jobs, (taken + 1) * chunk);
                    for (int i = taken * chunk; i < end && failure.get() == null; i++) {
                        job.run(i, workspace);
                    }
                } catch (RuntimeException thrown) {
                    failure.compareAndSet(null, thrown);
                } finally {
                    left.countDown();
                }
            }
        };
        for (int i = 1; i < workers; i++) {
            HELPERS.execute(work);
        }
        work.run();
        // Waits for the work and not for the threads: one that the machine never came to start holds up nobody.
        boolean interrupted = false;
        while (left.getCount() > 0) {
            try {
                left.await();
            } catch (InterruptedException interruption) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
