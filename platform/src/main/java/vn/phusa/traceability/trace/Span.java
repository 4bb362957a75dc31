package vn.phusa.traceability.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time with both its ends: what happens at the very moment of packing or unpacking still concerns the contents.
 *
 * @param to not before {@code from}
 */
record Span(Instant from, Instant to) {

    static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);

    static Span until(Instant to) {
        return new Span(Instant.MIN, to);
    }

    static Span since(Instant from) {
        return new Span(from, Instant.MAX);
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    Optional<Span> within(Span other) {
        Instant later = from.isAfter(other.from) ? from : other.from;
        Instant earlier = to.isBefore(other.to) ? to : other.to;
        return later.isAfter(earlier) ? Optional.empty() : Optional.of(new Span(later, earlier));
    }

    boolean covers(Span other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** These spans and one more, joined where they meet, in order. */
    static List<Span> joined(List<Span> spans, Span more) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.add(more);
        sorted.sort(Comparator.comparing(Span::from));
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            Span last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && !span.from.isAfter(last.to)) {
                joined.set(joined.size() - 1, new Span(last.from, span.to.isAfter(last.to) ? span.to : last.to));
            } else {
                joined.add(span);
            }
        }
        return List.copyOf(joined);
    }
}
