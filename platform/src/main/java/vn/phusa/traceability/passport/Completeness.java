package vn.phusa.traceability.passport;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of the system data set of NĐ 37/2026/NĐ-CP article 23(5) there is, letter by letter.
 *
 * @param there keys of what there is
 * @param missing keys of what is missing
 */
public record Completeness(List<String> there, List<String> missing) {
    public Completeness {
        there = List.copyOf(there);
        missing = List.copyOf(missing);
    }

    /**
     * Judges.
     *
     * @param lotOrSerial whether the code, or a lot that was entered, says which one it is
     * @param expiryTold whether the last day is known, or the product does not expire
     * @param events whether any event of it is kept
     */
    public static Completeness of(Details details, boolean lotOrSerial, boolean expiryTold, boolean events) {
        List<String> there = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        note("name", !details.name().vietnamese().isBlank(), there, missing);
        note("image", details.image() != null, there, missing);
        note("producer", true, there, missing);
        note("address", !details.address().isBlank(), there, missing);
        note("origin", !details.origin().vietnamese().isBlank(), there, missing);
        note("events", events, there, missing);
        note("brand", !details.brand().isBlank() || lotOrSerial, there, missing);
        note("expiry", expiryTold, there, missing);
        note("standards", !details.standards().isBlank(), there, missing);
        return new Completeness(there, missing);
    }

    private static void note(String key, boolean present, List<String> there, List<String> missing) {
        (present ? there : missing).add(key);
    }

    public int total() {
        return there.size() + missing.size();
    }

    /** From 0 to 100. */
    public int percent() {
        return there.size() * 100 / total();
    }
}
