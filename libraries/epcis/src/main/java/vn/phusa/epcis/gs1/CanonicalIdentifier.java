package vn.phusa.epcis.gs1;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.gs1.ElementString.Element;

/**
 * One spelling for every spelling of a GS1 key: the Digital Link below {@code https://id.gs1.org} of its most granular
 * form (CBV 2.0, section 8.2). A URN and a Digital Link of the same key, whatever its domain, its query and its further
 * qualifiers, give the same text; what is no GS1 key stays as it is.
 */
public final class CanonicalIdentifier {
    /** GS1's own domain. */
    public static final String STEM = "https://id.gs1.org";

    private CanonicalIdentifier() {}

    /** The canonical spelling. */
    public static String of(String uri) {
        String common = CommonKeys.canonical(uri);
        return common == null ? slowly(uri) : common;
    }

    /** The lot that a Digital Link of a single trade item names beside the serial number, in its canonical spelling. */
    public static Optional<String> lotOf(String uri) {
        String common = CommonKeys.lot(uri);
        return common == null ? lotSlowly(uri) : Optional.of(common);
    }

    static Optional<String> lotSlowly(String uri) {
        DigitalLink link = DigitalLink.parse(uri, LENIENCY).orNull();
        if (link == null || !link.path().getFirst().ai().equals("01")) {
            return Optional.empty();
        }
        Element gtin = link.path().getFirst();
        return link.path().stream()
                .filter(part -> part.ai().equals("10"))
                .findFirst()
                .map(lot -> of(new DigitalLink(STEM, List.of(gtin, lot), List.of(), List.of()).uri()));
    }

    /** By the whole of the rules; what is common is answered before, alike. */
    static String slowly(String uri) {
        if (uri.startsWith("urn:epc:")) {
            String link = ofUrn(uri);
            return link == null ? uri : link;
        }
        if (uri.startsWith("http")) {
            String link = ofLink(uri);
            return link == null ? uri : link;
        }
        return uri;
    }

    /** Whether this looks like a GS1 key and is none; false for keys, and for identifiers of other kinds. */
    public static boolean isBrokenKey(String uri) {
        if (CommonKeys.canonical(uri) != null) {
            return false;
        }
        if (uri.startsWith("urn:epc:id")) {
            int start = uri.indexOf(':', "urn:epc:".length()) + 1;
            int end = uri.indexOf(':', start);
            return end > 0
                    && KeyScheme.named(uri.substring(start, end)) != null
                    && EpcUrn.parse(uri) instanceof Parsed.Bad<EpcUrn>;
        }
        if (uri.startsWith("urn:epc:class:")) {
            return EpcUrn.parse(uri) instanceof Parsed.Bad<EpcUrn>;
        }
        return uri.startsWith("http")
                && DigitalLink.parse(uri, LENIENCY) instanceof Parsed.Bad<DigitalLink>(Gs1Fault fault)
                && fault.rule() != Gs1Rule.NO_KEY
                && fault.rule() != Gs1Rule.NOT_A_URI;
    }

    private static @Nullable String ofUrn(String uri) {
        EpcUrn urn = EpcUrn.parse(uri).orNull();
        DigitalLink link = urn == null ? null : urn.link(STEM).orNull();
        return link == null ? null : link.uri();
    }

    private static @Nullable String ofLink(String uri) {
        DigitalLink link = DigitalLink.parse(uri, LENIENCY).orNull();
        return link == null ? null : new DigitalLink(STEM, mostGranular(link.path()), List.of(), List.of()).uri();
    }

    private static final DigitalLink.Leniency LENIENCY = new DigitalLink.Leniency(true, true, false);

    /** The key and the one qualifier that narrows it most: a serial number before a lot; variants say nothing. */
    private static List<Element> mostGranular(List<Element> path) {
        Element key = path.getFirst();
        Element narrowest = null;
        for (Element qualifier : path.subList(1, path.size())) {
            switch (qualifier.ai()) {
                case "21", "235", "8011", "8019", "254", "8020", "7040" -> narrowest = qualifier;
                case "10" -> narrowest = narrowest == null ? qualifier : narrowest;
                default -> {
                    // A consumer product variant (22) does not identify.
                }
            }
        }
        return narrowest == null ? List.of(key) : List.of(key, narrowest);
    }
}
