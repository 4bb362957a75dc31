package vn.phusa.epcis.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.phusa.epcis.Limits;

/**
 * Stops a document whose element has too many attributes before the parser compares all of them with each other. As it stands before
 * the parser it knows no elements, but each attribute has its equals sign.
 */
final class AttributeGate extends FilterInputStream {

    /** There are too many. */
    static final class Crowded extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private int signs;

    AttributeGate(InputStream stream) {
        super(stream);
    }

    /** The parser goes on to the next tag or text. */
    void passed() {
        signs = 0;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one == '=' ? 1 : 0);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        int found = 0;
        for (int i = from; i < from + read; i++) {
            found += into[i] == '=' ? 1 : 0;
        }
        count(found);
        return read;
    }

    private void count(int found) throws IOException {
        signs += found;
        if (signs > Limits.NAMES) {
            throw new Crowded();
        }
    }
}
