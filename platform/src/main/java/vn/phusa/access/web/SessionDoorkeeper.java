package vn.phusa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.phusa.access.Accounts;
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

    SessionDoorkeeper(Accounts accounts) {
        this.accounts = accounts;
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

    private record Known(String login, Actor actor) {}
}
