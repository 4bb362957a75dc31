package vn.phusa.access;

import java.util.Set;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;

/** What may be done with other people's accounts. Everybody keeps their own. */
public enum AccessPermission implements Permission {
    /** Open and close accounts, give and withdraw roles. */
    MANAGE_ACCOUNTS("access.manage-accounts", Set.of(Role.ADMINISTRATOR)),
    /** See who holds which role. */
    SEE_ACCOUNTS("access.see-accounts", Set.of(Role.ADMINISTRATOR, Role.AUDITOR));

    private final String code;
    private final Set<Role> roles;

    AccessPermission(String code, Set<Role> roles) {
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
