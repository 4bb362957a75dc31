package vn.phusa.traceability.trace;

/**
 * Where a trace stops, so that no question takes the server away from others. What lies beyond is said to be missing.
 *
 * @param things how many identifiers it reaches at most
 * @param events how many events it reads at most
 * @param levels how many steps from the start
 */
public record TraceLimits(int things, int events, int levels) {

    /** For pages and answers. */
    public static final TraceLimits USUAL = new TraceLimits(20_000, 40_000, 5_000);

    /** For passports, which answer at once; what is nearest comes first. */
    public static final TraceLimits PASSPORT = new TraceLimits(2_000, 2_000, 200);

    /** For recalls, which must reach everything. */
    public static final TraceLimits RECALL = new TraceLimits(500_000, 1_000_000, 20_000);

    public TraceLimits {
        if (things < 1 || events < 1 || levels < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
