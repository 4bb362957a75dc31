package vn.phusa.traceability.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.Digest;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.shell.ListQuery;
import vn.phusa.traceability.CaptureId;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.DocumentReceived;
import vn.phusa.traceability.ErrorBehaviour;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.Products;
import vn.phusa.traceability.trace.ProductRules;
import vn.phusa.traceability.trace.Traces;

/**
 * What happened to the goods of the demonstration: rice whose chain is told from the field to the shop, pangasius that weighs more after
 * its processing than before, and mangoes that wait to be shipped. Recorded once the platform runs, because captures are written in transactions of their own.
 */
@Component
class FirstEvents {
    private static final Logger LOG = LoggerFactory.getLogger(FirstEvents.class);

    private static final String BAG = "9521000000018";
    private static final String FILLET = "9521000000025";
    private static final String MILLED = "9521000000032";
    private static final String PADDY = "9521000000049";
    private static final String FISH = "9521000000056";
    private static final String PALLET = "095210000000000018";

    private static final Spot FIELD =
            new Spot("Cánh đồng Thới Hòa, xã Thới Lai, thành phố Cần Thơ", "geo:10.0640,105.5580");
    private static final Spot MILL =
            new Spot("Nhà máy xay xát Thới Lai, xã Thới Lai, thành phố Cần Thơ", "geo:10.0712,105.5721");
    private static final Spot POND =
            new Spot("Vùng nuôi Vĩnh Thạnh, xã Vĩnh Thạnh, thành phố Cần Thơ", "geo:10.2210,105.4010");
    private static final Spot PLANT = new Spot("Nhà máy Trà Nóc, thành phố Cần Thơ", "geo:10.0935,105.7060");
    private static final Spot ORCHARD =
            new Spot("Vườn xoài Cờ Đỏ, xã Cờ Đỏ, thành phố Cần Thơ", "geo:10.0920,105.4310");
    private static final Spot PACKER =
            new Spot("Cơ sở đóng gói Cờ Đỏ, xã Cờ Đỏ, thành phố Cần Thơ", "geo:10.0985,105.4290");
    private static final String KILOGRAMS = "KGM";

    /** A place as somebody on the spot tells it, and as the phone does. */
    private record Spot(String name, String position) {}

    private final FieldCapture field;
    private final Captures captures;
    private final Products products;
    private final Traces traces;
    private final JsonMapper json;
    private final Clock clock;

    FirstEvents(FieldCapture field, Captures captures, Products products, Traces traces, JsonMapper json, Clock clock) {
        this.field = field;
        this.captures = captures;
        this.json = json;
        this.products = products;
        this.traces = traces;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void record() {
        try {
            demonstrated().forEach(this::record);
        } catch (DataAccessException | TransactionException lost) {
            // A database that is lost just now comes back; the platform must not stop for its demonstration.
            LOG.warn("The demonstration's events are recorded at the next start", lost);
        }
    }

    private void record(Product product) {
        String gtin = product.gtin();
        LocalIdentifier local = product.local();
        if (BAG.equals(gtin) || ("0" + BAG).equals(gtin)) {
            record(
                    product,
                    "rice",
                    stem(BAG),
                    Map.of(stem(MILLED), "Gạo trắng ST25", stem(PADDY), "Lúa tươi ST25"),
                    rice(product.owner()));
        } else if (FILLET.equals(gtin) || ("0" + FILLET).equals(gtin)) {
            record(product, "pangasius", stem(FILLET), Map.of(stem(FISH), "Cá tra nguyên liệu"), fish(product.owner()));
        } else if (local != null) {
            record(
                    product,
                    "mango",
                    local.toString(),
                    Map.of(fresh(local), "Xoài cát Chu tươi"),
                    mango(product.owner(), local));
        }
    }

    private List<Product> demonstrated() {
        return products.all(Actor.platform(), ListQuery.all()).orThrow().stream()
                .filter(Product::demonstration)
                .toList();
    }

    private static String stem(String gtin) {
        return CanonicalIdentifier.STEM + "/01/0" + gtin;
    }

    /** @param from what the product is made of: names by identifier; the chain is theirs too */
    private void record(
            Product product, String chain, String itself, Map<String, String> from, List<FieldEntry> entries) {
        if (!field.kept(entries.stream().map(FieldEntry::id).toList()).isEmpty()) {
            return;
        }
        Outcome<?> outcome = field.recordAll(Actor.platform(), product.owner(), entries);
        for (String one :
                Stream.concat(Stream.of(itself), from.keySet().stream()).toList()) {
            outcome = outcome.then(
                    _ -> traces.declare(Actor.platform(), new ProductRules(Thing.key(one), chain, null, null, null)));
        }
        outcome = outcome.then(_ -> name(product.owner(), from));
        if (outcome instanceof Outcome.Rejected<?>(List<Problem> problems)) {
            // A province's own rule set may have other actions and chains; the platform runs without these events.
            LOG.warn("The demonstration's events of {} cannot be recorded: {}", product.code(), problems);
        }
    }

    /**
     * Tells what goods are called that are no product of their own, as master data of whoever grows or makes them.
     *
     * @param goods names by identifier
     */
    private Outcome<CaptureId> name(PartyId owner, Map<String, String> goods) {
        List<Map<String, Object>> classes = goods.entrySet().stream()
                .map(named -> Map.of(
                        "id",
                        named.getKey(),
                        "attributes",
                        List.of(Map.of("id", "cbvmda:descriptionShort", "attribute", named.getValue()))))
                .toList();
        byte[] document = json.writeValueAsBytes(Map.of(
                "@context",
                "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                "type",
                "EPCISDocument",
                "schemaVersion",
                "2.0",
                "creationDate",
                clock.instant().toString(),
                "epcisHeader",
                Map.of(
                        "epcisMasterData",
                        Map.of(
                                "vocabularyList",
                                List.of(Map.of(
                                        "type",
                                        "urn:epcglobal:epcis:vtype:EPCClass",
                                        "vocabularyElementList",
                                        classes)))),
                "epcisBody",
                Map.of("eventList", List.of())));
        try {
            return captures.capture(
                    Actor.platform(),
                    owner,
                    ErrorBehaviour.ROLLBACK,
                    new DocumentReceived(
                            true,
                            DocumentSource.of(document),
                            document.length,
                            Digest.computation().digest(document)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<FieldEntry> rice(PartyId coop) {
        LocalDate expiry = VietnamTime.today(clock).plusDays(345);
        FieldEntry.Row first = row(PADDY, "LUA-A", "4200");
        FieldEntry.Row second = row(PADDY, "LUA-B", "3600");
        FieldEntry.Row milled = row(MILLED, "XX-1107", "5000");
        FieldEntry.Row bags = row(BAG, "TL-0126", "5000");
        Map<String, String> grown = Map.of("variety", "ST25", "growingArea", "VN-92-TD-0001");
        return List.of(
                entry(coop, "harvest", 25, FIELD, List.of(first), List.of(), "", "", grown),
                entry(coop, "harvest", 24, FIELD, List.of(second), List.of(), "", "", grown),
                entry(
                        coop,
                        "receive",
                        23,
                        MILL,
                        List.of(first, second),
                        List.of(),
                        "Tổ sản xuất Thới Hòa (trình diễn)",
                        "PN-23",
                        Map.of()),
                entry(
                        coop,
                        "process",
                        21,
                        MILL,
                        List.of(first, second),
                        List.of(milled),
                        "",
                        "",
                        Map.of("line", "Ca 1")),
                entry(
                        coop,
                        "pack",
                        20,
                        MILL,
                        List.of(milled),
                        List.of(bags),
                        "",
                        "",
                        Map.of("itemExpirationDate", expiry.toString())),
                entry(
                        coop,
                        "ship",
                        18,
                        MILL,
                        List.of(row(BAG, "TL-0126", "2000")),
                        List.of(),
                        "Siêu thị Ninh Kiều (trình diễn)",
                        "PX-0126",
                        Map.of("vehicle", "65C-012.34")),
                load(coop, 17, MILL, List.of(row(BAG, "TL-0126", "1500")), PALLET),
                entry(
                        coop,
                        "ship",
                        16,
                        MILL,
                        List.of(new FieldEntry.Row(PALLET, "", "", "")),
                        List.of(),
                        "Cảng Cái Cui (trình diễn)",
                        "PX-0127",
                        Map.of("vehicle", "65H-045.67")));
    }

    private List<FieldEntry> fish(PartyId plant) {
        FieldEntry.Row pond = row(FISH, "AO-3", "10000");
        FieldEntry.Row fillets = row(FILLET, "TN-26-118", "11200");
        return List.of(
                entry(
                        plant,
                        "harvest",
                        47,
                        POND,
                        List.of(pond),
                        List.of(),
                        "",
                        "",
                        Map.of("growingArea", "VN-92-TD-0003")),
                entry(plant, "process", 45, PLANT, List.of(pond), List.of(fillets), "", "", Map.of()),
                entry(
                        plant,
                        "ship",
                        40,
                        PLANT,
                        List.of(fillets),
                        List.of(),
                        "Cảng Cái Cui (trình diễn)",
                        "PX-118",
                        Map.of("temperature", "-19")));
    }

    /** Mangoes as they come from the tree, by the packing house's own word. */
    private static String fresh(LocalIdentifier packed) {
        return new LocalIdentifier(packed.authority(), "XOAI-TUOI").toString();
    }

    private List<FieldEntry> mango(PartyId house, LocalIdentifier packed) {
        FieldEntry.Row picked = row(fresh(packed), "VUON-7", "3200");
        FieldEntry.Row boxes = row(packed.toString(), "CD-0711", "3000");
        LocalDate harvested = VietnamTime.today(clock).minusDays(5);
        return List.of(
                entry(
                        house,
                        "harvest",
                        5,
                        ORCHARD,
                        List.of(picked),
                        List.of(),
                        "",
                        "",
                        Map.of(
                                "growingArea",
                                "VN-92-TD-0007",
                                "variety",
                                "Cát Chu",
                                "harvestEndDate",
                                harvested.toString())),
                entry(
                        house,
                        "pack",
                        4,
                        PACKER,
                        List.of(picked),
                        List.of(boxes),
                        "",
                        "",
                        Map.of("packingHouse", "VN-92-PH-TD-01")),
                entry(
                        house,
                        "inspect",
                        3,
                        PACKER,
                        List.of(boxes),
                        List.of(),
                        "",
                        "",
                        Map.of("finding", "Đạt", "certificate", "KD-TD-0711")));
    }

    private static FieldEntry.Row row(String code, String lot, String kilograms) {
        return new FieldEntry.Row(code, lot, kilograms, KILOGRAMS);
    }

    private FieldEntry entry(
            PartyId owner,
            String action,
            int daysAgo,
            Spot spot,
            List<FieldEntry.Row> things,
            List<FieldEntry.Row> results,
            String partner,
            String paper,
            Map<String, String> elements) {
        return entry(owner, action, daysAgo, spot, things, results, "", partner, paper, elements);
    }

    private FieldEntry load(PartyId owner, int daysAgo, Spot spot, List<FieldEntry.Row> things, String carrier) {
        return entry(owner, "load", daysAgo, spot, things, List.of(), carrier, "", "", Map.of());
    }

    private FieldEntry entry(
            PartyId owner,
            String action,
            int daysAgo,
            Spot spot,
            List<FieldEntry.Row> things,
            List<FieldEntry.Row> results,
            String carrier,
            String partner,
            String paper,
            Map<String, String> elements) {
        Instant at = clock.instant().minus(Duration.ofDays(daysAgo));
        String what = Stream.of("phusa-demonstration", action, things.getFirst().lot(), Integer.toString(daysAgo))
                .reduce("", (one, next) -> one + "/" + next);
        return new FieldEntry(
                UUID.nameUUIDFromBytes(what.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                action,
                owner,
                at,
                spot.name(),
                things,
                results,
                carrier,
                partner,
                paper,
                elements,
                "",
                "",
                spot.position());
    }
}
