package vn.phusa.traceability.trace;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is declared about a product.
 *
 * @param key of its class
 * @param chain code of its chain template; null: what is asked of every chain
 * @param profile code of its loss profile; null: none
 * @param lowest yield where it differs from the profile's, 0 to 1; null: the profile's own
 * @param highest likewise
 */
public record ProductRules(
        String key,
        @Nullable String chain,
        @Nullable String profile,
        @Nullable BigDecimal lowest,
        @Nullable BigDecimal highest) {}
