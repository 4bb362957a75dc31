package vn.phusa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import vn.phusa.access.Account;

/** Lets somebody in whose password was right: a new session number, a new token against forged requests. */
final class Entrance {
    private final SessionAuthenticationStrategy renewal;
    private final SecurityContextRepository sessions;
    private final Arrival arrival;

    Entrance(SessionAuthenticationStrategy renewal, SecurityContextRepository sessions, Arrival arrival) {
        this.renewal = renewal;
        this.sessions = sessions;
        this.arrival = arrival;
    }

    /** The address to go on to. */
    String enter(Account account, HttpServletRequest request, HttpServletResponse response) {
        Authentication who = UsernamePasswordAuthenticationToken.authenticated(
                new User(account.login(), "", List.of()), null, List.of());
        renewal.onAuthentication(who, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        arrival.note(request, response, who);
        return arrival.destination(request, response);
    }
}
