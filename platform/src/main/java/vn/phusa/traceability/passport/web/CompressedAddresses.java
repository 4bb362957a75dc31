package vn.phusa.traceability.passport.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.phusa.epcis.gs1.CompressedLink;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.Parsed;
import vn.phusa.traceability.passport.Codes;

/**
 * Takes a wholly compressed Digital Link ({@code /DBHKVAdpdpA…}) as what it was before: the same request goes on with it, without a
 * redirection. Addresses of the house are lower-case words, so none of them is taken for one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class CompressedAddresses extends OncePerRequestFilter {
    private static final Pattern COMPRESSED = Pattern.compile("/(?=.*[A-Z0-9_])[A-Za-z0-9_-]{10,400}");
    private static final Pattern DIGITS = Pattern.compile("/\\d+");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean reading = List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
        return !reading
                || !COMPRESSED.matcher(path).matches()
                || DIGITS.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CompressedLink.decompress("https://id.gs1.org" + request.getRequestURI(), Codes.LENIENCY)
                instanceof Parsed.Good<DigitalLink>(DigitalLink link)) {
            String uri = link.uri().substring("https://id.gs1.org".length());
            request.setAttribute(ResolverDoor.UNCOMPRESSED, uri);
            String query = request.getQueryString();
            String whole = query == null ? uri : uri + (uri.indexOf('?') < 0 ? "?" : "&") + query;
            request.getRequestDispatcher(whole).forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
