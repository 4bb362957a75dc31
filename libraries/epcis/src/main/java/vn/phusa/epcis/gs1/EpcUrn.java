package vn.phusa.epcis.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.gs1.ElementString.Element;

/**
 * A GS1 key in the spelling of an EPC URN (GS1 EPC Tag Data Standard 2.0): {@code urn:epc:id:sgtin:9521141.012345.S1}, the
 * class {@code urn:epc:class:lgtin:9521141.012345.L1} or the pattern {@code urn:epc:idpat:sgtin:9521141.012345.*}.
 *
 * @param form whether it names an instance, a class or a pattern
 * @param scheme which key
 * @param fields as written between the points, percent-encoded; a pattern's open ones are {@code *}
 */
public record EpcUrn(Form form, KeyScheme scheme, List<String> fields) {

    /** What a URN names. */
    public enum Form {
        ID("urn:epc:id:"),
        CLASS("urn:epc:class:"),
        PATTERN("urn:epc:idpat:");

        private final String start;

        Form(String start) {
            this.start = start;
        }
    }

    private static final int SHORTEST_PREFIX = 4;
    private static final int LONGEST_PREFIX = 12;

    /** Copies the list. */
    public EpcUrn {
        fields = List.copyOf(fields);
    }

    /** Whether a company prefix may have so many digits. */
    public static boolean isPrefixLength(int digits) {
        return digits >= SHORTEST_PREFIX && digits <= LONGEST_PREFIX;
    }

    /** Reads a URN. */
    public static Parsed<EpcUrn> parse(String urn) {
        for (Form form : Form.values()) {
            if (urn.startsWith(form.start)) {
                int colon = urn.indexOf(':', form.start.length());
                KeyScheme scheme = colon < 0 ? null : KeyScheme.named(urn.substring(form.start.length(), colon));
                if (scheme == null || (form == Form.CLASS) != (scheme == KeyScheme.LGTIN)) {
                    return Parsed.bad(Gs1Rule.NOT_AN_EPC, urn);
                }
                return new EpcUrn(form, scheme, fields(urn, colon + 1)).checked();
            }
        }
        return Parsed.bad(Gs1Rule.NOT_AN_EPC, urn);
    }

    /** The text between the points; a dot inside the last field belongs to it. */
    private static List<String> fields(String urn, int from) {
        List<String> fields = new ArrayList<>(5);
        int at = from;
        for (int point = urn.indexOf('.', at); point >= 0; point = urn.indexOf('.', at)) {
            fields.add(urn.substring(at, point));
            at = point + 1;
        }
        fields.add(urn.substring(at));
        return fields;
    }

    private static int fieldCount(KeyScheme scheme) {
        return switch (scheme) {
            case SSCC, PGLN, GIAI, GSRN, GSRNP, GINC, GSIN -> 2;
            case SGTIN, LGTIN, UPUI, SGLN, GRAI, GDTI, CPI, SGCN -> 3;
            case ITIP -> 5;
        };
    }

    private Parsed<EpcUrn> checked() {
        String written = toString();
        int count = fieldCount(scheme);
        List<String> joined = fields;
        if (fields.size() > count) {
            joined = new ArrayList<>(fields.subList(0, count - 1));
            joined.add(String.join(".", fields.subList(count - 1, fields.size())));
        }
        if (joined.size() != count) {
            return Parsed.bad(Gs1Rule.NOT_AN_EPC, written);
        }
        EpcUrn urn = new EpcUrn(form, scheme, joined);
        if (form == Form.PATTERN) {
            return urn.patternHolds() ? new Parsed.Good<>(urn) : Parsed.bad(Gs1Rule.NOT_AN_EPC, written);
        }
        return urn.checkedElements().then(elements -> {
            for (Element element : elements) {
                Optional<Gs1Fault> fault = ElementString.fault(element);
                if (fault.isPresent()) {
                    return new Parsed.Bad<>(fault.get());
                }
            }
            return new Parsed.Good<>(urn);
        });
    }

    /** Its data, when prefix and reference are digits of the right number; the content is not judged. */
    private Parsed<List<Element>> checkedElements() {
        String prefix = fields.getFirst();
        if (!digits(prefix) || !isPrefixLength(prefix.length())) {
            return Parsed.bad(Gs1Rule.COMPANY_PREFIX, prefix);
        }
        if (scheme.digits() > 0
                && (!fields.get(1).chars().allMatch(ContentCheck::digit)
                        || prefix.length() + fields.get(1).length() != scheme.digits())) {
            return Parsed.bad(Gs1Rule.NOT_AN_EPC, toString());
        }
        List<Element> elements = elements();
        return elements == null ? Parsed.bad(Gs1Rule.PERCENT_ENCODING, toString()) : new Parsed.Good<>(elements);
    }

    /** Once a field is open, so are all behind it; what is closed is as in a key. */
    private boolean patternHolds() {
        String prefix = fields.getFirst();
        String reference = fields.get(1);
        if (!prefix.equals("*") && (!digits(prefix) || !isPrefixLength(prefix.length()))) {
            return false;
        }
        if (scheme.digits() > 0
                && !reference.equals("*")
                && (!reference.chars().allMatch(ContentCheck::digit)
                        || prefix.length() + reference.length() != scheme.digits())) {
            return false;
        }
        boolean open = false;
        for (String field : fields) {
            if (field.equals("*")) {
                open = true;
            } else if (open) {
                return false;
            }
        }
        return true;
    }

    /** Its data as application identifiers: the key, and the qualifier that makes it an instance. Null: bad escapes. */
    @Nullable
    List<Element> elements() {
        String prefix = fields.getFirst();
        String reference = fields.get(1);
        StringBuilder key = new StringBuilder(32);
        switch (scheme.layout()) {
            case GTIN, EXTENSION_DIGIT ->
                key.append(reference, 0, 1).append(prefix).append(reference, 1, reference.length());
            case CHECKED -> key.append(prefix).append(reference);
            case ZERO_CHECKED -> key.append('0').append(prefix).append(reference);
            case PLAIN -> {
                String decoded = Percent.decode(reference);
                if (decoded == null) {
                    return null;
                }
                key.append(prefix).append(decoded);
            }
        }
        if (scheme.layout() != KeyScheme.Layout.PLAIN) {
            key.append(CheckDigits.of(key, 0, key.length()));
        }
        int next = 2;
        if (scheme == KeyScheme.ITIP) {
            key.append(fields.get(2)).append(fields.get(3));
            next = 4;
        }
        String last = next < fields.size() ? Percent.decode(fields.get(next)) : "";
        if (last == null) {
            return null;
        }
        if (scheme.serialWithin() > 0) {
            key.append(last);
        }
        List<Element> elements = new ArrayList<>(2);
        elements.add(new Element(scheme.ai(), key.toString()));
        if (scheme.qualifier() != null && !(scheme == KeyScheme.SGLN && last.equals("0"))) {
            elements.add(new Element(scheme.qualifier(), last));
        }
        return elements;
    }

    /** The Digital Link of the same key; a pattern whose only open field is the last gives the link of its class. */
    public Parsed<DigitalLink> link(String stem) {
        if (form != Form.PATTERN) {
            return new Parsed.Good<>(new DigitalLink(
                    stem, Objects.requireNonNull(elements(), "checked when read"), List.of(), List.of()));
        }
        boolean classOnly = fields.size() > 2
                && fields.getLast().equals("*")
                && fields.subList(0, fields.size() - 1).stream().noneMatch("*"::equals);
        if (!classOnly || scheme == KeyScheme.SGLN) {
            return Parsed.bad(Gs1Rule.NOT_AN_EPC, toString());
        }
        List<String> closed = new ArrayList<>(fields.subList(0, fields.size() - 1));
        closed.add("");
        return new EpcUrn(Form.ID, scheme, closed).checkedElements().then(elements -> {
            Element key = elements.getFirst();
            Optional<Gs1Fault> fault = ElementString.fault(key);
            return fault.isPresent()
                    ? new Parsed.Bad<>(fault.get())
                    : new Parsed.Good<>(new DigitalLink(stem, List.of(key), List.of(), List.of()));
        });
    }

    /**
     * The URN of a Digital Link. Which digits are the company's is not written in a link, so it must be said.
     *
     * @param prefixLength digits of the company prefix, 4 to 12
     */
    public static Parsed<EpcUrn> of(DigitalLink link, int prefixLength) {
        Element key = link.path().getFirst();
        String value = key.value();
        String serial = null;
        KeyScheme scheme = null;
        for (KeyScheme one : KeyScheme.values()) {
            if (!one.ai().equals(key.ai())) {
                continue;
            }
            String qualified = one.qualifier() == null ? null : qualifier(link, one.qualifier());
            // A GTIN is read as what its most granular qualifier makes of it.
            if (one.qualifier() == null || qualified != null || one == KeyScheme.SGLN) {
                scheme = one;
                serial = qualified;
                break;
            }
            if (scheme == null) {
                scheme = one;
            }
        }
        if (scheme == null || !isPrefixLength(prefixLength)) {
            return Parsed.bad(Gs1Rule.NOT_AN_EPC, link.uri());
        }
        int start = switch (scheme.layout()) {
            case GTIN, EXTENSION_DIGIT, ZERO_CHECKED -> 1;
            case CHECKED, PLAIN -> 0;
        };
        boolean plain = scheme.layout() == KeyScheme.Layout.PLAIN;
        int end = plain ? value.length() : scheme.digits() + (scheme.layout() == KeyScheme.Layout.ZERO_CHECKED ? 1 : 0);
        if (prefixLength > end - start) {
            return Parsed.bad(Gs1Rule.COMPANY_PREFIX, value);
        }
        List<String> fields = new ArrayList<>();
        fields.add(value.substring(start, start + prefixLength));
        String rest = value.substring(start + prefixLength, end);
        boolean indicator =
                scheme.layout() == KeyScheme.Layout.GTIN || scheme.layout() == KeyScheme.Layout.EXTENSION_DIGIT;
        fields.add(indicator ? value.charAt(0) + rest : plain ? Percent.escapeUrn(rest) : rest);
        if (scheme == KeyScheme.ITIP) {
            fields.add(value.substring(end + 1, end + 3));
            fields.add(value.substring(end + 3, end + 5));
        }
        if (scheme.serialWithin() > 0) {
            serial = value.length() > end + 1 ? value.substring(end + 1) : null;
        }
        boolean hasSerial = scheme.serialWithin() > 0 || scheme.qualifier() != null;
        Form form = scheme == KeyScheme.LGTIN ? Form.CLASS : Form.ID;
        if (hasSerial && serial == null) {
            form = scheme == KeyScheme.SGLN ? Form.ID : Form.PATTERN;
            serial = scheme == KeyScheme.SGLN ? "0" : null;
        }
        if (hasSerial) {
            fields.add(serial == null ? "*" : Percent.escapeUrn(serial));
        }
        return new Parsed.Good<>(new EpcUrn(form, scheme, fields));
    }

    private static @Nullable String qualifier(DigitalLink link, String ai) {
        return link.path().stream()
                .filter(element -> element.ai().equals(ai))
                .map(Element::value)
                .findFirst()
                .orElse(null);
    }

    /** Whether a key fits this pattern, field by field; a field that is not open must be the same. */
    public boolean fits(EpcUrn key) {
        if (form != Form.PATTERN || scheme != key.scheme || fields.size() != key.fields.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).equals("*") && !fields.get(i).equals(key.fields.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(ContentCheck::digit);
    }

    @Override
    public String toString() {
        return form.start + scheme.urnName() + ":" + String.join(".", fields);
    }
}
