package vn.phusa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.access.Account;
import vn.phusa.access.Accounts;
import vn.phusa.access.Admission;
import vn.phusa.access.ApiKeys;
import vn.phusa.access.CalendarAddresses;
import vn.phusa.access.Passkeys;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.store.OwnAddress;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Refused;

/** Everybody's own account: what others see, the password, passkeys, devices, keys. */
@Controller
class AccountPage {
    private static final Set<Integer> LIFETIMES_IN_DAYS = Set.of(30, 90, 365);

    private final Accounts accounts;
    private final ApiKeys keys;
    private final Passkeys passkeys;
    private final CalendarAddresses calendars;
    private final OpenSessions sessions;
    private final LocaleResolver locales;
    private final OwnAddress own;
    private final Clock clock;

    AccountPage(
            Accounts accounts,
            ApiKeys keys,
            Passkeys passkeys,
            CalendarAddresses calendars,
            OpenSessions sessions,
            LocaleResolver locales,
            OwnAddress own,
            Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.passkeys = passkeys;
        this.calendars = calendars;
        this.sessions = sessions;
        this.locales = locales;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping("/account")
    ModelAndView page(Actor actor, HttpServletRequest request) {
        return page(actor, request, null, null, null);
    }

    private ModelAndView page(
            Actor actor,
            HttpServletRequest request,
            @Nullable Form description,
            @Nullable Form password,
            @Nullable Form key) {
        Account account = own(actor);
        Map<String, Object> model = new HashMap<>();
        model.put("account", account);
        model.put("description", description == null ? described(account) : description);
        model.put("password", Objects.requireNonNullElseGet(password, Form::empty));
        model.put("key", Objects.requireNonNullElseGet(key, Form::empty));
        model.put("keys", keys.of(actor));
        model.put("passkeys", passkeys.of(account.id()));
        model.put("sessions", sessions.of(account.login(), sessionId(request)));
        model.put("hasCalendar", calendars.has(actor));
        return new ModelAndView("access/account", model);
    }

    private Account own(Actor actor) {
        return java.util.Optional.ofNullable(actor.account())
                .flatMap(accounts::find)
                .orElseThrow(() -> new Refused(List.of(Problem.of(Refusal.FORBIDDEN))));
    }

    private static Form described(Account account) {
        return Form.of(Map.of(
                "name",
                account.name(),
                "email",
                Objects.requireNonNullElse(account.email(), ""),
                "language",
                account.language()));
    }

    private static @Nullable String sessionId(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }

    @PostMapping("/account")
    ModelAndView describe(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return switch (accounts.describe(actor, name, email, language)) {
            case Outcome.Accepted<Account>(Account account) -> {
                locales.setLocale(request, response, Locale.of(account.language()));
                Flash.success(redirect, "access.account.saved");
                yield new ModelAndView("redirect:/account");
            }
            case Outcome.Rejected<Account>(List<Problem> problems) -> {
                response.setStatus(422);
                yield page(actor, request, Form.refused(request.getParameterMap(), problems), null, null);
            }
        };
    }

    @PostMapping("/account/password")
    ModelAndView changePassword(
            Actor actor,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return switch (accounts.changePassword(actor, current, password, repeated, sessionId(request))) {
            case Outcome.Accepted<Account> _ -> {
                Flash.success(redirect, "access.password.changed");
                yield new ModelAndView("redirect:/account");
            }
            case Outcome.Rejected<Account>(List<Problem> problems) -> {
                response.setStatus(422);
                yield page(actor, request, null, new Form(Map.of(), problems), null);
            }
        };
    }

    @PostMapping("/account/sessions/{handle}/end")
    String endSession(
            Actor actor, @PathVariable String handle, HttpServletRequest request, RedirectAttributes redirect) {
        sessions.end(own(actor).login(), handle);
        Flash.success(redirect, "access.sessions.ended");
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end-others")
    String endOtherSessions(Actor actor, HttpServletRequest request, RedirectAttributes redirect) {
        sessions.endOthers(own(actor).login(), sessionId(request));
        Flash.success(redirect, "access.sessions.others-ended");
        return "redirect:/account#sessions";
    }

    @PostMapping("/account/keys")
    ModelAndView makeKey(
            Actor actor,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String rooms,
            @RequestParam(defaultValue = "false") boolean write,
            @RequestParam(defaultValue = "90") int days,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!LIFETIMES_IN_DAYS.contains(days)) {
            throw new Refused(List.of(Problem.at("days", Refusal.UNKNOWN_CHOICE, days)));
        }
        Instant expiry = clock.instant().plus(days, ChronoUnit.DAYS);
        return switch (keys.make(actor, label, roomsOf(rooms), !write, expiry)) {
            case Outcome.Accepted<String>(String key) ->
                new ModelAndView("access/secret", Map.of("titleKey", "access.keys.made", "secret", key));
            case Outcome.Rejected<String>(List<Problem> problems) -> {
                response.setStatus(422);
                yield page(actor, request, null, null, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private static @Nullable Set<String> roomsOf(String typed) {
        Set<String> rooms = new java.util.TreeSet<>(Arrays.asList(typed.strip().split("[\\s,]+")));
        rooms.remove("");
        return rooms.isEmpty() ? null : rooms;
    }

    @PostMapping("/account/keys/{number}/withdraw")
    String withdrawKey(Actor actor, @PathVariable long number, RedirectAttributes redirect) {
        Refused.unlessAccepted(keys.withdraw(actor, number));
        Flash.success(redirect, "access.keys.withdrawn");
        return "redirect:/account";
    }

    /** Offers a passkey to who comes in for the first time. */
    @GetMapping(Admission.FIRST_PASSKEY)
    String firstPasskey(Actor actor) {
        own(actor);
        return "access/first-passkey";
    }

    @PostMapping("/account/passkeys/{handle}/remove")
    String removePasskey(Actor actor, @PathVariable String handle, RedirectAttributes redirect) {
        Refused.unlessAccepted(passkeys.remove(own(actor).id(), handle));
        Flash.success(redirect, "access.passkeys.removed");
        return "redirect:/account";
    }

    @PostMapping("/account/calendar")
    ModelAndView renewCalendar(Actor actor) {
        String secret = Refused.unlessAccepted(calendars.renew(actor));
        return new ModelAndView(
                "access/secret",
                Map.of("titleKey", "access.calendar.made", "secret", own.of(CalendarAddresses.path(secret))));
    }
}
