package vn.phusa.traceability.passport;

/** Where a GS1 key begins with the prefix of the company that gave it (GS1 General Specifications, section 1.4.4). */
public final class CompanyPrefix {
    /**
     * Digits compared where a company's prefix is not known: the longest that Viet Nam gives but one kind (GCP-7 to GCP-10, GCP-12), so
     * that two companies are not taken for one.
     */
    static final int ASSUMED = 10;

    private CompanyPrefix() {}

    static boolean begins(String ai, String value, String prefix) {
        int at = switch (ai) {
            // Indicator or extension digit, or a leading zero, stands in front.
            case "00", "01", "8006", "8003" -> 1;
            default -> 0;
        };
        return value.startsWith(prefix, at);
    }
}
