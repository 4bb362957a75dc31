package vn.phusa.traceability.trace;

/**
 * That goods are recalled now, for whoever sees them in a list.
 *
 * @param opens whether the reader may see the recall itself
 */
public record RecallMark(RecallWarning warning, boolean opens) {
    /** Address of the recall's page. */
    public String path() {
        return Recall.path(warning.recall());
    }
}
