package vn.phusa.traceability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Namespaces;

/**
 * A query that a program has given a name, for itself.
 *
 * @param name letters, digits, hyphens, points, underscores
 * @param json the parameters, as they were sent
 * @param namespaces what the prefixes in it stand for
 * @param query about events; null: about master data
 * @param masterData null: about events
 */
public record NamedQuery(
        String name,
        String json,
        Namespaces namespaces,
        @Nullable EventQuery query,
        @Nullable MasterDataQuery masterData,
        Instant createdAt) {

    /** The query about events; a problem where it is one about master data, which has none. */
    public Outcome<EventQuery> events() {
        return query == null ? Outcome.rejected(Problem.of(QueryProblem.NOTHING_HERE)) : Outcome.accepted(query);
    }
}
