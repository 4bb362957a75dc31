package vn.phusa.epcis.gs1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.phusa.epcis.gs1.ElementString.Element;

/**
 * A GS1 Digital Link URI (GS1 Digital Link Standard: URI Syntax 1.2), uncompressed.
 *
 * @param stem scheme, host and any path in front of the key: {@code https://id.gs1.org}; no slash at the end
 * @param path the key and its qualifiers, in order
 * @param attributes the identifiers behind the ?, in order
 * @param others what else stands behind the ?, as written: {@code linkType=gs1:pip}
 */
public record DigitalLink(String stem, List<Element> path, List<Element> attributes, List<String> others) {
    private static final Pattern STEM = Pattern.compile("(https?|HTTPS?)://[A-Za-z0-9.:_\\[\\]@~-]+(/.*)?");
    private static final int GTIN_LENGTH = 14;

    /** Words for identifiers in the path before version 1.2; read where that is asked for, never written. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("gtin", "01"),
            Map.entry("itip", "8006"),
            Map.entry("cpid", "8010"),
            Map.entry("gln", "414"),
            Map.entry("payTo", "415"),
            Map.entry("glnProd", "416"),
            Map.entry("party", "417"),
            Map.entry("gsrnp", "8017"),
            Map.entry("gsrn", "8018"),
            Map.entry("gcn", "255"),
            Map.entry("sscc", "00"),
            Map.entry("gdti", "253"),
            Map.entry("ginc", "401"),
            Map.entry("gsin", "402"),
            Map.entry("grai", "8003"),
            Map.entry("giai", "8004"),
            Map.entry("gmn", "8013"),
            Map.entry("cpv", "22"),
            Map.entry("lot", "10"),
            Map.entry("ser", "21"),
            Map.entry("tpx", "235"),
            Map.entry("glnx", "254"),
            Map.entry("refno", "8020"),
            Map.entry("srin", "8019"),
            Map.entry("cpsn", "8011"));

    /**
     * How forgiving to be.
     *
     * @param shortGtins whether GTIN-8, -12 and -13 may stand in the path without leading zeros
     * @param unknownIdentifiers whether identifiers that the tables do not know may stand behind the ?
     * @param words whether words such as {@code gtin} may stand for identifiers, as versions before 1.2 had it
     */
    public record Leniency(boolean shortGtins, boolean unknownIdentifiers, boolean words) {
        /** What the standard allows. */
        public static final Leniency NONE = new Leniency(false, false, false);
    }

    /** Copies the lists. */
    public DigitalLink {
        path = List.copyOf(path);
        attributes = List.copyOf(attributes);
        others = List.copyOf(others);
    }

    /** Whether a Digital Link may begin like that: scheme, host, perhaps a path. */
    public static boolean isStem(String text) {
        return STEM.matcher(text).matches() && text.indexOf('?') < 0 && text.indexOf('#') < 0;
    }

    // ---- reading

    /** Reads a URI as the standard has it. */
    public static Parsed<DigitalLink> parse(String uri) {
        return parse(uri, Leniency.NONE);
    }

    /** Reads a URI; the key is sought from the end of the path, as the standard says. */
    public static Parsed<DigitalLink> parse(String uri, Leniency leniency) {
        if (!STEM.matcher(uri).matches()) {
            return Parsed.bad(Gs1Rule.NOT_A_URI, uri);
        }
        int fragment = uri.indexOf('#');
        String whole = fragment < 0 ? uri : uri.substring(0, fragment);
        int question = whole.indexOf('?');
        String address = question < 0 ? whole : whole.substring(0, question);
        String query = question < 0 ? "" : whole.substring(question + 1);
        int host = address.indexOf('/', address.indexOf("//") + 2);
        if (host < 0) {
            return Parsed.bad(Gs1Rule.NO_KEY);
        }
        String[] segments = address.substring(host + 1).split("/", -1);
        String[] asWritten = segments.clone();
        for (int i = segments.length - 2; leniency.words() && i >= 0; i -= 2) {
            segments[i] = WORDS.getOrDefault(segments[i], segments[i]);
        }
        int key = keyAt(segments);
        if (key < 0) {
            return Parsed.bad(Gs1Rule.NO_KEY);
        }
        List<Element> path = new ArrayList<>();
        for (int i = key; i + 1 < segments.length; i += 2) {
            String value = Percent.decode(segments[i + 1]);
            if (value == null) {
                return Parsed.bad(Gs1Rule.PERCENT_ENCODING, segments[i + 1]);
            }
            path.add(new Element(segments[i], padded(segments[i], value, leniency)));
        }
        String stem = address.substring(0, host);
        for (int i = 0; i < key; i++) {
            stem += "/" + asWritten[i];
        }
        return behindQuestion(query, leniency, new DigitalLink(stem, path, List.of(), List.of()))
                .then(link -> link.checked(leniency));
    }

    /** Where in the path the key stands: the last pair that begins an unbroken run of identifiers with values; or -1. */
    private static int keyAt(String[] segments) {
        for (int i = segments.length - 2; i >= 0; i -= 2) {
            Optional<ApplicationIdentifier> ai = ApplicationIdentifier.of(segments[i]);
            if (ai.isEmpty()) {
                return -1;
            }
            if (ai.get().key()) {
                return i;
            }
        }
        return -1;
    }

    private static String padded(String ai, String value, Leniency leniency) {
        boolean pads = leniency.shortGtins()
                && ai.equals("01")
                && (value.length() == 8 || value.length() == 12 || value.length() == 13);
        return pads ? "0".repeat(GTIN_LENGTH - value.length()) + value : value;
    }

    private static Parsed<DigitalLink> behindQuestion(String query, Leniency leniency, DigitalLink link) {
        List<Element> attributes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String pair : query.split("[&;]")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            boolean digits = !name.isEmpty() && name.chars().allMatch(ContentCheck::digit);
            if (!digits) {
                if (!pair.isEmpty()) {
                    others.add(pair);
                }
                continue;
            }
            boolean known = ApplicationIdentifier.of(name).isPresent();
            if (!known && !(leniency.unknownIdentifiers() && ElementString.isCode(name))) {
                return Parsed.bad(Gs1Rule.UNKNOWN_AI, name);
            }
            String value =
                    equals < 0 ? "" : Percent.decode(pair.substring(equals + 1).replace('+', ' '));
            if (value == null) {
                return Parsed.bad(Gs1Rule.PERCENT_ENCODING, pair);
            }
            attributes.add(new Element(name, padded(name, value, leniency)));
        }
        return new Parsed.Good<>(new DigitalLink(link.stem, link.path, attributes, others));
    }

    private Parsed<DigitalLink> checked(Leniency leniency) {
        List<String> qualifiers = path.stream().skip(1).map(Element::ai).toList();
        List<List<String>> allowed =
                ApplicationIdentifier.of(path.getFirst().ai()).orElseThrow().qualifiers();
        if (!qualifiers.isEmpty() && allowed.stream().noneMatch(order -> inOrder(qualifiers, order))) {
            return Parsed.bad(Gs1Rule.NOT_A_QUALIFIER, qualifiers.getFirst());
        }
        for (Element element : path) {
            Optional<Gs1Fault> fault = ElementString.fault(element);
            if (fault.isPresent()) {
                return new Parsed.Bad<>(fault.get());
            }
        }
        for (int i = 0; i < attributes.size(); i++) {
            Element attribute = attributes.get(i);
            String ai = attribute.ai();
            if (path.stream().anyMatch(element -> element.ai().equals(ai))
                    || attributes.subList(0, i).stream()
                            .anyMatch(element -> element.ai().equals(ai))) {
                return Parsed.bad(Gs1Rule.REPEATED_AI, ai);
            }
            if (allowed.stream().anyMatch(order -> order.contains(ai) && order.containsAll(qualifiers))) {
                return Parsed.bad(Gs1Rule.BELONGS_IN_PATH, ai);
            }
            boolean unknown = ApplicationIdentifier.of(ai).isEmpty();
            if (unknown
                    ? !leniency.unknownIdentifiers()
                    : !ApplicationIdentifier.of(ai).orElseThrow().attribute()) {
                return Parsed.bad(Gs1Rule.NOT_AN_ATTRIBUTE, ai);
            }
            Optional<Gs1Fault> fault = ElementString.fault(attribute);
            if (fault.isPresent()) {
                return new Parsed.Bad<>(fault.get());
            }
        }
        return new Parsed.Good<>(this);
    }

    private static boolean inOrder(List<String> qualifiers, List<String> order) {
        int at = 0;
        for (String qualifier : qualifiers) {
            while (at < order.size() && !order.get(at).equals(qualifier)) {
                at++;
            }
            if (at == order.size()) {
                return false;
            }
            at++;
        }
        return true;
    }

    // ---- writing

    /** The link of an element string below a stem such as {@code https://id.gs1.org}. */
    public static Parsed<DigitalLink> of(ElementString data, String stem) {
        return of(data, stem, Leniency.NONE);
    }

    /** The first identifier that may be a key is the key; its qualifiers follow it, all others stand behind the ?. */
    public static Parsed<DigitalLink> of(ElementString data, String stem, Leniency leniency) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Element element : data.elements()) {
            String before = values.putIfAbsent(element.ai(), element.value());
            if (before != null && !before.equals(element.value())) {
                return Parsed.bad(Gs1Rule.DIFFERENT_VALUES, element.ai());
            }
        }
        Optional<ApplicationIdentifier> key = values.keySet().stream()
                .flatMap(ai -> ApplicationIdentifier.of(ai).stream())
                .filter(ApplicationIdentifier::key)
                .findFirst();
        if (key.isEmpty()) {
            return Parsed.bad(Gs1Rule.NO_KEY);
        }
        List<String> order = key.get().qualifiers().stream()
                .map(alternative ->
                        alternative.stream().filter(values::containsKey).toList())
                .max(Comparator.<List<String>>comparingInt(List::size))
                .orElse(List.of());
        // Of alternatives with equally many, the first one counts.
        for (List<String> alternative : key.get().qualifiers()) {
            List<String> present =
                    alternative.stream().filter(values::containsKey).toList();
            if (present.size() == order.size()) {
                order = present;
                break;
            }
        }
        List<Element> path = new ArrayList<>();
        path.add(taken(values, key.get().code()));
        for (String qualifier : order) {
            path.add(taken(values, qualifier));
        }
        // Data of fixed length goes first, as the standard recommends for scanners.
        List<Element> attributes = new ArrayList<>();
        values.forEach((ai, value) -> {
            if (isFixed(ai)) {
                attributes.add(new Element(ai, value));
            }
        });
        values.forEach((ai, value) -> {
            if (!isFixed(ai)) {
                attributes.add(new Element(ai, value));
            }
        });
        String without = stem.endsWith("/") ? stem.substring(0, stem.length() - 1) : stem;
        return new DigitalLink(without, path, attributes, List.of()).checked(leniency);
    }

    private static Element taken(Map<String, String> values, String ai) {
        return new Element(ai, Objects.requireNonNull(values.remove(ai)));
    }

    private static boolean isFixed(String ai) {
        return ApplicationIdentifier.of(ai)
                .map(ApplicationIdentifier::fixedLength)
                .orElse(false);
    }

    /** The URI, percent-encoded. */
    public String uri() {
        StringBuilder uri = new StringBuilder(stem);
        for (Element element : path) {
            uri.append('/').append(element.ai()).append('/');
            Percent.encode(element.value(), uri);
        }
        char mark = '?';
        for (Element attribute : attributes) {
            uri.append(mark).append(attribute.ai()).append('=');
            Percent.encode(attribute.value(), uri);
            mark = '&';
        }
        for (String other : others) {
            uri.append(mark).append(other);
            mark = '&';
        }
        return uri.toString();
    }

    /** Its data as an element string, in the order of the URI. */
    public ElementString elements() {
        List<Element> elements = new ArrayList<>(path);
        elements.addAll(attributes);
        return new ElementString(elements);
    }
}
