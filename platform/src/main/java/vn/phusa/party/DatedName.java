package vn.phusa.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a party is called from a date on.
 *
 * @param vietnamese full name as its founding text writes it; never empty
 * @param english the Vietnamese name where no English one is in use
 * @param shortName as people write it ("Sở KH&CN"); the full name where there is none
 * @param kind what sort of organisation it is under this name; null for a person
 */
public record DatedName(
        String vietnamese,
        String english,
        String shortName,
        @Nullable OrganisationKind kind,
        @Nullable LocalDate from,
        Entry entry)
        implements Dated {}
