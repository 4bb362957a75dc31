package vn.phusa.traceability;

import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Namespaces;

/**
 * A query as it was written.
 *
 * @param name of the query; null where it has none
 * @param json the parameters alone, a JSON object
 * @param namespaces what the prefixes in it stand for
 * @param query about events; null: about master data
 * @param masterData null: about events
 */
public record QueryText(
        @Nullable String name,
        String json,
        Namespaces namespaces,
        @Nullable EventQuery query,
        @Nullable MasterDataQuery masterData) {}
