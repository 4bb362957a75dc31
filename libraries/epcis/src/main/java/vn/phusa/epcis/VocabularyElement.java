package vn.phusa.epcis;

import java.util.List;

/**
 * One thing with its master data.
 *
 * @param attributes each an element whose name is {@code attribute}, under the ID that says which
 * @param children the things directly below
 */
public record VocabularyElement(
        String id, List<VocabularyAttribute> attributes, List<String> children, Extensions extensions) {

    public VocabularyElement {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }
}
