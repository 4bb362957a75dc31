package vn.phusa.epcis.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.RandomEvents;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;

/** Whatever an event holds, nothing of it is lost on the way through either syntax, and its hash stays. */
class RoundtripPropertiesTest {

    private static final int EVENTS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_260_101, 42_424_242})
    void nothingIsLostOnTheWayThroughXmlAndJson(long seed) throws Exception {
        List<Event> events = new ArrayList<>();
        RandomEvents random = RandomEvents.rich(seed);
        for (int i = 0; i < EVENTS; i++) {
            events.add(random.next());
        }
        for (DocumentKind kind : List.of(DocumentKind.EVENTS, DocumentKind.QUERY_RESULTS)) {
            DocumentSource xml = written(events, kind, true);
            DocumentSource json = written(events, kind, false);
            Roundtrip fromXml = Roundtrip.read(xml);
            Roundtrip fromJson = Roundtrip.read(json);
            same(fromXml.events(), events, seed);
            same(fromJson.events(), events, seed);
            assertThat(fromXml.hashes()).as("seed %s", seed).isEqualTo(fromJson.hashes());
            same(Roundtrip.read(DocumentSource.of(Roundtrip.json(xml))).events(), events, seed);
            same(
                    Roundtrip.read(DocumentSource.of(Roundtrip.xml(json, XmlVersion.V2_0)))
                            .events(),
                    events,
                    seed);
            assertThat(fromXml.head().queryName()).isEqualTo(fromJson.head().queryName());
        }
    }

    private static void same(List<Event> read, List<Event> written, long seed) {
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < written.size(); i++) {
            assertThat(read.get(i)).as("seed %s, event %s", seed, i).isEqualTo(written.get(i));
        }
    }

    @Test
    void aNamespaceThatOnlyOneEventKnowsIsDeclaredThere() throws Exception {
        Event event = RandomEvents.rich(7).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter writer = new JsonWriter(bytes, OutputOptions.AS_SENT)) {
            writer.begin(RandomEvents.head(DocumentKind.BARE_EVENT, null));
            writer.write(event, Namespaces.NONE);
        }
        assertThat(Roundtrip.read(DocumentSource.of(bytes.toByteArray())).events())
                .containsExactly(event);
    }

    @Test
    void aFieldThatTheContextRenamesHasTheNameThatItMeans() throws Exception {
        String document = """
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", %s],
                 "type": "ObjectEvent", "eventTime": "2026-01-01T08:00:00+07:00", "eventTimeZoneOffset": "+07:00", "action": "ADD",
                 "epcList": ["urn:epc:id:sgtin:0614141.107346.2018"], "%s": "7"}
                """;
        List<List<Event>> read = new ArrayList<>();
        for (String[] spelling : new String[][] {
            {"{\"mua\": \"https://example.vn/ns/season\"}", "mua"},
            {"{\"mua\": {\"@id\": \"https://example.vn/ns/season\", \"@type\": \"xsd:string\"}}", "mua"},
            {"{\"e\": \"https://example.vn/ns/\", \"mua\": \"e:season\"}", "mua"},
            {"{\"e\": \"https://example.vn/ns/\"}", "e:season"}
        }) {
            read.add(Roundtrip.read(DocumentSource.of(
                            document.formatted(spelling[0], spelling[1]).getBytes(StandardCharsets.UTF_8)))
                    .events());
        }
        assertThat(read.getFirst()).hasSize(1);
        assertThat(read).allMatch(read.getFirst()::equals);
    }

    @Test
    void anAddressWithAPrefixOfItsDocumentIsTheSameAsTheWhole() throws Exception {
        String document = """
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"mill": "https://example.vn/mill/"}],
                 "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-01-01T00:00:00Z", "epcisBody": {"eventList": [
                 {"type": "ObjectEvent", "eventTime": "2026-01-01T08:00:00+07:00", "eventTimeZoneOffset": "+07:00", "action": "ADD",
                  "epcList": ["urn:epc:id:sgtin:0614141.107346.2018"], "bizStep": "mill:polishing", "disposition": "cbv:Disp-active",
                  "persistentDisposition": {"set": ["mill:polished"]}, "readPoint": {"id": "mill:place-1"},
                  "bizTransactionList": [{"type": "mill:paper", "bizTransaction": "mill:paper-7"}],
                  "sourceList": [{"type": "mill:partner", "source": "mill:partner-3"}],
                  "sensorElementList": [{"sensorReport": [{"type": "gs1:Length", "deviceID": "mill:probe", "value": 3,
                    "stringValue": "mill:p stays"}]}]}]}}
                """;
        Roundtrip shortened = Roundtrip.read(DocumentSource.of(document.getBytes(StandardCharsets.UTF_8)));
        String whole = document.replaceAll("\"mill:p(?! stays)", "\"https://example.vn/mill/p");
        Roundtrip full = Roundtrip.read(DocumentSource.of(whole.getBytes(StandardCharsets.UTF_8)));
        assertThat(shortened.events()).isEqualTo(full.events());
        assertThat(shortened.hashes()).isEqualTo(full.hashes());
        assertThat(shortened.events().getFirst().circumstances().bizStep())
                .isEqualTo("https://example.vn/mill/polishing");
        assertThat(shortened
                        .events()
                        .getFirst()
                        .circumstances()
                        .sensorElements()
                        .getFirst()
                        .reports()
                        .getFirst()
                        .stringValue())
                .isEqualTo("mill:p stays");
    }

    private static DocumentSource written(List<Event> events, DocumentKind kind, boolean asXml) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EventWriter writer = asXml
                ? new XmlWriter(bytes, XmlVersion.V2_0, OutputOptions.AS_SENT)
                : new JsonWriter(bytes, OutputOptions.AS_SENT)) {
            writer.begin(RandomEvents.head(kind, null));
            for (Event event : events) {
                writer.write(event, Namespaces.NONE);
            }
        }
        return DocumentSource.of(bytes.toByteArray());
    }
}
