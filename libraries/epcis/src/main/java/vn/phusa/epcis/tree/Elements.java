package vn.phusa.epcis.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Attribute;
import vn.phusa.epcis.Content;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.Text;

/** Turns nodes into the elements of the model, and says which elements are scalars of JSON. */
public final class Elements {

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+");
    private static final Pattern DOUBLE = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?[eE][+-]?[0-9]+");

    private Elements() {}

    /** The element that a node stands for. */
    public static Element element(EventTree tree, int node) {
        Name name = tree.symbol(node).name();
        switch (tree.kind(node)) {
            case NUMBER -> {
                String number = tree.text(node);
                return typed(name, numberType(number), number);
            }
            case BOOLEAN -> {
                return typed(name, "xsd:boolean", tree.text(node));
            }
            case NULL -> {
                return new Element(name, List.of(new Attribute(Name.XSI_NIL, "true")), List.of());
            }
            case ELEMENT, ATTRIBUTE, TEXT, OBJECT, STRING -> {}
        }
        int child = tree.firstChild(node);
        if (child == EventTree.NONE) {
            return Element.of(name, tree.text(node));
        }
        List<Attribute> attributes = new ArrayList<>();
        List<Content> content = new ArrayList<>();
        if (tree.textLength(node) > 0) {
            content.add(new Text(tree.text(node)));
        }
        boolean mixed = isMixed(tree, node);
        for (; child != EventTree.NONE; child = tree.next(child)) {
            switch (tree.kind(child)) {
                case ATTRIBUTE -> attributes.add(attribute(tree, child));
                case TEXT -> {
                    if (mixed && tree.textLength(child) > 0) {
                        content.add(new Text(tree.text(child)));
                    }
                }
                case ELEMENT, OBJECT, STRING, NUMBER, BOOLEAN, NULL -> content.add(element(tree, child));
            }
        }
        return new Element(name, attributes, content);
    }

    /** The attribute that a node stands for. */
    public static Attribute attribute(EventTree tree, int node) {
        return new Attribute(tree.symbol(node).name(), tree.text(node));
    }

    /**
     * The literal that JSON writes for an element that is nothing but a number, a boolean or nothing: {@code 12}, {@code true},
     * {@code null}; null for every other element.
     */
    public static @Nullable String literal(Element element) {
        if (element.attributes().size() != 1 || element.content().size() > 1) {
            return null;
        }
        Attribute only = element.attributes().getFirst();
        if (only.name().equals(Name.XSI_NIL)) {
            return only.value().equals("true") && element.content().isEmpty() ? "null" : null;
        }
        if (!only.name().equals(Name.XSI_TYPE) || !element.isPlainTextBesideAttributes()) {
            return null;
        }
        String text = element.text();
        return switch (only.value()) {
            case "xsd:boolean" -> text.equals("true") || text.equals("false") ? text : null;
            case "xsd:integer", "xsd:decimal", "xsd:double" ->
                isNumber(text) && numberType(text).equals(only.value()) ? text : null;
            default -> null;
        };
    }

    /** True for what JSON accepts as a number. */
    public static boolean isNumber(String text) {
        return INTEGER.matcher(text).matches()
                || DECIMAL.matcher(text).matches()
                || DOUBLE.matcher(text).matches();
    }

    private static String numberType(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'e' || c == 'E') {
                return "xsd:double";
            }
        }
        return number.indexOf('.') < 0 ? "xsd:integer" : "xsd:decimal";
    }

    private static Element typed(Name name, String type, String text) {
        return new Element(name, List.of(new Attribute(Name.XSI_TYPE, type)), List.of(new Text(text)));
    }

    private static boolean isMixed(EventTree tree, int node) {
        if (tree.textLength(node) > 0) {
            return true;
        }
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.kind(child) == EventTree.Kind.TEXT && !tree.isBlank(child)) {
                return true;
            }
        }
        return false;
    }
}
