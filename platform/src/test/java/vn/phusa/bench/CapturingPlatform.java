package vn.phusa.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform in a process of its own, and how documents are sent to it. */
record CapturingPlatform(Process process, URI address, String key, HttpClient client) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Starts one with the heap that {@code ./run} gives, and waits until it is ready. */
    static CapturingPlatform start(Path data, String... options) throws IOException {
        Files.createDirectories(data);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:+UseG1GC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        Path cache = data.resolve("start.aot");
        command.add((Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
        command.add("-Xlog:aot*=error");
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                CaptureWorkload.class.getName(),
                "--server.port=0",
                "--server.address=127.0.0.1"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PHUSA_DATA", data.toString());
        builder.environment().put("PHUSA_FIRST_DATA", "CAN_THO");
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(data.resolve("platform.err").toFile()));
        Process process = builder.start();
        BufferedReader lines = process.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(CaptureWorkload.READY)) {
                String[] words = line.substring(CaptureWorkload.READY.length()).split(" ");
                Thread.ofVirtual().start(() -> drain(lines));
                return new CapturingPlatform(
                        process,
                        URI.create("http://127.0.0.1:" + words[0]),
                        words[1],
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .build());
            }
            said.add(line);
        }
        Files.write(data.resolve("platform.out"), said);
        throw new IllegalStateException("the platform did not start; see its platform.out and platform.err");
    }

    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                continue;
            }
        } catch (IOException ended) {
            return;
        }
    }

    /** Sends a document; answers its job's number. */
    long capture(byte[] document) throws IOException, InterruptedException {
        return capture(HttpRequest.BodyPublishers.ofByteArray(document));
    }

    long capture(Supplier<InputStream> document) throws IOException, InterruptedException {
        return capture(HttpRequest.BodyPublishers.ofInputStream(document));
    }

    private long capture(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address.resolve("/epcis/capture"))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/ld+json")
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
        }
        String location = answer.headers().firstValue("Location").orElseThrow();
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    JsonNode job(long number) throws IOException, InterruptedException {
        return JSON.readTree(client.send(
                        HttpRequest.newBuilder(address.resolve("/epcis/capture/" + number))
                                .header("Authorization", "Bearer " + key)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    /** Waits until the job has finished; answers whether all was taken. */
    boolean finished(long number) throws IOException, InterruptedException {
        JsonNode job = job(number);
        while (job.get("running").asBoolean()) {
            Thread.sleep(50);
            job = job(number);
        }
        return job.get("success").asBoolean();
    }

    void stop() throws InterruptedException {
        process.toHandle().destroy();
        process.waitFor();
        client.close();
    }
}
