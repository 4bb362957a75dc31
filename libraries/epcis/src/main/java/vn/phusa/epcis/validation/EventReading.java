package vn.phusa.epcis.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Severity;

/**
 * What came of reading one event.
 *
 * @param event the event; null where something without which it is none is missing or unreadable
 * @param findings everything wrong with it
 */
public record EventReading(@Nullable Event event, List<Finding> findings) {

    public EventReading {
        findings = List.copyOf(findings);
    }

    /** True when there is an event and nothing is wrong but perhaps a warning. */
    public boolean isGood() {
        return event != null && findings.stream().noneMatch(each -> each.severity() == Severity.ERROR);
    }
}
