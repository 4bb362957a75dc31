package vn.phusa.traceability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventBuilder;
import vn.phusa.epcis.validation.EventReading;

/** Events for tests, written as JSON-LD in a few words. */
public final class SampleEvents {

    static final Instant RECORDED = Instant.parse("2026-11-20T03:00:00Z");

    private static final String START = """
            {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
               {"ex": "https://ns.gao.vn/"}, {"same": "https://ns.gao.vn/"}, {"other": "https://ns.khac.vn/"}],
             "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-20T00:00:00Z",
             "epcisBody": {"eventList": [
            """;

    private SampleEvents() {}

    /** An observation of one bag at 08:00 Vietnam time, with these further fields. */
    static Event object(String... fields) {
        return of("""
                {"type": "ObjectEvent", "eventTime": "2026-11-20T08:00:00+07:00", "eventTimeZoneOffset": "+07:00",
                 "epcList": ["urn:epc:id:sgtin:0614141.107346.2017"], "action": "OBSERVE"%s}
                """.formatted(more(fields)));
    }

    /** An event of that type without subjects, with these fields. */
    public static Event of(String type, String... fields) {
        return of("""
                {"type": "%s", "eventTime": "2026-11-20T08:00:00+07:00", "eventTimeZoneOffset": "+07:00"%s}
                """.formatted(type, more(fields)));
    }

    /** An event from its JSON. */
    public static Event of(String json) {
        return all(START + json + "]}}").getFirst();
    }

    /** All events of a document. */
    static List<Event> all(String document) {
        List<Event> events = new ArrayList<>();
        try (EventSource source =
                Documents.open(DocumentSource.of(document.getBytes(StandardCharsets.UTF_8)), Limits.USUAL)) {
            while (source.next()) {
                EventReading reading = EventBuilder.read(source.tree(), source.path(), source.namespaces());
                Event event = reading.event();
                if (event == null) {
                    throw new AssertionError(reading.findings().stream()
                            .filter(each -> each.severity() == Severity.ERROR)
                            .toList()
                            .toString());
                }
                events.add(event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableDocument e) {
            throw new AssertionError(e.finding().toString(), e);
        }
        return events;
    }

    /** The event in a repository. */
    static RecordedEvent recorded(Event event) {
        EventNumber number = EventNumber.firstOf(RECORDED);
        return new RecordedEvent(
                number, new PartyId(1), Set.of(), event.recordedAt(Timestamp.of(RECORDED)), Namespaces.NONE);
    }

    private static String more(String... fields) {
        return fields.length == 0 ? "" : ", " + String.join(", ", fields);
    }
}
