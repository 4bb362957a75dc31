package vn.phusa.traceability.trace;

/**
 * The way of goods up to what somebody holds in the hand.
 *
 * @param upstream where it comes from, whoever may see it; {@link SeenTrace#held} is what somebody sees of it
 * @param completeness of the whole chain, which everybody may know
 */
public record Way(TraceGraph upstream, Completeness completeness) {}
