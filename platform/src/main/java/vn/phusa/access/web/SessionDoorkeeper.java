package vn.phusa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.Actor;
import vn.phusa.shell.Doorkeeper;

/**
 * Says who is behind a request. What the account holds is read anew for each request, so that a withdrawn role is
 * withdrawn at once.
 */
@Component
class SessionDoorkeeper implements Doorkeeper {
    private static final String ACTOR = SessionDoorkeeper.class.getName() + ".actor";

    private final Accounts accounts;
    private final ApiKeys keys;

    SessionDoorkeeper(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    @Override
    public Actor actor(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
            return Actor.visitor();
        }
        if (who instanceof ApiCaller caller) {
            return caller.actor();
        }
        // A request may sign somebody in half-way; what was asked before that must not be remembered.
        if (request.getAttribute(ACTOR) instanceof Known known && known.login().equals(who.getName())) {
            return known.actor();
        }
        Actor actor = accounts.actorOf(who.getName(), Actor.Channel.WEB);
        request.setAttribute(ACTOR, new Known(who.getName(), actor));
        return actor;
    }

    @Override
    public Supplier<Actor> standing(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
            return Actor::visitor;
        }
        if (who instanceof ApiCaller caller) {
            ApiKeys.Caller then = caller.caller();
            return () -> keys.again(then).map(ApiKeys.Caller::actor).orElseGet(Actor::visitor);
        }
        String login = who.getName();
        return () -> accounts.actorOf(login, Actor.Channel.WEB);
    }

    private record Known(String login, Actor actor) {}
}
