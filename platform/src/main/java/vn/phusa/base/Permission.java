package vn.phusa.base;

import java.util.Set;

/**
 * One thing that may be done in one room. Each room declares its own as an enum; the front door asks
 * {@link Actor#may} before it acts.
 */
public interface Permission {
    /** Stable code, {@code room.verb}, as in the audit catalogue. */
    String code();

    /** The room, that is the part of {@link #code} before the dot. */
    default String room() {
        return code().substring(0, code().indexOf('.'));
    }

    /** The roles that hold this permission within their scope. */
    Set<Role> roles();
}
