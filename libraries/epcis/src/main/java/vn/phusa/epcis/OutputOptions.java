package vn.phusa.epcis;

import java.util.function.UnaryOperator;

/**
 * In which form a writer spells what has several spellings.
 *
 * @param identifiers applied to every identifier of an object, a class, a place, a party or a transformation
 * @param vocabulary how values of the CBV stand in XML; in JSON they are always bare words
 */
public record OutputOptions(UnaryOperator<String> identifiers, CbvFormat vocabulary) {

    /** Identifiers as they were sent, the CBV in XML as URNs. */
    public static final OutputOptions AS_SENT = new OutputOptions(UnaryOperator.identity(), CbvFormat.URN);

    /** How values of the CBV are written in XML (header {@code GS1-CBV-XML-Format}). */
    public enum CbvFormat {
        /** {@code urn:epcglobal:cbv:bizstep:shipping}, and {@code gs1:Temperature} for what has no URN. */
        URN,
        /** {@code https://ref.gs1.org/cbv/BizStep-shipping}. */
        WEB_URI
    }
}
