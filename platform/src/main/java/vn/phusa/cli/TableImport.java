package vn.phusa.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands a spreadsheet to a running platform, with the same checks as on its page, and tells what came of each row. */
final class TableImport {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Terminal terminal;
    private final JsonMapper json = JsonMapper.builder().build();

    TableImport(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * What is to be brought.
     *
     * @param programme its number
     * @param kind commitments or progress
     * @param dryRun only check
     * @param goodRows leave wrong rows out
     * @param placeholders keep unknown names as they are written
     */
    record Order(
            URI server,
            String key,
            long programme,
            String kind,
            Path file,
            boolean dryRun,
            boolean goodRows,
            boolean placeholders) {}

    /** @return whether everything that was asked for is done and no row is wrong */
    boolean bring(Order order) throws IOException {
        if (!Files.isReadable(order.file())) {
            throw new CommandFailure("cli.bring-no-file", order.file().toString());
        }
        String boundary = "phusa-" + UUID.randomUUID();
        Map<String, String> query = new TreeMap<>(Map.of(
                "kind", order.kind(),
                "dryRun", Boolean.toString(order.dryRun()),
                "goodRows", Boolean.toString(order.goodRows()),
                "placeholders", Boolean.toString(order.placeholders()),
                "lang", terminal.locale().getLanguage()));
        HttpRequest request = HttpRequest.newBuilder(
                        order.server().resolve("/api/programmes/" + order.programme() + "/imports?" + written(query)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + order.key())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(boundary, order.file())))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return told(answer, order);
        } catch (ConnectException e) {
            throw new CommandFailure("cli.bring-no-server", order.server().toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("cli.failed", String.valueOf(e.getMessage()));
        }
    }

    private boolean told(HttpResponse<String> answer, Order order) {
        JsonNode body = answer.body().startsWith("{") ? json.readTree(answer.body()) : json.createObjectNode();
        if (answer.statusCode() != 200) {
            String title = body.path("title").asString("");
            terminal.say("cli.bring-refused", title.isEmpty() ? Integer.toString(answer.statusCode()) : title);
            return false;
        }
        for (JsonNode row : body.path("rows")) {
            for (JsonNode error : row.path("errors")) {
                terminal.data()
                        .println(terminal.words(
                                "cli.bring-row",
                                row.path("row").asString(),
                                error.path("column").asString(),
                                error.path("message").asString()));
            }
        }
        long wrong = body.path("wrong").asLong();
        terminal.say(
                "cli.bring-counts",
                body.path("good").asLong(),
                wrong,
                body.path("headings").asLong());
        boolean stored = body.path("state").asString("").equals("stored");
        if (order.dryRun()) {
            terminal.say("cli.bring-dry");
        } else if (stored) {
            terminal.say(
                    "cli.bring-stored",
                    body.path("stored").asLong(),
                    body.path("id").asString());
        } else {
            terminal.say("cli.bring-nothing", body.path("id").asString());
        }
        return wrong == 0 && (stored || order.dryRun()) && body.path("good").asLong() > 0;
    }

    private static String written(Map<String, String> query) {
        return String.join(
                "&",
                query.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .toList());
    }

    private static byte[] multipart(String boundary, Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String name = String.valueOf(file.getFileName()).replaceAll("[\"\\r\\n\\\\]", "_");
        out.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        Files.copy(file, out);
        out.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
