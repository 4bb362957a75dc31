package vn.phusa.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.PhuSa;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Namespaces;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventPage;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.Field;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.MasterDataView;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.Viewer;
import vn.phusa.traceability.store.EventSearch;
import vn.phusa.traceability.store.KnownValues;
import vn.phusa.traceability.store.NamespaceSets;
import vn.phusa.traceability.store.Words;

/**
 * How long the first page of a query takes, by kind, at growing numbers of events.
 *
 * <p>The fewest events stand in a platform and a database of their own, which are asked in turn with the larger ones: what the machine
 * does at one moment, and not at another, is then in both figures of a ratio.
 */
final class QueryBench {

    private static final Namespaces NS = Namespaces.of(Map.of("ex", "https://ns.gao.vn/"));
    private static final int PRODUCTS = 1_000;
    private static final int PLACES = 200;
    private static final int PLACES_A_PROVINCE = 20;

    /** A lot's events lie scattered over so many events that follow each other, so many lots among them, however many events there are. */
    private static final int BLOCK = 100_000;

    private static final int LOTS_A_BLOCK = 500;

    /** One event in a thousand is of a party that sees nothing else. */
    private static final PartyId SELDOM = new PartyId(2);

    private static final int FEWEST = 100_000;
    private static final int ROUNDS = 200;

    /** What the servers and the platform learn once is not counted. */
    private static final int WARM_UP = 400;

    private static final int PAGE = 30;
    private static final int AT_ONCE = 250_000;

    /** Each province has its places. */
    private static final MasterDataView TREE = new MasterDataView() {
        @Override
        public Set<String> within(String key) {
            Set<String> all = new HashSet<>(Set.of(key));
            if (key.startsWith("urn:tinh:")) {
                int province = Integer.parseInt(key.substring("urn:tinh:".length()));
                IntStream.range(province * PLACES_A_PROVINCE, (province + 1) * PLACES_A_PROVINCE)
                        .forEach(place -> all.add("urn:kho:" + place));
            }
            return all;
        }

        @Override
        public Set<String> values(String key, String attribute) {
            return Set.of();
        }

        @Override
        public Set<String> having(String attribute) {
            return Set.of();
        }
    };

    private final JdbcClient database;
    private final EventSearch search;
    private final KnownValues values;
    private final Random random = new Random(1);
    private int events;

    /** Milliseconds: p50 and p95. */
    private record Times(double median, double slow) {}

    private record Taken(long nanoseconds, int found) {}

    /** A kind of question: with so many milliseconds as its bar, asked by a number of one's own choice. */
    private record Kind(String name, int bar, BiFunction<QueryBench, Integer, Taken> ask) {}

    private QueryBench(JdbcClient database, EventSearch search, KnownValues values) {
        this.database = database;
        this.search = search;
        this.values = values;
    }

    public static void main(String[] arguments) {
        int[] sizes = List.of(arguments).contains("--full") ? new int[] {1_000_000, 10_000_000} : new int[] {1_000_000};
        try (ConfigurableApplicationContext first = platform();
                ConfigurableApplicationContext second = platform()) {
            QueryBench few = of(first);
            QueryBench many = of(second);
            grow(few, first, FEWEST);
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %12s %10s %10s %10s %10s %10s %10s   (ratios to %,d events; bar 2)%n",
                    "first page of " + PAGE,
                    "events",
                    "p50 ms",
                    "p95 ms",
                    "bar p95",
                    "p50 ratio",
                    "p95 ratio",
                    "found",
                    FEWEST);
            for (int size : sizes) {
                grow(many, second, size);
                kinds().forEach(kind -> compare(kind, few, many));
            }
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext platform() {
        return SpringApplication.run(
                PhuSa.class,
                "--phusa.temporary=true",
                "--phusa.first-data=CAN_THO",
                "--phusa.jobs.start=false",
                "--server.port=0",
                "--spring.main.banner-mode=off");
    }

    private static QueryBench of(ConfigurableApplicationContext context) {
        return new QueryBench(
                context.getBean(JdbcClient.class),
                context.getBean(EventSearch.class),
                context.getBean(KnownValues.class));
    }

    private static void grow(QueryBench bench, ConfigurableApplicationContext context, int size) {
        long began = System.nanoTime();
        bench.grow(size, context.getBean(Words.class), context.getBean(NamespaceSets.class));
        System.out.printf(
                Locale.ROOT,
                "%,d events stand ready after %.0f s, %s%n",
                size,
                (System.nanoTime() - began) / 1e9,
                bench.size());
    }

    private static List<Kind> kinds() {
        Viewer small = new Viewer.Party(Set.of(SELDOM), Set.of());
        return List.of(
                page("exact EPC", 20, i -> "MATCH_anyEPC=" + urn(i % PRODUCTS) + i),
                page("idpat pattern", 50, i -> "MATCH_anyEPC=urn:epc:idpat:sgtin:8935001." + item(i % PRODUCTS) + ".*"),
                page("bizStep page", 20, i -> "EQ_bizStep=urn:buoc:" + i % 10),
                page("sensor value, unit converted", 20, i -> "GE_value_FAH=" + (32 + i % 70)),
                page("ILMD extension", 20, i -> "EQ_ILMD_ex:lot=" + lot(i)),
                page("WD_ (20 places below)", 20, i -> "WD_bizLocation=urn:tinh:" + i % (PLACES / PLACES_A_PROVINCE)),
                page("bizStep, newest event first", 20, i -> "EQ_bizStep=urn:buoc:" + i % 10 + "&orderBy=eventTime"),
                known(
                        "bizSteps that a small party sees",
                        values -> values.after(KnownValues.Kind.BIZ_STEPS, small, "", PAGE)),
                known(
                        "places that a small party sees",
                        values -> values.after(KnownValues.Kind.BIZ_LOCATIONS, small, "", PAGE)),
                known(
                        "places that the authority sees",
                        values -> values.after(KnownValues.Kind.BIZ_LOCATIONS, new Viewer.Authority(), "", PAGE)));
    }

    private static Kind known(String name, Function<KnownValues, List<String>> asked) {
        return new Kind(name, 20, (bench, i) -> {
            long began = System.nanoTime();
            int found = asked.apply(bench.values).size();
            return new Taken(System.nanoTime() - began, found);
        });
    }

    private static Kind page(String name, int bar, IntFunction<String> url) {
        return new Kind(name, bar, (bench, i) -> {
            EventQuery query = Given.fromUrl(url.apply(i))
                    .then(given -> EventQuery.of(given, NS))
                    .orThrow();
            long began = System.nanoTime();
            EventPage page = bench.search
                    .page(query, new Viewer.Authority(), TREE, null, PAGE)
                    .orThrow();
            return new Taken(System.nanoTime() - began, page.events().size());
        });
    }

    private static void compare(Kind kind, QueryBench few, QueryBench many) {
        List<Taken> atFew = new ArrayList<>();
        List<Taken> atMany = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Taken one = kind.ask.apply(few, few.random.nextInt(few.events));
            Taken other = kind.ask.apply(many, many.random.nextInt(many.events));
            if (round >= 0) {
                atFew.add(one);
                atMany.add(other);
            }
        }
        Times base = times(atFew);
        tell(kind, few.events, atFew, base);
        tell(kind, many.events, atMany, base);
    }

    private static Times times(List<Taken> taken) {
        double[] milliseconds = taken.stream()
                .mapToDouble(each -> each.nanoseconds / 1e6)
                .sorted()
                .toArray();
        return new Times(milliseconds[ROUNDS / 2], milliseconds[ROUNDS * 95 / 100]);
    }

    private static void tell(Kind kind, int events, List<Taken> taken, Times base) {
        Times times = times(taken);
        System.out.printf(
                Locale.ROOT,
                "%-32s %,12d %10.1f %10.1f %10d %10.2f %10.2f %10.1f%n",
                kind.name,
                events,
                times.median,
                times.slow,
                kind.bar,
                times.median / base.median,
                times.slow / base.slow,
                taken.stream().mapToInt(Taken::found).average().orElse(0));
    }

    private static String lot(int i) {
        return "L" + i / BLOCK + '.' + i / 5 % LOTS_A_BLOCK;
    }

    private String size() {
        return database.sql("select pg_size_pretty(pg_database_size(current_database()))")
                .query(String.class)
                .single();
    }

    private static String item(int product) {
        return "%06d".formatted(product);
    }

    private static String urn(int product) {
        return "urn:epc:id:sgtin:8935001." + item(product) + ".";
    }

    /** Rows as capture would write them, made within the database. */
    private void grow(int size, Words words, NamespaceSets prefixes) {
        String[] gtins = IntStream.range(0, PRODUCTS)
                .mapToObj(product -> Thing.key(urn(product) + "1").substring(0, 17))
                .toArray(String[]::new);
        Integer[] steps = ids(words, "urn:buoc:", 10);
        Integer[] places = ids(words, "urn:kho:", PLACES);
        int namespaces = prefixes.id(NS);
        long first = EventNumber.firstOf(Instant.parse("2026-11-01T00:00:00Z")).value();
        for (int from = events; from < size; from += AT_ONCE) {
            int to = Math.min(size, from + AT_ONCE);
            database.sql("""
                            insert into traceability.event
                            select :first + (i::bigint << 22), timestamptz '2026-01-01' + i * interval '1 second', 1, 2,
                                (:steps::integer[])[1 + i % 10], 0, 0, (:places::integer[])[1 + i % :placeCount], case when i % 1000 = 7 then 2 else 1 end, '{}', 1, :namespaces,
                                convert_to('{"type":"ObjectEvent","eventID":"urn:x:' || i || '","eventTime":"'
                                    || to_char((timestamptz '2026-01-01' + i * interval '1 second') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                                    || '","eventTimeZoneOffset":"+07:00","epcList":["https://id.gs1.org/'
                                    || (:gtins::text[])[1 + i % :products] || '/21/' || i || '"],"action":"OBSERVE","bizStep":"urn:buoc:' || i % 10
                                    || '","bizLocation":{"id":"urn:kho:' || i % :placeCount || '"}'
                                    || case when i % 5 = 0 then ',"ilmd":{"ex:lot":"L' || i / :block || '.' || i / 5 % :lots || '"}' else '' end
                                    || case when i % 10 = 0 then ',"sensorElementList":[{"sensorReport":[{"type":"Temperature","value":'
                                        || i / 10 * 7 % 4000 / 100.0 || ',"uom":"CEL"}]}]' else '' end
                                    || '}', 'UTF8')
                            from generate_series(:from, :to - 1) i
                            """)
                    .param("first", first)
                    .param("steps", steps)
                    .param("places", places)
                    .param("placeCount", PLACES)
                    .param("namespaces", namespaces)
                    .param("gtins", gtins)
                    .param("products", PRODUCTS)
                    .param("block", BLOCK)
                    .param("lots", LOTS_A_BLOCK)
                    .param("from", from)
                    .param("to", to)
                    .update();
            database.sql("""
                            insert into traceability.thing
                            select (:gtins::text[])[1 + i % :products] || '/21/' || i, 1, :first + (i::bigint << 22)
                            from generate_series(:from, :to - 1) i
                            """)
                    .param("first", first)
                    .param("gtins", gtins)
                    .param("products", PRODUCTS)
                    .param("from", from)
                    .param("to", to)
                    .update();
            database.sql("""
                            insert into traceability.field (name, number, text, value)
                            select :class, :first + (i::bigint << 22), (:gtins::text[])[1 + i % :products], null::double precision
                            from generate_series(:from, :to - 1) i
                            union all
                            select :lot, :first + (i::bigint << 22), 'L' || i / :block || '.' || i / 5 % :lots, null
                            from generate_series(:from, :to - 1) i where i % 5 = 0
                            union all
                            select :sensor, :first + (i::bigint << 22), null, null
                            from generate_series(:from, :to - 1) i where i % 10 = 0
                            union all
                            select :type, :first + (i::bigint << 22), 'https://gs1.org/voc/Temperature', null
                            from generate_series(:from, :to - 1) i where i % 10 = 0
                            union all
                            select :value, :first + (i::bigint << 22), null, (i / 10 * 7 % 4000 / 100.0 + 273.15)::double precision
                            from generate_series(:from, :to - 1) i where i % 10 = 0
                            """)
                    .param("class", Field.code("class:1"))
                    .param("lot", Field.code("ILMD_:https://ns.gao.vn/#lot"))
                    .param("sensor", Field.code("sensor"))
                    .param("type", Field.code("sensor.type"))
                    .param("value", Field.code("sensor.value:K"))
                    .param("first", first)
                    .param("gtins", gtins)
                    .param("products", PRODUCTS)
                    .param("block", BLOCK)
                    .param("lots", LOTS_A_BLOCK)
                    .param("from", from)
                    .param("to", to)
                    .update();
        }
        database.sql("""
                        insert into traceability.known_word (kind, named, party, word)
                        select distinct held.kind, false, owner, held.word from traceability.event
                        cross join lateral (values (1, biz_step), (4, biz_location)) held (kind, word)
                        on conflict do nothing
                        """).update();
        database.sql("update traceability.newest set number = :number")
                .param("number", first + ((long) size << EventNumber.COUNTER_BITS))
                .update();
        database.sql("vacuum analyze").update();
        // Otherwise whoever asks first would have to write what was loaded.
        database.sql("checkpoint").update();
        written();
        events = size;
    }

    /** The server hands gigabytes to the system, which would still be writing them while the first kinds are measured. */
    private static void written() {
        try {
            new ProcessBuilder("sync").inheritIO().start().waitFor();
        } catch (IOException noSuchCommand) {
            System.out.println("There is no command `sync`: the system may still be writing while this measures.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Integer[] ids(Words words, String start, int count) {
        String[] all = IntStream.range(0, count).mapToObj(i -> start + i).toArray(String[]::new);
        Map<String, Integer> ids = words.ids(Set.of(all));
        return Arrays.stream(all).map(ids::get).toArray(Integer[]::new);
    }
}
