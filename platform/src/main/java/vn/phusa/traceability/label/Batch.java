package vn.phusa.traceability.label;

import java.time.Instant;
import vn.phusa.traceability.passport.ProductId;

/**
 * Serial numbers issued together.
 *
 * @param lot empty: none
 * @param digest SHA-256 of the serial numbers in their order, each with a line feed
 */
public record Batch(
        long id,
        ProductId product,
        String lot,
        int count,
        Carrier carrier,
        String template,
        String digest,
        Instant at,
        String by) {
    /** Labels of one PDF file; larger ones choke printers. */
    public static final int PART = 5_000;

    public int parts() {
        return (count + PART - 1) / PART;
    }
}
