package vn.phusa.innovationindex;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The decision that an indicator of an edition is taken from a figure of the platform's own records.
 *
 * @param version of this indicator's mapping, from 1
 * @param key of the {@link vn.phusa.base.RecordedFigure}; null: taken from none any more
 * @param note why this figure is the one that the indicator asks for
 */
public record RecordMapping(
        String indicator, long version, @Nullable String key, String note, Instant at, String actor) {}
