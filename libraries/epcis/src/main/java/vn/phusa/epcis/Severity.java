package vn.phusa.epcis;

/** How bad a finding is. */
public enum Severity {
    /** The document or event must not be taken in. */
    ERROR,
    /** It may be taken in; somebody should look. */
    WARNING
}
