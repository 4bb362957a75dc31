package vn.phusa.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;

/**
 * One row of the list of organisations.
 *
 * @param parentName as valid on the date; null: belongs to nobody
 * @param ended first day on which it is no more; null: it lives
 */
public record OrganisationRow(
        PartyId id,
        Bilingual name,
        String shortName,
        OrganisationKind kind,
        @Nullable PartyId parent,
        @Nullable String parentName,
        @Nullable LocalDate ended) {}
