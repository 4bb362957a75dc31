package vn.phusa.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A name as somebody enters it.
 *
 * @param english empty: none is in use
 * @param shortName empty: none is in use
 * @param kind null for a person
 * @param from first day; null: since before anything is known
 */
public record NameGiven(
        String vietnamese,
        String english,
        String shortName,
        @Nullable OrganisationKind kind,
        @Nullable LocalDate from,
        Evidence evidence) {
    /** Longest name that is kept. */
    public static final int LONGEST = 500;

    public static NameGiven of(String vietnamese, OrganisationKind kind) {
        return new NameGiven(vietnamese, "", "", kind, null, Evidence.NONE);
    }
}
