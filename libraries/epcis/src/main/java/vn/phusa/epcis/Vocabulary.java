package vn.phusa.epcis;

import java.util.List;

/**
 * Master data of one kind.
 *
 * @param type the kind, for instance {@code urn:epcglobal:epcis:vtype:BusinessLocation}
 */
public record Vocabulary(String type, List<VocabularyElement> elements, Extensions extensions) {

    public Vocabulary {
        elements = List.copyOf(elements);
    }
}
