package vn.phusa.traceability.passport;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.gs1.LocalIdentifier;

/**
 * A product, known by a GTIN, by an identifier of the producer's own, or by both once a GTIN has been bound to it.
 *
 * @param gtin fourteen digits; null while there is none
 * @param local null where it had a GTIN from the beginning
 * @param owner who keeps it and answers for it
 * @param demonstration made up, and said to be
 * @param version counts changes, from 1
 */
public record Product(
        ProductId id,
        @Nullable String gtin,
        @Nullable LocalIdentifier local,
        PartyId owner,
        Status status,
        Details details,
        boolean demonstration,
        long version,
        Instant changedAt) {

    /** What the public sees of it. */
    public enum Status {
        /** Nothing. */
        DRAFT,
        PUBLISHED,
        /** By its owner: what is known, and that it is sold no more. The e-label outlives the sale (NĐ 37/2026/NĐ-CP art. 55). */
        WITHDRAWN;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean known() {
            return this != DRAFT;
        }
    }

    public Product {
        if (gtin == null && local == null) {
            throw new IllegalArgumentException("a product has a code");
        }
    }

    /** The path of its passport from the root; the GTIN's where there is one. */
    public String path() {
        return gtin == null ? localPath(Objects.requireNonNull(local)) : "/01/" + gtin;
    }

    /** How people read its code. */
    public String code() {
        return gtin == null ? Objects.requireNonNull(local).toString() : TradeItemNumber.shown(gtin);
    }

    /** Under which identifier events name it, see {@link vn.phusa.traceability.Thing#key}. */
    public String key() {
        return gtin == null ? Objects.requireNonNull(local).toString() : "01/" + gtin;
    }

    /** {@code /local/92-00123:GAO-ST25:W}: below a word, so that no part of it can be read as a GS1 key. */
    public static String localPath(LocalIdentifier local) {
        String text = local.toString();
        return "/local/" + text.substring(text.indexOf("product:") + "product:".length());
    }

    /** Who makes it. */
    public PartyId producer() {
        return Objects.requireNonNullElse(details.producer(), owner);
    }
}
