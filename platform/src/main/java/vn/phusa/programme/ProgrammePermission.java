package vn.phusa.programme;

import java.util.Set;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;

/** What may be done in this room. What the public may read needs no permission. */
public enum ProgrammePermission implements Permission {
    /** Read what concerns an organisation within the holder's scope: it leads, coordinates or assigned it. */
    SEE(
            "programme.see",
            Set.of(Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.FOCAL_POINT, Role.LEADER, Role.AUDITOR, Role.INTEGRATION)),
    /** Read the whole of a programme in which an organisation within the scope is a party or the focal point. */
    SEE_WHOLE("programme.see-whole", Set.of(Role.FOCAL_POINT, Role.LEADER, Role.AUDITOR)),
    /** Keep a programme: its text, its commitments, assigning, transferring, suspending. Scope: its focal point. */
    KEEP("programme.keep", Set.of(Role.FOCAL_POINT)),
    /** Report on what the organisation leads. */
    REPORT("programme.report", Set.of(Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.INTEGRATION)),
    /** Record what a unit said, in its name. Scope: the programme's focal point. */
    REPORT_ON_BEHALF("programme.report-on-behalf", Set.of(Role.FOCAL_POINT)),
    /** Confirm or return a report of completion. Scope: the assigner. */
    CONFIRM("programme.confirm", Set.of(Role.FOCAL_POINT, Role.LEADER)),
    /** Grant or refuse more time. Scope: the assigner. */
    EXTEND("programme.extend", Set.of(Role.FOCAL_POINT, Role.LEADER)),
    /** Ask the lead for an explanation. Scope: the focal point, a party of the programme, the assigner or the lead. */
    ASK("programme.ask", Set.of(Role.FOCAL_POINT, Role.LEADER));

    private final String code;
    private final Set<Role> roles;

    ProgrammePermission(String code, Set<Role> roles) {
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
