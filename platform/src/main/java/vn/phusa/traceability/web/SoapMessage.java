package vn.phusa.traceability.web;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Name;

/**
 * An element of a SOAP request.
 *
 * @param text the texts directly inside, without white space around
 */
record SoapMessage(String namespace, String name, @Nullable String type, List<SoapMessage> children, String text) {

    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 100_000;

    /** What is no SOAP 1.1 message. */
    static final class NoMessage extends Exception {
        private static final long serialVersionUID = 1L;

        NoMessage(String message) {
            super(message);
        }
    }

    /** The first element in the body of an envelope. */
    static SoapMessage read(byte[] document) throws NoMessage {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw new NoMessage("a SOAP message has no document type");
                }
            }
            SoapMessage envelope = element(reader, 0, new int[1]);
            if (!envelope.name.equals("Envelope") || !envelope.namespace.equals(ENVELOPE)) {
                throw new NoMessage("the root is no SOAP 1.1 envelope");
            }
            return envelope.child("Body")
                    .flatMap(body -> body.children.stream().findFirst())
                    .orElseThrow(() -> new NoMessage("the envelope has no body with a request"));
        } catch (XMLStreamException notXml) {
            throw new NoMessage(
                    String.valueOf(notXml.getMessage()).lines().findFirst().orElse("no XML"));
        }
    }

    private static SoapMessage element(XMLStreamReader reader, int depth, int[] count)
            throws XMLStreamException, NoMessage {
        if (depth > DEEPEST || ++count[0] > MOST_ELEMENTS) {
            throw new NoMessage("the message is too deep or too large");
        }
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        String name = reader.getLocalName();
        String type = reader.getAttributeValue(Name.XML_SCHEMA_INSTANCE, "type");
        List<SoapMessage> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1, count));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new SoapMessage(
                            namespace,
                            name,
                            type,
                            List.copyOf(children),
                            text.toString().strip());
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
    }

    Optional<SoapMessage> child(String wanted) {
        return children.stream().filter(each -> each.name.equals(wanted)).findFirst();
    }

    /** The text of a child; empty where there is none. */
    String textOf(String wanted) {
        return child(wanted).map(SoapMessage::text).orElse("");
    }

    /** Whether this is the value of a parameter that stands alone. */
    boolean isEmpty() {
        return children.isEmpty() && text.isEmpty();
    }

    /** The texts of the children, or the text. */
    List<String> texts() {
        return children.isEmpty()
                ? List.of(text)
                : children.stream().map(SoapMessage::text).toList();
    }

    /** The parameters below {@code params}; empty where one stands twice. */
    Optional<Map<String, SoapMessage>> parameters() {
        Map<String, SoapMessage> parameters = new LinkedHashMap<>();
        for (SoapMessage each : child("params").map(SoapMessage::children).orElse(List.of())) {
            SoapMessage value = each.child("value").orElse(new SoapMessage("", "value", null, List.of(), ""));
            if (parameters.put(each.textOf("name"), value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
