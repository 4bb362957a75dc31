package vn.phusa.epcis.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventBuilder;
import vn.phusa.epcis.validation.EventReading;

/** Turns one syntax into the other, an event at a time, in memory that does not grow with the document. */
public final class Conversion {

    private Conversion() {}

    /**
     * Reads a document and writes it. Events that cannot be read or written are left out, and told.
     *
     * @param told hears every finding
     * @return true when nothing was left out
     */
    public static boolean convert(DocumentSource document, Limits limits, EventWriter writer, Consumer<Finding> told)
            throws IOException {
        boolean whole = true;
        try (EventSource source = Documents.open(document, limits)) {
            boolean more = source.next();
            writer.begin(more ? dated(source) : source.head());
            for (; more; more = source.next()) {
                EventReading reading = EventBuilder.read(source.tree(), source.path(), source.namespaces());
                reading.findings().forEach(told);
                Event event = reading.event();
                if (event == null) {
                    whole = false;
                    continue;
                }
                try {
                    writer.write(event, source.namespaces());
                } catch (NotExpressible e) {
                    told.accept(e.finding());
                    whole = false;
                }
            }
            for (Finding finding : new ArrayList<>(source.findings())) {
                told.accept(finding);
            }
            writer.close();
        } catch (UnreadableDocument e) {
            told.accept(e.finding());
            return false;
        } catch (NotExpressible e) {
            told.accept(e.finding());
            return false;
        }
        return whole;
    }

    /** The head of the document that is written: an event without a document makes one of the time when it was recorded, or happened. */
    private static DocumentHead dated(EventSource source) {
        DocumentHead head = source.head();
        if (head.kind() != DocumentKind.BARE_EVENT) {
            return head;
        }
        Event event = EventBuilder.read(source.tree(), source.path(), source.namespaces())
                .event();
        if (event == null) {
            return head;
        }
        Timestamp recorded = event.occurrence().recordTime();
        return head.created(recorded == null ? event.occurrence().eventTime() : recorded);
    }

    /** The errors among findings. */
    public static List<Finding> errors(List<Finding> findings) {
        return findings.stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .toList();
    }
}
