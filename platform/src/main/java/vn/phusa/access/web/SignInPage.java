package vn.phusa.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;
import vn.phusa.access.AccessProblem;
import vn.phusa.access.Account;
import vn.phusa.access.SignIn;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.shell.Form;

/** The door as people see it. */
@Controller
class SignInPage {
    /** Says that an account has signed in with this browser before; opens nothing. */
    static final String DEVICE = "DEVICE";

    /** When too many come in at once, come again then. */
    private static final long BUSY_SECONDS = 10;

    private final SignIn signIn;
    private final Entrance entrance;
    private final AccessSettings settings;
    private final Turnstile turnstile = new Turnstile();

    SignInPage(SignIn signIn, Entrance entrance, AccessSettings settings) {
        this.signIn = signIn;
        this.entrance = entrance;
        this.settings = settings;
    }

    @GetMapping("/sign-in")
    ModelAndView page(@RequestParam(defaultValue = "") String refused) {
        return page(
                refused.equals("identity")
                        ? new Form(Map.of(), List.of(Problem.of(AccessProblem.NO_ACCOUNT_FOR_IDENTITY)))
                        : Form.empty());
    }

    private ModelAndView page(Form form) {
        return new ModelAndView(
                "access/sign-in", Map.of("form", form, "provider", settings.configured() ? settings.name() : ""));
    }

    /** A refused attempt gets the page back with the reason and the login; the password does not come back. */
    @PostMapping("/sign-in")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        String device = device(request);
        Outcome<Account> checked = turnstile
                .pass(() -> signIn.withPassword(login, password, request.getRemoteAddr(), device))
                .orElseGet(() -> Outcome.rejected(Problem.of(AccessProblem.TOO_MANY_AT_ONCE, BUSY_SECONDS)));
        return switch (checked) {
            case Outcome.Accepted<Account>(Account account) -> {
                if (!signIn.knows(account, device)) {
                    response.addHeader(HttpHeaders.SET_COOKIE, remembered(account, request.isSecure()));
                }
                yield new ModelAndView("redirect:" + entrance.enter(account, request, response));
            }
            case Outcome.Rejected<Account>(List<Problem> problems) -> {
                Problem first = problems.getFirst();
                boolean tooMany = first.code().category() == ProblemCode.Category.TOO_MANY;
                if (tooMany) {
                    response.setHeader(
                            HttpHeaders.RETRY_AFTER,
                            first.arguments().getFirst().toString());
                }
                response.setStatus(tooMany ? 429 : 401);
                yield page(new Form(Map.of("login", List.of(login)), problems));
            }
        };
    }

    private static @Nullable String device(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, DEVICE);
        return cookie == null ? null : cookie.getValue();
    }

    private String remembered(Account account, boolean secure) {
        return ResponseCookie.from(DEVICE, signIn.remember(account))
                .path("/sign-in")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(Duration.ofDays(400))
                .build()
                .toString();
    }
}
