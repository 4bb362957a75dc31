package vn.phusa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.access.AccessPermission;
import vn.phusa.access.Account;
import vn.phusa.access.Accounts;
import vn.phusa.access.HeldGrant;
import vn.phusa.access.Invitations;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.LedgerPermission;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.party.PersonRow;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** Administrators open and close accounts and say who is what for which organisation. */
@Controller
class AdministrationPages {
    private static final String LIST = "/administration/accounts";

    private final Accounts accounts;
    private final Invitations invitations;
    private final Parties parties;
    private final Languages languages;
    private final Clock clock;

    AdministrationPages(Accounts accounts, Invitations invitations, Parties parties, Languages languages, Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    @Bean
    static MenuEntry accountsEntry() {
        return new MenuEntry(
                900,
                LIST,
                "access.menu.accounts",
                "settings",
                actor -> actor.maySomewhere(AccessPermission.SEE_ACCOUNTS));
    }

    @GetMapping(LIST)
    @Nullable
    ModelAndView list(
            Actor actor,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Wording words = languages.in(locale);
        if (Downloads.asked(format)) {
            List<AccountRow> all = rows(Refused.unlessAccepted(accounts.all(actor, query)), words);
            Downloads.send(format, listing(words), all.iterator(), words, response);
            return null;
        }
        Slice<Account> slice = Refused.unlessAccepted(accounts.list(actor, query));
        return new ModelAndView(
                "access/accounts",
                Map.of(
                        "slice",
                        slice,
                        "rows",
                        rows(slice.rows(), words),
                        "mayOpen",
                        actor.maySomewhere(AccessPermission.MANAGE_ACCOUNTS)));
    }

    private Listing<AccountRow> listing(Wording words) {
        return new Listing<>(
                "tai-khoan",
                "access.accounts.title",
                List.of(
                        new Listing.Column<>(
                                "login", "access.login", row -> row.account().login(), true),
                        new Listing.Column<>(
                                "name", "access.name", row -> row.account().name(), true),
                        new Listing.Column<>(
                                "email", "access.email", row -> row.account().email(), false),
                        new Listing.Column<>(
                                "roles",
                                "access.roles",
                                row -> row.held().stream()
                                        .map(held -> held.role() + " – " + held.over())
                                        .collect(Collectors.joining("; ")),
                                false),
                        new Listing.Column<>(
                                "blocked",
                                "access.blocked",
                                row -> row.account().blocked(),
                                false),
                        new Listing.Column<>(
                                "last",
                                "access.last-sign-in",
                                row -> row.account().lastSignIn(),
                                true)));
    }

    private List<AccountRow> rows(List<Account> list, Wording words) {
        Map<AccountId, List<HeldGrant>> grants =
                accounts.grantsOf(list.stream().map(Account::id).toList());
        Set<PartyId> organisations = new HashSet<>();
        grants.values()
                .forEach(held -> held.forEach(grant -> {
                    if (grant.organisation() != null) {
                        organisations.add(grant.organisation());
                    }
                }));
        Map<PartyId, String> names = parties.names(organisations, VietnamTime.today(clock));
        return list.stream()
                .map(account -> new AccountRow(
                        account,
                        grants.getOrDefault(account.id(), List.of()).stream()
                                .map(grant -> held(grant, names, words))
                                .toList()))
                .toList();
    }

    private static RoleHeld held(HeldGrant grant, Map<PartyId, String> names, Wording words) {
        PartyId organisation = grant.organisation();
        String over = organisation == null
                ? words.say("access.everywhere")
                : names.getOrDefault(organisation, organisation.toString());
        return new RoleHeld(grant, words.say(roleKey(grant.role())), over);
    }

    static String roleKey(Role role) {
        return "access.role." + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    // ---- one account

    @GetMapping(LIST + "/{id:[1-9]\\d{0,17}}")
    ModelAndView account(Actor actor, @PathVariable long id, Locale locale) {
        return account(actor, new AccountId(id), Form.empty(), locale);
    }

    private ModelAndView account(Actor actor, AccountId id, Form form, Locale locale) {
        Account account = Refused.unlessAccepted(accounts.visible(actor, id));
        Wording words = languages.in(locale);
        Map<String, Object> model = new HashMap<>();
        model.put("row", rows(List.of(account), words).getFirst());
        // The page has two forms; what was typed into one is not wrong in the other.
        model.put("form", form.wrong("person") ? Form.empty() : form);
        model.put("roles", roles(words));
        model.put("organisations", organisations(actor, words));
        Map<String, String> people = people(actor, account);
        PartyId person = account.person();
        model.put("people", people);
        model.put(
                "holder", form.wrong("person") || person == null ? form : Form.of(Map.of("person", person.toString())));
        model.put("person", person == null ? "" : people.getOrDefault(person.toString(), person.toString()));
        model.put("mayManage", accounts.mayManage(actor, id));
        model.put("mayErase", actor.mayEverywhere(LedgerPermission.ERASE));
        model.put("erased", accounts.erased(id).orElse(null));
        return new ModelAndView("access/administer", model);
    }

    /** Whom the actor may name as the holder, with the one that is named already. */
    private Map<String, String> people(Actor actor, Account account) {
        List<PersonRow> rows = accounts.people(actor);
        LocalDate today = VietnamTime.today(clock);
        Map<PartyId, String> places = parties.shortNames(
                rows.stream().flatMap(row -> row.places().stream()).collect(Collectors.toSet()), today);
        Map<String, String> people = new LinkedHashMap<>();
        rows.forEach(row -> people.put(row.id().toString(), row.named(places)));
        PartyId person = account.person();
        if (person != null) {
            people.putIfAbsent(person.toString(), parties.nameOn(person, today));
        }
        return people;
    }

    private static Map<String, String> roles(Wording words) {
        Map<String, String> roles = new LinkedHashMap<>();
        Arrays.stream(Role.values()).forEach(role -> roles.put(role.name(), words.say(roleKey(role))));
        return roles;
    }

    /** What the actor may give roles over: living organisations within their own scope. */
    private Map<String, String> organisations(Actor actor, Wording words) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (actor.mayEverywhere(AccessPermission.MANAGE_ACCOUNTS)) {
            choices.put("", words.say("access.everywhere"));
        }
        for (OrganisationRow row : parties.all(ListQuery.all(), VietnamTime.today(clock))) {
            if (actor.may(AccessPermission.MANAGE_ACCOUNTS, row.id())) {
                choices.put(row.id().toString(), row.name().in(words.locale()));
            }
        }
        return choices;
    }

    @GetMapping(LIST + "/new")
    ModelAndView form(Actor actor, Locale locale) {
        return form(actor, Form.of(Map.of("language", "vi", "role", Role.UNIT_OFFICER.name())), locale);
    }

    private ModelAndView form(Actor actor, Form form, Locale locale) {
        if (!actor.maySomewhere(AccessPermission.MANAGE_ACCOUNTS)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Wording words = languages.in(locale);
        return new ModelAndView(
                "access/open",
                Map.of("form", form, "roles", roles(words), "organisations", organisations(actor, words)));
    }

    @PostMapping(LIST)
    ModelAndView open(
            Actor actor,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "vi") String language,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String organisation,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Outcome<AccountId> opened = role(role)
                .then(chosen -> organisation(organisation)
                        .then(over -> accounts.open(
                                actor,
                                new Accounts.NewAccount(login, name, email, language, null, chosen, over.party()))));
        return switch (opened) {
            case Outcome.Accepted<AccountId>(AccountId id) -> {
                Flash.success(redirect, "access.accounts.opened");
                yield new ModelAndView("redirect:" + LIST + "/" + id);
            }
            case Outcome.Rejected<AccountId>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield form(actor, Form.refused(request.getParameterMap(), problems), locale);
            }
        };
    }

    @PostMapping(LIST + "/{id:[1-9]\\d{0,17}}/grants")
    ModelAndView grant(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String organisation,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = new AccountId(id);
        Outcome<Long> granted = role(role)
                .then(chosen -> organisation(organisation)
                        .then(over -> accounts.grant(actor, account, chosen, over.party(), null)));
        return switch (granted) {
            case Outcome.Accepted<Long> _ -> {
                Flash.success(redirect, "access.grants.given");
                yield new ModelAndView("redirect:" + LIST + "/" + id);
            }
            case Outcome.Rejected<Long>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield account(actor, account, Form.refused(request.getParameterMap(), problems), locale);
            }
        };
    }

    /** Says which person of the register holds the account. */
    @PostMapping(LIST + "/{id:[1-9]\\d{0,17}}/person")
    ModelAndView belongsTo(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String person,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = new AccountId(id);
        Outcome<Account> linked =
                party("person", person).then(chosen -> accounts.belongsTo(actor, account, chosen.party()));
        return switch (linked) {
            case Outcome.Accepted<Account> _ -> {
                Flash.success(redirect, "access.person.saved");
                yield new ModelAndView("redirect:" + LIST + "/" + id);
            }
            case Outcome.Rejected<Account>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield account(actor, account, Form.refused(request.getParameterMap(), problems), locale);
            }
        };
    }

    private static Outcome<Role> role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(word))
                .findFirst()
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.at("role", Refusal.UNKNOWN_CHOICE, word)));
    }

    /** Over whom, or who; null: everywhere, or nobody. */
    private record Over(@Nullable PartyId party) {}

    private static Outcome<Over> organisation(String number) {
        return party("organisation", number);
    }

    private static Outcome<Over> party(String field, String number) {
        if (number.isEmpty()) {
            return Outcome.accepted(new Over(null));
        }
        return number.matches("[1-9]\\d{0,17}")
                ? Outcome.accepted(new Over(new PartyId(Long.parseLong(number))))
                : Outcome.rejected(Problem.at(field, Refusal.UNKNOWN_CHOICE, number));
    }

    @PostMapping("/administration/grants/{number}/revoke")
    String revoke(Actor actor, @PathVariable long number, RedirectAttributes redirect) {
        AccountId account = Refused.unlessAccepted(accounts.revoke(actor, number));
        Flash.success(redirect, "access.grants.withdrawn");
        return "redirect:" + LIST + "/" + account;
    }

    @PostMapping(LIST + "/{id:[1-9]\\d{0,17}}/block")
    String block(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "true") boolean blocked,
            RedirectAttributes redirect) {
        Refused.unlessAccepted(accounts.block(actor, new AccountId(id), blocked));
        Flash.success(redirect, blocked ? "access.accounts.closed" : "access.accounts.reopened");
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping(LIST + "/{id:[1-9]\\d{0,17}}/invitation")
    ModelAndView invite(Actor actor, @PathVariable long id) {
        String token = Refused.unlessAccepted(invitations.invite(actor, new AccountId(id)));
        return new ModelAndView(
                "access/secret", Map.of("titleKey", "access.invitation.made", "secret", invitations.link(token)));
    }
}
