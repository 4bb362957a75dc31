package vn.phusa.composite.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent jobs on a number of threads. Each job writes to its own place and none reads another's, so the
 * result has the same bits on any number of threads.
 */
final class Parallel {
    private Parallel() {}

    /** A job with the working memory of its thread. */
    interface Job<W> {
        void run(int index, W workspace);
    }

    /** @param chunk how many jobs a thread takes at once */
    static <W> void run(int threads, int jobs, int chunk, Supplier<W> workspaces, Job<W> job) {
        int workers = Math.min(threads, (jobs + chunk - 1) / chunk);
        if (workers <= 1) {
            W workspace = workspaces.get();
            for (int i = 0; i < jobs; i++) {
                job.run(i, workspace);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                W workspace = workspaces.get();
                for (int start = next.getAndAdd(chunk);
                        start < jobs && failure.get() == null;
                        start = next.getAndAdd(chunk)) {
                    for (int i = start; i < Math.min(jobs, start + chunk); i++) {
                        job.run(i, workspace);
                    }
                }
            } catch (RuntimeException thrown) {
                failure.compareAndSet(null, thrown);
            }
        };
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < workers; i++) {
            others.add(Thread.ofPlatform().daemon().name("composite-", i).start(work));
        }
        work.run();
        for (Thread other : others) {
            boolean interrupted = false;
            while (other.isAlive()) {
                try {
                    other.join();
                } catch (InterruptedException interruption) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
