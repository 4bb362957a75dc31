package vn.phusa.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.PhuSa;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.trace.Direction;
import vn.phusa.traceability.trace.Recall;
import vn.phusa.traceability.trace.Recalls;
import vn.phusa.traceability.trace.Traces;

/** A graph of ten thousand nodes, a chain of a thousand levels, and the recall of a lot with a hundred thousand descendants. */
final class TracingBench {
    private static final String GTIN = "https://id.gs1.org/01/08935001234562";
    private static final int ROUNDS = 9;

    /** A server has long been compiled when somebody asks; these take a few seconds. */
    private static final int GRAPHS_TO_WARM_UP = 15;

    private static final int RECALLS_TO_WARM_UP = 3;
    private static final int LEVELS = 1_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int EVENTS_AT_ONCE = 400;

    private final Captures captures;
    private final PartyId owner;
    private List<Event> waiting = new ArrayList<>();
    private long events;
    private long pallets;

    private TracingBench(Captures captures, PartyId owner) {
        this.captures = captures;
        this.owner = owner;
    }

    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(
                PhuSa.class,
                "--phusa.temporary=true",
                "--phusa.first-data=CAN_THO",
                "--phusa.jobs.start=false",
                "--server.port=0",
                "--spring.main.banner-mode=off")) {
            PartyId owner = context.getBean(vn.phusa.party.Parties.class)
                    .byKey("can-tho-science")
                    .orElseThrow();
            TracingBench bench = new TracingBench(context.getBean(Captures.class), owner);
            bench.chain("SMALL", 90, 100, 50);
            bench.chain("LARGE", 1, 100_000, 100);
            bench.nested(LEVELS);
            bench.flush();
            context.getBean(JdbcClient.class).sql("vacuum analyze").update();
            System.out.printf(Locale.ROOT, "%,d events captured%n%n", bench.events);
            Traces traces = context.getBean(Traces.class);
            double[] graph = new double[ROUNDS];
            int nodes = 0;
            for (int round = -GRAPHS_TO_WARM_UP; round < ROUNDS; round++) {
                long began = System.nanoTime();
                Traces.Answer answer = traces.trace(
                                Actor.platform(), new Traces.Question(GTIN + "/10/SMALL", Direction.DOWN, false, null))
                        .orThrow();
                if (round >= 0) {
                    graph[round] = (System.nanoTime() - began) / 1e6;
                }
                nodes = answer.trace().things().size() + answer.trace().events().size();
            }
            tell("trace with balances and flags, nodes: " + nodes, graph, 200);
            double[] deep = new double[ROUNDS];
            for (int round = -ROUNDS; round < ROUNDS; round++) {
                long began = System.nanoTime();
                Traces.Answer answer = traces.trace(
                                Actor.platform(),
                                new Traces.Question(container(LEVELS / 2), Direction.BOTH, false, null))
                        .orThrow();
                if (round >= 0) {
                    deep[round] = (System.nanoTime() - began) / 1e6;
                }
                nodes = answer.trace().things().size() + answer.trace().events().size();
            }
            tell("trace through " + LEVELS + " levels of packing, nodes: " + nodes, deep, 1_000);
            Recalls recalls = context.getBean(Recalls.class);
            double[] reach = new double[ROUNDS];
            double[] whole = new double[ROUNDS];
            int things = 0;
            for (int round = -RECALLS_TO_WARM_UP; round < ROUNDS; round++) {
                long began = System.nanoTime();
                Recall recall = recalls.open(
                                Actor.platform(), new Recalls.NewRecall(GTIN + "/10/LARGE", true, "Đo", null, 24))
                        .orThrow();
                if (round >= 0) {
                    whole[round] = (System.nanoTime() - began) / 1e6;
                    reach[round] = recall.traced().toNanos() / 1e6;
                }
                things = recall.things();
                recalls.end(Actor.platform(), recall.id(), "Đo xong").orThrow();
            }
            tell("recall: reach, recalled things: " + things, reach, 2_000);
            tell("recall: opened, everything kept and everybody told", whole, Double.NaN);
        }
        System.exit(0);
    }

    private static void tell(String what, double[] milliseconds, double bar) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-60s median %8.1f ms  best %8.1f  worst %8.1f%s%n",
                what,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1],
                Double.isNaN(bar) ? "" : String.format(Locale.ROOT, "   (bar %.0f)", bar));
    }

    /** Raw material becomes lots, a lot becomes bags, bags go on pallets, pallets are shipped and received. */
    private void chain(String name, int lots, int bags, int onPallet) {
        for (int lot = 0; lot < lots; lot++) {
            String rice = lots == 1 ? name : name + "-" + lot;
            if (lots > 1) {
                add(new TransformationEvent(
                        occurrence(),
                        List.of(),
                        List.of(new QuantityElement(GTIN + "/10/" + name, BigDecimal.valueOf(100), "KGM")),
                        List.of(),
                        List.of(new QuantityElement(GTIN + "/10/" + rice, BigDecimal.valueOf(65), "KGM")),
                        null,
                        circumstances("commissioning"),
                        null,
                        Extensions.NONE));
            }
            for (int from = 0; from < bags; from += onPallet) {
                List<String> epcs = new ArrayList<>();
                for (int bag = from; bag < from + onPallet; bag++) {
                    epcs.add(GTIN + "/10/" + rice + "/21/" + name.charAt(0) + lot + "." + bag);
                }
                String pallet = "urn:epc:id:sscc:89350012." + (1_000_000_000L + pallets++);
                object("commissioning", Action.ADD, epcs);
                add(new AggregationEvent(
                        occurrence(), pallet, epcs, List.of(), Action.ADD, circumstances("packing"), Extensions.NONE));
                object("shipping", Action.OBSERVE, List.of(pallet));
                object("receiving", Action.OBSERVE, List.of(pallet));
            }
        }
    }

    /** Containers, each in the next. */
    private void nested(int levels) {
        for (int level = 0; level < levels; level++) {
            add(new AggregationEvent(
                    occurrence(),
                    container(level + 1),
                    List.of(container(level)),
                    List.of(),
                    Action.ADD,
                    circumstances("packing"),
                    Extensions.NONE));
        }
    }

    private static String container(int level) {
        return "urn:epc:id:sscc:89350012." + (500_000_000L + level);
    }

    private void object(String step, Action action, List<String> epcs) {
        add(new ObjectEvent(occurrence(), epcs, List.of(), action, circumstances(step), null, Extensions.NONE));
    }

    private Occurrence occurrence() {
        return new Occurrence(
                Timestamp.of(START.plus(Duration.ofMinutes(events))), null, "+07:00", null, null, List.of());
    }

    private static Circumstances circumstances(@Nullable String step) {
        return new Circumstances(
                step == null ? null : Cbv.BIZ_STEP.canonical(step),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private void add(Event event) {
        events++;
        waiting.add(event);
        if (waiting.size() == EVENTS_AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            captures.captureNow(Actor.platform(), owner, waiting, Namespaces.NONE)
                    .orThrow();
            waiting = new ArrayList<>();
        }
    }
}
