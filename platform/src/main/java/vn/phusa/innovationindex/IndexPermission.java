package vn.phusa.innovationindex;

import java.util.Set;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;

/** What may be done in this room. What is published needs no permission. */
public enum IndexPermission implements Permission {
    /** Read drafts and what is under embargo. Scope: the edition's keeper. */
    SEE_UNPUBLISHED("innovationindex.see-unpublished", Set.of(Role.FOCAL_POINT, Role.LEADER, Role.AUDITOR)),
    /** Make editions from frames and data, ask units for figures, publish. Scope: the keeper. */
    KEEP("innovationindex.keep", Set.of(Role.FOCAL_POINT)),
    /** Enter the figures that a unit was asked for. Scope: the unit. */
    ENTER("innovationindex.enter", Set.of(Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.INTEGRATION)),
    /** Accept figures or return them. Scope: whoever asked. */
    CHECK("innovationindex.check", Set.of(Role.FOCAL_POINT, Role.LEADER));

    private final String code;
    private final Set<Role> roles;

    IndexPermission(String code, Set<Role> roles) {
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
