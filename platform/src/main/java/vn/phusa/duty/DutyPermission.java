package vn.phusa.duty;

import java.util.Set;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;

/** What may be done with duties, each within the organisations for which the role is held. */
public enum DutyPermission implements Permission {
    /** Receive, report, ask for an extension and explain, for a unit that holds the duty. */
    WORK("duty.work", Set.of(Role.UNIT_HEAD, Role.UNIT_OFFICER)),
    /** Record on behalf of a unit that has no account or sent paper. */
    RECORD("duty.record", Set.of(Role.FOCAL_POINT)),
    /** Give, confirm, return, extend, suspend, transfer and withdraw, for the organisation to which it is owed. */
    ASSIGN("duty.assign", Set.of(Role.FOCAL_POINT, Role.LEADER, Role.UNIT_HEAD)),
    /** Read duties that one neither holds nor gave. */
    OVERSEE("duty.oversee", Set.of(Role.LEADER, Role.FOCAL_POINT, Role.AUDITOR, Role.UNIT_HEAD)),
    /** Ask the holder for an explanation. */
    ASK("duty.ask", Set.of(Role.LEADER, Role.FOCAL_POINT)),
    /** Change the working calendar. */
    KEEP_CALENDAR("duty.keep-calendar", Set.of(Role.ADMINISTRATOR));

    private final String code;
    private final Set<Role> roles;

    DutyPermission(String code, Set<Role> roles) {
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
