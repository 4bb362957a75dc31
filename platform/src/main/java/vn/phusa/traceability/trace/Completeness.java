package vn.phusa.traceability.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.chain.ChainTemplate;

/**
 * How many of the critical tracking events that a chain must tell are told.
 *
 * @param template what is asked for
 * @param told steps that are there
 * @param missing steps that are not
 */
public record Completeness(ChainTemplate template, List<ChainTemplate.Step> told, List<ChainTemplate.Step> missing) {

    /** From the events of a chain, whoever may see them. */
    public static Completeness of(ChainTemplate template, Collection<RecordedEvent> events) {
        Set<ChainTemplate.Step> there = new HashSet<>();
        for (RecordedEvent recorded : events) {
            Event event = recorded.event();
            String written = event.circumstances().bizStep();
            String step = written == null ? "" : Objects.requireNonNullElse(Cbv.BIZ_STEP.bare(written), "");
            for (ChainTemplate.Step wanted : template.required()) {
                if (template.tells(wanted, step, event.kindName())) {
                    there.add(wanted);
                }
            }
        }
        List<ChainTemplate.Step> told = new ArrayList<>();
        List<ChainTemplate.Step> missing = new ArrayList<>();
        template.required().forEach(step -> (there.contains(step) ? told : missing).add(step));
        return new Completeness(template, List.copyOf(told), List.copyOf(missing));
    }

    /** From 0 to 100; rounded down, so that 100 means all. */
    public int score() {
        int all = told.size() + missing.size();
        return all == 0 ? 100 : told.size() * 100 / all;
    }
}
