package vn.phusa.traceability.trace;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.trace.store.TraceStore;

/**
 * The way of what was scanned, for passports: the same trace that an inspector asks for, kept until an event is captured that names
 * something in it, because a shopper does not wait.
 */
@Service
public class Ways {
    private static final EventNumber BEGINNING = new EventNumber(1);

    private final Tracer tracer;
    private final EventStore events;
    private final TraceStore store;
    private final Traces traces;
    private final Kept kept = new Kept();

    Ways(EventStore events, TraceStore store, Traces traces) {
        // A class stands for itself here: a passport that told the ways of all its lots would tell none.
        this.tracer = new Tracer(events, (_, _) -> List.of());
        this.events = events;
        this.store = store;
        this.traces = traces;
    }

    /**
     * The way of a thing.
     *
     * @param keys under which events name it, the most particular first; what comes after the first only leads upstream
     */
    @Transactional(readOnly = true)
    public Way of(List<String> keys) {
        String product = Lots.classOf(keys.getFirst()).orElse(keys.getFirst());
        ProductRules declared = store.rules(List.of(product)).get(product);
        TraceRules rules = traces.rules();
        ChainTemplate template =
                rules.chain(declared == null ? null : declared.chain()).orElseGet(rules::usual);
        Question question = new Question(List.copyOf(keys), template);
        // Read before tracing: what is captured meanwhile is asked for once more, never missed.
        EventNumber newest = events.newest().orElse(BEGINNING);
        Answer known = kept.get(question);
        if (known == null || !known.through.equals(newest) && store.named(known.touching, known.through)) {
            known = traced(keys, template, newest);
        } else {
            known = new Answer(known.way, known.touching, newest);
        }
        kept.put(question, known);
        return known.way;
    }

    private Answer traced(List<String> keys, ChainTemplate template, EventNumber newest) {
        TraceGraph up = tracer.trace(keys, Direction.UP, false, TraceLimits.PASSPORT);
        TraceGraph down = tracer.trace(keys.getFirst(), Direction.DOWN, false, TraceLimits.PASSPORT);
        Map<EventNumber, RecordedEvent> all = new LinkedHashMap<>(up.events());
        all.putAll(down.events());
        Set<String> touching = new HashSet<>(keys);
        touching.addAll(up.things().keySet());
        touching.addAll(down.things().keySet());
        all.values().stream()
                .flatMap(event -> Thing.of(event.event()).stream())
                .filter(thing -> thing.role() == ThingRole.TRANSFORMATION)
                .forEach(thing -> touching.add(thing.key()));
        return new Answer(new Way(up, Completeness.of(template, all.values())), touching, newest);
    }

    private record Question(List<String> keys, ChainTemplate chain) {}

    /**
     * What was found.
     *
     * @param touching a new event that names none of these changes nothing
     * @param through the newest event that it takes account of
     */
    private record Answer(Way way, Set<String> touching, EventNumber through) {
        int weight() {
            return touching.size() + way.upstream().events().size();
        }
    }

    /** The answers asked for last, as many as fit. */
    private static final class Kept {
        /** Keys and events; an event with its text takes some kilobytes. */
        private static final int MOST = 20_000;

        private final LinkedHashMap<Question, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
        private int weight;

        synchronized @Nullable Answer get(Question question) {
            return answers.get(question);
        }

        synchronized void put(Question question, Answer answer) {
            Answer before = answers.put(question, answer);
            weight += answer.weight() - (before == null ? 0 : before.weight());
            Iterator<Answer> oldest = answers.values().iterator();
            while (weight > MOST && oldest.hasNext()) {
                weight -= oldest.next().weight();
                oldest.remove();
            }
        }
    }
}
