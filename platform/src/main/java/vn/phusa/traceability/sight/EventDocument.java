package vn.phusa.traceability.sight;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;
import vn.phusa.traceability.RecordedEvent;

/** Events as an EPCIS query document, in JSON-LD or XML. */
public final class EventDocument {
    private EventDocument() {}

    /** Writes the document of these events. */
    public static void write(List<RecordedEvent> events, boolean xml, Instant now, OutputStream out)
            throws IOException {
        Namespaces namespaces = Namespaces.NONE;
        for (RecordedEvent event : events) {
            namespaces = namespaces.and(event.namespaces());
        }
        EventWriter writer = xml
                ? new XmlWriter(out, XmlVersion.V2_0, OutputOptions.AS_SENT)
                : new JsonWriter(out, OutputOptions.AS_SENT);
        try (writer) {
            writer.begin(DocumentHead.of(DocumentKind.QUERY_RESULTS, Timestamp.of(now), namespaces)
                    .answering("SimpleEventQuery", null));
            for (RecordedEvent event : events) {
                writer.write(event.event(), event.namespaces());
            }
        } catch (NotExpressible impossible) {
            throw new IllegalStateException("EPCIS 2.0 can say every event in both syntaxes", impossible);
        }
    }

    /** The hash ID of an event (CBV 2.0, section 8.9). */
    public static String hash(RecordedEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(List.of(event), false, event.number().recordTime(), bytes);
            try (EventSource source = Documents.open(DocumentSource.of(bytes.toByteArray()), Limits.USUAL)) {
                if (!source.next()) {
                    throw new IllegalStateException("a document of one event has one event");
                }
                return new EventHasher().hash(source.tree());
            }
        } catch (UnreadableDocument impossible) {
            throw new IllegalStateException("what was written can be read", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
