package vn.phusa.epcis;

/**
 * How much a reader takes in before it refuses a document, so that nobody can exhaust it.
 *
 * @param depth how deep elements or objects may be nested, at least 8
 * @param textLength the longest single value in bytes of UTF-8
 * @param eventSize the most fields and values in one event
 * @param eventBytes the most bytes of text in one event
 */
public record Limits(int depth, int textLength, int eventSize, int eventBytes) {

    /** Room for 100,000 identifiers in one event. */
    public static final Limits USUAL = new Limits(64, 1 << 20, 1 << 20, 1 << 25);

    /** The most namespaces, and the most prefixes, of a document: readers and writers compare them with each other. */
    public static final int NAMESPACES = 4096;

    /** The most different names of fields of a document, and the most attributes of an element, for the same reason. */
    public static final int NAMES = 16_384;

    public Limits {
        if (depth < 8 || textLength < 1 || eventSize < 1 || eventBytes < 1) {
            throw new IllegalArgumentException("limits are positive, the depth at least 8");
        }
    }
}
