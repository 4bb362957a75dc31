package vn.phusa.epcis;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vn.phusa.epcis.convert.Conversion;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.Validator;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;

/**
 * Measures hashing, beside the OpenEPCIS library where its class path is given, conversion and validation: the same 20,000
 * generated events in XML and JSON, the same bytes for both libraries. Every piece of work first warms up for the same
 * processor time, since a slow library would otherwise be compiled long before a fast one. Then rounds are interleaved: in each,
 * a piece of work goes through the document again and again for the same processor time. Told are medians of processor time,
 * all threads, compilation and the collection of garbage included.
 *
 * <p>Two lines say what is left to gain: the tokenizers alone, and our readers without a hash.
 */
public final class TraceBenchmark {

    private static final int EVENTS = 20_000;
    private static final long SECOND = 1_000_000_000L;

    /** The clock of the processor ticks a hundred times a second. */
    private static final long ROUND = SECOND / 2;

    private TraceBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        boolean quick = Arrays.asList(arguments).contains("--quick");
        long warmUp = (quick ? 3 : 6) * SECOND;
        int rounds = quick ? 3 : 7;
        List<Event> events = new ArrayList<>();
        RandomEvents random = RandomEvents.plain(20_260_101);
        for (int i = 0; i < EVENTS; i++) {
            events.add(random.next());
        }
        byte[] json = written(events, false);
        byte[] xml = written(events, true);
        System.out.printf(
                Locale.ROOT,
                "%,d events; JSON %,d kB, XML %,d kB; Java %s%n",
                EVENTS,
                json.length / 1000,
                xml.length / 1000,
                Runtime.version());

        Map<String, Callable<?>> work = new LinkedHashMap<>();
        work.put("hash JSON", () -> hash(json));
        work.put("hash XML", () -> hash(xml));
        Peer peer = Peer.find();
        if (peer != null) {
            work.put("hash JSON, OpenEPCIS 0.9.2", () -> peer.hash(json, "fromJson"));
            work.put("hash XML, OpenEPCIS 0.9.2", () -> peer.hash(xml, "fromXml"));
        }
        work.put("tokens of JSON alone", () -> jsonTokens(json));
        work.put("tokens of XML alone", () -> xmlTokens(xml));
        work.put("read JSON, no hash", () -> read(json));
        work.put("read XML, no hash", () -> read(xml));
        work.put("convert XML to JSON", () -> convert(xml, false));
        work.put("convert JSON to XML", () -> convert(json, true));
        work.put("validate JSON", () -> validate(json));
        work.put("validate XML", () -> validate(xml));

        for (Callable<?> each : work.values()) {
            eventsPerSecond(each, warmUp);
        }
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Callable<?>> each : work.entrySet()) {
                rates.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                        .add(eventsPerSecond(each.getValue(), ROUND));
            }
        }
        System.out.println(
                "| what | events per processor second, median | slowest round | fastest round |\n|---|---|---|---|");
        Map<String, Double> medians = new LinkedHashMap<>();
        rates.forEach((name, taken) -> {
            Collections.sort(taken);
            medians.put(name, taken.get(taken.size() / 2));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f |%n",
                    name,
                    taken.get(taken.size() / 2),
                    taken.getFirst(),
                    taken.getLast());
        });
        if (peer != null) {
            for (String syntax : new String[] {"JSON", "XML"}) {
                double own = medians.getOrDefault("hash " + syntax, 0.0);
                double theirs = medians.getOrDefault("hash " + syntax + ", OpenEPCIS 0.9.2", 1.0);
                System.out.printf(Locale.ROOT, "hash %s: %.1f times OpenEPCIS%n", syntax, own / theirs);
            }
            long same = agreement(hash(json), peer.hash(json, "fromJson"));
            System.out.printf(Locale.ROOT, "hash IDs that both give alike: %,d of %,d%n", same, EVENTS);
        }
    }

    /** What the whole program has used of the processor, so that other programs on the machine do not count. */
    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Does the work again and again until so much processor time is used. */
    private static double eventsPerSecond(Callable<?> work, long atLeast) throws Exception {
        long begin = processorTime();
        long taken = 0;
        int passes = 0;
        while (taken < atLeast) {
            work.call();
            passes++;
            taken = processorTime() - begin;
        }
        return (double) EVENTS * passes * SECOND / taken;
    }

    private static long agreement(List<String> own, List<String> theirs) {
        long same = 0;
        for (int i = 0; i < Math.min(own.size(), theirs.size()); i++) {
            if (own.get(i).equals(theirs.get(i))) {
                same++;
            }
        }
        return same;
    }

    private static List<String> hash(byte[] document) throws Exception {
        EventHasher hasher = new EventHasher();
        List<String> hashes = new ArrayList<>(EVENTS);
        try (EventSource source = Documents.open(DocumentSource.of(document), Limits.USUAL)) {
            while (source.next()) {
                hashes.add(hasher.hash(source.tree()));
            }
        }
        if (hashes.size() != EVENTS) {
            throw new IllegalStateException("lost events");
        }
        return hashes;
    }

    private static int read(byte[] document) throws Exception {
        int nodes = 0;
        try (EventSource source = Documents.open(DocumentSource.of(document), Limits.USUAL)) {
            while (source.next()) {
                nodes += source.tree().size();
            }
        }
        return nodes;
    }

    private static int jsonTokens(byte[] document) {
        int characters = 0;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                characters += parser.getStringLength();
            }
        }
        return characters;
    }

    private static int xmlTokens(byte[] document) throws XMLStreamException {
        int characters = 0;
        XMLStreamReader reader = new InputFactoryImpl().createXMLStreamReader(new ByteArrayInputStream(document));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.CHARACTERS) {
                characters += reader.getTextLength();
            }
        }
        return characters;
    }

    private static boolean convert(byte[] document, boolean toXml) throws IOException {
        OutputStream nowhere = OutputStream.nullOutputStream();
        EventWriter writer = toXml
                ? new XmlWriter(nowhere, XmlVersion.V2_0, OutputOptions.AS_SENT)
                : new JsonWriter(nowhere, OutputOptions.AS_SENT);
        return Conversion.convert(DocumentSource.of(document), Limits.USUAL, writer, finding -> {});
    }

    private static boolean validate(byte[] document) throws IOException {
        return Validator.validate(() -> Documents.open(DocumentSource.of(document), Limits.USUAL), finding -> {});
    }

    private static byte[] written(List<Event> events, boolean asXml) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EventWriter writer = asXml
                ? new XmlWriter(bytes, XmlVersion.V2_0, OutputOptions.AS_SENT)
                : new JsonWriter(bytes, OutputOptions.AS_SENT)) {
            writer.begin(RandomEvents.head(DocumentKind.EVENTS, null));
            for (Event event : events) {
                writer.write(event, Namespaces.NONE);
            }
        }
        return bytes.toByteArray();
    }

    /** The other library, on a class path of its own, called a document at a time. */
    private record Peer(Object generator) {

        static @Nullable Peer find() throws Exception {
            String path = System.getProperty("phusa.peer", "");
            if (path.isBlank()) {
                return null;
            }
            List<URL> urls = new ArrayList<>();
            for (String each : path.trim().split(File.pathSeparator)) {
                urls.add(new File(each).toURI().toURL());
            }
            @SuppressWarnings("resource") // lives as long as the program
            URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            return new Peer(loader.loadClass("io.openepcis.epc.eventhash.EventHashGenerator")
                    .getConstructor()
                    .newInstance());
        }

        List<String> hash(byte[] document, String method) throws Exception {
            Method from = generator.getClass().getMethod(method, InputStream.class, String.class);
            Object multi = from.invoke(generator, new ByteArrayInputStream(document), "sha-256");
            Object subscribe = call(multi, "io.smallrye.mutiny.Multi", "subscribe");
            Object iterable = call(subscribe, "io.smallrye.mutiny.groups.MultiSubscribe", "asIterable");
            List<String> hashes = new ArrayList<>(EVENTS);
            for (Object each : (Iterable<?>) iterable) {
                hashes.add(String.valueOf(each));
            }
            if (hashes.size() != EVENTS) {
                throw new IllegalStateException("the peer lost events: " + hashes.size());
            }
            return hashes;
        }

        private Object call(Object on, String type, String method) throws Exception {
            return generator
                    .getClass()
                    .getClassLoader()
                    .loadClass(type)
                    .getMethod(method)
                    .invoke(on);
        }
    }
}
