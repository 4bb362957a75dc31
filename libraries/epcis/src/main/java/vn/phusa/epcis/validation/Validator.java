package vn.phusa.epcis.validation;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.tree.EventSource;

/**
 * Judges a document in three layers: can it be read, does it have the form of EPCIS 2.0, can it be true. It works without a
 * network, from tables of its own, an event at a time.
 */
public final class Validator {

    /** Beyond so many different event IDs in a document repetitions are no longer looked for. */
    private static final int MOST_IDS = 1_000_000;

    private static final String HASH_PREFIX = "ni:///sha-256;";
    private static final String HASH_SUFFIX = "?ver=CBV2.0";

    private final EventHasher hasher = new EventHasher();
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
            List<Finding> around = source.findings();
            around.forEach(validator::tell);
            boolean dateWasUnreadable = around.stream()
                    .anyMatch(each -> each.rule() == Rule.TIME && each.path().endsWith("creationDate"));
            HeadCheck.check(source.head(), source.path().startsWith("$"), dateWasUnreadable)
                    .forEach(validator::tell);
        } catch (UnreadableDocument e) {
            validator.tell(e.finding());
        }
        return validator.errors == 0;
    }

    private void event(EventSource source) {
        EventReading reading = EventBuilder.read(source.tree(), source.path(), source.namespaces());
        reading.findings().forEach(this::tell);
        Event event = reading.event();
        if (event == null) {
            return;
        }
        boolean json = source.tree().isJson();
        Semantics.check(event, source.path(), json).forEach(this::tell);
        String id = event.occurrence().eventID();
        if (id == null) {
            return;
        }
        String where = source.path() + (json ? ".eventID" : "/eventID");
        if (id.startsWith(HASH_PREFIX) && id.endsWith(HASH_SUFFIX) && !id.equals(hasher.hash(source.tree()))) {
            tell(Finding.at(where, Rule.HASH_ID));
        }
        boolean declaration = event.occurrence().errorDeclaration() != null;
        if (seen.size() < MOST_IDS) {
            Boolean before = seen.putIfAbsent(id, declaration);
            if (before != null && !before && !declaration) {
                tell(Finding.at(where, Rule.SAME_ID, id));
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
