package vn.phusa.epcis.hash;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, and whose parts can be put in order. */
final class Output {

    private byte[] bytes = new byte[4096];
    private byte[] spare = new byte[4096];
    private int length;
    private int[] starts = new int[64];
    private int used;

    void clear() {
        length = 0;
        used = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void rewind(int to) {
        length = to;
    }

    void write(byte[] from) {
        write(from, 0, from.length);
    }

    void write(byte[] from, int start, int count) {
        ensure(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    void write(int character) {
        ensure(1);
        bytes[length++] = (byte) character;
    }

    void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void digits(int value, int count) {
        ensure(count);
        int rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Begins a list of parts; what it returns is given to {@link #sort}. */
    int beginParts() {
        return used;
    }

    /** Here a part begins. */
    void part() {
        if (used == starts.length) {
            starts = Arrays.copyOf(starts, used * 2);
        }
        starts[used++] = length;
    }

    /** The last part came to nothing. */
    void dropPart() {
        length = starts[--used];
    }

    /** Forgets the parts without ordering them. */
    void endParts(int begin) {
        used = begin;
    }

    /** Puts the parts begun since then into the order of their bytes, which for UTF-8 is that of code points. */
    void sort(int begin) {
        int count = used - begin;
        if (count > 1 && !isSorted(begin)) {
            int from = starts[begin];
            int size = length - from;
            if (spare.length < size) {
                spare = new byte[Math.max(spare.length * 2, size)];
            }
            System.arraycopy(bytes, from, spare, 0, size);
            if (count <= 12) {
                sortFew(begin, count, from);
            } else {
                sortMany(begin, count, from, size);
            }
        }
        used = begin;
    }

    private void sortFew(int begin, int count, int from) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int at = i;
            while (at > 0 && compare(begin, order[at - 1], i) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
        arrange(begin, order, from);
    }

    private void sortMany(int begin, int count, int from, int size) {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> compare(begin, a, b));
        int[] plain = new int[count];
        for (int i = 0; i < count; i++) {
            plain[i] = order[i];
        }
        arrange(begin, plain, from);
        if (length - from != size) {
            throw new IllegalStateException("a part was lost");
        }
    }

    private void arrange(int begin, int[] order, int from) {
        int at = from;
        int end = length;
        int[] partStarts = Arrays.copyOfRange(starts, begin, begin + order.length + 1);
        partStarts[order.length] = end;
        for (int part : order) {
            int size = partStarts[part + 1] - partStarts[part];
            System.arraycopy(spare, partStarts[part] - from, bytes, at, size);
            at += size;
        }
    }

    private boolean isSorted(int begin) {
        for (int i = begin + 1; i < used; i++) {
            if (compare(begin, i - 1 - begin, i - begin) > 0) {
                return false;
            }
        }
        return true;
    }

    private int compare(int begin, int a, int b) {
        return Arrays.compareUnsigned(
                bytes, starts[begin + a], end(begin + a), bytes, starts[begin + b], end(begin + b));
    }

    private int end(int part) {
        return part + 1 < used ? starts[part + 1] : length;
    }
}
