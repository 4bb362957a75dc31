package vn.phusa.innovationindex;

import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;

/**
 * A result as somebody published it; never mixed with what the platform computes.
 *
 * @param unit code of a province or region
 * @param element of the frame: the index, a sub-index or a pillar
 * @param rank null: not found
 * @param ranked among how many; null: not said
 * @param score null: not found
 * @param source where it stands
 * @param note doubts and explanations; may be empty
 */
public record PublishedResult(
        String series,
        int year,
        String unit,
        String element,
        @Nullable Integer rank,
        @Nullable Integer ranked,
        @Nullable Double score,
        String source,
        Bilingual note) {}
