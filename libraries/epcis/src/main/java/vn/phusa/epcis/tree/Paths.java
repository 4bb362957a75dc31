package vn.phusa.epcis.tree;

import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Namespaces;

/** Says where a node stands, as a JSONPath or an XPath. */
public final class Paths {

    private Paths() {}

    /**
     * The path of a node.
     *
     * @param base the path of the event
     * @param namespaces how names are shortened
     */
    public static String of(EventTree tree, int node, String base, Namespaces namespaces) {
        if (node <= 0) {
            return base;
        }
        String parent = of(tree, tree.parent(node), base, namespaces);
        if (tree.symbol(node) == Symbol.TEXT) {
            return parent;
        }
        String field = field(tree.symbol(node), namespaces);
        if (!tree.isJson()) {
            if (tree.isAttribute(node)) {
                return parent + "/@" + field;
            }
            int index = index(tree, node);
            return parent + "/" + field + (index == 0 && !isRepeated(tree, node) ? "" : "[" + (index + 1) + "]");
        }
        Term term = tree.symbol(node).term();
        if (isListItem(term, tree.symbol(tree.parent(node)).term())) {
            return parent + "[" + index(tree, node) + "]";
        }
        String step = isPlain(field) ? "." + field : "['" + field + "']";
        boolean array = term == Term.sensorReport || term == Term.set || term == Term.unset || isRepeated(tree, node);
        return parent + step + (array ? "[" + index(tree, node) + "]" : "");
    }

    /** The path of a field that is missing in a node. */
    public static String missing(EventTree tree, int node, String field, String base, Namespaces namespaces) {
        return of(tree, node, base, namespaces) + (tree.isJson() ? "." : "/") + field;
    }

    private static String field(Symbol symbol, Namespaces namespaces) {
        String namespace = symbol.name().namespace();
        if (namespace.isEmpty()) {
            return symbol.name().local();
        }
        if (namespace.endsWith(":") && namespace.indexOf(':') == namespace.length() - 1) {
            return namespace + symbol.name().local();
        }
        String prefix = namespaces.prefix(namespace);
        return prefix == null || prefix.isEmpty()
                ? symbol.name().toString()
                : prefix + ":" + symbol.name().local();
    }

    private static boolean isListItem(@Nullable Term term, @Nullable Term parent) {
        if (term == null || parent == null) {
            return false;
        }
        return switch (term) {
            case epc, quantityElement, sensorElement, correctiveEventID -> true;
            case bizTransaction -> parent == Term.bizTransactionList;
            case source -> parent == Term.sourceList;
            case destination -> parent == Term.destinationList;
            default -> false;
        };
    }

    private static boolean isPlain(String field) {
        for (int i = 0; i < field.length(); i++) {
            if (!Character.isLetterOrDigit(field.charAt(i)) && field.charAt(i) != '_') {
                return false;
            }
        }
        return true;
    }

    private static int index(EventTree tree, int node) {
        int index = 0;
        for (int each = tree.firstChild(tree.parent(node));
                each != node && each != EventTree.NONE;
                each = tree.next(each)) {
            if (tree.symbol(each) == tree.symbol(node)) {
                index++;
            }
        }
        return index;
    }

    private static boolean isRepeated(EventTree tree, int node) {
        int count = 0;
        for (int each = tree.firstChild(tree.parent(node)); each != EventTree.NONE; each = tree.next(each)) {
            if (tree.symbol(each) == tree.symbol(node) && ++count > 1) {
                return true;
            }
        }
        return false;
    }
}
