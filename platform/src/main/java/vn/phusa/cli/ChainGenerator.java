package vn.phusa.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Makes chains of goods of the Mekong delta: from a field or pond over a co-operative, a mill or plant and its packing line to the
 * port. What goes in comes out again or is lost within what is usual; what is on a pallet was packed before. All keys begin with
 * GS1's prefix for examples (952), so they are nobody's. The same seed makes the same chains.
 */
final class ChainGenerator {

    /** What is grown, and what becomes of it. */
    enum Product {
        RICE("lúa ST25", "gạo ST25", 0.62, 0.68, 25, false),
        PANGASIUS("cá tra nguyên liệu", "phi lê cá tra đông lạnh", 0.33, 0.39, 10, true),
        MANGO("xoài cát Hòa Lộc", "xoài đã xử lý hơi nước", 0.84, 0.93, 5, true);

        private final String raw;
        private final String finished;
        private final double leastYield;
        private final double mostYield;
        private final int kilogramsOfPack;
        private final boolean cold;

        Product(String raw, String finished, double leastYield, double mostYield, int kilogramsOfPack, boolean cold) {
            this.raw = raw;
            this.finished = finished;
            this.leastYield = leastYield;
            this.mostYield = mostYield;
            this.kilogramsOfPack = kilogramsOfPack;
            this.cold = cold;
        }
    }

    static final String NAMESPACE = "https://phusa.vn/ns/example/";

    private static final String PREFIX = "9520001";
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private static final int PACKS_ON_PALLET = 40;
    private static final int MOST_PACKS = 200;

    private final long seed;
    private final List<Product> products;

    ChainGenerator(long seed, List<Product> products) {
        this.seed = seed;
        this.products = List.copyOf(products);
    }

    /** The events of one chain as JSON, in the order in which they happened. */
    List<String> chain(long number) {
        return new Chain(number).events();
    }

    /** One lot on its way. */
    private final class Chain {
        private final long number;
        private final Product product;
        private final RandomGenerator random;
        private final List<String> events = new ArrayList<>();
        private Instant now;

        Chain(long number) {
            this.number = number;
            this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + number);
            this.product = products.get((int) (number % products.size()));
            this.now = BEGIN.plus(Duration.ofMinutes(number * 37 % 400_000));
        }

        List<String> events() {
            int kind = product.ordinal();
            String field = place(10_000 + kind * 1_000 + random.nextInt(400));
            int cooperative = 20 + kind * 10 + random.nextInt(8);
            int plant = 50 + kind * 10 + random.nextInt(5);
            int port = 90;
            String lot = "L" + number;
            String raw = classOf(100 + kind, lot);
            BigDecimal harvested = kilograms(random.nextInt(1_500, 5_200));

            object("ADD", "commissioning", "active", field, List.of(), quantity(raw, harvested), """
                    "ilmd": {"vd:name": "%s", "vd:lot": "%s"}, "vd:moisture": %s""".formatted(
                            product.raw, lot, tenths(14, 26)));
            handOver(cooperative, field, place(cooperative), List.of(), raw, harvested);
            handOver(plant, place(cooperative), place(plant), List.of(), raw, harvested);

            double yield = product.leastYield + random.nextDouble() * (product.mostYield - product.leastYield);
            BigDecimal finished = harvested.multiply(BigDecimal.valueOf(yield)).setScale(1, RoundingMode.DOWN);
            String made = classOf(200 + kind, lot);
            String rest = classOf(300 + kind, lot);
            BigDecimal left = harvested
                    .subtract(finished)
                    .multiply(BigDecimal.valueOf(0.6 + random.nextDouble() * 0.35))
                    .setScale(1, RoundingMode.DOWN);
            transformation(
                    plant,
                    quantity(raw, harvested),
                    List.of(),
                    quantity(made, finished) + ", " + quantity(rest, left),
                    "\"ilmd\": {\"vd:name\": \"%s\", \"vd:lot\": \"%s\"}".formatted(product.finished, lot));

            int packs = Math.min(MOST_PACKS, finished.intValue() / product.kilogramsOfPack);
            List<String> serials = new ArrayList<>();
            for (int i = 0; i < packs; i++) {
                serials.add("urn:epc:id:sgtin:" + PREFIX + ".0" + (40_000 + kind) + "." + number + "-" + i);
            }
            BigDecimal packed = kilograms(packs * product.kilogramsOfPack);
            transformation(
                    plant, quantity(made, packed), serials, "", "\"vd:kilogramsOfPack\": " + product.kilogramsOfPack);
            List<String> pallets = new ArrayList<>();
            for (int from = 0; from < serials.size(); from += PACKS_ON_PALLET) {
                String pallet =
                        "urn:epc:id:sscc:%s.%010d".formatted(PREFIX, number * 10 % 1_000_000_000L + pallets.size());
                pallets.add(pallet);
                aggregation(
                        "ADD",
                        "packing",
                        pallet,
                        serials.subList(from, Math.min(serials.size(), from + PACKS_ON_PALLET)),
                        place(plant));
            }
            if (product.cold) {
                for (int i = 0; i < 3; i++) {
                    later(Duration.ofHours(8));
                    object("OBSERVE", "storing", "in_progress", place(plant), pallets, "", cold());
                }
            }
            shipping(plant, port, pallets, place(plant));
            receiving(plant, port, pallets, place(port));
            later(Duration.ofHours(20));
            object(
                    "OBSERVE",
                    "loading",
                    "in_transit",
                    place(port),
                    pallets,
                    "",
                    "\"vd:container\": \"TCKU%07d\"".formatted(number % 10_000_000));
            later(Duration.ofHours(9));
            object("OBSERVE", "departing", "in_transit", place(port), pallets, "", "");
            return events;
        }

        private void handOver(int to, String from, String place, List<String> epcs, String lot, BigDecimal amount) {
            later(Duration.ofHours(5));
            object("OBSERVE", "shipping", "in_transit", from, epcs, quantity(lot, amount), parties(to - 10, to));
            later(Duration.ofHours(4));
            object("OBSERVE", "receiving", "in_progress", place, epcs, quantity(lot, amount), parties(to - 10, to));
        }

        private void shipping(int from, int to, List<String> epcs, String place) {
            later(Duration.ofHours(12));
            object("OBSERVE", "shipping", "in_transit", place, epcs, "", parties(from, to));
        }

        private void receiving(int from, int to, List<String> epcs, String place) {
            later(Duration.ofHours(10));
            object("OBSERVE", "receiving", "in_progress", place, epcs, "", parties(from, to));
        }

        private void object(
                String action,
                String step,
                String disposition,
                String place,
                List<String> epcs,
                String quantities,
                String more) {
            StringBuilder event = begin("ObjectEvent");
            list(event, "epcList", epcs);
            if (!quantities.isEmpty()) {
                event.append(", \"quantityList\": [").append(quantities).append(']');
            }
            event.append(", \"action\": \"").append(action).append('"');
            end(event, step, disposition, place, more);
        }

        private void aggregation(String action, String step, String parent, List<String> children, String place) {
            later(Duration.ofMinutes(20));
            StringBuilder event = begin("AggregationEvent");
            event.append(", \"parentID\": \"").append(parent).append('"');
            list(event, "childEPCs", children);
            event.append(", \"action\": \"").append(action).append('"');
            end(event, step, "in_progress", place, "");
        }

        private void transformation(int plant, String in, List<String> epcs, String out, String more) {
            later(Duration.ofHours(6));
            StringBuilder event = begin("TransformationEvent");
            event.append(", \"inputQuantityList\": [").append(in).append(']');
            list(event, "outputEPCList", epcs);
            if (!out.isEmpty()) {
                event.append(", \"outputQuantityList\": [").append(out).append(']');
            }
            end(event, "commissioning", "active", place(plant), more);
        }

        private StringBuilder begin(String type) {
            String id = seed + "/" + number + "/" + events.size();
            OffsetDateTime time = now.atOffset(VIETNAM);
            return new StringBuilder(600)
                    .append("{\"type\": \"")
                    .append(type)
                    .append("\", \"eventID\": \"urn:uuid:")
                    .append(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)))
                    .append("\", \"eventTime\": \"")
                    .append(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
                            .format(time))
                    .append("\", \"eventTimeZoneOffset\": \"+07:00\"");
        }

        private void end(StringBuilder event, String step, String disposition, String place, String more) {
            event.append(", \"bizStep\": \"")
                    .append(step)
                    .append("\", \"disposition\": \"")
                    .append(disposition);
            event.append("\", \"readPoint\": {\"id\": \"").append(place).append("\"}, \"bizLocation\": {\"id\": \"");
            event.append(place)
                    .append("\"}")
                    .append(more.isEmpty() ? "" : ", ")
                    .append(more)
                    .append('}');
            events.add(event.toString());
        }

        private static void list(StringBuilder event, String name, List<String> epcs) {
            if (!epcs.isEmpty()) {
                event.append(", \"")
                        .append(name)
                        .append("\": [\"")
                        .append(String.join("\", \"", epcs))
                        .append("\"]");
            }
        }

        private String parties(int from, int to) {
            return """
                    "bizTransactionList": [{"type": "desadv", "bizTransaction": "urn:epcglobal:cbv:bt:%s%05d0:%d"}],\
                     "sourceList": [{"type": "owning_party", "source": "%s"}],\
                     "destinationList": [{"type": "owning_party", "destination": "%s"}]""".formatted(PREFIX, from, number, party(from), party(to));
        }

        private String cold() {
            return """
                    "sensorElementList": [{"sensorMetadata": {"time": "%s", "deviceID": "urn:epc:id:giai:%s.D%d"},\
                     "sensorReport": [{"type": "Temperature", "value": %s, "uom": "CEL"}]}]""".formatted(
                    now, PREFIX, product.ordinal(), product == Product.MANGO ? tenths(11, 14) : "-" + tenths(18, 22));
        }

        private void later(Duration about) {
            now = now.plus(about.multipliedBy(random.nextInt(80, 130)).dividedBy(100))
                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        }

        private String tenths(int least, int most) {
            return BigDecimal.valueOf(random.nextInt(least * 10, most * 10), 1).toPlainString();
        }
    }

    private static BigDecimal kilograms(int amount) {
        return new BigDecimal(amount);
    }

    private static String place(int reference) {
        return "urn:epc:id:sgln:%s.%05d.0".formatted(PREFIX, reference);
    }

    private static String party(int reference) {
        return "urn:epc:id:pgln:%s.%05d".formatted(PREFIX, reference);
    }

    private static String classOf(int reference, String lot) {
        return "urn:epc:class:lgtin:%s.0%05d.%s".formatted(PREFIX, reference, lot);
    }

    private static String quantity(String lot, BigDecimal amount) {
        return "{\"epcClass\": \"%s\", \"quantity\": %s, \"uom\": \"KGM\"}".formatted(lot, amount.toPlainString());
    }
}
