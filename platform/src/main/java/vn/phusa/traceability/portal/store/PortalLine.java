package vn.phusa.traceability.portal.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.notice.OutgoingAddresses;
import vn.phusa.notice.Signature;
import vn.phusa.traceability.portal.Portal;
import vn.phusa.traceability.portal.PortalMessage;
import vn.phusa.traceability.portal.PortalMessage.Answer;

/**
 * The line to a portal: posts a message, and asks what became of it. Headers: {@code Idempotency-Key} (the same at every attempt) and
 * {@code Phusa-Signature: sha256=<hex of HMAC-SHA-256 over the body>}. A portal answers 200 or 201 with {@code {"receipt": …}}, 202 with
 * a {@code Location} to ask at, or 4xx with {@code {"detail": …}}.
 */
@Component
public class PortalLine {
    private static final int LONGEST_REASON = 1_000;

    private final JsonMapper json;
    private final OutgoingAddresses addresses;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PortalLine(JsonMapper json, @Value("${phusa.portals.inside:false}") boolean inside) {
        this.json = json;
        this.addresses = new OutgoingAddresses(inside);
    }

    /** Whether messages may go there at all: https, unless the installation allows the inside of its network. */
    public boolean allowed(URI address) {
        return addresses.allow(address);
    }

    /** Posts a message. */
    public Answer post(Portal.Setting setting, PortalMessage message) {
        HttpRequest request = HttpRequest.newBuilder(setting.address())
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "Phu-Sa")
                .header("Idempotency-Key", "portal-message-" + message.id())
                .header("Phusa-Signature", "sha256=" + Signature.hmacSha256(setting.secret(), message.body()))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
        return send(request, setting, false);
    }

    /** Asks what became of a message that was taken in. */
    public Answer ask(Portal.Setting setting, String standingAt) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(standingAt))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "application/json")
                .header("User-Agent", "Phu-Sa")
                .header("Phusa-Signature", "sha256=" + Signature.hmacSha256(setting.secret(), standingAt))
                .GET()
                .build();
        return send(request, setting, true);
    }

    private Answer send(HttpRequest request, Portal.Setting setting, boolean asking) {
        try {
            addresses.require(request.uri());
            return answer(client.send(request, HttpResponse.BodyHandlers.ofString()), setting, asking);
        } catch (IOException | IllegalArgumentException e) {
            // An address that is none, in a Location or kept before, is the portal's fault and may pass like a lost
            // connection.
            return new Answer.Undecided(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Undecided("interrupted");
        }
    }

    private Answer answer(HttpResponse<String> response, Portal.Setting setting, boolean asking) {
        int status = response.statusCode();
        JsonNode body = body(response.body());
        if (status == 202 && !asking) {
            return response.headers()
                    .firstValue("Location")
                    .map(setting.address()::resolve)
                    .filter(at -> sameServer(at, setting.address()))
                    .<Answer>map(at -> new Answer.Taken(at.toString()))
                    .orElseGet(() -> new Answer.Undecided("202 without a Location on the same server"));
        }
        if (status == 200 || status == 201) {
            String state = text(body, "state");
            if (asking && "pending".equals(state)) {
                return new Answer.Undecided("");
            }
            if ("rejected".equals(state)) {
                return new Answer.Refused(reason(body, status));
            }
            String receipt = text(body, "receipt");
            return new Answer.Accepted(receipt == null ? "" : receipt);
        }
        boolean passing = status == 408 || status == 425 || status == 429;
        return status >= 400 && status < 500 && !passing
                ? new Answer.Refused(reason(body, status))
                : new Answer.Undecided(reason(body, status));
    }

    private static boolean sameServer(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equals(other.getHost())
                && one.getPort() == other.getPort();
    }

    private @Nullable JsonNode body(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonNode body, String field) {
        JsonNode value = body == null ? null : body.get(field);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    private static String reason(@Nullable JsonNode body, int status) {
        String detail = text(body, "detail");
        String why = detail == null ? text(body, "reason") : detail;
        String said = why == null ? "HTTP " + status : why;
        return said.length() <= LONGEST_REASON ? said : said.substring(0, LONGEST_REASON - 1) + "…";
    }
}
