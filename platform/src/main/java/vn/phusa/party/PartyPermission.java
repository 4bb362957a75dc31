package vn.phusa.party;

import java.util.Set;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;

/** What may be done in the register of parties. The names of organisations are public. */
public enum PartyPermission implements Permission {
    /** Enter an organisation or a person that is not there yet. */
    REGISTER("party.register", Set.of(Role.ADMINISTRATOR, Role.FOCAL_POINT, Role.INSPECTOR)),
    /** Change names, parents, successors, codes, offices. */
    EDIT("party.edit", Set.of(Role.ADMINISTRATOR)),
    /** Note how documents write a party. */
    NOTE_SPELLING("party.note-spelling", Set.of(Role.ADMINISTRATOR, Role.FOCAL_POINT)),
    /** See people and how they are reached. */
    SEE_PEOPLE(
            "party.see-people",
            Set.of(
                    Role.ADMINISTRATOR,
                    Role.FOCAL_POINT,
                    Role.LEADER,
                    Role.UNIT_HEAD,
                    Role.UNIT_OFFICER,
                    Role.AUDITOR,
                    Role.INSPECTOR));

    private final String code;
    private final Set<Role> roles;

    PartyPermission(String code, Set<Role> roles) {
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
