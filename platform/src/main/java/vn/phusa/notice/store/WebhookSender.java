package vn.phusa.notice.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.phusa.notice.OutgoingAddresses;
import vn.phusa.notice.Signature;

/**
 * Posts events to webhooks. Headers: {@code Phusa-Event-Key} (the same at every attempt), {@code Phusa-Timestamp}
 * (Unix seconds) and {@code Phusa-Signature: sha256=<hex of HMAC-SHA-256 over "timestamp.body">}.
 */
@Component
public class WebhookSender {
    private final OutgoingAddresses addresses;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public WebhookSender(WebhookSettings settings) {
        this.addresses = new OutgoingAddresses(settings.inside());
    }

    /** Whether events may be sent there at all: https to the outside, unless the installation allows the inside. */
    public boolean allowed(URI url) {
        return addresses.allow(url);
    }

    /** Whether the name leads inside the own network, where nothing may be sent. */
    public boolean leadsInside(URI url) {
        return addresses.leadsInside(url);
    }

    /**
     * @return the receiver's HTTP status
     * @throws IOException if nobody answered, or the address is one that may not be called
     */
    public int post(NoticeStore.ToDeliver delivery, String eventKey, Instant now) throws IOException {
        addresses.require(delivery.url());
        String timestamp = Long.toString(now.getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(delivery.url())
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Phu-Sa")
                .header("Phusa-Event-Key", eventKey)
                .header("Phusa-Timestamp", timestamp)
                .header(
                        "Phusa-Signature",
                        "sha256=" + Signature.hmacSha256(delivery.secret(), timestamp + "." + delivery.body()))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
