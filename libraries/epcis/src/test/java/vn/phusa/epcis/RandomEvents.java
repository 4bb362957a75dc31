package vn.phusa.epcis;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.vocabulary.Cbv;

/** Events that never happened, the same for the same seed: plain ones as trade sends them, or with everything that may stand. */
public final class RandomEvents {

    /** The prefixes that the extensions use. */
    public static final Namespaces NAMESPACES = Namespaces.of(Map.of(
            "rice",
            "https://ns.example.vn/rice/",
            "mill",
            "http://ns.example.vn/mill",
            "cbvmda",
            "urn:epcglobal:cbv:mda"));

    private static final String[] SPACES = {
        "https://ns.example.vn/rice/", "http://ns.example.vn/mill", "urn:epcglobal:cbv:mda", ""
    };
    private static final String[] WORDS = {
        "gạo ST25",
        "Cần Thơ",
        "lot & <7>",
        "12.50",
        "001",
        "true",
        "  spaced  ",
        "line\nbreak",
        "日本",
        "🌾",
        "a\"b",
        "]]>"
    };
    private static final String[] LOCALS = {"grade", "field", "season", "độ_ẩm", "note", "x1"};

    private final RandomGenerator random;
    private final boolean rich;
    private int count;

    private RandomEvents(long seed, boolean rich) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.rich = rich;
    }

    /** Events as trade sends them: some identifiers, a step, a place, papers. */
    public static RandomEvents plain(long seed) {
        return new RandomEvents(seed, false);
    }

    /** Events with everything that may stand anywhere. */
    public static RandomEvents rich(long seed) {
        return new RandomEvents(seed, true);
    }

    /** The next event. */
    public Event next() {
        count++;
        if (rich && chance(12)) {
            return ofOwnKind();
        }
        return switch (count % 13) {
            case 0, 1, 2, 3, 4, 5 ->
                new ObjectEvent(
                        occurrence(),
                        epcs(random.nextInt(1, 5)),
                        chance(5) ? quantities() : List.of(),
                        Action.ADD,
                        circumstances(),
                        chance(4) ? ilmd() : null,
                        extensions());
            case 6, 7, 8 ->
                new AggregationEvent(
                        occurrence(),
                        sscc(),
                        epcs(random.nextInt(1, 6)),
                        List.of(),
                        chance(2) ? Action.ADD : Action.DELETE,
                        circumstances(),
                        extensions());
            case 9 ->
                new TransactionEvent(
                        occurrence(),
                        chance(2) ? sscc() : null,
                        epcs(2),
                        chance(3) ? quantities() : List.of(),
                        Action.OBSERVE,
                        withTransaction(circumstances()),
                        extensions());
            case 10, 11 ->
                new TransformationEvent(
                        occurrence(),
                        epcs(2),
                        quantities(),
                        epcs(3),
                        quantities(),
                        chance(3) ? "urn:epc:id:gdti:4012345.55555." + random.nextInt(10_000) : null,
                        circumstances(),
                        chance(2) ? ilmd() : null,
                        extensions());
            default ->
                new AssociationEvent(
                        occurrence(),
                        "urn:epc:id:grai:4012345.55555." + random.nextInt(10_000),
                        List.of("urn:epc:id:giai:4000001." + random.nextInt(10_000)),
                        rich && chance(3) ? quantities() : List.of(),
                        Action.ADD,
                        circumstances(),
                        extensions());
        };
    }

    private ExtensionEvent ofOwnKind() {
        return new ExtensionEvent(
                new Name(SPACES[random.nextInt(3)], "MillingEvent"),
                occurrence(),
                chance(3)
                        ? Subjects.NONE
                        : new Subjects(
                                chance(2) ? sscc() : null,
                                epcs(random.nextInt(3)),
                                chance(2) ? quantities() : List.of(),
                                epcs(random.nextInt(3)),
                                chance(2) ? quantities() : List.of(),
                                epcs(random.nextInt(3)),
                                chance(2) ? quantities() : List.of(),
                                epcs(random.nextInt(3)),
                                chance(2) ? quantities() : List.of(),
                                chance(3) ? "urn:epc:id:gdti:4012345.55555." + random.nextInt(10_000) : null),
                chance(2) ? Action.OBSERVE : null,
                circumstances(),
                chance(3) ? ilmd() : null,
                chance(2) ? extensions() : new Extensions(List.of(), List.of(element(Name.plain(local()), 0))));
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private Occurrence occurrence() {
        return new Occurrence(
                time(),
                rich && chance(4) ? time() : null,
                "+07:00",
                chance(3) ? "urn:uuid:" + new java.util.UUID(random.nextLong(), random.nextLong()) : null,
                rich && chance(5)
                        ? new ErrorDeclaration(
                                time(),
                                Cbv.ERROR_REASON.canonical("incorrect_data"),
                                chance(2) ? List.of("urn:uuid:" + random.nextInt(1000)) : List.of(),
                                extensions())
                        : null,
                rich && chance(5) ? List.of("https://cert.example.vn/" + random.nextInt(100)) : List.of());
    }

    private Timestamp time() {
        Instant moment =
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(60_000_000), random.nextInt(1000) * 1_000_000L);
        String written = chance(3)
                ? moment.toString()
                : DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx")
                        .format(moment.atOffset(ZoneOffset.ofHours(7)));
        return Timestamp.read(written).orElseThrow();
    }

    private List<String> epcs(int number) {
        return list(
                number,
                () -> rich && chance(3)
                        ? "https://id.gs1.org/01/0061414107346" + random.nextInt(10) + "/21/" + serial()
                        : "urn:epc:id:sgtin:0614141.107346." + serial());
    }

    private int serial() {
        return 1000 + count * 16 + random.nextInt(16) + 1_000_000 * random.nextInt(1, 999);
    }

    private String sscc() {
        return "urn:epc:id:sscc:4012345." + (1_000_000_000L + random.nextInt(999_999_999));
    }

    private List<QuantityElement> quantities() {
        return list(
                random.nextInt(1, 3),
                () -> new QuantityElement(
                        "urn:epc:class:lgtin:4012345.012345." + random.nextInt(100_000),
                        new BigDecimal(random.nextInt(1, 100_000)).movePointLeft(rich ? random.nextInt(4) : 1),
                        chance(2) ? "KGM" : null));
    }

    private <T> List<T> list(int number, Supplier<T> item) {
        List<T> list = new ArrayList<>();
        while (list.size() < number) {
            T next = item.get();
            if (!list.contains(next)) {
                list.add(next);
            }
        }
        return list;
    }

    private static String any(RandomGenerator random, Cbv vocabulary) {
        List<String> words = vocabulary.words().stream().sorted().toList();
        return vocabulary.canonical(words.get(random.nextInt(words.size())));
    }

    private Circumstances circumstances() {
        return new Circumstances(
                any(random, Cbv.BIZ_STEP),
                chance(2) ? any(random, Cbv.DISPOSITION) : null,
                rich && chance(4)
                        ? new PersistentDisposition(
                                List.of(Cbv.DISPOSITION.canonical("recalled")),
                                chance(2) ? List.of(Cbv.DISPOSITION.canonical("active")) : List.of())
                        : null,
                place(),
                chance(2) ? place() : null,
                chance(2) ? transactions() : List.of(),
                chance(4) ? parties("source") : List.of(),
                chance(4) ? parties("destination") : List.of(),
                rich && chance(3) ? list(random.nextInt(1, 3), this::sensor) : List.of());
    }

    private static Circumstances withTransaction(Circumstances c) {
        return c.bizTransactions().isEmpty()
                ? new Circumstances(
                        c.bizStep(),
                        c.disposition(),
                        c.persistentDisposition(),
                        c.readPoint(),
                        c.bizLocation(),
                        List.of(new BusinessTransaction(null, "urn:epcglobal:cbv:bt:4012345000009:1")),
                        c.sources(),
                        c.destinations(),
                        c.sensorElements())
                : c;
    }

    private Place place() {
        return new Place(
                "urn:epc:id:sgln:4012345." + (10_000 + random.nextInt(90_000)) + ".0", rich ? elements(3) : List.of());
    }

    private List<BusinessTransaction> transactions() {
        return list(
                random.nextInt(1, 3),
                () -> new BusinessTransaction(
                        any(random, Cbv.BIZ_TRANSACTION_TYPE),
                        "urn:epcglobal:cbv:bt:4012345000009:" + random.nextInt(100_000)));
    }

    private List<SourceOrDestination> parties(String role) {
        return List.of(new SourceOrDestination(
                any(random, Cbv.SOURCE_DESTINATION_TYPE),
                "urn:epc:id:pgln:4012345." + (10_000 + role.length() + random.nextInt(80_000))));
    }

    private SensorElement sensor() {
        SensorMetadata metadata = chance(3)
                ? null
                : new SensorMetadata(
                        time(),
                        null,
                        null,
                        "urn:epc:id:giai:4000001.111",
                        null,
                        null,
                        null,
                        chance(2) ? "https://rules.example.vn/1" : null,
                        chance(2)
                                ? List.of(Element.of(new Name(SPACES[random.nextInt(3)], "extra"), word()))
                                : List.of());
        return new SensorElement(metadata, list(random.nextInt(1, 4), this::report), elements(3));
    }

    private SensorReport report() {
        BigDecimal value = new BigDecimal(random.nextInt(-5000, 5000)).movePointLeft(random.nextInt(3));
        return new SensorReport(
                any(random, Cbv.MEASUREMENT_TYPE),
                chance(6) ? any(random, Cbv.ALERT_TYPE) : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                chance(5) ? any(random, Cbv.COMPONENT) : null,
                null,
                value,
                chance(3) ? value.subtract(BigDecimal.ONE) : null,
                chance(3) ? value.add(BigDecimal.ONE) : null,
                null,
                null,
                null,
                null,
                chance(4) ? word() : null,
                chance(4) ? random.nextBoolean() : null,
                chance(5) ? "f0f0" : null,
                null,
                "CEL",
                chance(3) ? List.of(Element.of(new Name(SPACES[random.nextInt(3)], "cv"), word())) : List.of());
    }

    private Element ilmd() {
        return new Element(
                Name.plain("ilmd"),
                List.of(),
                rich
                        ? List.copyOf(elements(1))
                        : List.of(
                                Element.of(
                                        new Name("urn:epcglobal:cbv:mda", "lotNumber"), "L" + random.nextInt(10_000)),
                                Element.of(
                                        new Name("urn:epcglobal:cbv:mda", "bestBeforeDate"),
                                        "2027-0" + random.nextInt(1, 9) + "-01")));
    }

    private Extensions extensions() {
        if (!rich) {
            return chance(6)
                    ? new Extensions(
                            List.of(),
                            List.of(Element.of(
                                    new Name("https://ns.example.vn/rice/", "season"), "2026-" + random.nextInt(9))))
                    : Extensions.NONE;
        }
        return chance(2)
                ? Extensions.NONE
                : new Extensions(
                        chance(4) ? List.of(new Attribute(new Name(SPACES[0], "marked"), word())) : List.of(),
                        elements(1));
    }

    /** Fields of somebody's own at the top, which need a namespace. */
    private List<Element> elements(int rarity) {
        return chance(rarity)
                ? list(random.nextInt(1, 4), () -> element(new Name(SPACES[random.nextInt(3)], local()), 0))
                : List.of();
    }

    private String local() {
        return LOCALS[random.nextInt(LOCALS.length)];
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private Element element(Name name, int depth) {
        int form = random.nextInt(depth > 3 ? 4 : 8);
        return switch (form) {
            case 0, 1 -> Element.of(name, word());
            case 2 -> typed(name);
            case 3 -> new Element(name, attributes(), List.of(new Text(word())));
            case 4 -> new Element(name, List.of(), children(depth));
            case 5 -> new Element(name, attributes(), children(depth));
            case 6 -> new Element(name, attributes(), mixed(depth));
            default -> new Element(name, List.of(), List.of());
        };
    }

    private Element typed(Name name) {
        String[][] typed = {
            {"xsd:integer", "42"},
            {"xsd:decimal", "12.50"},
            {"xsd:double", "1.5e10"},
            {"xsd:boolean", "true"},
            {"xsd:string", "text"},
            {"xsd:int", "7"},
            {"xsd:boolean", "1"}
        };
        String[] one = typed[random.nextInt(typed.length)];
        return chance(8)
                ? new Element(name, List.of(new Attribute(Name.XSI_NIL, "true")), List.of())
                : new Element(name, List.of(new Attribute(Name.XSI_TYPE, one[0])), List.of(new Text(one[1])));
    }

    private List<Attribute> attributes() {
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            attributes.add(new Attribute(new Name(SPACES[random.nextInt(4)], "a" + i), word()));
        }
        return attributes;
    }

    private List<Content> children(int depth) {
        List<Content> children = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            children.add(element(new Name(SPACES[random.nextInt(4)], local()), depth + 1));
        }
        return children;
    }

    private List<Content> mixed(int depth) {
        List<Content> mixed = new ArrayList<>();
        Content before = null;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            Content next = before instanceof Text || chance(2)
                    ? element(new Name(SPACES[random.nextInt(4)], local()), depth + 1)
                    : new Text(word());
            mixed.add(next);
            before = next;
        }
        return mixed;
    }

    /** A document head under which they can be written. */
    public static DocumentHead head(DocumentKind kind, @Nullable String sender) {
        return new DocumentHead(
                kind,
                "2.0",
                Timestamp.read("2026-01-01T00:00:00.000Z").orElseThrow(),
                null,
                sender,
                null,
                null,
                null,
                List.of(),
                kind == DocumentKind.QUERY_RESULTS ? "SimpleEventQuery" : null,
                null,
                Extensions.NONE,
                NAMESPACES);
    }
}
