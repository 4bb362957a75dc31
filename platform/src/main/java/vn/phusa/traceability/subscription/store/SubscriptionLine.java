package vn.phusa.traceability.subscription.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.phusa.notice.Signature;
import vn.phusa.traceability.subscription.Subscription;

/**
 * Sends a document to a receiver. Headers: {@code GS1-Signature: sha256=<hex of HMAC-SHA-256 over the body>} where a token was given,
 * {@code Phusa-Event-Key} (the same when a document is sent again), and the GS1 headers of an answer.
 */
@Component
public class SubscriptionLine {
    private final boolean inside;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    SubscriptionLine(@Value("${phusa.portals.inside:false}") boolean inside) {
        this.inside = inside;
    }

    /** Whether documents may go there at all: https, unless the installation allows the inside of its network. */
    public boolean allowed(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return address.getHost() != null
                && address.getUserInfo() == null
                && (scheme.equals("https") || (inside && scheme.equals("http")));
    }

    /** @return the receiver's status @throws IOException if nobody answered, or the address may not be called */
    public int post(Subscription subscription, String key, byte[] document) throws IOException {
        requireOutside(subscription.address());
        HttpRequest.Builder request = HttpRequest.newBuilder(subscription.address())
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/ld+json")
                .header("User-Agent", "Phu-Sa")
                .header("GS1-EPCIS-Version", "2.0")
                .header("GS1-CBV-Version", "2.0")
                .header("GS1-EPC-Format", subscription.epcFormat())
                .header("Phusa-Event-Key", key);
        String token = subscription.token();
        if (token != null) {
            request.header("GS1-Signature", "sha256=" + Signature.hmacSha256(token, document));
        }
        try {
            return client.send(
                            request.POST(HttpRequest.BodyPublishers.ofByteArray(document))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Looks at where the name leads today, so that a name cannot lead inside the own network. */
    private void requireOutside(URI address) throws IOException {
        if (!allowed(address)) {
            throw new IOException("address not allowed");
        }
        if (!inside && leadsInside(address)) {
            throw new IOException("address inside the own network");
        }
    }

    private static boolean leadsInside(URI address) throws UnknownHostException {
        for (InetAddress each : InetAddress.getAllByName(address.getHost())) {
            byte[] bytes = each.getAddress();
            boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
            if (each.isLoopbackAddress()
                    || each.isSiteLocalAddress()
                    || each.isLinkLocalAddress()
                    || each.isAnyLocalAddress()
                    || each.isMulticastAddress()
                    || uniqueLocal) {
                return true;
            }
        }
        return false;
    }
}
