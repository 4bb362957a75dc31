package vn.phusa.epcis;

import java.util.List;

/**
 * What somebody has added to a standard object.
 *
 * @param attributes added attributes; JSON-LD has none
 * @param elements added fields, in document order
 */
public record Extensions(List<Attribute> attributes, List<Element> elements) {

    /** Nothing added. */
    public static final Extensions NONE = new Extensions(List.of(), List.of());

    public Extensions {
        attributes = List.copyOf(attributes);
        elements = List.copyOf(elements);
    }

    /** True when nothing has been added. */
    public boolean isEmpty() {
        return attributes.isEmpty() && elements.isEmpty();
    }
}
