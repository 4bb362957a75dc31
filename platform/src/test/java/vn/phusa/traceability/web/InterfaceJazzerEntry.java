package vn.phusa.traceability.web;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the fuzzer Jazzer calls: a target that its arguments name. As a program it writes the seeds of all targets into a folder, each
 * target's into one of its own.
 */
public final class InterfaceJazzerEntry {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** 100 kB take less than a second; inputs are smaller. */
    private static final long LONGEST_NANOS = 1_000_000_000;

    private static @Nullable InterfaceFuzzTarget target;

    private InterfaceJazzerEntry() {}

    /** @param arguments the name of a target */
    public static void fuzzerInitialize(String[] arguments) {
        InterfaceFuzzTarget chosen = InterfaceFuzzTarget.valueOf(arguments[0]);
        // Loading and instrumenting the classes is no part of what an input takes.
        for (byte[] seed : chosen.seedBytes()) {
            chosen.run(seed);
        }
        target = chosen;
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        Objects.requireNonNull(target).run(input);
        long took = THREADS.getCurrentThreadCpuTime() - before;
        InterfaceFuzzTarget.must(took < LONGEST_NANOS, input.length + " bytes took " + took / 1_000_000 + " ms");
    }

    /** @param arguments the folder */
    public static void main(String[] arguments) throws Exception {
        for (InterfaceFuzzTarget each : InterfaceFuzzTarget.values()) {
            Path folder = Files.createDirectories(Path.of(arguments[0], each.name()));
            List<byte[]> seeds = each.seedBytes();
            for (int i = 0; i < seeds.size(); i++) {
                Files.write(folder.resolve("seed-" + i), seeds.get(i));
            }
        }
    }
}
