package vn.phusa.traceability.trace;

import java.util.List;
import java.util.Set;
import vn.phusa.base.Bilingual;

/**
 * Which critical tracking events a chain must tell.
 *
 * @param code stable
 * @param source the standard or act
 */
public record ChainTemplate(String code, Bilingual name, String source, List<Step> steps) {

    /**
     * One critical tracking event.
     *
     * @param bizSteps bare words of the CBV; one of them
     * @param types names of EPCIS event types; any where empty
     */
    public record Step(String code, Bilingual name, Set<String> bizSteps, Set<String> types) {}
}
