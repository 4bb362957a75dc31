package vn.phusa.traceability.trace;

import org.jspecify.annotations.Nullable;
import vn.phusa.traceability.EventNumber;

/**
 * A step in the direction in which the goods go: from raw material to product, from contents to container, from lot to single object.
 *
 * @param from key of a thing; null: the event itself (an output comes from its transformation)
 * @param to key of a thing; null: the event itself (an input goes into its transformation)
 * @param event which event says so; null: the identifiers themselves do
 */
public record Link(
        @Nullable String from,
        @Nullable String to,
        LinkKind kind,
        @Nullable EventNumber event) {}
