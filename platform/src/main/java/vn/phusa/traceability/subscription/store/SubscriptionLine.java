package vn.phusa.traceability.subscription.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.phusa.notice.OutgoingAddresses;
import vn.phusa.notice.Signature;
import vn.phusa.traceability.subscription.Subscription;

/**
 * Sends a document to a receiver. Headers: {@code GS1-Signature: sha256=<hex of HMAC-SHA-256 over the body>} where a token was given,
 * {@code Phusa-Event-Key} (the same when a document is sent again), and the GS1 headers of an answer.
 */
@Component
public class SubscriptionLine {
    private final OutgoingAddresses addresses;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    SubscriptionLine(@Value("${phusa.portals.inside:false}") boolean inside) {
        this.addresses = new OutgoingAddresses(inside);
    }

    /** Whether documents may go there at all: https, unless the installation allows the inside of its network. */
    public boolean allowed(URI address) {
        return addresses.allow(address);
    }

    /** @return the receiver's status @throws IOException if nobody answered, or the address may not be called */
    public int post(Subscription subscription, String key, byte[] document) throws IOException {
        addresses.require(subscription.address());
        String version = subscription.form() == Subscription.Form.XML_1_2 ? "1.2" : "2.0";
        HttpRequest.Builder request = HttpRequest.newBuilder(subscription.address())
                .timeout(Duration.ofSeconds(30))
                .header(
                        "Content-Type",
                        subscription.form() == Subscription.Form.JSON ? "application/json" : "application/xml")
                .header("User-Agent", "Phu-Sa")
                .header("GS1-EPCIS-Version", version)
                .header("GS1-CBV-Version", version)
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
}
