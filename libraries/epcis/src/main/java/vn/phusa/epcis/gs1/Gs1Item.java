package vn.phusa.epcis.gs1;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.phusa.epcis.gs1.ElementString.Element;

/** What somebody typed or scanned, read as the form that it has. */
public sealed interface Gs1Item {

    /**
     * A Digital Link URI.
     *
     * @param compressed whether it was compressed when it was read
     */
    record Link(DigitalLink link, boolean compressed) implements Gs1Item {
        @Override
        public String form() {
            return compressed ? "compressed-digital-link" : "digital-link";
        }

        @Override
        public Parsed<DigitalLink> link(String stem, DigitalLink.Leniency leniency) {
            return new Parsed.Good<>(new DigitalLink(stem, link.path(), link.attributes(), link.others()));
        }

        @Override
        public Parsed<ElementString> elements() {
            return new Parsed.Good<>(link.elements());
        }
    }

    /**
     * An element string.
     *
     * @param scanned whether it is what a scanner sends; otherwise its identifiers stand in brackets
     */
    record Elements(ElementString data, boolean scanned) implements Gs1Item {
        @Override
        public String form() {
            return scanned ? "scan-data" : "element-string";
        }

        @Override
        public Parsed<DigitalLink> link(String stem, DigitalLink.Leniency leniency) {
            return DigitalLink.of(data, stem, leniency);
        }

        @Override
        public Parsed<ElementString> elements() {
            return new Parsed.Good<>(data);
        }
    }

    /** An EPC URN. */
    record Urn(EpcUrn urn) implements Gs1Item {
        @Override
        public String form() {
            return "epc-urn";
        }

        @Override
        public Parsed<DigitalLink> link(String stem, DigitalLink.Leniency leniency) {
            return urn.link(stem);
        }

        @Override
        public Parsed<ElementString> elements() {
            return urn.link(CanonicalIdentifier.STEM).then(link -> new Parsed.Good<>(link.elements()));
        }
    }

    /** A key without its application identifier: the digits below a bar code. */
    record BareKey(String digits) implements Gs1Item {
        private static final int GTIN_LENGTH = 14;
        private static final Map<Integer, List<String>> KINDS = Map.of(
                8,
                List.of("GTIN-8"),
                12,
                List.of("GTIN-12"),
                13,
                List.of("GTIN-13", "GLN"),
                GTIN_LENGTH,
                List.of("GTIN-14"),
                17,
                List.of("GSIN"),
                18,
                List.of("SSCC", "GSRN"));

        /** Reads 8, 12, 13, 14, 17 or 18 digits of which the last is the check digit. */
        public static Parsed<Gs1Item> read(String text) {
            if (!KINDS.containsKey(text.length())) {
                return Parsed.bad(Gs1Rule.NOT_A_KEY_LENGTH, text);
            }
            return ContentCheck.CHECK_DIGIT
                    .fault(text)
                    .<Parsed<Gs1Item>>map(Parsed.Bad::new)
                    .orElseGet(() -> new Parsed.Good<>(new BareKey(text)));
        }

        /** The keys that it may be; its length alone does not tell. */
        public List<String> kinds() {
            return Objects.requireNonNull(KINDS.get(digits.length()));
        }

        @Override
        public String form() {
            return "key";
        }

        @Override
        public Parsed<DigitalLink> link(String stem, DigitalLink.Leniency leniency) {
            return elements().then(elements -> DigitalLink.of(elements, stem, leniency));
        }

        /** As the first of its kinds. */
        @Override
        public Parsed<ElementString> elements() {
            return new Parsed.Good<>(new ElementString(List.of(
                    switch (digits.length()) {
                        case 17 -> new Element("402", digits);
                        case 18 -> new Element("00", digits);
                        default -> new Element("01", "0".repeat(GTIN_LENGTH - digits.length()) + digits);
                    })));
        }
    }

    /** The stable name of the form: digital-link, compressed-digital-link, element-string, scan-data, epc-urn or key. */
    String form();

    /** As a Digital Link below that stem. */
    Parsed<DigitalLink> link(String stem, DigitalLink.Leniency leniency);

    /** As application identifiers with their values. */
    Parsed<ElementString> elements();

    /**
     * Reads a Digital Link ({@code http…}, compressed or not), an EPC URN ({@code urn:…}), an element string with brackets ({@code (01)…}) or
     * what a scanner sends ({@code ^01…}, {@code ]C101…}).
     */
    static Parsed<Gs1Item> read(String text, DigitalLink.Leniency leniency) {
        if (text.regionMatches(true, 0, "http", 0, 4)) {
            return switch (DigitalLink.parse(text, leniency)) {
                case Parsed.Good<DigitalLink>(DigitalLink link) -> new Parsed.Good<>(new Link(link, false));
                case Parsed.Bad<DigitalLink>(Gs1Fault fault) ->
                    // What says nothing of its key may hold it compressed.
                    fault.rule() == Gs1Rule.NO_KEY
                                    && CompressedLink.decompress(text, leniency)
                                            instanceof Parsed.Good<DigitalLink>(DigitalLink link)
                            ? new Parsed.Good<>(new Link(link, true))
                            : new Parsed.Bad<>(fault);
            };
        }
        if (text.startsWith("urn:")) {
            return EpcUrn.parse(text).then(urn -> new Parsed.Good<>(new Urn(urn)));
        }
        if (text.startsWith("(")) {
            return ElementString.bracketed(text, leniency.unknownIdentifiers())
                    .then(data -> new Parsed.Good<>(new Elements(data, false)));
        }
        return ElementString.scanned(text).then(data -> new Parsed.Good<>(new Elements(data, true)));
    }
}
