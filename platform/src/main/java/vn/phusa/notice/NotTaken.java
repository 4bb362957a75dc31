package vn.phusa.notice;

/** A receiver outside did not take what was sent, so that the task comes back later. Where in the code says nothing, and is left out. */
final class NotTaken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotTaken(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
