package vn.phusa.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import vn.phusa.PhuSa;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.LedgerVerification;
import vn.phusa.ledger.VerificationReport;
import vn.phusa.party.Parties;
import vn.phusa.traceability.Captures;

/** How long {@code ./phusa verify} takes over many captured events, and how much memory it holds meanwhile. */
final class VerifyBench {
    private static final int IN_A_CAPTURE = 2_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private VerifyBench() {}

    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        try (ConfigurableApplicationContext context = SpringApplication.run(
                PhuSa.class,
                "--phusa.temporary=true",
                "--phusa.first-data=CAN_THO",
                "--phusa.jobs.start=false",
                "--server.port=0",
                "--spring.main.banner-mode=off")) {
            PartyId owner =
                    context.getBean(Parties.class).byKey("can-tho-science").orElseThrow();
            Captures captures = context.getBean(Captures.class);
            long began = System.nanoTime();
            for (int from = 0; from < events; from += IN_A_CAPTURE) {
                List<Event> some = IntStream.range(from, Math.min(events, from + IN_A_CAPTURE))
                        .mapToObj(VerifyBench::event)
                        .toList();
                captures.captureNow(Actor.platform(), owner, some, Namespaces.NONE)
                        .orThrow();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d events of five identifiers captured in %.0f s, in captures of %,d%n",
                    events,
                    (System.nanoTime() - began) / 1e9,
                    IN_A_CAPTURE);
            AtomicLong most = new AtomicLong();
            Thread watch = Thread.ofPlatform().daemon().start(() -> watch(most));
            System.gc();
            long before = live();
            most.set(0);
            began = System.nanoTime();
            VerificationReport report;
            try (Connection connection = context.getBean(DataSource.class).getConnection()) {
                report = LedgerVerification.verify(
                        connection,
                        context.getBean(Coverage.class),
                        Path.of("no-key-here"),
                        Optional.empty(),
                        (done, total) -> {});
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            watch.interrupt();
            System.out.printf(
                    Locale.ROOT,
                    "verified in %.1f s, %,.0f events/s; findings %d; live heap %d MB before, at most %d MB meanwhile%n",
                    seconds,
                    events / seconds,
                    report.findings().size(),
                    before >> 20,
                    Math.max(before, most.get()) >> 20);
        }
        System.exit(0);
    }

    /** What collections left over, at most. */
    private static void watch(AtomicLong most) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                most.accumulateAndGet(live(), Math::max);
                Thread.sleep(Duration.ofMillis(50));
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static long live() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage after = pool.getCollectionUsage();
            bytes += after == null ? 0 : after.getUsed();
        }
        return bytes;
    }

    private static Event event(int number) {
        List<String> epcs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            epcs.add("urn:epc:id:sgtin:893500123.0456." + (number * 4L + i));
        }
        return new ObjectEvent(
                new Occurrence(
                        Timestamp.of(START.plus(Duration.ofSeconds(number))), null, "+07:00", null, null, List.of()),
                epcs,
                List.of(new QuantityElement(
                        "urn:epc:class:lgtin:893500123.0456.L" + number / 50, new BigDecimal("200.5"), "KGM")),
                Action.OBSERVE,
                new Circumstances(
                        Cbv.BIZ_STEP.canonical("shipping"),
                        null,
                        null,
                        null,
                        new Place("urn:epc:id:sgln:893500123.0" + (10 + number % 40) + ".0", List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                null,
                Extensions.NONE);
    }
}
