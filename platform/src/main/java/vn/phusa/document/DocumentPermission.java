package vn.phusa.document;

import java.util.Set;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;

/** What may be done with the documents of an organisation. */
public enum DocumentPermission implements Permission {
    READ(
            "document.read",
            Set.of(Role.LEADER, Role.FOCAL_POINT, Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.AUDITOR, Role.INTEGRATION)),
    STORE("document.store", Set.of(Role.LEADER, Role.FOCAL_POINT, Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.INTEGRATION)),
    /** Lawful erasure of content; the fact that there was a document stays. */
    ERASE("document.erase", Set.of(Role.ADMINISTRATOR));

    private final String code;
    private final Set<Role> roles;

    DocumentPermission(String code, Set<Role> roles) {
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
