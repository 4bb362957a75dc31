package vn.phusa.traceability.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.traceability.Cursor;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventPage;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.MasterDataView;
import vn.phusa.traceability.QueryProblem;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Viewer;
import vn.phusa.traceability.store.Probe.Sql;

/**
 * Finds the events of a query, page by page.
 *
 * <p>Of all ways through the indices the first that leads to few events is gone; the others, the columns and who sees them are checked
 * in one statement, and what is left is read and judged. Where every way leads to many, one that gives numbers in their order is
 * followed until the page is full, so that a page costs the same however many events there are.
 *
 * <p>A range of values ("warmer than 8 °C") has two ways. Where many values fit, the page is full after some steps through all values of
 * that field in the order of numbers; where few do, they are taken whole from the index by value. Which it is, the first steps tell.
 */
@Repository
public class EventSearch {

    /**
     * How far the indices are looked into.
     *
     * @param few up to so many numbers are taken from one at once
     * @param many up to so many where nothing else narrows
     * @param walk so many values of a field are looked through before it is asked whether few of them fit
     * @param judged so many events are read for a page ({@code PHUSA_EPCIS_QUERY_LIMIT}); a query that needs more is too complex
     */
    public record Reach(int few, int many, int walk, int judged) {
        /** The usual, with a limit of one's own on the events that are read. */
        public static Reach reading(int judged) {
            return new Reach(2_000, 100_000, 8_192, judged);
        }
    }

    private static final int SMALLEST_STEP = 64;
    private static final int LARGEST_STEP = 4_096;

    /** So often, before other conditions are tried as a way: they keep too little of what fits. */
    private static final int FIRST_WALKS = 3;

    private static final String PATIENCE = "30s";

    private final JdbcClient database;
    private final EventStore events;
    private final Words words;
    private final TransactionTemplate reading;
    private final Reach reach;

    @Autowired
    EventSearch(
            JdbcClient database,
            EventStore events,
            Words words,
            PlatformTransactionManager transactions,
            @Value("${phusa.epcis.query-limit:200000}") int mostRead) {
        this(database, events, words, transactions, Reach.reading(mostRead));
    }

    /** With a reach of one's own. */
    public EventSearch(
            JdbcClient database, EventStore events, Words words, PlatformTransactionManager transactions, Reach reach) {
        this.reach = reach;
        this.database = database;
        this.events = events;
        this.words = words;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /**
     * A page.
     *
     * @param from the end of the page before; null for the first
     * @param size at least 1
     */
    public Outcome<EventPage> page(
            EventQuery query, Viewer viewer, MasterDataView masterData, @Nullable Cursor from, int size) {
        Integer limit = query.countLimit();
        int given = from == null ? 0 : from.given();
        int wanted = limit == null ? size : Math.min(size, limit - given);
        if (wanted <= 0) {
            return Outcome.accepted(new EventPage(List.of(), from == null ? 0 : from.newest(), null));
        }
        return patiently(() -> {
            long newest = from == null ? newest() : from.newest();
            Run run = new Run(query, viewer, masterData, newest, from == null ? null : from.last());
            List<RecordedEvent> found = run.first(wanted + 1);
            boolean more = found.size() > wanted && (limit == null || given + wanted < limit);
            List<RecordedEvent> page = found.size() > wanted ? found.subList(0, wanted) : found;
            Cursor next = more ? new Cursor(newest, given + wanted, run.place(page.getLast())) : null;
            return new EventPage(page, newest, next);
        });
    }

    /** Whether more than so many events match. */
    public Outcome<Boolean> moreThan(int most, EventQuery query, Viewer viewer, MasterDataView masterData) {
        EventQuery unordered = new EventQuery(query.conditions(), null, null, null);
        return patiently(() -> {
            long newest = newest();
            Cursor.Place after = null;
            int count = 0;
            while (true) {
                Run run = new Run(unordered, viewer, masterData, newest, after);
                List<RecordedEvent> some = run.first(Math.min(1_000, most + 1 - count));
                count += some.size();
                if (count > most) {
                    return true;
                }
                if (some.size() < Math.min(1_000, most + 1 - count + some.size())) {
                    return false;
                }
                after = run.place(some.getLast());
            }
        });
    }

    /** How many events the party sees: its own by their index alone, those beside them one by one. */
    public long count(Viewer.Party party) {
        String own = "owner in (" + Narrowing.numbers(Narrowing.values(party)) + ")";
        long all =
                party.owners().isEmpty() ? 0 : counted(Sql.of("select count(*) from traceability.event where " + own));
        List<Sql> beside = Narrowing.waysBesideOwn(party);
        Sql seen = Narrowing.seen(party, words);
        if (beside.isEmpty() || seen.text().isEmpty()) {
            return all;
        }
        Sql ways = Sql.joined(" union ", beside);
        String notOwn = party.owners().isEmpty() ? "" : " and not e." + own;
        Sql others = Sql.joined(
                "",
                List.of(
                        Sql.of("select count(*) from traceability.event e where e.number in ("),
                        ways,
                        Sql.of(")" + notOwn + " and "),
                        seen));
        return all + counted(others);
    }

    private long counted(Sql sql) {
        return database.sql(sql.text())
                .params(sql.parameters())
                .query(Long.class)
                .single();
    }

    private long newest() {
        return events.newest().map(EventNumber::value).orElse(0L);
    }

    private interface Search<T> {
        T run() throws TooMuch;
    }

    private static final class TooMuch extends Exception {
        private static final long serialVersionUID = 1;
    }

    private <T> Outcome<T> patiently(Search<T> search) {
        try {
            Outcome<T> outcome = reading.execute(_ -> {
                database.sql("set local statement_timeout = '" + PATIENCE + "'").update();
                try {
                    return Outcome.accepted(search.run());
                } catch (TooMuch tooMuch) {
                    return Outcome.rejected(Problem.of(QueryProblem.TOO_COMPLEX));
                }
            });
            return Objects.requireNonNull(outcome);
        } catch (QueryTimeoutException tooLong) {
            return Outcome.rejected(Problem.of(QueryProblem.TOO_COMPLEX));
        }
    }

    /** The numbers of candidates with the time of their events. */
    private record Candidate(long number, long micros) {}

    /** One search for one page. */
    private final class Run {
        private final EventQuery query;
        private final Viewer viewer;
        private final MasterDataView masterData;
        private final Cursor.@Nullable Place after;
        private final Narrowing narrowing;
        private final EventQuery.@Nullable OrderBy by;
        private final boolean ascending;
        private int judged;

        Run(EventQuery query, Viewer viewer, MasterDataView masterData, long newest, Cursor.@Nullable Place after) {
            this.query = query;
            this.viewer = viewer;
            this.masterData = masterData;
            this.after = after;
            this.narrowing = Narrowing.of(query, viewer, masterData, words, newest);
            EventQuery.Order order = query.order();
            this.by = order == null ? null : order.by();
            this.ascending = order == null || order.ascending();
        }

        Cursor.Place place(RecordedEvent event) {
            return Cursor.placeOf(query, event);
        }

        /** The first events after the place, at most so many. */
        List<RecordedEvent> first(int count) throws TooMuch {
            if (narrowing.isImpossible()) {
                return List.of();
            }
            return switch (by) {
                case null -> inNumberOrder(count, after == null ? null : after.number());
                case EventQuery.OrderBy.RecordTime() -> inNumberOrder(count, after == null ? null : after.number());
                case EventQuery.OrderBy.EventTime() -> inTimeOrder(count);
                case EventQuery.OrderBy.Own _ -> inOwnOrder(count);
            };
        }

        private List<RecordedEvent> inNumberOrder(int count, @Nullable Long place) throws TooMuch {
            List<RecordedEvent> found = new ArrayList<>();
            Numbers numbers = new Numbers(ascending, place);
            for (int step = step(count); found.size() < count; step = Math.min(step * 4, LARGEST_STEP)) {
                long[] some = numbers.next(step);
                if (some.length == 0) {
                    break;
                }
                long[] kept = numbers.needsCheck() ? kept(some, numbers.used(), ascending) : some;
                take(kept, count, found);
            }
            return found;
        }

        /** Reads and judges a few at a time, since most of what is left matches. */
        private void take(long[] numbers, int count, List<RecordedEvent> found) throws TooMuch {
            for (int at = 0; at < numbers.length && found.size() < count; ) {
                int chunk = Math.min(numbers.length - at, Math.max(16, count - found.size()));
                List<RecordedEvent> read = read(Arrays.copyOfRange(numbers, at, at + chunk));
                for (RecordedEvent event : read) {
                    RecordedEvent wanted = found.size() < count ? wanted(event) : null;
                    if (wanted != null) {
                        found.add(wanted);
                    }
                }
                at += chunk;
            }
        }

        /** As it is told to the viewer; null: it is not seen, or not asked for. */
        private @Nullable RecordedEvent wanted(RecordedEvent event) {
            if (!viewer.sees(event)) {
                return null;
            }
            RecordedEvent told = viewer.told(event);
            return query.matches(told, masterData) ? told : null;
        }

        /** The events in the order of these numbers. */
        private List<RecordedEvent> read(long[] numbers) throws TooMuch {
            judged += numbers.length;
            if (judged > reach.judged()) {
                throw new TooMuch();
            }
            Map<Long, RecordedEvent> byNumber = new HashMap<>();
            for (RecordedEvent event : events.events(
                    LongStream.of(numbers).mapToObj(EventNumber::new).toList())) {
                byNumber.put(event.number().value(), event);
            }
            List<RecordedEvent> ordered = new ArrayList<>(numbers.length);
            for (long number : numbers) {
                RecordedEvent event = byNumber.get(number);
                if (event != null) {
                    ordered.add(event);
                }
            }
            return ordered;
        }

        private List<RecordedEvent> inTimeOrder(int count) throws TooMuch {
            List<RecordedEvent> found = new ArrayList<>();
            Comparator<Candidate> order =
                    Comparator.comparingLong(Candidate::micros).thenComparingLong(Candidate::number);
            if (!ascending) {
                order = order.reversed();
            }
            Candidate place = after != null && after.key() instanceof Cursor.Key.Time(long micros)
                    ? new Candidate(after.number(), micros)
                    : null;
            Probe few = null;
            for (Probe probe : narrowing.probes()) {
                long[] some = numbers(probe, narrowing.above(), narrowing.upTo(), true, reach.few() + 1);
                if (some.length <= reach.few()) {
                    few = probe;
                    Comparator<Candidate> sorted = order;
                    long[] rest = timed(some, probe).stream()
                            .filter(each -> place == null || sorted.compare(each, place) > 0)
                            .sorted(sorted)
                            .mapToLong(Candidate::number)
                            .toArray();
                    take(rest, count, found);
                    break;
                }
            }
            if (few != null) {
                return found;
            }
            Candidate at = place;
            for (int step = step(count); found.size() < count; step = Math.min(step * 4, LARGEST_STEP)) {
                List<Candidate> some = byTime(at, step);
                take(some.stream().mapToLong(Candidate::number).toArray(), count, found);
                if (some.size() < step) {
                    break;
                }
                at = some.getLast();
            }
            return found;
        }

        /** All matches are looked at; only the first so many after the place are kept. */
        private List<RecordedEvent> inOwnOrder(int count) throws TooMuch {
            record Ranked(Cursor.Place place, RecordedEvent event) {}
            Comparator<Cursor.Place> places =
                    Comparator.comparing(Cursor.Place::key).thenComparingLong(Cursor.Place::number);
            Comparator<Cursor.Place> order = ascending ? places : places.reversed();
            PriorityQueue<Ranked> first = new PriorityQueue<>(
                    Comparator.comparing(Ranked::place, order).reversed());
            Numbers numbers = new Numbers(true, null);
            while (true) {
                long[] some = numbers.next(LARGEST_STEP);
                if (some.length == 0) {
                    break;
                }
                long[] kept = numbers.needsCheck() ? kept(some, numbers.used(), true) : some;
                for (int at = 0; at < kept.length; at += 500) {
                    for (RecordedEvent each : read(Arrays.copyOfRange(kept, at, Math.min(kept.length, at + 500)))) {
                        RecordedEvent event = wanted(each);
                        if (event == null) {
                            continue;
                        }
                        Cursor.Place place = place(event);
                        if (after != null && order.compare(place, after) <= 0) {
                            continue;
                        }
                        first.add(new Ranked(place, event));
                        if (first.size() > count) {
                            first.poll();
                        }
                    }
                }
            }
            return first.stream()
                    .sorted(Comparator.comparing(Ranked::place, order))
                    .map(Ranked::event)
                    .toList();
        }

        /** Numbers that may match, in their order. */
        private final class Numbers {
            private final boolean upwards;
            private long low;
            private long high;
            private long @Nullable [] whole;
            private int at;
            private @Nullable Probe used;
            private boolean table;
            /** How often the values of a field may still be looked through before another way is chosen. */
            private int walks = FIRST_WALKS;

            private boolean undecided;

            Numbers(boolean upwards, @Nullable Long place) {
                this.upwards = upwards;
                this.low = upwards && place != null ? place : narrowing.above();
                this.high = !upwards && place != null ? place - 1 : narrowing.upTo();
                choose();
            }

            private void choose() {
                List<Probe> probes = narrowing.probes();
                if (probes.size() == 1 && probes.getFirst().sorted()) {
                    used = probes.getFirst();
                    return;
                }
                Probe sorted = null;
                Probe walked = null;
                for (Probe probe : probes) {
                    if (walks > 0 && probe.walk() != null) {
                        used = probe;
                        return;
                    }
                    if (takeWhole(probe, reach.few())) {
                        return;
                    }
                    if (sorted == null && probe.sorted()) {
                        sorted = probe;
                    }
                    if (walked == null && probe.walk() != null) {
                        walked = probe;
                    }
                }
                if (sorted != null || walked != null) {
                    used = sorted != null ? sorted : walked;
                    return;
                }
                for (Probe probe : probes) {
                    if (probe.exists() == null && takeWhole(probe, reach.many())) {
                        return;
                    }
                }
                table = true;
            }

            private boolean takeWhole(Probe probe, int most) {
                long[] some = numbers(probe, low, high, upwards, most + 1);
                if (some.length > most) {
                    return false;
                }
                whole = ordered(some, upwards);
                used = probe;
                return true;
            }

            /** The next numbers; none at the end. */
            long[] next(int step) {
                if (undecided) {
                    undecided = false;
                    choose();
                }
                long[] all = whole;
                if (all != null) {
                    int to = Math.min(all.length, at + step);
                    long[] some = Arrays.copyOfRange(all, at, to);
                    at = to;
                    return some;
                }
                if (low >= high) {
                    return new long[0];
                }
                Probe way = used;
                Probe.Walk walk = way == null || way.sorted() ? null : way.walk();
                long[] found;
                if (table || way == null) {
                    found = fromTable(step);
                } else if (walk == null) {
                    found = numbers(way, low, high, upwards, step);
                } else if (walks > 0) {
                    found = longs(walk.numbers(low, high, upwards, step, reach.walk()));
                    walks = found.length < step ? 0 : walks - 1;
                    undecided = walks == 0;
                } else {
                    found = longs(walk.numbers(low, high, upwards, step, 0));
                }
                long[] some = ordered(found, upwards);
                if (some.length > 0) {
                    if (upwards) {
                        low = some[some.length - 1];
                    } else {
                        high = some[some.length - 1] - 1;
                    }
                }
                return some.length == 0 && undecided ? next(step) : some;
            }

            private long[] fromTable(int step) {
                List<Sql> parts = new ArrayList<>();
                parts.add(Sql.of("select e.number from traceability.event e where e.number > " + low
                        + " and e.number <= " + high));
                conditions(null).forEach(part -> parts.add(part));
                Sql all = Sql.joined(" and ", parts);
                return longs(new Sql(
                        all.text() + " order by e.number" + (upwards ? "" : " desc") + " limit " + step,
                        all.parameters()));
            }

            /** Whether anything is left to be checked in the tables. */
            boolean needsCheck() {
                return !table && !conditions(used).isEmpty();
            }

            @Nullable
            Probe used() {
                return used;
            }
        }

        /** What must hold in the tables beside the way that was gone. */
        private List<Sql> conditions(@Nullable Probe gone) {
            List<Sql> all = new ArrayList<>(narrowing.columns());
            for (Probe probe : narrowing.probes()) {
                Sql exists = probe.exists();
                if (probe != gone && exists != null && !exists.text().equals("true")) {
                    all.add(exists);
                }
            }
            return all;
        }

        private long[] kept(long[] numbers, @Nullable Probe gone, boolean upwards) {
            List<Sql> parts = new ArrayList<>();
            parts.add(Sql.of(
                    "select e.number from traceability.event e where e.number = any (?::bigint[])", text(numbers)));
            parts.addAll(conditions(gone));
            return ordered(longs(Sql.joined(" and ", parts)), upwards);
        }

        private List<Candidate> timed(long[] numbers, Probe gone) {
            if (numbers.length == 0) {
                return List.of();
            }
            List<Sql> parts = new ArrayList<>();
            parts.add(Sql.of(
                    "select e.number, " + MICROS + " from traceability.event e where e.number = any (?::bigint[])",
                    text(ordered(numbers, true))));
            parts.addAll(conditions(gone));
            return candidates(Sql.joined(" and ", parts));
        }

        private List<Candidate> byTime(@Nullable Candidate place, int step) {
            List<Sql> parts = new ArrayList<>();
            parts.add(Sql.of("select e.number, " + MICROS + " from traceability.event e where e.number > "
                    + narrowing.above() + " and e.number <= " + narrowing.upTo()));
            if (place != null) {
                parts.add(Sql.of(
                        "(e.event_time, e.number) " + (ascending ? ">" : "<") + " (?, " + place.number() + ")",
                        OffsetDateTime.ofInstant(
                                Instant.EPOCH.plus(place.micros(), ChronoUnit.MICROS), ZoneOffset.UTC)));
            }
            parts.addAll(conditions(null));
            Sql all = Sql.joined(" and ", parts);
            String direction = ascending ? "" : " desc";
            return candidates(new Sql(
                    all.text() + " order by e.event_time" + direction + ", e.number" + direction + " limit " + step,
                    all.parameters()));
        }
    }

    private static final String MICROS = "(extract(epoch from e.event_time) * 1000000)::bigint";

    private static int step(int count) {
        return Math.clamp(count * 2L, SMALLEST_STEP, LARGEST_STEP);
    }

    private long[] numbers(Probe probe, long above, long upTo, boolean upwards, int limit) {
        return longs(probe.numbers(above, upTo, upwards, limit));
    }

    private long[] longs(Sql sql) {
        return database.sql(sql.text()).params(sql.parameters()).query((row, _) -> row.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private List<Candidate> candidates(Sql sql) {
        return database.sql(sql.text())
                .params(sql.parameters())
                .query((row, _) -> new Candidate(row.getLong(1), row.getLong(2)))
                .list();
    }

    /** Each once, in order. */
    private static long[] ordered(long[] numbers, boolean upwards) {
        long[] sorted = LongStream.of(numbers).sorted().distinct().toArray();
        if (!upwards) {
            for (int i = 0; i < sorted.length / 2; i++) {
                long swapped = sorted[i];
                sorted[i] = sorted[sorted.length - 1 - i];
                sorted[sorted.length - 1 - i] = swapped;
            }
        }
        return sorted;
    }

    private static String text(long[] numbers) {
        StringBuilder text = new StringBuilder(numbers.length * 20).append('{');
        for (long number : numbers) {
            if (text.length() > 1) {
                text.append(',');
            }
            text.append(number);
        }
        return text.append('}').toString();
    }
}
