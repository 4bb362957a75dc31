package vn.phusa.traceability;

import java.util.Set;
import vn.phusa.base.Actor;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;

/** What may be done in this room. Passports and the resolver need no permission. */
public enum TraceabilityPermission implements Permission {
    /** Capture events, master data and labels for an organisation. Scope: the organisation. */
    CAPTURE("traceability.capture", Set.of(Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.INTEGRATION)),
    /** Read events that the organisation captured, that name it, or that it was granted. Scope: the organisation. */
    QUERY("traceability.query", Set.of(Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.INTEGRATION)),
    /** Grant others one's events, choose what a passport shows. Scope: the organisation. */
    SHARE("traceability.share", Set.of(Role.UNIT_HEAD)),
    /** See every event: the agency that the province has designated (NĐ 37/2026 art. 95(7)). Scope: everywhere. */
    OVERSEE("traceability.oversee", Set.of(Role.FOCAL_POINT, Role.LEADER, Role.AUDITOR, Role.INSPECTOR)),
    /** Start and end recalls, ask traders for explanations, suspend and restore. Scope: everywhere. */
    ENFORCE("traceability.enforce", Set.of(Role.FOCAL_POINT, Role.INSPECTOR)),
    /** Set how other portals are reached, and send them again what they refused. Scope: everywhere. */
    CONNECT("traceability.connect", Set.of(Role.FOCAL_POINT)),
    /** See what must be kept until when. Scope: the organisation. */
    KEEPING(
            "traceability.keeping",
            Set.of(Role.ADMINISTRATOR, Role.FOCAL_POINT, Role.LEADER, Role.AUDITOR, Role.INSPECTOR, Role.UNIT_HEAD)),
    /** Decide which steps and data a chain must tell. Scope: everywhere. */
    CHAINS("traceability.chains", Set.of(Role.ADMINISTRATOR, Role.FOCAL_POINT));

    /** Whether somebody may ask for events at all. */
    public static boolean mayAsk(Actor actor) {
        return actor.maySomewhere(QUERY) || actor.maySomewhere(OVERSEE);
    }

    private final String code;
    private final Set<Role> roles;

    TraceabilityPermission(String code, Set<Role> roles) {
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
