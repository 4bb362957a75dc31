package vn.phusa.epcis.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.phusa.epcis.Rule;

/**
 * One event as a tree of names and texts, shaped as in XML whatever the syntax it came in, so that it can be hashed and turned
 * into the model without asking where it came from. It is used again for the next event: nothing in it may be kept.
 *
 * <p>Nodes are numbers, 0 is the event. A node of JSON remembers which kind of value it was.
 */
public final class EventTree {

    /** No node. */
    public static final int NONE = -1;

    /** What kind of value a node was. */
    public enum Kind {
        ELEMENT,
        ATTRIBUTE,
        TEXT,
        OBJECT,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    private static final Kind[] KINDS = Kind.values();

    /** Small, since a stored event is read into a tree of its own; both grow with the largest event. */
    private static final int USUAL_NODES = 64;

    private static final int USUAL_BYTES = 2048;

    private Symbol[] symbols = new Symbol[USUAL_NODES];
    private byte[] kinds = new byte[USUAL_NODES];
    private boolean[] misshapen = new boolean[USUAL_NODES];
    private int[] textStart = new int[USUAL_NODES];
    private int[] textLength = new int[USUAL_NODES];
    private int[] parents = new int[USUAL_NODES];
    private int[] firstChild = new int[USUAL_NODES];
    private int[] lastChild = new int[USUAL_NODES];
    private int[] next = new int[USUAL_NODES];
    private int nodes;
    private byte[] bytes = new byte[USUAL_BYTES];
    private int used;
    private boolean json;
    private final List<Flaw> flaws = new ArrayList<>(0);

    /**
     * What the reader saw that the tree no longer shows.
     *
     * @param node where
     * @param rule what it breaks
     * @param arguments for the sentence
     */
    public record Flaw(int node, Rule rule, List<String> arguments) {}

    /** Makes it ready for the next event. */
    public void clear(boolean fromJson) {
        nodes = 0;
        used = 0;
        json = fromJson;
        if (!flaws.isEmpty()) {
            flaws.clear();
        }
    }

    /** True when the event came as JSON. */
    public boolean isJson() {
        return json;
    }

    /** How many nodes there are. */
    public int size() {
        return nodes;
    }

    /** How many bytes of text there are. */
    public int textSize() {
        return used;
    }

    /** Adds a node as the last child of a parent. */
    public int add(int parent, Symbol symbol, Kind kind) {
        if (nodes == symbols.length) {
            grow();
        }
        int node = nodes++;
        symbols[node] = symbol;
        kinds[node] = (byte) kind.ordinal();
        misshapen[node] = false;
        textStart[node] = used;
        textLength[node] = 0;
        parents[node] = parent;
        firstChild[node] = NONE;
        lastChild[node] = NONE;
        next[node] = NONE;
        if (parent != NONE) {
            if (firstChild[parent] == NONE) {
                firstChild[parent] = node;
            } else {
                next[lastChild[parent]] = node;
            }
            lastChild[parent] = node;
        }
        return node;
    }

    /** Adds a node as the first child of a parent. */
    public int addFirst(int parent, Symbol symbol, Kind kind) {
        int node = add(NONE, symbol, kind);
        parents[node] = parent;
        next[node] = firstChild[parent];
        firstChild[parent] = node;
        if (lastChild[parent] == NONE) {
            lastChild[parent] = node;
        }
        return node;
    }

    /** Gives the event the type that was found among its fields. */
    public void rename(int node, Symbol symbol) {
        symbols[node] = symbol;
    }

    /** Turns a field that JSON named into what XML writes as an attribute. */
    void makeAttribute(int node) {
        kinds[node] = (byte) Kind.ATTRIBUTE.ordinal();
    }

    /** True when nothing but white space was written since the mark. */
    public boolean isBlankSince(int mark) {
        for (int i = mark; i < used; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes back what was written since the mark. */
    public void rewind(int mark) {
        used = mark;
    }

    /** Puts the children of a node into another order; every child must be among them, once. */
    void reorder(int node, int[] order, int count) {
        firstChild[node] = count == 0 ? NONE : order[0];
        lastChild[node] = count == 0 ? NONE : order[count - 1];
        for (int i = 0; i < count; i++) {
            parents[order[i]] = node;
            next[order[i]] = i + 1 < count ? order[i + 1] : NONE;
        }
    }

    /** Adds a node that hangs nowhere yet. */
    int addLoose(Symbol symbol, Kind kind) {
        return add(NONE, symbol, kind);
    }

    /** Marks a node whose value had another form than the field wants. */
    public void markMisshapen(int node) {
        misshapen[node] = true;
    }

    /** True when the value had another form than the field wants. */
    public boolean isMisshapen(int node) {
        return misshapen[node];
    }

    /** Says what is wrong at a node that the tree will not show: the order of its fields, or a wrapper that is taken away. */
    public void addFlaw(int node, Rule rule, String... arguments) {
        flaws.add(new Flaw(node, rule, List.of(arguments)));
    }

    /** What the reader found wrong and the tree does not show. */
    public List<Flaw> flaws() {
        return flaws;
    }

    /** Where the text that is written next will begin. */
    public int mark() {
        return used;
    }

    /** Says that the text of a node is what was written since the mark. */
    public void setText(int node, int mark) {
        textStart[node] = mark;
        textLength[node] = used - mark;
    }

    /** Writes characters; false where half a surrogate pair stands alone. */
    public boolean write(char[] characters, int offset, int length) {
        if (bytes.length - used < length * 3L) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(bytes.length * 2L, used + length * 3L)));
        }
        byte[] to = bytes;
        int at = used;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            char c = characters[i];
            if (c < 0x80) {
                to[at++] = (byte) c;
            } else if (c < 0x800) {
                to[at++] = (byte) (0xC0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == end || !Character.isLowSurrogate(characters[i + 1])) {
                    return false;
                }
                int point = Character.toCodePoint(c, characters[++i]);
                to[at++] = (byte) (0xF0 | point >> 18);
                to[at++] = (byte) (0x80 | point >> 12 & 0x3F);
                to[at++] = (byte) (0x80 | point >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | point & 0x3F);
            } else {
                to[at++] = (byte) (0xE0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | c & 0x3F);
            }
        }
        used = at;
        return true;
    }

    /** Writes characters; false where half a surrogate pair stands alone. */
    public boolean write(String characters) {
        int length = characters.length();
        if (bytes.length - used < length * 3L) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(bytes.length * 2L, used + length * 3L)));
        }
        byte[] to = bytes;
        int at = used;
        for (int i = 0; i < length; i++) {
            char c = characters.charAt(i);
            if (c >= 0x80) {
                char[] rest = new char[length - i];
                characters.getChars(i, length, rest, 0);
                used = at;
                return write(rest, 0, rest.length);
            }
            to[at++] = (byte) c;
        }
        used = at;
        return true;
    }

    public Symbol symbol(int node) {
        return symbols[node];
    }

    public Kind kind(int node) {
        return KINDS[kinds[node]];
    }

    /** True for what XML writes as an attribute. */
    public boolean isAttribute(int node) {
        return kinds[node] == (byte) Kind.ATTRIBUTE.ordinal();
    }

    public int parent(int node) {
        return parents[node];
    }

    public int firstChild(int node) {
        return firstChild[node];
    }

    public int next(int node) {
        return next[node];
    }

    /** The bytes of all texts, in UTF-8; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int textStart(int node) {
        return textStart[node];
    }

    public int textLength(int node) {
        return textLength[node];
    }

    /** The text of a node. */
    public String text(int node) {
        return new String(bytes, textStart[node], textLength[node], StandardCharsets.UTF_8);
    }

    /** The text of a node without white space around it. */
    public String strippedText(int node) {
        int from = textStart[node];
        int to = from + textLength[node];
        while (from < to && bytes[from] <= ' ' && bytes[from] >= 0) {
            from++;
        }
        while (to > from && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
            to--;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** True when the text is nothing but white space. */
    public boolean isBlank(int node) {
        int to = textStart[node] + textLength[node];
        for (int i = textStart[node]; i < to; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The first character in the text of a node that XML has no way to write; -1 where there is none. */
    public int forbiddenInXml(int node) {
        return forbiddenInXml(bytes, textStart[node], textStart[node] + textLength[node]);
    }

    /** The first character of a text in UTF-8 that XML has no way to write; -1 where there is none. */
    public static int forbiddenInXml(byte[] text) {
        return forbiddenInXml(text, 0, text.length);
    }

    private static int forbiddenInXml(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte each = bytes[i];
            if (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r') {
                return each;
            }
            // U+FFFE and U+FFFF, which are no characters, are EF BF BE and EF BF BF.
            if (each == (byte) 0xEF && bytes[i + 1] == (byte) 0xBF && (bytes[i + 2] & 0xFF) >= 0xBE) {
                return 0xFFC0 | bytes[i + 2] & 0x3F;
            }
        }
        return -1;
    }

    private void grow() {
        int size = symbols.length * 2;
        symbols = Arrays.copyOf(symbols, size);
        kinds = Arrays.copyOf(kinds, size);
        misshapen = Arrays.copyOf(misshapen, size);
        textStart = Arrays.copyOf(textStart, size);
        textLength = Arrays.copyOf(textLength, size);
        parents = Arrays.copyOf(parents, size);
        firstChild = Arrays.copyOf(firstChild, size);
        lastChild = Arrays.copyOf(lastChild, size);
        next = Arrays.copyOf(next, size);
    }
}
