package vn.phusa.epcis.hash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fixed table from words in UTF-8 to something, asked without making strings. */
final class ByteMap<V> {

    private final byte[][] keys;
    private final List<@Nullable V> values;
    private final int mask;

    ByteMap(Map<String, V> entries) {
        int size = Integer.highestOneBit(Math.max(4, entries.size() * 4));
        keys = new byte[size][];
        values = new ArrayList<>(Collections.nCopies(size, null));
        mask = size - 1;
        entries.forEach((key, value) -> {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            int slot = hash(bytes, 0, bytes.length) & mask;
            while (keys[slot] != null) {
                slot = slot + 1 & mask;
            }
            keys[slot] = bytes;
            values.set(slot, value);
        });
    }

    @Nullable
    V get(byte[] bytes, int start, int length) {
        int slot = hash(bytes, start, length) & mask;
        while (keys[slot] != null) {
            byte[] key = keys[slot];
            if (key.length == length && Arrays.equals(key, 0, length, bytes, start, start + length)) {
                return values.get(slot);
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
