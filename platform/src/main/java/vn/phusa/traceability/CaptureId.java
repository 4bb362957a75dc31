package vn.phusa.traceability;

/**
 * Which capture.
 *
 * @param value positive
 */
public record CaptureId(long value) {

    public CaptureId {
        if (value <= 0) {
            throw new IllegalArgumentException("a capture's number is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
