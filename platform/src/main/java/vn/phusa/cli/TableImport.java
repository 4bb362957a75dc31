package vn.phusa.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
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
    private final RunningPlatform platform;
    private final JsonMapper json = JsonMapper.builder().build();

    TableImport(Terminal terminal, RunningPlatform platform) {
        this.terminal = terminal;
        this.platform = platform;
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
    record Order(long programme, String kind, Path file, boolean dryRun, boolean goodRows, boolean placeholders) {}

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
        return told(
                platform.ask(platform.request("/api/programmes/" + order.programme() + "/imports?" + written(query))
                        .timeout(PATIENCE)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(boundary, order.file())))
                        .build()),
                order);
    }

    private boolean told(HttpResponse<String> answer, Order order) {
        if (answer.statusCode() != 200) {
            terminal.say("cli.bring-refused", platform.refusal(answer));
            return false;
        }
        JsonNode body = json.readTree(answer.body());
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
