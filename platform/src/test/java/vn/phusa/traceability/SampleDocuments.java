package vn.phusa.traceability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventBuilder;

/** Documents of tests. Every call makes events that nobody has captured before. */
public final class SampleDocuments {
    private SampleDocuments() {}

    /** A document in JSON-LD around these events. */
    public static String document(String... events) {
        return """
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"gao": "https://ns.gao.vn/"}],
                 "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-08-01T08:00:00Z",
                 "epcisBody": {"eventList": [%s]}}
                """.formatted(String.join(",\n", events));
    }

    /** Rice bags leave a mill: some serial numbers and a lot. */
    public static String shipping(String serial, String lot) {
        return shipping("urn:uuid:" + UUID.randomUUID(), serial, lot);
    }

    /** The same under that ID. */
    public static String shipping(String eventId, String serial, String lot) {
        return """
                {"type": "ObjectEvent", "eventID": "%s", "eventTime": "2026-08-01T07:00:00.000+07:00",
                 "eventTimeZoneOffset": "+07:00", "epcList": ["urn:epc:id:sgtin:893500123.0456.%s"],
                 "quantityList": [{"epcClass": "urn:epc:class:lgtin:893500123.0456.%s", "quantity": 200.5, "uom": "KGM"}],
                 "action": "OBSERVE", "bizStep": "shipping", "disposition": "in_transit",
                 "readPoint": {"id": "urn:epc:id:sgln:893500123.002.dock"},
                 "bizLocation": {"id": "https://id.gs1.org/414/8935001230021"},
                 "bizTransactionList": [{"type": "po", "bizTransaction": "urn:epcglobal:cbv:bt:8935001230021:PO-1"}],
                 "sourceList": [{"type": "owning_party", "source": "urn:epc:id:pgln:893500123.002"}],
                 "destinationList": [{"type": "possessing_party", "destination": "https://id.gs1.org/417/4012345000009"}],
                 "gao:moisture": 13.8, "gao:field": {"gao:name": "Ruộng số 7"}}
                """.formatted(eventId, serial, lot);
    }

    /** The events of a document. */
    public static List<Event> read(String document) {
        List<Event> events = new ArrayList<>();
        try (EventSource source =
                Documents.open(DocumentSource.of(document.getBytes(StandardCharsets.UTF_8)), Limits.USUAL)) {
            while (source.next()) {
                Event event = EventBuilder.read(source.tree(), source.path(), source.namespaces())
                        .event();
                if (event == null) {
                    throw new IllegalArgumentException(document);
                }
                events.add(event);
            }
            return events;
        } catch (UnreadableDocument unreadable) {
            throw new IllegalArgumentException(unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
