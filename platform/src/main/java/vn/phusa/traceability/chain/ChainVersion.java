package vn.phusa.traceability.chain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule set that the province put in force.
 *
 * @param number from 1, in order
 * @param content YAML as it was brought; null: the packaged one counted again from then on
 */
public record ChainVersion(
        int number,
        Instant at,
        String by,
        String fileName,
        @Nullable String content) {}
