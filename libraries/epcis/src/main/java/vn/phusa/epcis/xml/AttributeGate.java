package vn.phusa.epcis.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.phusa.epcis.Limits;

/**
 * Stops a document whose element has too many attributes before the parser compares all of them with each other. As it stands before
 * the parser it sees bytes only; what it counts are the equals signs of a tag that is still open where a piece of the document ends.
 * A tag that begins and ends within one piece is too short to have too many.
 */
final class AttributeGate extends FilterInputStream {
    /** An attribute takes five bytes at least. */
    private static final int PIECE = 1 << 14;

    /** There are too many. */
    static final class Crowded extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private boolean inTag;
    /** With what the value of the attribute ends in which the last piece ended; 0: in no value. */
    private byte quote;

    private int signs;

    AttributeGate(InputStream stream) {
        super(stream);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        for (int i = 0; i < read; i += PIECE) {
            look(into, from + i, from + Math.min(read, i + PIECE));
        }
        return read;
    }

    private void look(byte[] bytes, int from, int to) throws Crowded {
        int tag = to - 1;
        while (tag >= from && bytes[tag] != '<') {
            tag--;
        }
        int i = from;
        if (tag >= from) {
            i = tag + 1;
            // Comments, instructions and character data may hold anything.
            inTag = i == to || bytes[i] != '!' && bytes[i] != '?';
            quote = 0;
            signs = 0;
        }
        for (; inTag && i < to; i++) {
            byte one = bytes[i];
            if (quote != 0) {
                quote = one == quote ? 0 : quote;
            } else if (one == '"' || one == '\'') {
                quote = one;
            } else if (one == '=') {
                signs++;
            } else {
                inTag = one != '>';
            }
        }
        if (signs > Limits.NAMES) {
            throw new Crowded();
        }
    }
}
