package vn.phusa.traceability.passport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What earlier scans of one serial number say about it.
 *
 * @param days on which it was scanned, of all networks together
 * @param networks from how many networks; a coarse measure of places
 * @param first null: never before
 * @param issued whether the owner has issued that number; null: the owner's numbers are not kept here
 */
public record ScanHistory(
        long days,
        long networks,
        @Nullable Instant first,
        @Nullable Boolean issued) {
    /** A household, a shop, a curious neighbour: from so many networks on, the same code stands on several things. */
    static final int MANY_NETWORKS = 6;

    /** What to tell the shopper. */
    public enum Hint {
        /** Nobody has scanned it before. */
        FIRST,
        /** From this network only. */
        SEEN_HERE,
        /** "Mã này đã được quét ở nơi khác." */
        SEEN_ELSEWHERE,
        /** Probably copied. */
        SEEN_OFTEN,
        /** The owner never issued it. */
        NOT_ISSUED;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public boolean warns() {
            return this == SEEN_OFTEN || this == NOT_ISSUED;
        }
    }

    public Hint hint() {
        if (Boolean.FALSE.equals(issued)) {
            return Hint.NOT_ISSUED;
        }
        if (networks >= MANY_NETWORKS) {
            return Hint.SEEN_OFTEN;
        }
        return networks > 1 ? Hint.SEEN_ELSEWHERE : days > 1 ? Hint.SEEN_HERE : Hint.FIRST;
    }
}
