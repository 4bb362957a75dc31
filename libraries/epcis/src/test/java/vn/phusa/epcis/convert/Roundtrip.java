package vn.phusa.epcis.convert;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventBuilder;
import vn.phusa.epcis.validation.EventReading;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;

/** A document read into memory: what a test compares. */
record Roundtrip(DocumentHead head, List<Event> events, List<String> hashes, List<Finding> findings) {

    static Roundtrip read(DocumentSource document) throws Exception {
        List<Event> events = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        EventHasher hasher = new EventHasher();
        try (EventSource source = Documents.open(document, Limits.USUAL)) {
            while (source.next()) {
                EventReading reading = EventBuilder.read(source.tree(), source.path(), source.namespaces());
                findings.addAll(reading.findings());
                if (reading.event() != null) {
                    events.add(reading.event());
                }
                hashes.add(hasher.preHash(source.tree()));
            }
            findings.addAll(source.findings());
            return new Roundtrip(source.head(), events, hashes, findings);
        }
    }

    static byte[] json(DocumentSource document) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return written(document, new JsonWriter(bytes, OutputOptions.AS_SENT), bytes);
    }

    static byte[] xml(DocumentSource document, XmlVersion version) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return written(document, new XmlWriter(bytes, version, OutputOptions.AS_SENT), bytes);
    }

    private static byte[] written(DocumentSource document, EventWriter writer, ByteArrayOutputStream bytes)
            throws Exception {
        List<Finding> told = new ArrayList<>();
        if (!Conversion.convert(document, Limits.USUAL, writer, told::add)) {
            throw new AssertionError(told);
        }
        return bytes.toByteArray();
    }
}
