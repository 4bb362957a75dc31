package vn.phusa.traceability;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Subjects;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.gs1.CanonicalIdentifier;

/**
 * An identifier in an event and the role in which it stands there.
 *
 * @param key in its one spelling, see {@link #key(String)}
 * @param role as what
 */
public record Thing(String key, ThingRole role) {

    private static final String STEM = CanonicalIdentifier.STEM + "/";

    /**
     * The one spelling under which an identifier is stored and looked for: the canonical Digital Link without GS1's own domain
     * ({@code 01/08935001234562/10/L7}), any other URI as it is.
     */
    public static String key(String uri) {
        String canonical = CanonicalIdentifier.of(uri);
        return canonical.startsWith(STEM) ? canonical.substring(STEM.length()) : canonical;
    }

    /** The URI of a key: the canonical Digital Link, or the URI itself. */
    public static String uri(String key) {
        return !key.isEmpty() && key.charAt(0) >= '0' && key.charAt(0) <= '9' ? STEM + key : key;
    }

    /**
     * All identifiers of an event's objects, in the order of its fields; then what joins events to others: the lots of single objects,
     * the transformation, the papers.
     */
    public static List<Thing> of(Event event) {
        List<Thing> things = new ArrayList<>();
        switch (event) {
            case ObjectEvent e -> {
                add(things, e.epcs(), ThingRole.EPC);
                addClasses(things, e.quantities(), ThingRole.QUANTITY);
            }
            case AggregationEvent e -> {
                add(things, e.parentID(), ThingRole.PARENT);
                add(things, e.childEPCs(), ThingRole.CHILD);
                addClasses(things, e.childQuantities(), ThingRole.CHILD_QUANTITY);
            }
            case AssociationEvent e -> {
                add(things, e.parentID(), ThingRole.PARENT);
                add(things, e.childEPCs(), ThingRole.CHILD);
                addClasses(things, e.childQuantities(), ThingRole.CHILD_QUANTITY);
            }
            case TransactionEvent e -> {
                add(things, e.parentID(), ThingRole.PARENT);
                add(things, e.epcs(), ThingRole.EPC);
                addClasses(things, e.quantities(), ThingRole.QUANTITY);
            }
            case TransformationEvent e -> {
                add(things, e.inputEPCs(), ThingRole.INPUT);
                addClasses(things, e.inputQuantities(), ThingRole.INPUT_QUANTITY);
                add(things, e.outputEPCs(), ThingRole.OUTPUT);
                addClasses(things, e.outputQuantities(), ThingRole.OUTPUT_QUANTITY);
            }
            case ExtensionEvent e -> {
                Subjects named = e.subjects();
                add(things, named.parentID(), ThingRole.PARENT);
                add(things, named.epcs(), ThingRole.EPC);
                addClasses(things, named.quantities(), ThingRole.QUANTITY);
                add(things, named.childEPCs(), ThingRole.CHILD);
                addClasses(things, named.childQuantities(), ThingRole.CHILD_QUANTITY);
                add(things, named.inputEPCs(), ThingRole.INPUT);
                addClasses(things, named.inputQuantities(), ThingRole.INPUT_QUANTITY);
                add(things, named.outputEPCs(), ThingRole.OUTPUT);
                addClasses(things, named.outputQuantities(), ThingRole.OUTPUT_QUANTITY);
            }
        }
        Lots.of(event).values().stream().distinct().forEach(lot -> things.add(new Thing(lot, ThingRole.LOT)));
        if (event instanceof TransformationEvent e) {
            add(things, e.transformationID(), ThingRole.TRANSFORMATION);
        }
        event.circumstances().bizTransactions().stream()
                .map(paper -> key(paper.id()))
                .distinct()
                .forEach(paper -> things.add(new Thing(paper, ThingRole.PAPER)));
        return things;
    }

    private static void add(List<Thing> things, @Nullable String uri, ThingRole role) {
        if (uri != null) {
            things.add(new Thing(key(uri), role));
        }
    }

    private static void add(List<Thing> things, List<String> uris, ThingRole role) {
        uris.forEach(uri -> add(things, uri, role));
    }

    private static void addClasses(List<Thing> things, List<QuantityElement> quantities, ThingRole role) {
        quantities.forEach(quantity -> add(things, quantity.epcClass(), role));
    }
}
