package vn.phusa.traceability.sight.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.SensorReport;
import vn.phusa.epcis.Subjects;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.Called;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.sight.Telling;

/** Parts of an event as its page lists them. */
public final class EventView {
    private EventView() {}

    /**
     * A thing and how much of it.
     *
     * @param amount in words; empty for single objects
     * @param unit as the event writes it; null where it names none
     */
    public record Item(String key, String amount, @Nullable String unit) {}

    /** The goods of an event by the wording key of their role. */
    public static Map<String, List<Item>> things(Event event, Telling telling) {
        Map<String, List<Item>> things = new LinkedHashMap<>();
        switch (event) {
            case ObjectEvent e -> add(things, "goods", e.epcs(), e.quantities(), telling);
            case AggregationEvent e -> {
                add(things, "parent", one(e.parentID()), List.of(), telling);
                add(things, "children", e.childEPCs(), e.childQuantities(), telling);
            }
            case AssociationEvent e -> {
                add(things, "parent", one(e.parentID()), List.of(), telling);
                add(things, "children", e.childEPCs(), e.childQuantities(), telling);
            }
            case TransactionEvent e -> {
                add(things, "parent", one(e.parentID()), List.of(), telling);
                add(things, "goods", e.epcs(), e.quantities(), telling);
            }
            case TransformationEvent e -> {
                add(things, "inputs", e.inputEPCs(), e.inputQuantities(), telling);
                add(things, "outputs", e.outputEPCs(), e.outputQuantities(), telling);
            }
            case ExtensionEvent e -> {
                Subjects named = e.subjects();
                add(things, "parent", one(named.parentID()), List.of(), telling);
                add(things, "goods", named.epcs(), named.quantities(), telling);
                add(things, "children", named.childEPCs(), named.childQuantities(), telling);
                add(things, "inputs", named.inputEPCs(), named.inputQuantities(), telling);
                add(things, "outputs", named.outputEPCs(), named.outputQuantities(), telling);
            }
        }
        return things;
    }

    private static List<String> one(@Nullable String uri) {
        return uri == null ? List.of() : List.of(uri);
    }

    private static void add(
            Map<String, List<Item>> things,
            String role,
            List<String> epcs,
            List<QuantityElement> quantities,
            Telling telling) {
        List<Item> items = new ArrayList<>();
        for (QuantityElement quantity : quantities) {
            items.add(new Item(
                    Thing.key(quantity.epcClass()),
                    quantity.quantity() == null ? "" : telling.amount(quantity.quantity(), quantity.uom()),
                    quantity.uom()));
        }
        epcs.forEach(epc -> items.add(new Item(Thing.key(epc), "", null)));
        if (!items.isEmpty()) {
            things.put(role, items);
        }
    }

    /** Master data that came with the goods; null where there is none. */
    public static @Nullable Element masterData(Event event) {
        return switch (event) {
            case ObjectEvent e -> e.ilmd();
            case TransformationEvent e -> e.ilmd();
            case ExtensionEvent e -> e.ilmd();
            default -> null;
        };
    }

    /** The elements among the content. */
    public static List<Element> below(Element element) {
        return element.content().stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** What a field is called: as people say, or as the action does that asks for it, otherwise its own name. */
    public static String label(Telling telling, Element element) {
        Wording words = telling.words();
        String key = "traceability.sight.ilmd." + element.name().local();
        return words.has(key)
                ? words.say(key)
                : telling.names().steps().rules().actions().stream()
                        .flatMap(action -> action.elements().stream())
                        .filter(asked -> asked.code().equals(element.name().local())
                                && asked.namespace().equals(element.name().namespace()))
                        .findFirst()
                        .map(asked -> asked.name().in(words.locale()))
                        .orElse(element.name().local());
    }

    /** A value of a vocabulary as people call it, otherwise the last part of its URI. */
    public static String word(Wording words, String part, String uri) {
        String bare = switch (part) {
            case "step" -> Cbv.BIZ_STEP.bare(uri);
            case "disposition" -> Cbv.DISPOSITION.bare(uri);
            case "end" -> Cbv.SOURCE_DESTINATION_TYPE.bare(uri);
            default -> null;
        };
        String key = (part.equals("step") ? "traceability.trace.step." : "traceability.sight." + part + ".") + bare;
        return bare != null && words.has(key) ? words.say(key) : Called.last(uri);
    }

    /** Where the event of that ID is found. */
    public static String sought(String eventId) {
        return "/traceability/events?code=" + URLEncoder.encode(eventId, StandardCharsets.UTF_8);
    }

    /** Why an event was declared wrong, as people say; empty where nobody said. */
    public static String reason(Wording words, ErrorDeclaration declaration) {
        String reason = declaration.reason();
        String bare = reason == null ? null : Cbv.ERROR_REASON.bare(Cbv.ERROR_REASON.canonical(reason));
        return bare != null ? words.say("traceability.sight.reason." + bare) : reason == null ? "" : reason;
    }

    /** What a sensor reported: its value, or its range. */
    public static String reported(SensorReport report, Telling telling) {
        if (report.value() != null) {
            return telling.amount(report.value(), report.uom());
        }
        List<String> parts = new ArrayList<>();
        if (report.minValue() != null) {
            parts.add("min " + telling.amount(report.minValue(), report.uom()));
        }
        if (report.meanValue() != null) {
            parts.add("⌀ " + telling.amount(report.meanValue(), report.uom()));
        }
        if (report.maxValue() != null) {
            parts.add("max " + telling.amount(report.maxValue(), report.uom()));
        }
        for (Object other : new @Nullable Object[] {
            report.stringValue(), report.booleanValue(), report.hexBinaryValue(), report.uriValue(), report.exception()
        }) {
            if (other != null) {
                parts.add(other.toString());
            }
        }
        return String.join("; ", parts);
    }
}
