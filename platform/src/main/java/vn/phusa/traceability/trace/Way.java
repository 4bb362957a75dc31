package vn.phusa.traceability.trace;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.phusa.traceability.RecordedEvent;

/** The way of goods up to what somebody holds in the hand. */
public final class Way {
    private final TraceGraph upstream;
    private final Completeness completeness;
    private volatile @Nullable Seen last;

    private record Seen(Predicate<RecordedEvent> by, SeenTrace trace) {}

    Way(TraceGraph upstream, Completeness completeness) {
        this.upstream = upstream;
        this.completeness = completeness;
    }

    /** Where it comes from, whoever may see it. */
    public TraceGraph upstream() {
        return upstream;
    }

    /** Of the whole chain; everybody may know it. */
    public Completeness completeness() {
        return completeness;
    }

    /**
     * What is seen of it by whoever holds the goods. Shoppers all see the same, so the last answer is kept.
     *
     * @param sees which events; equal where it means the same
     */
    public SeenTrace seen(Predicate<RecordedEvent> sees) {
        Seen known = last;
        if (known == null || !known.by.equals(sees)) {
            known = new Seen(sees, SeenTrace.held(upstream, sees));
            last = known;
        }
        return known.trace;
    }
}
