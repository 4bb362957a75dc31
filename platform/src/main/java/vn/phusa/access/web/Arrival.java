package vn.phusa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.servlet.LocaleResolver;
import vn.phusa.access.Account;
import vn.phusa.access.Accounts;

/** What happens when somebody has come in: their language, a note of the device, and on to where they wanted to go. */
final class Arrival implements AuthenticationSuccessHandler {
    /** Session attributes from which the account page tells devices apart. */
    static final String DEVICE = "phusa.device";

    static final String ADDRESS = "phusa.address";

    private final Accounts accounts;
    private final LocaleResolver locales;
    private final RequestCache wanted;

    Arrival(Accounts accounts, LocaleResolver locales, RequestCache wanted) {
        this.accounts = accounts;
        this.locales = locales;
        this.wanted = wanted;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        note(request, response, authentication);
        response.sendRedirect(destination(request, response));
    }

    /** Where the visitor was stopped; the first page otherwise. Never an address from outside. */
    String destination(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest stopped = wanted.getRequest(request, response);
        wanted.removeRequest(request, response);
        return stopped == null || !stopped.getMethod().equals("GET") ? "/" : stopped.getRedirectUrl();
    }

    void note(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        Optional<Account> account = accounts.byLogin(authentication.getName());
        account.ifPresent(found -> locales.setLocale(request, response, Locale.of(found.language())));
        HttpSession session = request.getSession();
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        session.setAttribute(DEVICE, agent == null ? "" : agent.substring(0, Math.min(agent.length(), 300)));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
    }
}
