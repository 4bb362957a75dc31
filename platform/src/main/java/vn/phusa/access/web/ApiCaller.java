package vn.phusa.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.Actor;

/** A request that came with an API key; lives as long as the request. */
final class ApiCaller extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient ApiKeys.Caller caller;

    ApiCaller(ApiKeys.Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    ApiKeys.Caller caller() {
        return caller;
    }

    Actor actor() {
        return caller.actor();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller.actor().name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
