package vn.phusa.epcis.hash;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fixed table from words to words, both in UTF-8, asked without making strings. */
final class ByteMap {

    private final byte[][] keys;
    private final byte[][] values;
    private final int mask;

    ByteMap(Map<String, String> entries) {
        int size = Integer.highestOneBit(Math.max(4, entries.size() * 4));
        keys = new byte[size][];
        values = new byte[size][];
        mask = size - 1;
        entries.forEach((key, value) -> {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            int slot = hash(bytes, 0, bytes.length) & mask;
            while (keys[slot] != null) {
                slot = slot + 1 & mask;
            }
            keys[slot] = bytes;
            values[slot] = value.getBytes(StandardCharsets.UTF_8);
        });
    }

    byte @Nullable [] get(byte[] bytes, int start, int length) {
        int slot = hash(bytes, start, length) & mask;
        while (keys[slot] != null) {
            byte[] key = keys[slot];
            if (key.length == length && Arrays.equals(key, 0, length, bytes, start, start + length)) {
                return values[slot];
            }
            slot = slot + 1 & mask;
        }
        return null;
    }

    private static int hash(byte[] bytes, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
