package vn.phusa.epcis.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What JSON must say beside its fields so that an element of XML comes back as it was: which fields were attributes, and in
 * which order text and repeated fields stood.
 *
 * <pre>
 * {"ex:unit": "kg", "#text": "12", "xml:attributes": ["ex:unit"]}
 * {"ex:b": ["x", "y"], "xml:content": [{"#text": "Rice "}, "ex:b", {"#text": " and "}, "ex:b"]}
 * </pre>
 */
public final class Marks {

    /** The field that holds the text of an element with further fields. */
    public static final String TEXT = "#text";

    /** The field that lists which fields were attributes. */
    public static final String ATTRIBUTES = "xml:attributes";

    /** The field that lists text and fields in order. */
    public static final String CONTENT = "xml:content";

    private final List<Symbol> attributes = new ArrayList<>();
    private final List<Symbol> order = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private boolean ordered;

    /** A field was an attribute. */
    public void attribute(Symbol symbol) {
        attributes.add(symbol);
    }

    /** Which fields were attributes. */
    public List<Symbol> attributes() {
        return List.copyOf(attributes);
    }

    /** The order is given. */
    public void ordered() {
        ordered = true;
    }

    /** Next in order stands a field. */
    public void field(Symbol symbol) {
        order.add(symbol);
    }

    /** Next in order stands text. */
    public void text(String characters) {
        order.add(Symbol.TEXT);
        texts.add(characters);
    }

    /** Arranges the children of a node as the marks say; fields that they do not name stay, at the end. */
    public void arrange(EventTree tree, int node) {
        Set<Symbol> named = new HashSet<>(attributes);
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            if (named.contains(tree.symbol(child)) && tree.firstChild(child) == EventTree.NONE) {
                tree.makeAttribute(child);
            }
        }
        List<Integer> left = new ArrayList<>();
        List<Integer> arranged = new ArrayList<>();
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            (tree.isAttribute(child) ? arranged : left).add(child);
        }
        // Texts side by side are one, as they would be in XML.
        StringBuilder pending = new StringBuilder();
        BitSet taken = new BitSet();
        if (ordered) {
            Map<Symbol, Deque<Integer>> waiting = new IdentityHashMap<>();
            for (Integer child : left) {
                waiting.computeIfAbsent(tree.symbol(child), _ -> new ArrayDeque<>())
                        .add(child);
            }
            int text = 0;
            for (Symbol each : order) {
                if (each == Symbol.TEXT) {
                    pending.append(texts.get(text++));
                    continue;
                }
                Deque<Integer> same = waiting.get(each);
                if (same != null && !same.isEmpty()) {
                    int child = same.remove();
                    taken.set(child);
                    addText(tree, pending, arranged);
                    arranged.add(child);
                }
            }
        }
        for (int child : left) {
            if (taken.get(child)) {
                continue;
            }
            if (tree.symbol(child) == Symbol.TEXT) {
                pending.append(tree.text(child));
            } else {
                addText(tree, pending, arranged);
                arranged.add(child);
            }
        }
        addText(tree, pending, arranged);
        tree.reorder(node, arranged.stream().mapToInt(Integer::intValue).toArray(), arranged.size());
    }

    private static void addText(EventTree tree, StringBuilder pending, List<Integer> arranged) {
        if (!pending.isEmpty()) {
            int node = tree.addLoose(Symbol.TEXT, EventTree.Kind.TEXT);
            int mark = tree.mark();
            tree.write(pending.toString());
            tree.setText(node, mark);
            arranged.add(node);
            pending.setLength(0);
        }
    }
}
