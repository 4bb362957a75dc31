package vn.phusa.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.convert.Documents;

/**
 * Sends EPCIS documents to a repository and waits for their jobs. What was acknowledged is noted by its SHA-256, so that an
 * interrupted run goes on where it stopped; sent twice, a document would do no harm either.
 */
final class DocumentCapture {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Terminal terminal;
    private final RunningPlatform platform;
    private final Path noted;
    private final JsonMapper json = new JsonMapper();

    /** @param noted where what was acknowledged is noted */
    DocumentCapture(Terminal terminal, RunningPlatform platform, Path noted) {
        this.terminal = terminal;
        this.platform = platform;
        this.noted = noted;
    }

    /** @return whether every document was captured without an error */
    boolean capture(List<Path> files, boolean proceed) throws IOException {
        Map<String, String> acknowledged = acknowledged();
        boolean good = true;
        try (Terminal.Progress progress = terminal.progress("cli.capture-progress", sizeOf(files))) {
            for (Path file : files) {
                good &= capture(file, proceed, acknowledged);
                progress.advance(Files.size(file));
            }
            progress.complete();
        }
        if (good) {
            terminal.say("cli.capture-done", files.size());
        }
        return good;
    }

    private boolean capture(Path file, boolean proceed, Map<String, String> acknowledged) throws IOException {
        String digest = digest(file);
        String known = acknowledged.get(digest);
        if (known != null) {
            HttpResponse<String> answer = platform.ask(platform.request(known).build());
            if (answer.statusCode() != NOT_FOUND) {
                return finished(file, known, answer);
            }
            // Another data folder may stand behind that address by now.
        }
        Optional<String> job = send(file, proceed);
        if (job.isEmpty()) {
            return false;
        }
        note(digest, job.get());
        return finished(
                file, job.get(), platform.ask(platform.request(job.get()).build()));
    }

    private Optional<String> send(Path file, boolean proceed) throws IOException {
        boolean xml = Documents.isXml(DocumentSource.of(file));
        HttpResponse<String> answer = platform.ask(platform.request("/epcis/capture")
                .header("Content-Type", xml ? "application/xml" : "application/ld+json")
                .header("GS1-Capture-Error-Behaviour", proceed ? "proceed" : "rollback")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
        if (answer.statusCode() == ACCEPTED) {
            return answer.headers().firstValue("Location");
        }
        terminal.say("cli.capture-refused", file, platform.refusal(answer));
        return Optional.empty();
    }

    private boolean finished(Path file, String job, HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        while (answer.statusCode() == OK) {
            JsonNode told = json.readTree(answer.body());
            if (!told.path("running").asBoolean()) {
                for (JsonNode error : told.path("errors")) {
                    terminal.data()
                            .println(file + "\t" + error.path("path").asString("") + "\t"
                                    + error.path("detail").asString(""));
                }
                return told.path("success").asBoolean();
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure("cli.capture-interrupted");
            }
            answer = platform.ask(platform.request(job).build());
        }
        terminal.say("cli.capture-unknown", file, job, platform.refusal(answer));
        return false;
    }

    private Map<String, String> acknowledged() throws IOException {
        Map<String, String> known = new HashMap<>();
        if (Files.exists(noted)) {
            for (String line : Files.readAllLines(noted)) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 3 && parts[0].equals(platform.address().toString())) {
                    known.put(parts[1], parts[2]);
                }
            }
        }
        return known;
    }

    private void note(String digest, String job) throws IOException {
        Files.writeString(
                noted,
                platform.address() + "\t" + digest + "\t" + job + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static long sizeOf(List<Path> files) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        return size;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
