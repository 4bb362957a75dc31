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
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import vn.phusa.access.Account;
import vn.phusa.access.Admission;

/** Lets somebody in whose password was right: a new session number, a new token against forged requests. */
final class Entrance implements Admission {
    private final SessionAuthenticationStrategy renewal;
    private final SecurityContextRepository sessions;
    private final RequestCache wanted;

    Entrance(SessionAuthenticationStrategy renewal, SecurityContextRepository sessions, RequestCache wanted) {
        this.renewal = renewal;
        this.sessions = sessions;
        this.wanted = wanted;
    }

    @Override
    public void admit(Account account, HttpServletRequest request, HttpServletResponse response) {
        enter(account, request, response);
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
        return destination(request, response);
    }

    /** Where the visitor was stopped; the first page otherwise. */
    String destination(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest stopped = wanted.getRequest(request, response);
        wanted.removeRequest(request, response);
        return stopped == null ? "/" : stopped.getRedirectUrl();
    }
}
