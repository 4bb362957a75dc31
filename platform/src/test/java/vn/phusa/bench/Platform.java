package vn.phusa.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A platform with writers inside, in a process of its own that can be killed. */
record Platform(Process process, CompletableFuture<Integer> port) {
    private static final int LONGEST_START_MINUTES = 5;

    /**
     * Starts one; returns before it is ready. The first that is stopped cleanly leaves the JDK's start-up cache for the next.
     *
     * @param data its data folder
     * @param environment its settings
     */
    static Platform start(Path data, Map<String, String> environment, int writers, Acknowledged acknowledged)
            throws IOException {
        return start(data, environment, writers, 0, acknowledged);
    }

    /** @param importedRows rows of a table that it stores; 0: none */
    static Platform start(
            Path data, Map<String, String> environment, int writers, int importedRows, Acknowledged acknowledged)
            throws IOException {
        Path cache = data.resolve("start.aot");
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                (Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache,
                "-Xlog:aot*=error",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dserver.port=0",
                "-Dserver.address=127.0.0.1",
                CrashWorkload.class.getName(),
                Integer.toString(writers),
                Integer.toString(importedRows));
        builder.environment().putAll(environment);
        builder.environment().put("PHUSA_DATA", data.toString());
        builder.redirectError(data.resolve("platform.err").toFile());
        Process process = builder.start();
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> listen(process, port, data.resolve("platform.out"), acknowledged));
        return new Platform(process, port);
    }

    private static void listen(Process process, CompletableFuture<Integer> port, Path out, Acknowledged acknowledged) {
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(CrashWorkload.ACKNOWLEDGED)) {
                    acknowledged.duties().add(line.substring(CrashWorkload.ACKNOWLEDGED.length()));
                } else if (line.startsWith(CrashWorkload.EVIDENCE)) {
                    acknowledged.evidence().add(line.substring(CrashWorkload.EVIDENCE.length()));
                } else if (line.startsWith(CrashWorkload.READY)) {
                    port.complete(Integer.valueOf(line.substring(CrashWorkload.READY.length())));
                } else {
                    said.add(line);
                }
            }
            Files.write(out, said);
        } catch (IOException killed) {
            // The pipe of a killed process may end within a line; that line was not acknowledged.
            return;
        }
    }

    Platform ready() throws InterruptedException {
        try {
            port.get(LONGEST_START_MINUTES, TimeUnit.MINUTES);
            return this;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the platform did not start; see its platform.out and platform.err", e);
        }
    }

    /** SIGKILL. The handle leaves the pipe open, so that what was acknowledged before the kill is still read. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    void stop() throws InterruptedException {
        process.toHandle().destroy();
        process.waitFor();
    }
}
