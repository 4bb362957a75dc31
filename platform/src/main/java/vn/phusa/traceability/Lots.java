package vn.phusa.traceability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Content;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.epcis.gs1.Percent;

/**
 * To which lot a single object belongs, as an event tells it. A serial number identifies without its lot, so its key does not hold
 * it; an event tells it in a Digital Link with both ({@code …/01/…/10/L7/21/4711}), or in the master data of what comes into being
 * ({@code cbvmda:lotNumber}).
 */
public final class Lots {
    private static final String CBV_MASTER_DATA = "urn:epcglobal:cbv:mda";
    private static final String GTIN = "01/";
    private static final String SERIAL = "/21/";
    private static final String LOT = "/10/";
    private static final String LOCAL_PRODUCT = "urn:vn-local:product:";
    private static final String LOCAL_LOT = "urn:vn-local:lot:";
    private static final int GTIN_END = GTIN.length() + 14;

    private Lots() {}

    /** The lots of an event's objects, key by key; objects whose lot it does not tell are missing. */
    public static Map<String, String> of(Event event) {
        Map<String, String> lots = new LinkedHashMap<>();
        for (String uri : instances(event)) {
            if (uri.contains(LOT) && uri.contains(SERIAL)) {
                CanonicalIdentifier.lotOf(uri).ifPresent(lot -> lots.put(Thing.key(uri), Thing.key(lot)));
            }
        }
        String number = lotNumber(event);
        if (number != null) {
            for (String uri : born(event)) {
                String key = Thing.key(uri);
                if (isSerial(key)) {
                    lots.putIfAbsent(key, key(key.substring(GTIN.length(), GTIN_END), number));
                }
            }
        }
        return lots;
    }

    /** Whether that is the key of a single trade item. */
    public static boolean isSerial(String key) {
        return key.startsWith(GTIN) && key.startsWith(SERIAL, GTIN_END);
    }

    /** Whether that is the key of a lot. */
    public static boolean isLot(String key) {
        return key.startsWith(GTIN) && key.startsWith(LOT, GTIN_END)
                || localLot(key).isPresent();
    }

    /** What stands before the lot in the key of a lot of a producer's own product. */
    private static Optional<String> localLot(String key) {
        int lot = key.startsWith(LOCAL_LOT) ? key.lastIndexOf(':') : 0;
        return lot > LOCAL_LOT.length()
                ? Optional.of(LOCAL_PRODUCT + key.substring(LOCAL_LOT.length(), lot))
                : Optional.empty();
    }

    /** With what the keys of all lots and single trade items of a class begin. */
    public static String beginningIn(String classKey) {
        return classKey.startsWith(LOCAL_PRODUCT)
                ? LOCAL_LOT + classKey.substring(LOCAL_PRODUCT.length()) + ":"
                : classKey + "/";
    }

    /** The key of a lot of a producer's own product. */
    public static String key(LocalIdentifier product, String lot) {
        return LOCAL_LOT + product.toString().substring(LOCAL_PRODUCT.length()) + ":" + Percent.encode(lot);
    }

    /** The key of the class (GTIN, or the producer's own product) to which a lot or a single trade item belongs. */
    public static Optional<String> classOf(String key) {
        Optional<String> local = localLot(key);
        return local.isPresent()
                ? local
                : isSerial(key) || isLot(key) ? Optional.of(key.substring(0, GTIN_END)) : Optional.empty();
    }

    /** The key of a lot. */
    public static String key(String gtin, String lot) {
        return Thing.key(new DigitalLink(
                        CanonicalIdentifier.STEM,
                        List.of(new ElementString.Element("01", gtin), new ElementString.Element("10", lot)),
                        List.of(),
                        List.of())
                .uri());
    }

    private static List<String> instances(Event event) {
        return switch (event) {
            case ObjectEvent e -> e.epcs();
            case vn.phusa.epcis.AggregationEvent e -> e.childEPCs();
            case vn.phusa.epcis.AssociationEvent e -> e.childEPCs();
            case vn.phusa.epcis.TransactionEvent e -> e.epcs();
            case TransformationEvent e ->
                java.util.stream.Stream.concat(e.inputEPCs().stream(), e.outputEPCs().stream())
                        .toList();
            case vn.phusa.epcis.ExtensionEvent e ->
                java.util.stream.Stream.of(
                                e.subjects().epcs(),
                                e.subjects().childEPCs(),
                                e.subjects().inputEPCs(),
                                e.subjects().outputEPCs())
                        .flatMap(List::stream)
                        .toList();
        };
    }

    private static List<String> born(Event event) {
        return switch (event) {
            case ObjectEvent e -> e.epcs();
            case TransformationEvent e -> e.outputEPCs();
            default -> List.of();
        };
    }

    private static @Nullable String lotNumber(Event event) {
        Element ilmd = switch (event) {
            case ObjectEvent e -> e.ilmd();
            case TransformationEvent e -> e.ilmd();
            default -> null;
        };
        if (ilmd == null) {
            return null;
        }
        for (Content content : ilmd.content()) {
            if (content instanceof Element element
                    && element.name().local().equals("lotNumber")
                    && element.name().namespace().startsWith(CBV_MASTER_DATA)
                    && !element.text().isBlank()) {
                return element.text().strip();
            }
        }
        return null;
    }
}
