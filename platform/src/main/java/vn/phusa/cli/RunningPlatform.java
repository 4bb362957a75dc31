package vn.phusa.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running platform as the command line talks to it: with a key, in the user's language. What it refuses is said so that whoever
 * reads it knows what to do.
 */
final class RunningPlatform implements AutoCloseable {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final URI address;
    private final String key;
    private final Terminal terminal;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param address http or https, with a host
     * @param key as it stands in a header: see {@link #isKey}
     */
    RunningPlatform(URI address, String key, Terminal terminal) {
        this.address = address;
        this.key = key;
        this.terminal = terminal;
    }

    /** Whether a platform can stand there. */
    static boolean isAddress(URI address) {
        return address.getHost() != null
                && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()));
    }

    /** Whether it can be a key; a line break that was copied along cannot. */
    static boolean isKey(String key) {
        return key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    URI address() {
        return address;
    }

    /** @param path from the root, or a whole address */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json")
                .header("Accept-Language", terminal.locale().getLanguage());
    }

    /**
     * Its answer, whatever it is.
     *
     * @throws CommandFailure where nothing answers, or the key is not known there
     */
    HttpResponse<String> ask(HttpRequest request) {
        HttpResponse<String> answer;
        try {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException unreachable) {
            throw new CommandFailure("cli.bring-no-server", address.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("cli.bring-no-server", address.toString());
        }
        if (answer.statusCode() == UNAUTHORIZED) {
            throw new CommandFailure("cli.refused-key", address.toString());
        }
        return answer;
    }

    /** Why it refused, and what to do. */
    String refusal(HttpResponse<String> answer) {
        String said = sentence(answer.body());
        return switch (answer.statusCode()) {
            case FORBIDDEN -> terminal.words("cli.refused-permission", address.toString(), said);
            case TOO_MANY ->
                terminal.words(
                        "cli.refused-often",
                        answer.headers().firstValue("Retry-After").orElse("60"));
            default -> said.isEmpty() ? terminal.words("cli.refused-status", answer.statusCode()) : said;
        };
    }

    private String sentence(String body) {
        try {
            JsonNode problem = json.readTree(body);
            for (JsonNode each : new JsonNode[] {
                problem.path("problems").path(0).path("detail"), problem.path("detail"), problem.path("title")
            }) {
                if (!each.asString("").isBlank()) {
                    return each.asString().strip();
                }
            }
            return "";
        } catch (JacksonException notJson) {
            return "";
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
