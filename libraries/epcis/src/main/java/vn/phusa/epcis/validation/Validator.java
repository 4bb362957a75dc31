package vn.phusa.epcis.validation;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.tree.EventSource;

/**
 * Judges a document in three layers: can it be read, does it have the form of EPCIS 2.0, can it be true. It works without a
 * network, from tables of its own, an event at a time.
 */
public final class Validator {

    /** Beyond so many different event IDs in a document repetitions are no longer looked for. */
    private static final int MOST_IDS = 1_000_000;

    private final EventJudge judge = new EventJudge();
    private final Map<String, Boolean> seen = new HashMap<>();
    private final Consumer<Finding> told;
    private int errors;

    private Validator(Consumer<Finding> told) {
        this.told = told;
    }

    /** Opens a document. */
    @FunctionalInterface
    public interface Opening {

        /** Opens it and reads up to the first event. */
        EventSource open() throws IOException, UnreadableDocument;
    }

    /**
     * Judges a document.
     *
     * @param told hears every finding, in the order of the document as far as it can be
     * @return true when there was no error
     */
    public static boolean validate(Opening document, Consumer<Finding> told) throws IOException {
        Validator validator = new Validator(told);
        try (EventSource source = document.open()) {
            while (source.next()) {
                validator.event(source);
            }
            EventJudge.around(source).forEach(validator::tell);
        } catch (UnreadableDocument e) {
            validator.tell(e.finding());
        }
        return validator.errors == 0;
    }

    private void event(EventSource source) {
        EventReading reading = judge.read(source);
        reading.findings().forEach(this::tell);
        Event event = reading.event();
        String id = event == null ? null : event.occurrence().eventID();
        if (event == null || id == null) {
            return;
        }
        boolean declaration = event.occurrence().errorDeclaration() != null;
        if (seen.size() < MOST_IDS) {
            Boolean before = seen.putIfAbsent(id, declaration);
            if (before != null && !before && !declaration) {
                tell(Finding.at(EventJudge.pathOfId(source), Rule.SAME_ID, id));
            }
        }
    }

    private void tell(Finding finding) {
        if (finding.severity() == Severity.ERROR) {
            errors++;
        }
        told.accept(finding);
    }
}
