package vn.phusa.epcis.fuzz;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.RandomEvents;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.convert.Conversion;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.CompressedLink;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString;
import vn.phusa.epcis.gs1.EpcUrn;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.epcis.gs1.Parsed;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.unit.Answer;
import vn.phusa.epcis.unit.Quantity;
import vn.phusa.epcis.unit.Units;
import vn.phusa.epcis.validation.EventBuilder;
import vn.phusa.epcis.validation.Validator;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;

/** A parser of the library, and what must hold for whatever comes in. A broken promise is a thrown {@link Broken}. */
public enum FuzzTarget {
    EPCIS_JSON {
        @Override
        void run(byte[] input) throws Exception {
            document(input);
        }

        @Override
        List<byte[]> seeds() throws Exception {
            return documents(DocumentKind.EVENTS, false);
        }
    },
    EPCIS_XML {
        @Override
        void run(byte[] input) throws Exception {
            document(input);
        }

        @Override
        List<byte[]> seeds() throws Exception {
            List<byte[]> seeds = new ArrayList<>(documents(DocumentKind.EVENTS, true));
            seeds.add(written(RandomEvents.plain(3), DocumentKind.EVENTS, XmlVersion.V1_2));
            return seeds;
        }
    },
    QUERY_DOCUMENT {
        @Override
        void run(byte[] input) throws Exception {
            document(input);
        }

        @Override
        List<byte[]> seeds() throws Exception {
            List<byte[]> seeds = new ArrayList<>(documents(DocumentKind.QUERY_RESULTS, true));
            seeds.addAll(documents(DocumentKind.QUERY_RESULTS, false));
            return seeds;
        }
    },
    /** Events are hashed before they are judged, so whatever can be parsed must have a hash, or a reason. */
    EVENT_HASH {
        @Override
        void run(byte[] input) throws Exception {
            EventHasher hasher = new EventHasher();
            try (EventSource source = Documents.open(DocumentSource.of(input), Limits.USUAL)) {
                while (source.next()) {
                    String hash = hasher.hash(source.tree());
                    must(hash.startsWith("ni:///sha-256;"), hash);
                    must(hash.equals(hasher.hash(source.tree())), "the hash differs when it is computed again");
                    hasher.preHash(source.tree());
                    EventHasher.outsideCore(source.tree());
                }
            } catch (UnreadableDocument refused) {
                said(refused.finding());
            }
        }

        @Override
        List<byte[]> seeds() throws Exception {
            List<byte[]> seeds = new ArrayList<>(documents(DocumentKind.EVENTS, true));
            seeds.addAll(documents(DocumentKind.EVENTS, false));
            return seeds;
        }
    },
    GS1_KEYS {
        @Override
        void run(byte[] input) {
            String text = text(input);
            String canonical = CanonicalIdentifier.of(text);
            must(canonical.equals(CanonicalIdentifier.of(canonical)), "the canonical form of " + canonical);
            EpcUrn urn = EpcUrn.parse(text).orNull();
            if (urn != null) {
                must(urn.equals(EpcUrn.parse(urn.toString()).orNull()), urn.toString());
                DigitalLink link = urn.link(CanonicalIdentifier.STEM).orNull();
                if (link != null && text.startsWith("urn:epc:id:")) {
                    must(CanonicalIdentifier.of(link.uri()).equals(canonical), link.uri() + " is not " + canonical);
                }
            }
            LocalIdentifier local = LocalIdentifier.parse(text).orNull();
            must(
                    local == null
                            || local.equals(
                                    LocalIdentifier.parse(String.valueOf(local)).orNull()),
                    text);
        }

        @Override
        List<byte[]> seeds() {
            return texts(
                    "urn:epc:id:sgtin:0614141.107346.2018",
                    "urn:epc:class:lgtin:4012345.012345.998877",
                    "urn:epc:idpat:sgtin:0614141.107346.*",
                    "urn:epc:id:sscc:0614141.1234567890",
                    "urn:epc:id:sgln:0614141.00777.0",
                    "urn:epc:id:cpi:0614141.5PQ7%2FZ43.12345",
                    "urn:epc:id:itip:4012345.012345.01.02.987",
                    "urn:epc:id:gdti:0614141.06012.1234",
                    "urn:epc:id:giai:0614141.12345400",
                    "urn:epc:id:upui:1234567.089456.51qIgY)%3C%26Jp3*j7'SDB",
                    "urn:vn-local:product:92-00123:GAO-ST25:W",
                    "https://id.gs1.org/01/08935001234562/10/L7",
                    "https://example.com/some/path/01/09521141123454/10/ABC%2F123/21/1234?17=251231&x=y");
        }
    },
    DIGITAL_LINK {
        @Override
        void run(byte[] input) {
            for (DigitalLink.Leniency leniency : LENIENCIES) {
                DigitalLink link = DigitalLink.parse(text(input), leniency).orNull();
                if (link == null) {
                    continue;
                }
                same(link, DigitalLink.parse(link.uri(), leniency).orNull(), link.uri());
                // Below a path that looks like a key itself, nobody can tell where the compressed part begins.
                if (link.others().isEmpty() && link.stem().indexOf('/', "https://".length()) < 0) {
                    for (String compressed :
                            List.of(CompressedLink.compress(link), CompressedLink.compressPartly(link))) {
                        // With nothing but its key, what is compressed in part is the link itself.
                        if (compressed.equals(link.uri())) {
                            continue;
                        }
                        same(
                                link,
                                CompressedLink.decompress(compressed, leniency).orNull(),
                                compressed);
                    }
                }
                link.elements().associationFaults();
            }
        }

        @Override
        List<byte[]> seeds() {
            return texts(
                    "https://id.gs1.org/01/08935001234562/10/L7?17=271231",
                    "https://example.com/some/path/01/09521141123454/22/2A/10/1234/21/xyz?3103=000195&3922=0299&17=251231",
                    "https://example.com/gtin/614141123452/lot/ABC%2F%28%29?exp=180426&linkType=all#x",
                    "http://example.org:8080/00/106141412345678908?02=00614141123452&37=25&10=ABC123",
                    "https://id.gs1.org/8003/095211411234541234?7040=1ABC",
                    "https://id.gs1.org/414/9521321000010/254/1a");
        }
    },
    COMPRESSED_LINK {
        @Override
        void run(byte[] input) {
            for (DigitalLink.Leniency leniency : LENIENCIES) {
                DigitalLink link =
                        CompressedLink.decompress(text(input), leniency).orNull();
                if (link != null && link.others().isEmpty() && link.stem().indexOf('/', "https://".length()) < 0) {
                    String again = CompressedLink.compress(link);
                    same(link, CompressedLink.decompress(again, leniency).orNull(), again);
                }
            }
        }

        @Override
        List<byte[]> seeds() {
            List<String> links = new ArrayList<>();
            for (byte[] seed : DIGITAL_LINK.seedsNow()) {
                DigitalLink link =
                        DigitalLink.parse(text(seed), LENIENCIES.getLast()).orNull();
                if (link != null) {
                    links.add(CompressedLink.compress(link));
                    links.add(CompressedLink.compressPartly(link));
                }
            }
            return texts(links.toArray(String[]::new));
        }
    },
    ELEMENT_STRING {
        @Override
        void run(byte[] input) {
            String text = text(input);
            for (Parsed<ElementString> parsed : List.of(
                    ElementString.scanned(text), ElementString.bracketed(text), ElementString.bracketed(text, true))) {
                ElementString read = parsed.orNull();
                if (read == null) {
                    continue;
                }
                read.associationFaults();
                must(
                        read.equals(ElementString.bracketed(read.humanReadable(), true)
                                .orNull()),
                        read.humanReadable());
                if (read.equals(ElementString.bracketed(text).orNull())) {
                    must(read.equals(ElementString.scanned(read.scanData()).orNull()), read.scanData());
                    DigitalLink.of(read, "https://example.com");
                }
            }
        }

        @Override
        List<byte[]> seeds() {
            return texts(
                    "^0109521141012345^10ABC",
                    "]C1010952114101234521ABC\u001d17251231",
                    "]Q3010952114101234521ABC",
                    "]d2010952114101234510L7\u001d3103000195",
                    "(01)09521141123454(10)ABC\\(123(21)XYZ",
                    "(00)106141412345678908(02)00614141123452(37)25(10)ABC123",
                    "(8110)106141416543213150110120",
                    "(253)9521141111116123",
                    "(99)anything");
        }
    },
    UNITS {
        @Override
        void run(byte[] input) {
            String[] words = text(input).strip().split("\\s+", 3);
            Optional<BigDecimal> number = number(words[0]);
            if (number.isEmpty() || words.length < 2) {
                Units.of(words[0]);
                return;
            }
            if (Quantity.of(number.get(), words[1]) instanceof Answer.Known<Quantity>(Quantity quantity)) {
                Quantity basic = quantity.canonical();
                must(near(quantity, basic.in(quantity.unit())), quantity + " is not " + basic);
                quantity.canonicalDistance();
                if (words.length > 2
                        && Units.of(words[2]).then(quantity::in) instanceof Answer.Known<Quantity>(Quantity other)) {
                    must(
                            other.canonical()
                                    .unit()
                                    .dimension()
                                    .equals(basic.unit().dimension()),
                            other + " measures something else");
                    quantity.plus(other);
                }
            }
        }

        @Override
        List<byte[]> seeds() {
            return texts("39.2 FAH CEL", "0.1 KGM GRM", "277.15 KEL FAH", "1e300 KMH MTS", "-40 CEL FAH", "12 KG BG");
        }
    },
    TIMES {
        @Override
        void run(byte[] input) {
            Timestamp.read(text(input))
                    .ifPresent(
                            time -> must(Timestamp.read(time.toString()).equals(Optional.of(time)), time.toString()));
        }

        @Override
        List<byte[]> seeds() {
            return texts(
                    "2026-01-01T08:00:00+07:00",
                    "0000-01-01T00:00:00Z",
                    "9999-12-31T23:59:59.999999999-14:00",
                    "2024-02-29T24:00:00.1234567Z");
        }
    };

    /** What must hold did not. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String promise) {
            super(promise);
        }
    }

    private static final List<DigitalLink.Leniency> LENIENCIES =
            List.of(DigitalLink.Leniency.NONE, new DigitalLink.Leniency(true, true, true));
    private static final int LARGEST_EXPONENT = 400;

    /** Lets the parser read it, and checks what must hold. */
    abstract void run(byte[] input) throws Exception;

    /** Good input of every kind, from which the fuzzer goes on. */
    abstract List<byte[]> seeds() throws Exception;

    List<byte[]> seedsNow() {
        try {
            return seeds();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    static void must(boolean holds, String promise) {
        if (!holds) {
            throw new Broken(promise);
        }
    }

    private static void said(Finding finding) {
        must(!finding.english().isBlank() && !finding.vietnamese().isBlank(), finding.toString());
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static List<byte[]> texts(String... texts) {
        List<byte[]> bytes = new ArrayList<>();
        for (String text : texts) {
            bytes.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes;
    }

    /** As large as documents may have them. */
    private static Optional<BigDecimal> number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return text.length() > LARGEST_EXPONENT || Math.abs((long) number.scale()) > LARGEST_EXPONENT
                    ? Optional.empty()
                    : Optional.of(number);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** The same but for the last of 34 digits: a third has no end as a decimal. */
    private static boolean near(Quantity quantity, Answer<Quantity> back) {
        if (!(back instanceof Answer.Known<Quantity>(Quantity known))) {
            return false;
        }
        BigDecimal difference = quantity.value().subtract(known.value()).abs();
        BigDecimal zero = quantity.unit().offset().numerator().signum() == 0 ? BigDecimal.ZERO : BigDecimal.TEN.pow(3);
        return difference.compareTo(quantity.value().abs().add(zero).movePointLeft(30)) <= 0;
    }

    /** Two links with the same elements, however they are ordered behind the question mark. */
    private static void same(DigitalLink link, @Nullable DigitalLink other, String uri) {
        must(other != null && sorted(link).equals(sorted(other)), link + " came back as " + other + " from " + uri);
    }

    private static List<ElementString.Element> sorted(DigitalLink link) {
        return link.elements().elements().stream()
                .sorted(Comparator.comparing(ElementString.Element::ai).thenComparing(ElementString.Element::value))
                .toList();
    }

    // ---- documents

    private record Read(DocumentHead head, List<Event> events, List<String> hashes) {
        static Read of(byte[] document) throws Exception {
            List<Event> events = new ArrayList<>();
            List<String> hashes = new ArrayList<>();
            EventHasher hasher = new EventHasher();
            try (EventSource source = Documents.open(DocumentSource.of(document), Limits.USUAL)) {
                while (source.next()) {
                    Event event = EventBuilder.read(source.tree(), source.path(), source.namespaces())
                            .event();
                    must(event != null, "a good document has an event that cannot be read");
                    events.add(Objects.requireNonNull(event));
                    hashes.add(hasher.preHash(source.tree()));
                }
                return new Read(source.head(), events, hashes);
            }
        }
    }

    private static void document(byte[] input) throws Exception {
        DocumentSource source = DocumentSource.of(input);
        boolean good = Validator.validate(() -> Documents.open(source, Limits.USUAL), FuzzTarget::said);
        byte[] json = converted(input, null);
        byte[] xml = converted(input, XmlVersion.V2_0);
        byte[] old = converted(input, XmlVersion.V1_2);
        if (!good) {
            return;
        }
        Read read = Read.of(input);
        must(json.length > 0, "a good document cannot be written as JSON");
        same(read, json);
        if (xml.length > 0) {
            same(read, xml);
            same(read, converted(xml, null));
            same(read, converted(json, XmlVersion.V2_0));
        }
        if (old.length > 0) {
            same(read, old);
        }
    }

    private static void same(Read read, byte[] written) throws Exception {
        Read again = Read.of(written);
        must(
                read.events.equals(again.events),
                read.events + " came back as " + again.events + " from " + text(written));
        must(
                read.hashes.equals(again.hashes),
                read.hashes + " came back as " + again.hashes + " from " + text(written));
        must(
                read.head.masterData().equals(again.head.masterData()),
                read.head.masterData() + " came back as " + again.head.masterData());
    }

    /** The document in another syntax (null: JSON); empty where that cannot say it. */
    private static byte[] converted(byte[] document, @Nullable XmlVersion version) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventWriter writer = version == null
                ? new JsonWriter(bytes, OutputOptions.AS_SENT)
                : new XmlWriter(bytes, version, OutputOptions.AS_SENT);
        List<Finding> told = new ArrayList<>();
        boolean whole = Conversion.convert(DocumentSource.of(document), Limits.USUAL, writer, told::add);
        told.forEach(FuzzTarget::said);
        must(whole || !told.isEmpty(), "something was left out without a word");
        return whole ? bytes.toByteArray() : new byte[0];
    }

    private static List<byte[]> documents(DocumentKind kind, boolean xml) throws Exception {
        List<byte[]> documents = new ArrayList<>();
        for (long seed = 1; seed <= 12; seed++) {
            RandomEvents events = seed > 2 ? RandomEvents.rich(seed) : RandomEvents.plain(seed);
            documents.add(written(events, kind, xml ? XmlVersion.V2_0 : null));
        }
        return documents;
    }

    private static byte[] written(RandomEvents events, DocumentKind kind, @Nullable XmlVersion version)
            throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EventWriter writer = version == null
                ? new JsonWriter(bytes, OutputOptions.AS_SENT)
                : new XmlWriter(bytes, version, OutputOptions.AS_SENT)) {
            writer.begin(RandomEvents.head(kind, null));
            writer.write(events.next(), Namespaces.NONE);
        }
        return bytes.toByteArray();
    }
}
