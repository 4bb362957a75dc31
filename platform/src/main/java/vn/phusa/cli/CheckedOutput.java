package vn.phusa.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Where data go. A print stream passes over what cannot be written; here that ends the command, so that nobody takes half an answer
 * for a whole one, and nothing is made for a reader who has left.
 */
final class CheckedOutput extends OutputStream {
    private final OutputStream to;

    CheckedOutput(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            to.write(bytes, from, length);
        } catch (IOException failure) {
            throw new Lost(failure);
        }
    }

    @Override
    public void flush() {
        try {
            to.flush();
        } catch (IOException failure) {
            throw new Lost(failure);
        }
    }

    /** What was written did not arrive. */
    static final class Lost extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        private final String reason;

        Lost(IOException failure) {
            super(failure);
            reason = String.valueOf(failure.getMessage());
        }

        /** What the operating system said. */
        String reason() {
            return reason;
        }

        /** Whether the reader wanted no more, as {@code head} does. */
        boolean isReaderGone() {
            return reason.contains("Broken pipe");
        }
    }
}
