package vn.phusa.traceability.passport;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that the owner holds for a product: conformity, organic, VietGAP, HACCP.
 *
 * @param name what it certifies, 1 to 200 characters
 * @param number as its issuer numbers it; may be empty
 * @param issuer who gave it
 * @param until last day on which it counts; null: not limited
 * @param document the certificate as a file; null: none was handed in
 */
public record Certificate(
        String name,
        String number,
        String issuer,
        @Nullable LocalDate until,
        @Nullable Long document) {

    public boolean countsOn(LocalDate day) {
        return until == null || !day.isAfter(until);
    }
}
