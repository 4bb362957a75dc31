package vn.phusa.epcis.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Attribute;
import vn.phusa.epcis.Content;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.Name;

/** The Standard Business Document Header of UN/CEFACT, as far as EPCIS uses it. */
final class BusinessHeaders {

    static final String NAMESPACE = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";

    private BusinessHeaders() {}

    /** A header that says what the fields sender, receiver and instanceIdentifier of JSON-LD say. */
    static Element of(DocumentHead head) {
        List<Content> parts = new ArrayList<>();
        parts.add(text("HeaderVersion", "1.0"));
        parts.add(party("Sender", head.sender()));
        parts.add(party("Receiver", head.receiver()));
        parts.add(element(
                "DocumentIdentification",
                List.of(
                        text("Standard", "EPCglobal"),
                        text("TypeVersion", "2.0"),
                        text("InstanceIdentifier", head.instanceIdentifier() == null ? "" : head.instanceIdentifier()),
                        text("Type", "Events"),
                        text(
                                "CreationDateAndTime",
                                head.creationDate() == null
                                        ? ""
                                        : head.creationDate().written()))));
        return element("StandardBusinessDocumentHeader", parts);
    }

    /** The text at the end of a path of elements; null where there is none. */
    static @Nullable String find(Element header, String... path) {
        Element at = header;
        for (String step : path) {
            Element found = null;
            for (Content each : at.content()) {
                if (each instanceof Element inside && inside.name().local().equals(step)) {
                    found = inside;
                    break;
                }
            }
            if (found == null) {
                return null;
            }
            at = found;
        }
        String text = at.text().strip();
        return text.isEmpty() ? null : text;
    }

    private static Element party(String role, @Nullable String identifier) {
        return element(
                role,
                List.of(new Element(
                        name("Identifier"),
                        List.of(new Attribute(Name.plain("Authority"), "EPCglobal")),
                        Element.of(name("Identifier"), identifier == null ? "" : identifier)
                                .content())));
    }

    private static Element text(String local, String text) {
        return Element.of(name(local), text);
    }

    private static Element element(String local, List<? extends Content> content) {
        return new Element(name(local), List.of(), List.copyOf(content));
    }

    private static Name name(String local) {
        return new Name(NAMESPACE, local);
    }
}
