package vn.phusa.ledger;

import java.util.Set;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;

/** What may be done in the ledger's room. Checkpoints, the tree's size and checking a receipt are public. */
public enum LedgerPermission implements Permission {
    /** See all acts with their content, and take receipts of other people's acts. */
    READ("ledger.read", Set.of(Role.AUDITOR)),
    /** Erase personal data from acts and covered tables. */
    ERASE("ledger.erase", Set.of(Role.ADMINISTRATOR));

    private final String code;
    private final Set<Role> roles;

    LedgerPermission(String code, Set<Role> roles) {
        this.code = code;
        this.roles = roles;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
