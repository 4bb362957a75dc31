package vn.phusa.traceability.chain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;

/**
 * Which critical tracking events a chain must tell, and with which data.
 *
 * @param code stable
 * @param source the standard or act, in words
 */
public record ChainTemplate(String code, Bilingual name, Bilingual source, List<Step> steps) {

    /** The steps without which the chain is not told. */
    public List<Step> required() {
        return steps.stream().filter(step -> !step.optional()).toList();
    }

    /**
     * Whether an event tells a step. A transformation is the processing, whatever its business step is called, unless that is the name
     * of another step.
     *
     * @param step one of this chain's
     * @param bizStep the event's, a bare word of the CBV; empty: it names none
     * @param kind name of the event's type
     */
    public boolean tells(Step step, String bizStep, String kind) {
        boolean typed = step.types().isEmpty() || step.types().contains(kind);
        boolean made = kind.equals(FieldAction.Shape.FROM_TO.kind())
                && step.types().contains(kind)
                && required().stream()
                        .noneMatch(other -> other != step
                                && other.types().isEmpty()
                                && other.bizSteps().contains(bizStep));
        return typed && step.bizSteps().contains(bizStep) || made;
    }

    /**
     * One critical tracking event.
     *
     * @param action how people record it
     * @param also business steps, bare words of the CBV, by which others tell the same
     * @param types names of EPCIS event types; any where empty
     * @param needs key data elements that this chain asks for: codes of the action's elements, or of {@link Given}
     * @param optional whether a chain is whole without it
     * @param fsma its name in 21 CFR 1.1325 to 1.1350; null: it has none there, or the goods are not on that list
     */
    public record Step(
            String code,
            Bilingual name,
            FieldAction action,
            Set<String> also,
            Set<String> types,
            Set<String> needs,
            boolean optional,
            @Nullable String fsma) {

        /** Business steps that tell it; one of them is enough. */
        public Set<String> bizSteps() {
            Set<String> steps = new LinkedHashSet<>(also);
            steps.add(action.step());
            return steps;
        }
    }

    /** Data that every event has a place for, whatever its action. */
    public enum Given {
        PLACE("place"),
        QUANTITY("quantity"),
        PARTNER("partner"),
        PAPER("paper");

        private final String code;

        Given(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
