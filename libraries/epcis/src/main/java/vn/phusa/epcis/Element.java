package vn.phusa.epcis;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of somebody's own: what EPCIS lets stand beside its own fields. It keeps what XML can say: attributes, order,
 * repetition, mixed content. A JSON number or boolean is an element with the attribute {@code xsi:type}.
 *
 * @param name its name
 * @param attributes in document order
 * @param content in document order; white space between elements is not kept unless there is other text beside them; never two texts side by
 *     side
 */
public record Element(Name name, List<Attribute> attributes, List<Content> content) implements Content {

    public Element {
        attributes = List.copyOf(attributes);
        content = joined(content);
    }

    /** Texts side by side are one: XML cannot tell them apart. */
    private static List<Content> joined(List<Content> content) {
        boolean apart = true;
        for (int i = 1; i < content.size(); i++) {
            apart &= !(content.get(i) instanceof Text && content.get(i - 1) instanceof Text);
        }
        if (apart) {
            return List.copyOf(content);
        }
        List<Content> joined = new ArrayList<>();
        for (Content each : content) {
            if (each instanceof Text(String more)
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Text(String text)) {
                joined.set(joined.size() - 1, new Text(text + more));
            } else {
                joined.add(each);
            }
        }
        return List.copyOf(joined);
    }

    /** An element with nothing but text. */
    public static Element of(Name name, String text) {
        return new Element(name, List.of(), text.isEmpty() ? List.of() : List.of(new Text(text)));
    }

    /** The texts directly inside, joined. */
    public String text() {
        if (content.size() == 1 && content.getFirst() instanceof Text(String only)) {
            return only;
        }
        StringBuilder joined = new StringBuilder();
        for (Content each : content) {
            if (each instanceof Text(String characters)) {
                joined.append(characters);
            }
        }
        return joined.toString();
    }

    /** True when there are no elements inside. */
    public boolean isPlainTextBesideAttributes() {
        return content.stream().allMatch(Text.class::isInstance);
    }

    /** True when there are neither attributes nor elements inside. */
    public boolean isPlainText() {
        return attributes.isEmpty() && content.stream().allMatch(Text.class::isInstance);
    }
}
