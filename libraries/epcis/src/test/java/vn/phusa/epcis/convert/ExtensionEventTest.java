package vn.phusa.epcis.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.Validator;
import vn.phusa.epcis.xml.XmlVersion;

/** Events of a kind that somebody else has defined are taken in, kept whole and given back in either syntax. */
class ExtensionEventTest {

    private static final String SPACE = "https://ns.example.vn/dryer/";
    private static final String TIMES =
            "<eventTime>2026-01-01T08:00:00+07:00</eventTime>" + "<eventTimeZoneOffset>+07:00</eventTimeZoneOffset>";
    private static final String XML = "<d:DryingEvent d:line=\"2\">" + TIMES
            + "<epcList><epc>urn:epc:id:sgtin:0614141.107346.2018</epc></epcList>"
            + "<bizStep>https://ns.example.vn/dryer/drying</bizStep><d:moisture>14.2</d:moisture><fan>on</fan></d:DryingEvent>";
    private static final String JSON = """
            "type":"d:DryingEvent","eventTime":"2026-01-01T08:00:00+07:00","eventTimeZoneOffset":"+07:00","d:line":"2",
            "epcList":["urn:epc:id:sgtin:0614141.107346.2018"],"bizStep":"d:drying","d:moisture":"14.2","fan":"on"
            """;

    @Test
    void isTheSameFromXmlAndFromJson() throws Exception {
        Roundtrip xml = Roundtrip.read(document(xml("<extension>" + XML + "</extension>")));
        Roundtrip json = Roundtrip.read(document(json(JSON)));
        assertThat(xml.findings()).isEmpty();
        assertThat(json.findings()).isEmpty();
        ExtensionEvent event = (ExtensionEvent) xml.events().getFirst();
        assertThat(event.kind()).isEqualTo(new Name(SPACE, "DryingEvent"));
        assertThat(event.subjects().epcs()).containsExactly("urn:epc:id:sgtin:0614141.107346.2018");
        assertThat(event.extensions().elements())
                .extracting(each -> each.name().local())
                .containsExactly("moisture", "fan");
        assertThat(xml.hashes()).isEqualTo(json.hashes());
        assertThat(xml.hashes().getFirst()).startsWith("eventType={" + SPACE + "}DryingEvent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ns.example.vn/dryer/DryingEvent", "d:DryingEvent"})
    void isNamedByAShortOrAWholeAddress(String type) throws Exception {
        Event event = Roundtrip.read(document(json(JSON.replace("d:DryingEvent", type))))
                .events()
                .getFirst();
        assertThat(((ExtensionEvent) event).kind()).isEqualTo(new Name(SPACE, "DryingEvent"));
    }

    @Test
    void goesThroughBothVersionsOfXmlAndBack() throws Exception {
        DocumentSource sent = document(json(JSON));
        List<Event> events = Roundtrip.read(sent).events();
        for (XmlVersion version : XmlVersion.values()) {
            byte[] xml = Roundtrip.xml(sent, version);
            assertThat(new String(xml, StandardCharsets.UTF_8).contains("<extension><d:DryingEvent"))
                    .as("2.0 puts it into an element of its own, 1.2 among the others")
                    .isEqualTo(version == XmlVersion.V2_0);
            assertThat(Roundtrip.read(DocumentSource.of(xml)).events()).isEqualTo(events);
            assertThat(Roundtrip.read(DocumentSource.of(Roundtrip.json(DocumentSource.of(xml))))
                            .events())
                    .isEqualTo(events);
        }
    }

    @Test
    void severalOfThemStandInOneExtensionAmongOthers() throws Exception {
        String object = "<ObjectEvent>" + TIMES + "<epcList><epc>urn:epc:id:sgtin:0614141.107346.1</epc></epcList>"
                + "<action>OBSERVE</action></ObjectEvent>";
        String document = xml(object + "<extension>" + XML + XML + "</extension>" + object);
        assertThat(judge(document)).isEmpty();
        assertThat(Roundtrip.read(document(document)).events())
                .extracting(event -> event.type().name())
                .containsExactly("ObjectEvent", "ExtensionEvent", "ExtensionEvent", "ObjectEvent");
    }

    @Test
    void whatTheStandardWantsOfEveryEventIsWantedOfItToo() throws Exception {
        assertThat(rules(judge(
                        xml("<extension><d:DryingEvent><d:moisture>14</d:moisture></d:DryingEvent></extension>"))))
                .containsExactly(Rule.MISSING, Rule.MISSING);
        assertThat(rules(judge(json(JSON.replace("\"eventTimeZoneOffset\":\"+07:00\",", "")))))
                .containsExactly(Rule.MISSING);
        assertThat(rules(judge(json(JSON.replace("[\"urn:epc:id:sgtin:0614141.107346.2018\"]", "\"x\"")))))
                .contains(Rule.SHAPE);
        assertThat(rules(judge(json(JSON + ",\"action\":\"LOOK\"")))).containsExactly(Rule.ACTION);
    }

    @Test
    void standsInItsPlaceAndHasANamespace() throws Exception {
        assertThat(rules(judge(xml(XML)))).containsExactly(Rule.EXTENSION_EVENT_PLACE);
        assertThat(rules(judge(xml("<extension><DryingEvent>" + TIMES + "</DryingEvent></extension>"))))
                .contains(Rule.EVENT_TYPE);
        assertThat(rules(judge(json(JSON.replace("d:DryingEvent", "DryingEvent")))))
                .contains(Rule.EVENT_TYPE);
        assertThat(rules(judge(json(JSON.replace("d:DryingEvent", "epcis:DryingEvent")))))
                .contains(Rule.EVENT_TYPE);
    }

    @Test
    void itsHashIsNoneOnWhichAllAgree() throws Exception {
        try (EventSource source = Documents.open(document(json(JSON)), Limits.USUAL)) {
            source.next();
            assertThat(EventHasher.outsideCore(source.tree())).contains("{" + SPACE + "}DryingEvent");
        }
    }

    private static List<Rule> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }

    private static List<Finding> judge(String document) throws Exception {
        List<Finding> findings = new ArrayList<>();
        Validator.validate(() -> Documents.open(document(document), Limits.USUAL), findings::add);
        return findings;
    }

    private static DocumentSource document(String text) {
        return DocumentSource.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String xml(String events) {
        return "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\" xmlns:d=\"" + SPACE
                + "\" schemaVersion=\"2.0\" creationDate=\"2026-01-01T00:00:00Z\"><EPCISBody><EventList>" + events
                + "</EventList></EPCISBody></epcis:EPCISDocument>";
    }

    private static String json(String event) {
        return "{\"@context\":[\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\",{\"d\":\"" + SPACE
                + "\"}],\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"2026-01-01T00:00:00Z\","
                + "\"epcisBody\":{\"eventList\":[{" + event + "}]}}";
    }
}
