package vn.phusa.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import vn.phusa.access.Accounts;
import vn.phusa.access.SignIn;

/** On the first request after somebody has come in, by whichever door: their language, and a note of the device. */
final class Arrival extends OncePerRequestFilter {
    /** Session attributes from which the account page tells devices apart. */
    static final String DEVICE = "phusa.device";

    static final String ADDRESS = "phusa.address";

    private static final int LONGEST = 300;

    private final Accounts accounts;
    private final SignIn signIn;
    private final LocaleResolver locales;

    Arrival(Accounts accounts, SignIn signIn, LocaleResolver locales) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.locales = locales;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (session != null
                && who != null
                && !(who instanceof AnonymousAuthenticationToken)
                && session.getAttribute(DEVICE) == null) {
            String agent = request.getHeader(HttpHeaders.USER_AGENT);
            session.setAttribute(DEVICE, agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST)));
            session.setAttribute(ADDRESS, request.getRemoteAddr());
            accounts.byLogin(who.getName()).ifPresent(account -> {
                locales.setLocale(request, response, Locale.of(account.language()));
                signIn.entered(account.id());
            });
        }
        chain.doFilter(request, response);
    }
}
