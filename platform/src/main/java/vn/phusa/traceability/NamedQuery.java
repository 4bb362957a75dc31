package vn.phusa.traceability;

import java.time.Instant;
import vn.phusa.epcis.Namespaces;

/**
 * A query that a program has given a name, for itself.
 *
 * @param name letters, digits, hyphens, points, underscores
 * @param json the parameters, as they were sent
 * @param namespaces what the prefixes in it stand for
 */
public record NamedQuery(String name, String json, Namespaces namespaces, EventQuery query, Instant createdAt) {}
