package vn.phusa.epcis.xml;

import java.io.IOException;
import java.io.OutputStream;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.Rule;

/** Tags and text in UTF-8, in a buffer that is handed on when it has grown. */
final class XmlOutput {

    private static final int FULL = 1 << 16;

    private final OutputStream stream;
    private byte[] bytes = new byte[FULL + 8192];
    private int length;

    XmlOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** Where an event begins, to come back to when it cannot be written. */
    int mark() {
        return length;
    }

    void rewind(int mark) {
        length = mark;
    }

    /** Hands on what has been written, once there is much of it. */
    void pass() throws IOException {
        if (length > FULL) {
            flush();
        }
    }

    void flush() throws IOException {
        stream.write(bytes, 0, length);
        length = 0;
        stream.flush();
    }

    /** Writes markup as it is: ASCII or names. */
    void raw(String markup) {
        int count = markup.length();
        ensure(count * 3);
        for (int i = 0; i < count; i++) {
            char c = markup.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                i = character(markup, i, c);
            }
        }
    }

    /** Opens an element that has no attributes. */
    void open(String name) {
        raw("<");
        raw(name);
        raw(">");
    }

    void close(String name) {
        raw("</");
        raw(name);
        raw(">");
    }

    /** An element with text. */
    void element(String name, String text) throws NotExpressible {
        open(name);
        text(text);
        close(name);
    }

    /** An attribute of the tag that is open. */
    void attribute(String name, String value) throws NotExpressible {
        raw(" ");
        raw(name);
        raw("=\"");
        escaped(value, true);
        raw("\"");
    }

    void text(String text) throws NotExpressible {
        escaped(text, false);
    }

    private void escaped(String text, boolean attribute) throws NotExpressible {
        int count = text.length();
        ensure(count * 6);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (c == 0xFFFE || c == 0xFFFF) {
                    throw forbidden(c);
                }
                i = character(text, i, c);
            } else if (c > '>') {
                bytes[length++] = (byte) c;
            } else {
                ascii(c, attribute);
            }
        }
    }

    private void ascii(char c, boolean attribute) throws NotExpressible {
        switch (c) {
            case '<' -> raw("&lt;");
            case '>' -> raw("&gt;");
            case '&' -> raw("&amp;");
            case '"' -> {
                if (attribute) {
                    raw("&quot;");
                } else {
                    bytes[length++] = '"';
                }
            }
            case '\r' -> raw("&#13;");
            case '\t', '\n' -> {
                if (attribute) {
                    raw(c == '\t' ? "&#9;" : "&#10;");
                } else {
                    bytes[length++] = (byte) c;
                }
            }
            default -> {
                if (c < ' ') {
                    throw forbidden(c);
                }
                bytes[length++] = (byte) c;
            }
        }
    }

    private static NotExpressible forbidden(char c) {
        return new NotExpressible(Finding.at("", Rule.NOT_IN_XML, String.format("U+%04X", (int) c)));
    }

    private int character(String text, int at, char c) {
        if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
            return at;
        }
        if (Character.isHighSurrogate(c) && at + 1 < text.length()) {
            int point = Character.toCodePoint(c, text.charAt(at + 1));
            bytes[length++] = (byte) (0xF0 | point >> 18);
            bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | point & 0x3F);
            return at + 1;
        }
        bytes[length++] = (byte) (0xE0 | c >> 12);
        bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
        return at;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
