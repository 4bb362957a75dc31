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
import vn.phusa.shell.Wording;

/**
 * An element of a SOAP request.
 *
 * @param text the texts directly inside, without white space around
 */
record SoapMessage(String namespace, String name, @Nullable String type, List<SoapMessage> children, String text) {

    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 100_000;

    /** What is no SOAP 1.1 message, or no request of EPCIS. */
    static final class NoMessage extends Exception {
        private static final long serialVersionUID = 1L;
        private final String why;
        private final String about;

        /**
         * Says why.
         *
         * @param why the end of the message's key
         * @param about what was met; empty: nothing
         */
        NoMessage(String why, String about) {
            super(why);
            this.why = why;
            this.about = about;
        }

        NoMessage(String why) {
            this(why, "");
        }

        /** The sentence that the caller is told. */
        String say(Wording words) {
            return words.say("traceability.soap." + why, about);
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
                    throw new NoMessage("doctype");
                }
            }
            SoapMessage envelope = element(reader, 0, new int[1]);
            if (!envelope.name.equals("Envelope") || !envelope.namespace.equals(ENVELOPE)) {
                throw new NoMessage("no-envelope");
            }
            return envelope.child("Body")
                    .flatMap(body -> body.children.stream().findFirst())
                    .orElseThrow(() -> new NoMessage("no-request"));
        } catch (XMLStreamException notXml) {
            throw new NoMessage("no-xml", where(notXml));
        }
    }

    private static String where(XMLStreamException notXml) {
        return notXml.getLocation() == null
                ? "1:1"
                : notXml.getLocation().getLineNumber() + ":"
                        + notXml.getLocation().getColumnNumber();
    }

    private static SoapMessage element(XMLStreamReader reader, int depth, int[] count)
            throws XMLStreamException, NoMessage {
        if (depth > DEEPEST || ++count[0] > MOST_ELEMENTS) {
            throw new NoMessage("too-deep");
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
