package vn.phusa.notice;

import java.util.Set;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;

/** What may be done with the outbox. One's own inbox and preferences need no more than an account. */
public enum NoticePermission implements Permission {
    /** See what was mailed and delivered, and what was not. */
    SEE_OUTBOX("notice.see-outbox", Set.of(Role.ADMINISTRATOR, Role.AUDITOR)),
    /** Say which systems hear of events. */
    KEEP_WEBHOOKS("notice.keep-webhooks", Set.of(Role.ADMINISTRATOR));

    private final String code;
    private final Set<Role> roles;

    NoticePermission(String code, Set<Role> roles) {
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
