package vn.phusa.notice.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.phusa.notice.Signature;

/**
 * Posts events to webhooks. Headers: {@code Phusa-Event-Key} (the same at every attempt), {@code Phusa-Timestamp}
 * (Unix seconds) and {@code Phusa-Signature: sha256=<hex of HMAC-SHA-256 over "timestamp.body">}.
 */
@Component
public class WebhookSender {
    private final WebhookSettings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public WebhookSender(WebhookSettings settings) {
        this.settings = settings;
    }

    /** Whether events may be sent there at all: https to the outside, unless the installation allows the inside. */
    public boolean allowed(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return url.getHost() != null
                && url.getUserInfo() == null
                && (scheme.equals("https") || (settings.inside() && scheme.equals("http")));
    }

    /**
     * @return the receiver's HTTP status
     * @throws IOException if nobody answered, or the address is one that may not be called
     */
    public int post(NoticeStore.ToDeliver delivery, String eventKey, Instant now) throws IOException {
        requireAllowed(delivery.url());
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

    /** Looks at where the name leads today, so that a name cannot lead inside the own network. */
    private void requireAllowed(URI url) throws IOException {
        if (!allowed(url)) {
            throw new IOException("address not allowed");
        }
        if (settings.inside()) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
            if (address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isAnyLocalAddress()
                    || address.isMulticastAddress()
                    || uniqueLocal(address)) {
                throw new IOException("address inside the own network");
            }
        }
    }

    /** IPv6 fc00::/7. */
    private static boolean uniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }
}
