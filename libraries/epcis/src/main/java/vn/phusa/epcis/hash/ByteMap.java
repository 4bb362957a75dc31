package vn.phusa.epcis.hash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fixed table from words in UTF-8 to something, asked without making strings. */
final class ByteMap<V> {

    /** Which entry stands in a slot, counted from 1; 0: none. */
    private final int[] slots;

    private final List<byte[]> keys = new ArrayList<>();
    private final List<V> values = new ArrayList<>();

    ByteMap(Map<String, V> entries) {
        slots = new int[Integer.highestOneBit(Math.max(4, entries.size() * 4))];
        entries.forEach((key, value) -> {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            int slot = slot(bytes, 0, bytes.length);
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            keys.add(bytes);
            values.add(value);
            slots[slot] = keys.size();
        });
    }

    @Nullable
    V get(byte[] bytes, int start, int length) {
        for (int slot = slot(bytes, start, length); slots[slot] != 0; slot = next(slot)) {
            byte[] key = keys.get(slots[slot] - 1);
            if (key.length == length && Arrays.equals(key, 0, length, bytes, start, start + length)) {
                return values.get(slots[slot] - 1);
            }
        }
        return null;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    private int slot(byte[] bytes, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        return (hash ^ hash >>> 15) & slots.length - 1;
    }
}
