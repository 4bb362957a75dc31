package vn.phusa.traceability.passport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.gs1.ApplicationIdentifier;

/**
 * A lot as its producer entered it.
 *
 * @param code up to 20 characters, as GS1 allows for application identifier 10
 * @param produced null: not said
 * @param expires last day; null: follows from the product's {@link Shelf}
 * @param places codes of growing areas and packing houses from which it comes
 */
public record Lot(
        ProductId product,
        String code,
        @Nullable LocalDate produced,
        @Nullable LocalDate expires,
        String places,
        Instant recordedAt) {

    public static boolean isCode(String text) {
        return ApplicationIdentifier.of("10").orElseThrow().fault(text).isEmpty();
    }

    public Optional<LocalDate> lastDay(Shelf shelf) {
        return expires == null ? shelf.lastDay(produced) : Optional.of(expires);
    }
}
