package vn.phusa.epcis;

/** A syntax has no way to say something; nothing of the event has been written. */
public final class NotExpressible extends Exception {

    private final transient Finding finding;

    public NotExpressible(Finding finding) {
        super(finding.english() + " " + finding.path(), null, false, false);
        this.finding = finding;
    }

    /** What cannot be said, and where it stands. */
    public Finding finding() {
        return finding;
    }
}
