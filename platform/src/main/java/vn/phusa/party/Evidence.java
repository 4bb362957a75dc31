package vn.phusa.party;

import org.jspecify.annotations.Nullable;

/**
 * What a stated fact rests on.
 *
 * @param source citation or address; empty only when the fact is {@link Certainty#UNSOURCED}
 * @param note what a reader should know besides; null: nothing
 */
public record Evidence(
        Certainty certainty, String source, @Nullable String note) {
    public static final Evidence NONE = new Evidence(Certainty.UNSOURCED, "", null);

    public static Evidence of(Certainty certainty, String source) {
        return new Evidence(certainty, source, null);
    }
}
