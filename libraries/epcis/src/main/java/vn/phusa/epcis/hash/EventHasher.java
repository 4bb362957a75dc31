package vn.phusa.epcis.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.tree.EventTree;
import vn.phusa.epcis.tree.Symbol;
import vn.phusa.epcis.tree.Term;

/**
 * Computes event hash IDs (CBV 2.0, section 8.9): the fields of an event in a fixed order, in a fixed spelling, joined without a
 * separator, hashed with SHA-256. XML and JSON of the same event give the same ID.
 *
 * <p>An instance is used by one thread at a time; it keeps its buffers from event to event.
 */
public final class EventHasher {

    private static final byte[] EVENT_TYPE = "eventType=".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TYPE = "type=".getBytes(StandardCharsets.UTF_8);
    private static final String COMMENT_NAMESPACE = "http://www.w3.org/2000/01/rdf-schema#";
    private static final String PREFIX = "ni:///sha-256;";
    private static final String SUFFIX = "?ver=CBV2.0";
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final Output output = new Output();
    private final Values values = new Values(output);
    private final MessageDigest digest;
    private final byte[] result = new byte[32];
    private final byte[] hashId = (PREFIX + "0".repeat(64) + SUFFIX).getBytes(StandardCharsets.ISO_8859_1);
    private EventTree tree = new EventTree();
    private int[] sameField = new int[256];
    private boolean[] consumed = new boolean[256];
    private int[] heads = new int[256];
    private int headsUsed;

    public EventHasher() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash ID, {@code ni:///sha-256;…?ver=CBV2.0}. */
    public String hash(EventTree event) {
        canonicalize(event);
        digest.update(output.bytes(), 0, output.length());
        try {
            digest.digest(result, 0, result.length);
        } catch (java.security.DigestException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < result.length; i++) {
            hashId[PREFIX.length() + 2 * i] = HEX[result[i] >> 4 & 0xF];
            hashId[PREFIX.length() + 2 * i + 1] = HEX[result[i] & 0xF];
        }
        return new String(hashId, StandardCharsets.ISO_8859_1);
    }

    /** The canonical form that is hashed. */
    public String preHash(EventTree event) {
        canonicalize(event);
        return output.toString();
    }

    /**
     * What in an event independent implementations hash differently; empty where the event belongs to the core on which they
     * agree. They differ at kinds of events that somebody else has defined, certificates, sensor elements, extensions of places, times finer than a millisecond, Digital Links
     * with a query, and events with both sources and destinations.
     */
    public static Optional<String> outsideCore(EventTree event) {
        if (event.symbol(0).term() == null) {
            return Optional.of(event.symbol(0).name().toString());
        }
        boolean sources = false;
        boolean destinations = false;
        for (int child = event.firstChild(0); child != EventTree.NONE; child = event.next(child)) {
            Term term = event.symbol(child).term();
            if (term == null) {
                continue;
            }
            switch (term) {
                case certificationInfo, sensorElementList -> {
                    return Optional.of(term.name());
                }
                case sourceList -> sources = true;
                case destinationList -> destinations = true;
                case readPoint, bizLocation -> {
                    for (int inside = event.firstChild(child); inside != EventTree.NONE; inside = event.next(inside)) {
                        if (event.symbol(inside).term() == null) {
                            return Optional.of(term.name() + "/"
                                    + event.symbol(inside).name().local());
                        }
                    }
                }
                case eventTime -> {
                    String time = event.text(child);
                    int dot = time.indexOf('.');
                    if (dot > 0 && time.substring(dot + 1).matches("[0-9]{3,}[1-9].*")) {
                        return Optional.of("eventTime " + time);
                    }
                }
                default -> {}
            }
        }
        if (sources && destinations) {
            return Optional.of("sourceList + destinationList");
        }
        for (int node = 0; node < event.size(); node++) {
            String text = event.textLength(node) > 8 ? event.text(node) : "";
            if (text.startsWith("http") && text.indexOf('?') > 0 && Identifiers.isDigitalLink(text)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private void canonicalize(EventTree event) {
        tree = event;
        output.clear();
        headsUsed = 0;
        int size = event.size();
        if (sameField.length < size) {
            sameField = new int[Math.max(size, sameField.length * 2)];
            consumed = new boolean[sameField.length];
        }
        Arrays.fill(consumed, 0, size, false);
        output.write(EVENT_TYPE);
        output.write(event.symbol(0).canonical());
        ordered(0, Order.EVENT);
        int parts = output.beginParts();
        for (int child = tree.firstChild(0); child != EventTree.NONE; child = tree.next(child)) {
            if (!consumed[child] && !isIgnoredInEvent(tree.symbol(child).term())) {
                part(child, null);
            }
        }
        output.sort(parts);
    }

    private static boolean isIgnoredInEvent(@Nullable Term term) {
        return term == Term.recordTime || term == Term.eventID || term == Term.type || term == Term.errorDeclaration;
    }

    /**
     * Writes the fields of an object that have a place in the order, then its extensions. A field with something inside that
     * has no place is left for the end of the event.
     *
     * @return true when something inside was left
     */
    private boolean ordered(int node, Order order) {
        int base = headsUsed;
        headsUsed += order.size();
        if (heads.length < headsUsed) {
            heads = Arrays.copyOf(heads, Math.max(headsUsed, heads.length * 2));
        }
        Arrays.fill(heads, base, headsUsed, EventTree.NONE);
        boolean left = false;
        int extensions = 0;
        int children = 0;
        boolean looksLikeEvent = order == Order.EVENT;
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            Symbol symbol = tree.symbol(child);
            if (isSilent(symbol)) {
                consumed[child] = true;
                continue;
            }
            children++;
            int position = order.position(symbol.term());
            if (position >= 0) {
                sameField[child] = heads[base + position];
                heads[base + position] = child;
            } else if (isGatheredExtension(symbol)) {
                extensions++;
                left = true;
                looksLikeEvent |= symbol.name().toString().contains("action")
                        || symbol.name().toString().contains("eventTime");
            } else {
                left = true;
            }
        }
        for (int i = 0; i < order.size(); i++) {
            int head = heads[base + i];
            if (head == EventTree.NONE) {
                continue;
            }
            Order inside = order.inside(i);
            if (sameField[head] == EventTree.NONE) {
                left |= field(head, inside);
                continue;
            }
            int parts = output.beginParts();
            for (int child = reversed(head); child != EventTree.NONE; child = sameField[child]) {
                output.part();
                int before = output.length();
                left |= field(child, inside);
                if (output.length() == before) {
                    output.dropPart();
                }
            }
            output.sort(parts);
        }
        headsUsed = base;
        // The reference gathers extensions here unless the field is alone in its object, or the object looks like an
        // event.
        if (extensions > 0 && children > 1 && !looksLikeEvent) {
            int parts = output.beginParts();
            boolean others = false;
            for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
                if (consumed[child] || order.position(tree.symbol(child).term()) >= 0) {
                    others |= !consumed[child];
                } else if (isGatheredExtension(tree.symbol(child))) {
                    part(child, null);
                    consumed[child] = true;
                } else {
                    others = true;
                }
            }
            output.sort(parts);
            return others;
        }
        return left;
    }

    /** Turns the chain around: it was built from the last child to the first. */
    private int reversed(int head) {
        int before = EventTree.NONE;
        int at = head;
        while (at != EventTree.NONE) {
            int next = sameField[at];
            sameField[at] = before;
            before = at;
            at = next;
        }
        return before;
    }

    /** Writes one field in its place; true when something inside was left. */
    private boolean field(int node, @Nullable Order inside) {
        Symbol symbol = tree.symbol(node);
        int start = output.length();
        output.write(symbol.canonical());
        int afterName = output.length();
        int text = textOf(node);
        Term term = symbol.term();
        if (text != EventTree.NONE) {
            output.write('=');
            if (isTime(term)) {
                values.time(tree, text);
            } else {
                values.value(tree, text, term);
            }
            if (output.length() == afterName + 1) {
                output.rewind(afterName);
            }
        }
        boolean left =
                inside != null ? tree.firstChild(node) != EventTree.NONE && ordered(node, inside) : hasLoudChild(node);
        if (output.length() == afterName) {
            output.rewind(start);
        }
        consumed[node] = !left;
        return left;
    }

    private boolean hasLoudChild(int node) {
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            if (!isSilent(tree.symbol(child))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTime(@Nullable Term term) {
        return term == Term.eventTime || term == Term.time || term == Term.startTime || term == Term.endTime;
    }

    /** Writes an element with everything inside that has not been written yet, as a part of its own. */
    private void part(int node, @Nullable Term list) {
        Symbol symbol = tree.symbol(node);
        Term term = symbol.term();
        if (symbol == Symbol.TEXT || isSilent(symbol)) {
            return;
        }
        if (isWrapper(symbol)) {
            for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
                part(child, list);
            }
            return;
        }
        output.part();
        boolean pair = list != null && (term == Term.bizTransaction || term == Term.source || term == Term.destination);
        if (pair) {
            for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
                if (tree.symbol(child).term() == Term.type) {
                    output.write(TYPE);
                    values.type(tree, child, list);
                }
            }
        }
        output.write(symbol.canonical());
        int text = textOf(node);
        if (text != EventTree.NONE) {
            int before = output.length();
            output.write('=');
            values.value(tree, text, null);
            if (output.length() == before + 1) {
                output.rewind(before);
            }
        }
        if (!pair) {
            Term inside = term == Term.bizTransactionList || term == Term.sourceList || term == Term.destinationList
                    ? term
                    : null;
            int parts = output.beginParts();
            for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
                if (!consumed[child]) {
                    part(child, inside);
                }
            }
            output.sort(parts);
        }
    }

    /** The node whose text counts: the element itself, or the text before its first child. */
    private int textOf(int node) {
        if (tree.textLength(node) > 0) {
            return node;
        }
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child) == Symbol.TEXT) {
                return child;
            }
            if (!tree.isAttribute(child)) {
                return EventTree.NONE;
            }
        }
        return EventTree.NONE;
    }

    /** What says something about the writing and not about the event: comments, types of values, text between elements. */
    private static boolean isSilent(Symbol symbol) {
        if (symbol.term() != null) {
            return false;
        }
        if (symbol == Symbol.TEXT) {
            return true;
        }
        Name name = symbol.name();
        return name.local().equals("comment")
                        && (name.namespace().isEmpty() || name.namespace().equals(COMMENT_NAMESPACE))
                || name.equals(Name.XSI_TYPE)
                || name.equals(Name.XSI_NIL);
    }

    private static boolean isWrapper(Symbol symbol) {
        return symbol.term() == Term.extension || symbol.term() == Term.baseExtension;
    }

    /** The reference gathers extensions whose namespace ends with a slash; others it leaves for the end of the event. */
    private static boolean isGatheredExtension(Symbol symbol) {
        return symbol.term() == null && symbol.name().namespace().endsWith("/");
    }
}
