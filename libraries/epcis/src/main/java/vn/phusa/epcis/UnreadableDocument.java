package vn.phusa.epcis;

/** A document cannot be read beyond this point. What came before it is good. */
public final class UnreadableDocument extends Exception {

    private final transient Finding finding;

    public UnreadableDocument(Finding finding) {
        super(finding.english() + " " + finding.path(), null, false, false);
        this.finding = finding;
    }

    /** What is wrong, and where. */
    public Finding finding() {
        return finding;
    }
}
