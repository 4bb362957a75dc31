package vn.phusa.traceability.trace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Identifiers that follow one another without a gap: serial numbers 0001 to 0480 of one product are one line and not 480.
 *
 * @param keys at least one; all alike up to a number of the same length that grows by one
 */
public record KeyRange(List<String> keys) {
    private static final String SSCC = "00/";

    public KeyRange {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a range holds something");
        }
    }

    public String first() {
        return keys.getFirst();
    }

    public String last() {
        return keys.getLast();
    }

    public int count() {
        return keys.size();
    }

    /** A key, cut where its number begins; what follows the number (the check digit of an SSCC) counts for nothing. */
    private record Cut(String key, String stem, int digits, BigInteger number) {
        static Cut of(String key) {
            int end = key.startsWith(SSCC) ? key.length() - 1 : key.length();
            int from = end;
            int least = key.startsWith(SSCC) ? SSCC.length() : key.lastIndexOf('/') + 1;
            while (from > least && Character.digit(key.charAt(from - 1), 10) >= 0 && key.charAt(from - 1) < 128) {
                from--;
            }
            return new Cut(
                    key,
                    key.substring(0, from),
                    end - from,
                    from == end ? BigInteger.ZERO : new BigInteger(key.substring(from, end)));
        }
    }

    private record Kind(String stem, int digits) {}

    /** These identifiers in ranges; ranges stand where their kind stands first, each in order. */
    public static List<KeyRange> of(Collection<String> keys) {
        Map<Kind, List<Cut>> kinds = new LinkedHashMap<>();
        for (String key : keys) {
            Cut cut = Cut.of(key);
            kinds.computeIfAbsent(new Kind(cut.stem, cut.digits), _ -> new ArrayList<>())
                    .add(cut);
        }
        List<KeyRange> ranges = new ArrayList<>();
        for (List<Cut> kind : kinds.values()) {
            kind.sort(Comparator.comparing(Cut::number));
            List<String> run = new ArrayList<>();
            BigInteger before = null;
            for (Cut cut : kind) {
                boolean follows = before != null
                        && cut.digits > 0
                        && cut.number.subtract(before).equals(BigInteger.ONE);
                if (!follows && !run.isEmpty()) {
                    ranges.add(new KeyRange(run));
                    run = new ArrayList<>();
                }
                run.add(cut.key);
                before = cut.number;
            }
            ranges.add(new KeyRange(run));
        }
        return List.copyOf(ranges);
    }
}
