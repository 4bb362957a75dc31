package vn.phusa.epcis.tree;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Attribute;
import vn.phusa.epcis.Content;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.SensorElement;
import vn.phusa.epcis.SensorReport;
import vn.phusa.epcis.TransformationEvent;

/** Which namespaces an event uses, so that a writer can declare those that its document has not. */
public final class NamesInEvent {

    private final Set<String> namespaces = new LinkedHashSet<>();

    private NamesInEvent() {}

    /** The namespaces of all names in an event. */
    public static Set<String> of(Event event) {
        NamesInEvent names = new NamesInEvent();
        names.event(event);
        return names.namespaces;
    }

    /** The namespaces of all names in an element. */
    public static Set<String> of(Element element) {
        NamesInEvent names = new NamesInEvent();
        names.element(element);
        return names.namespaces;
    }

    /** The namespaces of all names in fields of somebody's own. */
    public static Set<String> of(Extensions extensions) {
        NamesInEvent names = new NamesInEvent();
        names.extensions(extensions);
        return names.namespaces;
    }

    private void event(Event event) {
        extensions(event.extensions());
        ErrorDeclaration declaration = event.occurrence().errorDeclaration();
        if (declaration != null) {
            extensions(declaration.extensions());
        }
        place(event.circumstances().readPoint());
        place(event.circumstances().bizLocation());
        for (SensorElement sensor : event.circumstances().sensorElements()) {
            elements(sensor.extensions());
            if (sensor.metadata() != null) {
                elements(sensor.metadata().extensions());
            }
            for (SensorReport report : sensor.reports()) {
                elements(report.extensions());
            }
        }
        Element ilmd = switch (event) {
            case ObjectEvent object -> object.ilmd();
            case TransformationEvent transformation -> transformation.ilmd();
            case ExtensionEvent own -> {
                namespaces.add(own.kind().namespace());
                yield own.ilmd();
            }
            default -> null;
        };
        if (ilmd != null) {
            element(ilmd);
        }
    }

    private void place(@Nullable Place place) {
        if (place != null) {
            elements(place.extensions());
        }
    }

    private void extensions(Extensions extensions) {
        for (Attribute each : extensions.attributes()) {
            namespaces.add(each.name().namespace());
        }
        elements(extensions.elements());
    }

    private void elements(List<Element> elements) {
        for (Element each : elements) {
            element(each);
        }
    }

    private void element(Element element) {
        namespaces.add(element.name().namespace());
        for (Attribute each : element.attributes()) {
            namespaces.add(each.name().namespace());
        }
        for (Content each : element.content()) {
            if (each instanceof Element inside) {
                element(inside);
            }
        }
    }
}
