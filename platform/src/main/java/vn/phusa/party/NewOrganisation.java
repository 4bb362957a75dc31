package vn.phusa.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * An organisation that is not in the register yet.
 *
 * @param name its first known name
 * @param parent to whom it belongs; null: to nobody
 * @param parentFrom first day of belonging; null: since before anything is known
 * @param email where it is reached; empty: not known
 */
public record NewOrganisation(
        NameGiven name, @Nullable PartyId parent, @Nullable LocalDate parentFrom, String email) {

    public static NewOrganisation under(@Nullable PartyId parent, String vietnamese, OrganisationKind kind) {
        return new NewOrganisation(NameGiven.of(vietnamese, kind), parent, null, "");
    }
}
