package vn.phusa.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;

/**
 * A role that an account holds.
 *
 * @param number names it when it is withdrawn
 * @param organisation over this one and all below it; null: everywhere
 * @param room in this room only; null: in all
 */
public record HeldGrant(
        long number,
        AccountId account,
        Role role,
        @Nullable PartyId organisation,
        @Nullable String room,
        String grantedBy,
        Instant grantedAt) {}
