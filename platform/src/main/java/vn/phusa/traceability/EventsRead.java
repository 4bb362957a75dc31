package vn.phusa.traceability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventJudge;
import vn.phusa.epcis.validation.EventReading;

/** Reads the events of a document one after the other: judged, hashed, made into rows. */
final class EventsRead {

    /** In bytes; an entry of an index has little more room. */
    private static final int LONGEST_IDENTIFIER = 1_000;

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
        NewEvent made = event == null || !isGood(reading)
                ? null
                : maker.of(event, hasher.hash(source.tree()), source.namespaces(), source.path());
        if (made != null && hasUnfitIdentifier(made)) {
            told.accept(Finding.at(source.path(), Rule.TOO_LONG, Integer.toString(LONGEST_IDENTIFIER)));
            made = null;
        }
        if (made == null) {
            refused++;
        } else {
            into.add(made);
        }
        return true;
    }

    private static boolean hasUnfitIdentifier(NewEvent event) {
        return isUnfit(event.eventId())
                || isUnfit(event.bizStep())
                || isUnfit(event.disposition())
                || isUnfit(event.readPoint())
                || isUnfit(event.bizLocation())
                || event.named().stream().anyMatch(EventsRead::isUnfit)
                || event.things().stream().anyMatch(thing -> isUnfit(thing.key()));
    }

    /** Too long for an index, or with the one character that PostgreSQL cannot hold. */
    private static boolean isUnfit(@Nullable String identifier) {
        return identifier != null
                && (identifier.indexOf(0) >= 0
                        || identifier.length() > LONGEST_IDENTIFIER / 3
                                && identifier.getBytes(StandardCharsets.UTF_8).length > LONGEST_IDENTIFIER);
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
