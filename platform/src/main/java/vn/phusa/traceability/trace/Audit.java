package vn.phusa.traceability.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;

/**
 * What the events of a trace say about quantities and places: balances of its transformations and of the whole chain, and flags for
 * what cannot be right. It judges only what is seen, and says where that is not all.
 *
 * @param balances one for each transformation, earliest first
 * @param chainIn kilograms of everything that entered the chain without coming out of a transformation of it
 * @param chainOut kilograms of everything that came out and was not used up again
 * @param whole whether both are complete
 */
public record Audit(List<Balance> balances, BigDecimal chainIn, BigDecimal chainOut, boolean whole, List<Flag> flags) {

    /** Faster than goods fly. */
    static final double FASTEST_KM_H = 950;

    /** Nearer than that, two places may be one, and clocks differ. */
    static final double NEAR_KM = 20;

    private static final String MASS = "kg";
    private static final Set<String> OUT = Set.of("shipping", "retail_selling", "dispensing");
    private static final Set<String> IN = Set.of("receiving");

    /**
     * Looks through a trace.
     *
     * @param profiles the loss profile of a product, by the key of its class
     * @param places where places lie
     */
    public static Audit of(SeenTrace trace, Function<String, Optional<LossProfile>> profiles, Places places) {
        return new Reading(trace, profiles, places).audit();
    }

    private static final class Reading {
        private final SeenTrace trace;
        private final Function<String, Optional<LossProfile>> profiles;
        private final Places places;
        private final List<Flag> flags = new ArrayList<>();

        Reading(SeenTrace trace, Function<String, Optional<LossProfile>> profiles, Places places) {
            this.trace = trace;
            this.profiles = profiles;
            this.places = places;
        }

        Audit audit() {
            List<Balance> balances = balances();
            balances.forEach(this::judge);
            accounts();
            serials();
            cycles();
            usedBeforeMade();
            BigDecimal in = BigDecimal.ZERO;
            BigDecimal out = BigDecimal.ZERO;
            Map<String, BigDecimal> left = new LinkedHashMap<>();
            Map<String, BigDecimal> used = new LinkedHashMap<>();
            boolean whole = !trace.partial();
            for (Balance balance : balances) {
                whole &= balance.whole();
                balance.outputs().forEach(item -> add(left, item.key(), item.kilograms()));
                balance.inputs().forEach(item -> add(used, item.key(), item.kilograms()));
            }
            for (Map.Entry<String, BigDecimal> one : used.entrySet()) {
                BigDecimal made = left.get(one.getKey());
                if (made == null) {
                    in = in.add(one.getValue());
                } else {
                    left.put(one.getKey(), made.subtract(one.getValue()));
                }
            }
            for (BigDecimal rest : left.values()) {
                out = out.add(rest.max(BigDecimal.ZERO));
            }
            return new Audit(balances, in, out, whole, List.copyOf(flags));
        }

        private static void add(Map<String, BigDecimal> sums, String key, @Nullable BigDecimal more) {
            if (more != null) {
                sums.merge(key, more, BigDecimal::add);
            }
        }

        // ---- transformations

        private List<Balance> balances() {
            Map<String, List<RecordedEvent>> groups = new LinkedHashMap<>();
            for (RecordedEvent recorded : trace.events().values()) {
                if (recorded.event() instanceof TransformationEvent event) {
                    String id = event.transformationID();
                    groups.computeIfAbsent(
                                    id == null ? recorded.number().toString() : Thing.key(id), _ -> new ArrayList<>())
                            .add(recorded);
                }
            }
            return groups.values().stream()
                    .map(this::balance)
                    .sorted(Comparator.comparing(Balance::time))
                    .toList();
        }

        private Balance balance(List<RecordedEvent> group) {
            List<Balance.Item> inputs = new ArrayList<>();
            List<Balance.Item> outputs = new ArrayList<>();
            Instant time = Instant.MIN;
            boolean hidden = false;
            for (RecordedEvent recorded : group) {
                TransformationEvent event = (TransformationEvent) recorded.event();
                event.inputEPCs().forEach(epc -> inputs.add(piece(epc)));
                event.inputQuantities().forEach(quantity -> inputs.add(item(quantity)));
                event.outputEPCs().forEach(epc -> outputs.add(piece(epc)));
                event.outputQuantities().forEach(quantity -> outputs.add(item(quantity)));
                Instant when = event.occurrence().eventTime().instant();
                time = when.isAfter(time) ? when : time;
                // Another event of the same transformation may be one that is not seen.
                hidden |= event.transformationID() != null && trace.partial();
            }
            boolean whole = !hidden
                    && !inputs.isEmpty()
                    && !outputs.isEmpty()
                    && inputs.stream().allMatch(item -> item.kilograms() != null)
                    && outputs.stream().allMatch(item -> item.kilograms() != null);
            LossProfile profile = outputs.stream()
                    .map(item -> profiles.apply(Lots.classOf(item.key()).orElse(item.key())))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
            return new Balance(
                    group.stream().map(RecordedEvent::number).toList(),
                    time,
                    inputs,
                    outputs,
                    sum(inputs),
                    sum(outputs),
                    whole,
                    profile);
        }

        private static Balance.Item piece(String epc) {
            return new Balance.Item(Thing.key(epc), BigDecimal.ONE, null, null);
        }

        private static Balance.Item item(QuantityElement element) {
            BigDecimal kilograms = Amounts.of(element)
                    .filter(quantity -> quantity.unit().dimension().equals(MASS))
                    .map(vn.phusa.epcis.unit.Quantity::value)
                    .orElse(null);
            return new Balance.Item(Thing.key(element.epcClass()), element.quantity(), element.uom(), kilograms);
        }

        private static BigDecimal sum(List<Balance.Item> items) {
            return items.stream()
                    .map(Balance.Item::kilograms)
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private void judge(Balance balance) {
            List<String> things =
                    balance.outputs().stream().map(Balance.Item::key).distinct().toList();
            boolean allInputsWeighed =
                    !balance.inputs().isEmpty() && balance.inputs().stream().allMatch(item -> item.kilograms() != null);
            // Outputs without a mass would only make it more.
            if (allInputsWeighed
                    && balance.out().compareTo(balance.in()) > 0
                    && (balance.whole() || balance.events().size() == 1)) {
                flags.add(new Flag(
                        Flag.Kind.MORE_OUT_THAN_IN,
                        things,
                        balance.events(),
                        List.of(plain(balance.in()), plain(balance.out()), "kg")));
                return;
            }
            LossProfile profile = balance.profile();
            BigDecimal yield = balance.yield().orElse(null);
            if (balance.whole() && profile != null && yield != null && !profile.allows(yield)) {
                flags.add(new Flag(
                        Flag.Kind.LOSS_OUTSIDE_PROFILE,
                        things,
                        balance.events(),
                        List.of(percent(yield), percent(profile.lowest()), percent(profile.highest()))));
            }
        }

        private static String plain(BigDecimal value) {
            return value.stripTrailingZeros().toPlainString();
        }

        private static String percent(BigDecimal share) {
            return plain(share.movePointRight(2).setScale(1, RoundingMode.HALF_UP));
        }

        // ---- lots: nobody passes on more than they had

        /** What one holder had of a lot and what they did with it, by dimension. */
        private static final class Account {
            final Map<String, BigDecimal> made = new TreeMap<>();
            final Map<String, BigDecimal> commissioned = new TreeMap<>();
            final Map<String, BigDecimal> received = new TreeMap<>();
            final Map<String, BigDecimal> gone = new TreeMap<>();
            final Set<EventNumber> events = new LinkedHashSet<>();
        }

        private void accounts() {
            Map<List<String>, Account> accounts = new LinkedHashMap<>();
            for (RecordedEvent recorded : trace.events().values()) {
                Event event = recorded.event();
                String holder = holder(recorded);
                switch (event) {
                    case TransformationEvent e -> {
                        e.inputQuantities()
                                .forEach(one -> enter(accounts, recorded, holder, one, account -> account.gone));
                        e.outputQuantities()
                                .forEach(one -> enter(accounts, recorded, holder, one, account -> account.made));
                        keep(accounts, holder, e);
                    }
                    case ObjectEvent e ->
                        e.quantities().forEach(one -> moved(accounts, recorded, e.action(), holder, one));
                    default -> {
                        // Packing moves nothing from one holder to another.
                    }
                }
            }
            accounts.forEach((name, account) -> {
                String lot = name.getFirst();
                boolean known = !trace.hiddenBeside().containsKey(lot) && !trace.more();
                account.gone.forEach((dimension, gone) -> {
                    BigDecimal made = account.made.getOrDefault(dimension, BigDecimal.ZERO);
                    // A lot may be told as output and as commissioned as well; it is the same rice.
                    BigDecimal had = made.max(account.commissioned.getOrDefault(dimension, BigDecimal.ZERO))
                            .add(account.received.getOrDefault(dimension, BigDecimal.ZERO));
                    if (known && had.signum() > 0 && gone.compareTo(had) > 0) {
                        flags.add(new Flag(
                                Flag.Kind.SOLD_TWICE,
                                List.of(lot),
                                List.copyOf(account.events),
                                List.of(plain(had), plain(gone), dimension.equals("count") ? "" : dimension)));
                    }
                });
            });
        }

        /** What stays in its lot, as when rice is dried, is neither made nor gone; only the difference is. */
        private static void keep(Map<List<String>, Account> accounts, String holder, TransformationEvent event) {
            Map<List<String>, BigDecimal> in = amounts(event.inputQuantities());
            amounts(event.outputQuantities()).forEach((name, out) -> {
                Account account = accounts.get(List.of(name.getFirst(), holder));
                BigDecimal taken = in.get(name);
                if (account != null && taken != null) {
                    BigDecimal kept = out.min(taken).negate();
                    account.gone.merge(name.getLast(), kept, BigDecimal::add);
                    account.made.merge(name.getLast(), kept, BigDecimal::add);
                }
            });
        }

        /** By lot and dimension. */
        private static Map<List<String>, BigDecimal> amounts(List<QuantityElement> elements) {
            Map<List<String>, BigDecimal> amounts = new HashMap<>();
            for (QuantityElement each : elements) {
                Amounts.of(each)
                        .ifPresent(quantity -> amounts.merge(
                                List.of(
                                        Thing.key(each.epcClass()),
                                        quantity.unit().dimension()),
                                quantity.value(),
                                BigDecimal::add));
            }
            return amounts;
        }

        private void moved(
                Map<List<String>, Account> accounts,
                RecordedEvent recorded,
                Action action,
                String holder,
                QuantityElement one) {
            String step = step(recorded.event());
            if (action == Action.ADD) {
                enter(accounts, recorded, holder, one, account -> account.commissioned);
            } else if (OUT.contains(step) || step.equals("destroying")) {
                enter(accounts, recorded, holder, one, account -> account.gone);
            } else if (step.equals("void_shipping")) {
                QuantityElement back = one.quantity() == null
                        ? one
                        : new QuantityElement(one.epcClass(), one.quantity().negate(), one.uom());
                enter(accounts, recorded, holder, back, account -> account.gone);
            } else if (IN.contains(step)) {
                enter(accounts, recorded, holder, one, account -> account.received);
            }
        }

        private void enter(
                Map<List<String>, Account> accounts,
                RecordedEvent recorded,
                String holder,
                QuantityElement one,
                Function<Account, Map<String, BigDecimal>> side) {
            String key = Thing.key(one.epcClass());
            if (!Lots.isLot(key)) {
                return;
            }
            Amounts.of(one).ifPresent(quantity -> {
                Account account = accounts.computeIfAbsent(List.of(key, holder), _ -> new Account());
                side.apply(account).merge(quantity.unit().dimension(), quantity.value(), BigDecimal::add);
                account.events.add(recorded.number());
            });
        }

        /** Whose account an event belongs to: whoever tells it tells what they got and what they passed on. */
        private static String holder(RecordedEvent recorded) {
            return recorded.owner().toString();
        }

        private static Optional<String> party(List<SourceOrDestination> ends) {
            return ends.stream()
                    .filter(end -> end.type().endsWith("_party"))
                    .map(end -> Thing.key(end.id()))
                    .findFirst();
        }

        private static String step(Event event) {
            String step = event.circumstances().bizStep();
            return step == null ? "" : Objects.requireNonNullElse(Cbv.BIZ_STEP.bare(step), step);
        }

        // ---- serial numbers

        private void serials() {
            Map<String, List<RecordedEvent>> byThing = new LinkedHashMap<>();
            Set<String> where = new HashSet<>();
            for (RecordedEvent recorded : trace.events().values()) {
                if (recorded.event() instanceof ObjectEvent || recorded.event() instanceof TransactionEvent) {
                    place(recorded.event()).ifPresent(where::add);
                    for (String epc : epcs(recorded.event())) {
                        String key = Thing.key(epc);
                        if (Lots.isSerial(key)) {
                            byThing.computeIfAbsent(key, _ -> new ArrayList<>()).add(recorded);
                        }
                    }
                }
            }
            Map<String, Places.Known> known = places.of(where);
            byThing.forEach((key, told) -> {
                told.sort(Comparator.comparing((RecordedEvent event) ->
                                event.event().occurrence().eventTime().instant())
                        .thenComparing(RecordedEvent::number));
                travels(key, told, known);
                sales(key, told);
            });
        }

        private static List<String> epcs(Event event) {
            return switch (event) {
                case ObjectEvent e -> e.epcs();
                case TransactionEvent e -> e.epcs();
                case ExtensionEvent e -> e.subjects().epcs();
                default -> List.of();
            };
        }

        private static Optional<String> place(Event event) {
            Place place = event.circumstances().readPoint() != null
                    ? event.circumstances().readPoint()
                    : event.circumstances().bizLocation();
            return Optional.ofNullable(place).map(one -> Thing.key(one.id()));
        }

        private void travels(String key, List<RecordedEvent> told, Map<String, Places.Known> known) {
            RecordedEvent before = null;
            Point from = null;
            for (RecordedEvent now : told) {
                Point to = place(now.event())
                        .map(known::get)
                        .map(Places.Known::point)
                        .orElse(null);
                if (to == null) {
                    continue;
                }
                if (before != null && from != null) {
                    double kilometres = from.kilometresTo(to);
                    Duration between = Duration.between(
                            before.event().occurrence().eventTime().instant(),
                            now.event().occurrence().eventTime().instant());
                    double hours = between.toMillis() / 3_600_000.0;
                    if (kilometres > NEAR_KM && kilometres > FASTEST_KM_H * hours) {
                        flags.add(new Flag(
                                Flag.Kind.IMPOSSIBLE_TRAVEL,
                                List.of(key),
                                List.of(before.number(), now.number()),
                                List.of(
                                        plain(BigDecimal.valueOf(Math.round(kilometres))),
                                        plain(BigDecimal.valueOf(hours).setScale(1, RoundingMode.HALF_UP)))));
                    }
                }
                before = now;
                from = to;
            }
        }

        private void sales(String key, List<RecordedEvent> told) {
            Map<String, RecordedEvent> passedOn = new HashMap<>();
            Map<String, String> to = new HashMap<>();
            for (RecordedEvent now : told) {
                String step = step(now.event());
                String holder = holder(now);
                if (IN.contains(step) || step.equals("void_shipping")) {
                    passedOn.remove(holder);
                } else if (OUT.contains(step)) {
                    String receiver =
                            party(now.event().circumstances().destinations()).orElse("");
                    RecordedEvent first = passedOn.get(holder);
                    boolean retail = step.equals("retail_selling");
                    String was = to.getOrDefault(holder, "");
                    if (first != null
                            && (retail && step(first.event()).equals("retail_selling")
                                    || !receiver.isEmpty() && !was.isEmpty() && !receiver.equals(was))) {
                        flags.add(new Flag(
                                Flag.Kind.SERIAL_SOLD_TWICE,
                                List.of(key),
                                List.of(first.number(), now.number()),
                                List.of()));
                    }
                    passedOn.put(holder, now);
                    to.put(holder, receiver);
                }
            }
        }

        // ---- cycles

        private void cycles() {
            Map<String, Set<String>> made = new LinkedHashMap<>();
            Map<List<String>, EventNumber> by = new HashMap<>();
            Map<EventNumber, List<String>> inputs = new LinkedHashMap<>();
            Map<EventNumber, List<String>> outputs = new LinkedHashMap<>();
            Map<String, Set<String>> packed = new LinkedHashMap<>();
            for (Link link : trace.links()) {
                EventNumber event = link.event();
                if (event == null) {
                    continue;
                }
                switch (link.kind()) {
                    case INPUT ->
                        inputs.computeIfAbsent(event, _ -> new ArrayList<>()).add(Objects.requireNonNull(link.from()));
                    case OUTPUT ->
                        outputs.computeIfAbsent(event, _ -> new ArrayList<>()).add(Objects.requireNonNull(link.to()));
                    case PACKED -> {
                        String from = Objects.requireNonNull(link.from());
                        String to = Objects.requireNonNull(link.to());
                        packed.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
                        by.put(List.of(from, to), event);
                    }
                    default -> {
                        // Lots, papers and associations turn nothing into anything.
                    }
                }
            }
            // An event stands between its inputs and outputs as a node of its own, so a thousand times a thousand stay
            // two thousand.
            inputs.forEach((event, keys) -> keys.forEach(
                    key -> made.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add("#" + event)));
            outputs.forEach((event, keys) -> made.computeIfAbsent("#" + event, _ -> new LinkedHashSet<>())
                    .addAll(keys));
            for (List<String> cycle : Cycles.of(made)) {
                flags.add(new Flag(
                        Flag.Kind.CYCLE,
                        cycle.stream().filter(node -> !node.startsWith("#")).toList(),
                        cycle.stream()
                                .filter(node -> node.startsWith("#"))
                                .map(node -> new EventNumber(Long.parseLong(node.substring(1))))
                                .toList(),
                        List.of()));
            }
            for (List<String> cycle : Cycles.of(packed)) {
                List<EventNumber> events = new ArrayList<>();
                for (String from : cycle) {
                    for (String to : packed.getOrDefault(from, Set.of())) {
                        EventNumber event = cycle.contains(to) ? by.get(List.of(from, to)) : null;
                        if (event != null) {
                            events.add(event);
                        }
                    }
                }
                if (atOnce(cycle)) {
                    flags.add(new Flag(Flag.Kind.CYCLE, cycle, events, List.of()));
                }
            }
        }

        // ---- wrong clocks

        private void usedBeforeMade() {
            Map<String, Told> made = new HashMap<>();
            Map<String, Told> used = new LinkedHashMap<>();
            // They come in time, so the first of each is the earliest.
            for (RecordedEvent recorded : trace.events().values()) {
                Told one = new Told(recorded);
                one.making().forEach(key -> made.putIfAbsent(key, one));
                one.using(OUT).forEach(key -> used.putIfAbsent(key, one));
            }
            Set<String> circling = new HashSet<>();
            flags.stream()
                    .filter(flag -> flag.kind() == Flag.Kind.CYCLE)
                    .forEach(flag -> circling.addAll(flag.things()));
            Map<List<EventNumber>, Flag> found = new LinkedHashMap<>();
            used.forEach((key, use) -> {
                Told making = made.get(key);
                if (making != null && use.time.isBefore(making.time) && wholeOf(key) && !circling.contains(key)) {
                    found.merge(
                            List.of(use.recorded.number(), making.recorded.number()),
                            new Flag(
                                    Flag.Kind.USED_BEFORE_MADE,
                                    List.of(key),
                                    List.of(use.recorded.number(), making.recorded.number()),
                                    List.of(use.time.toString(), making.time.toString())),
                            Reading::together);
                }
            });
            flags.addAll(found.values());
        }

        private static Flag together(Flag one, Flag other) {
            List<String> things = new ArrayList<>(one.things());
            things.addAll(other.things());
            return new Flag(one.kind(), things, one.events(), one.facts());
        }

        /**
         * Whether everything from its beginning was looked at and is seen. Of a class there was always some before; and to judge by a
         * part would be wrong about the whole, or tell of what is not seen.
         */
        private boolean wholeOf(String key) {
            Reached reached = trace.things().get(key);
            return reached != null
                    && !trace.more()
                    && !trace.hiddenBeside().containsKey(key)
                    && !Tracer.isClass(key)
                    && reached.spans().stream().anyMatch(span -> span.from() == null);
        }

        /** Things that were within each other at different times are reused crates; at the same time it cannot be. */
        private boolean atOnce(Collection<String> cycle) {
            Map<String, History> histories = new HashMap<>();
            for (String key : cycle) {
                List<History.Line> lines = new ArrayList<>();
                for (RecordedEvent recorded : trace.events().values()) {
                    Set<vn.phusa.traceability.ThingRole> roles = new HashSet<>();
                    for (Thing thing : Thing.of(recorded.event())) {
                        if (thing.key().equals(key)) {
                            roles.add(thing.role());
                        }
                    }
                    if (!roles.isEmpty()) {
                        lines.add(new History.Line(new Told(recorded), roles));
                    }
                }
                lines.sort(Comparator.comparing(History.Line::told, Told.IN_TIME));
                histories.put(key, new History(key, lines));
            }
            List<Span> spans = List.of(Span.ALWAYS);
            for (String key : cycle) {
                List<Span> now = new ArrayList<>();
                for (History.Stay stay :
                        Objects.requireNonNull(histories.get(key)).stays()) {
                    if (!stay.joined() && cycle.contains(stay.other())) {
                        Span open = Objects.requireNonNull(histories.get(stay.other()))
                                .emptiedAfter(stay.span().from(), false)
                                .map(Span::until)
                                .flatMap(stay.span()::within)
                                .orElse(stay.span());
                        spans.forEach(span -> span.within(open).ifPresent(now::add));
                    }
                }
                spans = now;
            }
            return !spans.isEmpty();
        }
    }
}
