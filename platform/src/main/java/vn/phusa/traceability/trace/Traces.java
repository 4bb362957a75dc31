package vn.phusa.traceability.trace;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.GoodsNames;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.Viewers;
import vn.phusa.traceability.chain.ChainRules;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.chain.Chains;
import vn.phusa.traceability.chain.StepNames;
import vn.phusa.traceability.trace.store.TraceStore;

/** Front door to traces: where goods came from and went, as far as whoever asks may see it. */
@Service
public class Traces {
    private final Tracer tracer;
    private static final EventQuery NEWEST_FIRST =
            new EventQuery(List.of(), new EventQuery.Order(new EventQuery.OrderBy.RecordTime(), false), null, null);

    private final EventQueries queries;
    private final Viewers viewers;
    private final TraceStore store;
    private final Places places;
    private final GoodsNames goods;
    private final Ledger ledger;
    private final Chains chains;
    private final TraceRules packaged = TraceRules.builtIn();

    Traces(
            EventStore events,
            EventQueries queries,
            Viewers viewers,
            TraceStore store,
            RegisteredPlaces places,
            GoodsNames goods,
            Ledger ledger,
            Chains chains) {
        this.tracer = new Tracer(events, store);
        this.queries = queries;
        this.viewers = viewers;
        this.store = store;
        this.places = places;
        this.goods = goods;
        this.ledger = ledger;
        this.chains = chains;
    }

    /**
     * What is asked.
     *
     * @param identifier as people write it
     * @param throughPapers whether things on the same paper are taken for one another
     * @param chain code of the template that the chain is held against; null: the product's own
     */
    public record Question(
            String identifier,
            Direction direction,
            boolean throughPapers,
            @Nullable String chain) {}

    /**
     * The answer.
     *
     * @param known what is known of the places and parties in it
     * @param goods what the goods in it are called, by the keys of their classes
     * @param took how long it took
     */
    public record Answer(
            SeenTrace trace,
            Audit audit,
            Completeness completeness,
            Map<String, Places.Known> known,
            Map<String, Bilingual> goods,
            Duration took) {}

    /** Traces; what nobody has captured and what the asker may not see answer alike. */
    @Transactional(readOnly = true)
    public Outcome<Answer> trace(Actor actor, Question question) {
        String key = WrittenIdentifier.key(question.identifier()).orElse(null);
        if (key == null) {
            return Outcome.rejected(Problem.at("epc", TraceProblem.NO_IDENTIFIER));
        }
        long began = System.nanoTime();
        TraceGraph graph = tracer.trace(key, question.direction(), question.throughPapers(), TraceLimits.USUAL);
        SeenTrace seen = SeenTrace.of(graph, viewers.of(actor)).orElse(null);
        if (seen == null) {
            return Outcome.rejected(Problem.at("epc", TraceProblem.NOTHING_KNOWN));
        }
        Map<String, ProductRules> declared = store.rules(classes(seen));
        Audit audit = Audit.of(seen, product -> profile(declared.get(product)), places);
        ProductRules own = declared.get(Lots.classOf(key).orElse(key));
        ChainTemplate template = rules().chain(question.chain())
                .or(() -> rules().chain(own == null ? null : own.chain()))
                .orElseGet(rules()::usual);
        Completeness completeness = Completeness.of(template, graph.events().values());
        Map<String, Places.Known> known = places.of(places(seen.events().values()));
        Map<String, Bilingual> called = goods.of(seen.things().keySet());
        return Outcome.accepted(
                new Answer(seen, audit, completeness, known, called, Duration.ofNanos(System.nanoTime() - began)));
    }

    /** What the events of an answer are called. */
    @Transactional(readOnly = true)
    public StepNames stepNames(Answer answer) {
        return stepNames(
                Stream.concat(answer.trace().events().values().stream(), answer.trace().struck().stream())
                        .map(RecordedEvent::event)
                        .toList(),
                answer.completeness().template());
    }

    /**
     * What events are called.
     *
     * @param template of the goods that were asked about; it names nothing where it is only what is asked of every chain
     */
    @Transactional(readOnly = true)
    public StepNames stepNames(Collection<Event> events, @Nullable ChainTemplate template) {
        return stepNames(
                events.stream()
                        .flatMap(event -> StepNames.products(event).stream())
                        .collect(Collectors.toSet()),
                template);
    }

    /** The same for what is recorded of these products. */
    @Transactional(readOnly = true)
    public StepNames stepNamesOf(Collection<String> products) {
        return stepNames(Set.copyOf(products), null);
    }

    private StepNames stepNames(Set<String> products, @Nullable ChainTemplate template) {
        ChainRules now = chains.current();
        Map<String, String> declared = new HashMap<>();
        store.rules(products).forEach((product, rules) -> {
            if (rules.chain() != null) {
                declared.put(product, rules.chain());
            }
        });
        return new StepNames(now, declared, template == null || template.equals(now.usual()) ? null : template.code());
    }

    /** What is known of these places and parties, for everybody. */
    @Transactional(readOnly = true)
    public Map<String, Places.Known> known(Collection<String> keys) {
        return places.of(keys);
    }

    /** The whole graph, for this part's own recalls. */
    TraceGraph whole(String key, Direction direction) {
        return tracer.trace(key, direction, false, TraceLimits.RECALL);
    }

    /** The templates and profiles there are. */
    public TraceRules rules() {
        return packaged.with(chains.current());
    }

    /** What chains must tell and how people record it. */
    public ChainRules chainRules() {
        return chains.current();
    }

    /** What is declared about a product. */
    @Transactional(readOnly = true)
    public Optional<ProductRules> rulesOf(String product) {
        return Optional.ofNullable(store.rules(List.of(product)).get(product));
    }

    /** Declares the chain template and the loss profile of a product, with bounds of one's own if wanted. */
    @Transactional
    public Outcome<ProductRules> declare(Actor actor, ProductRules declared) {
        if (!actor.mayEverywhere(TraceabilityPermission.ENFORCE)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (WrittenIdentifier.key(Thing.uri(declared.key())).isEmpty()) {
            return Outcome.rejected(Problem.at("epc", TraceProblem.NO_IDENTIFIER));
        }
        if (declared.chain() != null && rules().chain(declared.chain()).isEmpty()) {
            return Outcome.rejected(Problem.at("chain", Refusal.UNKNOWN_CHOICE, declared.chain()));
        }
        if (declared.profile() != null && rules().profile(declared.profile()).isEmpty()) {
            return Outcome.rejected(Problem.at("profile", Refusal.UNKNOWN_CHOICE, declared.profile()));
        }
        if (wrong(declared)) {
            return Outcome.rejected(Problem.at("lowest", TraceProblem.BOUNDS));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("product", declared.key());
        content.put("chain", Objects.requireNonNullElse(declared.chain(), ""));
        content.put("profile", Objects.requireNonNullElse(declared.profile(), ""));
        content.put("lowest", text(declared.lowest()));
        content.put("highest", text(declared.highest()));
        ActId act = ledger.record(new Act(
                TraceAct.RULES_SET, actor, new Subject("traceability.product", subject(declared.key())), content));
        store.insert(declared, actor, act);
        return Outcome.accepted(declared);
    }

    private static String subject(String key) {
        return key.length() <= 200 ? key : key.substring(0, 200);
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private boolean wrong(ProductRules declared) {
        LossProfile profile = rules().profile(declared.profile()).orElse(null);
        if (profile == null) {
            return declared.lowest() != null || declared.highest() != null;
        }
        BigDecimal lowest = Objects.requireNonNullElse(declared.lowest(), profile.lowest());
        BigDecimal highest = Objects.requireNonNullElse(declared.highest(), profile.highest());
        return lowest.signum() < 0 || highest.compareTo(BigDecimal.ONE) > 0 || lowest.compareTo(highest) > 0;
    }

    private Optional<LossProfile> profile(@Nullable ProductRules declared) {
        return declared == null
                ? Optional.empty()
                : rules().profile(declared.profile())
                        .map(profile -> new LossProfile(
                                profile.code(),
                                profile.name(),
                                Objects.requireNonNullElse(declared.lowest(), profile.lowest()),
                                Objects.requireNonNullElse(declared.highest(), profile.highest()),
                                profile.asOf(),
                                profile.source(),
                                profile.certainty()));
    }

    private static Set<String> classes(SeenTrace seen) {
        Set<String> classes = new HashSet<>();
        classes.add(Lots.classOf(seen.start()).orElse(seen.start()));
        for (RecordedEvent recorded : seen.events().values()) {
            if (recorded.event() instanceof TransformationEvent event) {
                event.outputEPCs().forEach(epc -> classes.add(product(epc)));
                event.outputQuantities().forEach(one -> classes.add(product(one.epcClass())));
            }
        }
        return classes;
    }

    private static String product(String uri) {
        String key = Thing.key(uri);
        return Lots.classOf(key).orElse(key);
    }

    private static Set<String> places(Collection<RecordedEvent> events) {
        Set<String> places = new HashSet<>();
        for (RecordedEvent recorded : events) {
            var circumstances = recorded.event().circumstances();
            for (Place place : new @Nullable Place[] {circumstances.readPoint(), circumstances.bizLocation()}) {
                if (place != null) {
                    places.add(Thing.key(place.id()));
                }
            }
            for (SourceOrDestination end : circumstances.sources()) {
                places.add(Thing.key(end.id()));
            }
            for (SourceOrDestination end : circumstances.destinations()) {
                places.add(Thing.key(end.id()));
            }
        }
        return places;
    }

    /**
     * How much there is to trace.
     *
     * @param events how many the reader sees; all for the authority
     * @param recent keys of things in the newest events that the reader sees
     * @param goods what they are called, by the keys of their classes
     */
    public record Start(long events, List<String> recent, Map<String, Bilingual> goods) {}

    /** Where a reader can begin. */
    @Transactional(readOnly = true)
    public Start start(Actor actor) {
        List<String> recent = queries.page(actor, NEWEST_FIRST, null, 40).orThrow().events().stream()
                .flatMap(event -> Thing.of(event.event()).stream())
                .filter(thing -> !vn.phusa.traceability.ThingRole.JOINING.contains(thing.role()))
                .map(Thing::key)
                .distinct()
                // Lots and pallets before the many single items in them.
                .sorted(java.util.Comparator.comparing(Lots::isSerial))
                .limit(8)
                .toList();
        return new Start(queries.count(actor).orElseGet(store::events), recent, goods.of(recent));
    }
}
