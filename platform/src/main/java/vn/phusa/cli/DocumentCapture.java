package vn.phusa.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.convert.Documents;

/**
 * Sends EPCIS documents to a repository and waits for their jobs. What was acknowledged is noted by its SHA-256, so that an
 * interrupted run goes on where it stopped; sent twice, a document would do no harm either.
 */
final class DocumentCapture {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Terminal terminal;
    private final URI server;
    private final String key;
    private final Path noted;
    private final JsonMapper json = new JsonMapper();

    /**
     * @param server its address, above {@code /epcis}
     * @param noted where what was acknowledged is noted
     */
    DocumentCapture(Terminal terminal, URI server, String key, Path noted) {
        this.terminal = terminal;
        this.server = server;
        this.key = key;
        this.noted = noted;
    }

    /** @return whether every document was captured without an error */
    boolean capture(List<Path> files, boolean proceed) throws IOException {
        Map<String, String> acknowledged = acknowledged();
        boolean good = true;
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Terminal.Progress progress = terminal.progress("cli.capture-progress", sizeOf(files))) {
            for (Path file : files) {
                String digest = digest(file);
                String job = acknowledged.get(digest);
                if (job == null) {
                    job = send(client, file, proceed);
                    if (job == null) {
                        good = false;
                        progress.advance(Files.size(file));
                        continue;
                    }
                    note(digest, job);
                }
                good &= finished(client, file, job);
                progress.advance(Files.size(file));
            }
            progress.complete();
        } catch (ConnectException e) {
            throw new CommandFailure("cli.bring-no-server", server.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("cli.failed", String.valueOf(e.getMessage()));
        }
        if (good) {
            terminal.say("cli.capture-done", files.size());
        }
        return good;
    }

    private @org.jspecify.annotations.Nullable String send(HttpClient client, Path file, boolean proceed)
            throws IOException, InterruptedException {
        boolean xml = Documents.isXml(DocumentSource.of(file));
        HttpResponse<String> answer = client.send(
                request("/epcis/capture")
                        .header("Content-Type", xml ? "application/xml" : "application/ld+json")
                        .header("GS1-Capture-Error-Behaviour", proceed ? "proceed" : "rollback")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() == 202) {
            return answer.headers().firstValue("Location").orElseThrow();
        }
        JsonNode problem = answer.body().startsWith("{") ? json.readTree(answer.body()) : json.createObjectNode();
        String detail = problem.path("detail").asString(problem.path("title").asString(""));
        terminal.say("cli.capture-refused", file, answer.statusCode(), detail);
        return null;
    }

    private boolean finished(HttpClient client, Path file, String job) throws IOException, InterruptedException {
        while (true) {
            HttpResponse<String> answer =
                    client.send(request(job).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                terminal.say("cli.capture-refused", file, answer.statusCode(), job);
                return false;
            }
            JsonNode told = json.readTree(answer.body());
            if (!told.path("running").asBoolean()) {
                for (JsonNode error : told.path("errors")) {
                    terminal.data()
                            .println(file + "\t" + error.path("path").asString("") + "\t"
                                    + error.path("detail").asString(""));
                }
                return told.path("success").asBoolean();
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json")
                .header("Accept-Language", terminal.locale().getLanguage());
    }

    private Map<String, String> acknowledged() throws IOException {
        Map<String, String> known = new HashMap<>();
        if (Files.exists(noted)) {
            for (String line : Files.readAllLines(noted)) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 3 && parts[0].equals(server.toString())) {
                    known.put(parts[1], parts[2]);
                }
            }
        }
        return known;
    }

    private void note(String digest, String job) throws IOException {
        Files.writeString(
                noted,
                server + "\t" + digest + "\t" + job + "\n",
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
