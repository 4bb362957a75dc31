package vn.phusa.traceability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventJudge;
import vn.phusa.epcis.validation.EventReading;

/** Reads the events of a document one after the other: judged, hashed, made into rows. */
final class EventsRead {

    private final EventSource source;
    private final Consumer<Finding> told;
    private final EventJudge judge = new EventJudge();
    private final EventHasher hasher = new EventHasher();
    private final NewEvent.Maker maker = new NewEvent.Maker();
    private int read;
    private int refused;

    /** @param told hears what is wrong, warnings among it */
    EventsRead(EventSource source, Consumer<Finding> told) {
        this.source = source;
        this.told = told;
    }

    /** All that remain; only for documents that fit into memory. */
    static List<NewEvent> all(EventSource source, Consumer<Finding> told) throws IOException, UnreadableDocument {
        EventsRead reading = new EventsRead(source, told);
        List<NewEvent> events = new ArrayList<>();
        while (reading.next(events)) {
            // next() has put it there
        }
        EventJudge.around(source).forEach(told);
        return events;
    }

    /** Adds the next event if it is a good one; false after the last. */
    boolean next(List<NewEvent> into) throws IOException, UnreadableDocument {
        if (!source.next()) {
            return false;
        }
        read++;
        EventReading reading = judge.read(source);
        for (Finding finding : reading.findings()) {
            told.accept(finding);
        }
        Event event = reading.event();
        if (event != null && isGood(reading)) {
            into.add(maker.of(event, hasher.hash(source.tree()), source.namespaces(), source.path()));
        } else {
            refused++;
        }
        return true;
    }

    private static boolean isGood(EventReading reading) {
        return reading.findings().isEmpty()
                || reading.findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** How many events have been read. */
    int read() {
        return read;
    }

    /** How many of them were not good. */
    int refused() {
        return refused;
    }
}
