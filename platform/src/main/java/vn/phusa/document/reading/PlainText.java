package vn.phusa.document.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.phusa.document.DocumentText;

/**
 * Plain text in whatever encoding it came: UTF-8, UTF-16 (with or without mark), Windows-1258, TCVN3 or VNI. The reading
 * with the most frequent Vietnamese syllables wins among the old ones.
 */
final class PlainText {
    /** The file's size on disk may be twice its characters, not more. */
    static final long LARGEST = 24L << 20;

    private PlainText() {}

    static DocumentText read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new UnsafeFile(UnsafeFile.Why.TOO_MUCH_TEXT);
        }
        Decoded decoded = decode(Files.readAllBytes(file));
        TextBuilder text = new TextBuilder();
        String content = decoded.text();
        int start = 0;
        while (start < content.length()) {
            int end = start;
            while (end < content.length() && content.charAt(end) != '\n' && content.charAt(end) != '\r') {
                end++;
            }
            text.paragraph(content.substring(start, end));
            boolean both = end + 1 < content.length() && content.charAt(end) == '\r' && content.charAt(end + 1) == '\n';
            start = end + (both ? 2 : 1);
        }
        return text.build(decoded.encoding());
    }

    /** Characters and how they had been written. */
    record Decoded(String text, String encoding) {}

    static Decoded decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new Decoded(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8), "UTF-8");
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new Decoded(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE), "UTF-16LE");
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return new Decoded(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE), "UTF-16BE");
        }
        Charset wide = wideWithoutMark(bytes, bytes.length);
        if (wide != null) {
            return new Decoded(new String(bytes, wide), wide.name());
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Decoded(text, "UTF-8");
        } catch (CharacterCodingException e) {
            return old(bytes);
        }
    }

    private static Decoded old(byte[] bytes) {
        String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
        Decoded best = new Decoded(new String(bytes, Charset.forName("windows-1258")), "windows-1258");
        int score = LegacyEncoding.score(best.text());
        for (Decoded other : new Decoded[] {
            new Decoded(LegacyEncoding.fromTcvn3(latin1), "TCVN3"), new Decoded(LegacyEncoding.fromVni(latin1), "VNI")
        }) {
            int found = LegacyEncoding.score(other.text());
            if (found > score) {
                best = other;
                score = found;
            }
        }
        return best;
    }

    /** UTF-16 without mark gives itself away by the zero halves of its blanks and ASCII letters. */
    static @Nullable Charset wideWithoutMark(byte[] bytes, int length) {
        int looked = Math.min(length, 4096) & ~1;
        int high = 0;
        int low = 0;
        for (int i = 0; i < looked; i += 2) {
            high += bytes[i] == 0 ? 1 : 0;
            low += bytes[i + 1] == 0 ? 1 : 0;
        }
        int pairs = looked / 2;
        if (pairs >= 4 && low > pairs / 4 && high == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return pairs >= 4 && high > pairs / 4 && low == 0 ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
