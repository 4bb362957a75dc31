package vn.phusa.epcis.cli;

import vn.phusa.epcis.Finding;

/** Hears what is wrong with a document. */
@FunctionalInterface
public interface Told {

    /**
     * Something is wrong.
     *
     * @param document the name under which the document was given
     */
    void tell(String document, Finding finding);
}
