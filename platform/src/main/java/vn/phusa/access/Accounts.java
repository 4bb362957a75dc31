package vn.phusa.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.store.AccountStore;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Erased;
import vn.phusa.party.Parties;
import vn.phusa.party.PersonRow;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;
import vn.phusa.vietnamese.VietnameseText;

/** Accounts and what they hold. Who sits at the keyboard is {@link SignIn}'s question. */
@Service
public class Accounts {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{2,59}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]+\\.[^\\s@<>\".]{2,}");
    private static final int LONGEST_NAME = 200;
    private static final Map<String, String> SORTS =
            Map.of("login", "a.login", "name", "a.name collate \"vi-x-icu\"", "last", "a.last_sign_in");

    private final AccountStore store;
    private final Parties parties;
    private final PasswordEncoder passwords;
    private final AccessRecords records;
    private final Clock clock;

    Accounts(AccountStore store, Parties parties, PasswordEncoder passwords, AccessRecords records, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.passwords = passwords;
        this.records = records;
        this.clock = clock;
    }

    /**
     * An account to be opened.
     *
     * @param email empty: none
     * @param language {@code vi} or {@code en}
     * @param role what it holds from the beginning
     * @param organisation over which organisation; null: everywhere
     */
    public record NewAccount(
            String login,
            String name,
            String email,
            String language,
            @Nullable PartyId person,
            Role role,
            @Nullable PartyId organisation) {}

    // ---- for other rooms

    @Transactional(readOnly = true)
    public Optional<Account> find(AccountId id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public Optional<Account> byLogin(String login) {
        return store.byLogin(login.strip().toLowerCase(Locale.ROOT));
    }

    /** Open accounts that hold the role over exactly this organisation. */
    @Transactional(readOnly = true)
    public List<Account> holding(Role role, PartyId organisation) {
        return store.holding(role, organisation);
    }

    /** Open accounts of the person; none when the person has no account. */
    @Transactional(readOnly = true)
    public List<Account> ofPerson(PartyId person) {
        return store.ofPerson(person);
    }

    /** Those of the people who have an open account. */
    @Transactional(readOnly = true)
    public Set<PartyId> withAccount(Collection<PartyId> people) {
        return people.isEmpty() ? Set.of() : store.withAccount(people);
    }

    /** Open accounts that hold the role over the whole platform. */
    @Transactional(readOnly = true)
    public List<Account> holdingEverywhere(Role role) {
        return store.holding(role, null);
    }

    /** Where the account's notices go; empty: only to the inbox. */
    @Transactional(readOnly = true)
    public Optional<String> emailOf(AccountId account) {
        return store.find(account).map(Account::email);
    }

    /** The account as an actor, for jobs that act in its name; holds nothing when it is blocked or gone. */
    @Transactional(readOnly = true)
    public Actor actorOf(AccountId id, Actor.Channel channel) {
        return store.find(id).map(account -> actor(account, channel)).orElseGet(Actor::visitor);
    }

    /** The actor behind a login; a visitor when the account is blocked or gone. */
    @Transactional(readOnly = true)
    public Actor actorOf(String login, Actor.Channel channel) {
        return store.byLogin(login).map(account -> actor(account, channel)).orElseGet(Actor::visitor);
    }

    private Actor actor(Account account, Actor.Channel channel) {
        if (account.blocked()) {
            return Actor.visitor();
        }
        List<Grant> grants = store.grantsOf(account.id()).stream()
                .map(held -> new Grant(held.role(), scope(held.organisation()), held.room()))
                .toList();
        return new Actor(account.id(), account.person(), account.name(), grants, channel);
    }

    private Grant.Scope scope(@Nullable PartyId organisation) {
        return organisation == null ? new Grant.Everywhere() : new Grant.Within(parties.unitsBelow(organisation));
    }

    // ---- for administrators

    /** Whether nobody has an account yet. */
    @Transactional(readOnly = true)
    public boolean empty() {
        return !store.any();
    }

    /** The accounts that the actor may see. */
    @Transactional(readOnly = true)
    public Outcome<Slice<Account>> list(Actor actor, ListQuery query) {
        return seen(
                actor,
                within -> new Slice<>(
                        store.list(query.text(), within, order(query), query.size(), query.offset()),
                        store.count(query.text(), within),
                        query));
    }

    /** All rows of the list, for a file. */
    @Transactional(readOnly = true)
    public Outcome<List<Account>> all(Actor actor, ListQuery query) {
        return seen(actor, within -> store.list(query.text(), within, order(query), 0, 0));
    }

    private static <T> Outcome<T> seen(Actor actor, java.util.function.Function<@Nullable Set<PartyId>, T> list) {
        return actor.maySomewhere(AccessPermission.SEE_ACCOUNTS)
                ? Outcome.accepted(list.apply(
                        actor.organisationsFor(AccessPermission.SEE_ACCOUNTS).orElse(null)))
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    private static String order(ListQuery query) {
        String column = SORTS.getOrDefault(Objects.requireNonNullElse(query.sort(), "name"), "a.login");
        return column + (query.descending() ? " desc nulls last" : " asc nulls last");
    }

    /** What each account holds. */
    @Transactional(readOnly = true)
    public Map<AccountId, List<HeldGrant>> grantsOf(Collection<AccountId> accounts) {
        return store.grantsOf(accounts).stream().collect(Collectors.groupingBy(HeldGrant::account));
    }

    /** An account that the actor may see. */
    @Transactional(readOnly = true)
    public Outcome<Account> visible(Actor actor, AccountId id) {
        Optional<Account> account = store.find(id);
        boolean sees = actor.mayEverywhere(AccessPermission.SEE_ACCOUNTS)
                || store.grantsOf(id).stream()
                        .anyMatch(held -> held.organisation() != null
                                && actor.may(AccessPermission.SEE_ACCOUNTS, held.organisation()));
        return sees && account.isPresent()
                ? Outcome.accepted(account.get())
                : Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
    }

    /** Whether the actor may change the account: everything that it holds lies within what the actor administers. */
    @Transactional(readOnly = true)
    public boolean mayManage(Actor actor, AccountId id) {
        return actor.mayEverywhere(AccessPermission.MANAGE_ACCOUNTS)
                || (actor.maySomewhere(AccessPermission.MANAGE_ACCOUNTS)
                        && !store.grantsOf(id).isEmpty()
                        && store.grantsOf(id).stream().allMatch(held -> mayGive(actor, held.organisation())));
    }

    private static boolean mayGive(Actor actor, @Nullable PartyId organisation) {
        return organisation == null
                ? actor.mayEverywhere(AccessPermission.MANAGE_ACCOUNTS)
                : actor.may(AccessPermission.MANAGE_ACCOUNTS, organisation);
    }

    /** Opens an account. It has no password: the holder chooses one through a one-time link. */
    @Transactional
    public Outcome<AccountId> open(Actor actor, NewAccount asked) {
        if (!mayGive(actor, asked.organisation())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        store.lockAll();
        String login = asked.login().strip().toLowerCase(Locale.ROOT);
        List<Problem> problems = problemsOf(asked);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        AccountId id = store.insert(
                login,
                VietnameseText.normalise(asked.name().strip()),
                emptyToNull(asked.email()),
                asked.language(),
                asked.person(),
                actor.name(),
                clock.instant());
        long given = store.grant(id, asked.role(), asked.organisation(), null, actor.name(), clock.instant());
        records.grant(given, records.account(actor, AccessAct.ACCOUNT_OPENED, id));
        return Outcome.accepted(id);
    }

    /** Opens the first account of an installation with its password; only while nobody has an account. */
    @Transactional
    public Outcome<AccountId> openFirst(NewAccount asked, String password, String repeated) {
        store.lockAll();
        if (store.any()) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>(
                PasswordRules.problemsOf("password", password, List.of(asked.login(), asked.name(), asked.email())));
        if (!password.equals(repeated)) {
            problems.add(Problem.at("repeated", AccessProblem.PASSWORDS_DIFFER));
        }
        Outcome<AccountId> opened = problems.isEmpty()
                ? open(Actor.platform(), asked)
                : Outcome.rejected(Stream.concat(problemsOf(asked).stream(), problems.stream())
                        .toList());
        return opened.map(id -> {
            store.setPassword(id, Objects.requireNonNull(passwords.encode(password)), clock.instant());
            return id;
        });
    }

    /** Gives an account a role over an organisation and all below it. */
    @Transactional
    public Outcome<Long> grant(
            Actor actor, AccountId id, Role role, @Nullable PartyId organisation, @Nullable String room) {
        if (!mayGive(actor, organisation)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (store.lock(id).isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (organisation != null && parties.organisation(organisation).isEmpty()) {
            return Outcome.rejected(Problem.at("organisation", Refusal.UNKNOWN_CHOICE, organisation));
        }
        boolean held = store.grantsOf(id).stream()
                .anyMatch(other -> other.role() == role
                        && Objects.equals(other.organisation(), organisation)
                        && Objects.equals(other.room(), room));
        if (held) {
            return Outcome.rejected(Problem.at("role", AccessProblem.HELD_ALREADY));
        }
        long given = store.grant(id, role, organisation, room, actor.name(), clock.instant());
        records.grant(actor, AccessAct.ROLE_GIVEN, id, given);
        return Outcome.accepted(given);
    }

    /** Withdraws a role. The platform keeps one administrator of everything. */
    @Transactional
    public Outcome<AccountId> revoke(Actor actor, long number) {
        store.lockAll();
        Optional<HeldGrant> held = store.grant(number);
        if (held.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!mayGive(actor, held.get().organisation())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (isLastAdministrator(held.get().account(), held.get())) {
            return Outcome.rejected(Problem.of(AccessProblem.LAST_ADMINISTRATOR));
        }
        store.revoke(number, actor.name(), clock.instant());
        records.grant(actor, AccessAct.ROLE_WITHDRAWN, held.get().account(), number);
        return Outcome.accepted(held.get().account());
    }

    private boolean isLastAdministrator(AccountId account, @Nullable HeldGrant only) {
        boolean administers = only == null
                ? store.grantsOf(account).stream().anyMatch(Accounts::administersAll)
                : administersAll(only);
        return administers
                && store.holding(Role.ADMINISTRATOR, null).stream()
                        .allMatch(other -> other.id().equals(account));
    }

    private static boolean administersAll(HeldGrant held) {
        return held.role() == Role.ADMINISTRATOR && held.organisation() == null && held.room() == null;
    }

    /** People whom the actor may name as the holder of an account, by name. */
    @Transactional(readOnly = true)
    public List<PersonRow> people(Actor actor) {
        return parties.people(actor).stream()
                .filter(person -> mayName(actor, person.places()))
                .toList();
    }

    /** Whoever holds an account does what its person may do, so the person's places all lie within the actor's. */
    private static boolean mayName(Actor actor, Collection<PartyId> places) {
        return actor.mayEverywhere(AccessPermission.MANAGE_ACCOUNTS)
                || (!places.isEmpty()
                        && places.stream().allMatch(place -> actor.may(AccessPermission.MANAGE_ACCOUNTS, place)));
    }

    /**
     * Says which person of the register holds an account; what is owed by the person, and what others hand to them while
     * away, comes to the account from then on.
     *
     * @param person null: none, or nobody in the register
     */
    @Transactional
    public Outcome<Account> belongsTo(Actor actor, AccountId id, @Nullable PartyId person) {
        Optional<Account> account = store.lock(id);
        if (account.isEmpty() || !mayManage(actor, id)) {
            return Outcome.rejected(Problem.of(account.isEmpty() ? Refusal.NOT_FOUND : Refusal.FORBIDDEN));
        }
        if (person != null && people(actor).stream().noneMatch(row -> row.id().equals(person))) {
            return Outcome.rejected(Problem.at("person", Refusal.UNKNOWN_CHOICE, person));
        }
        if (Objects.equals(account.get().person(), person)) {
            return Outcome.accepted(account.get());
        }
        store.belongsTo(id, person);
        records.account(actor, AccessAct.PERSON_LINKED, id);
        return Outcome.accepted(store.find(id).orElseThrow());
    }

    /** Closes an account at once, or opens it again; its sessions end. */
    @Transactional
    public Outcome<Account> block(Actor actor, AccountId id, boolean blocked) {
        store.lockAll();
        Optional<Account> account = store.lock(id);
        if (account.isEmpty() || !mayManage(actor, id)) {
            return Outcome.rejected(Problem.of(account.isEmpty() ? Refusal.NOT_FOUND : Refusal.FORBIDDEN));
        }
        if (blocked && isLastAdministrator(id, null)) {
            return Outcome.rejected(Problem.of(AccessProblem.LAST_ADMINISTRATOR));
        }
        if (account.get().blocked() == blocked) {
            return Outcome.accepted(account.get());
        }
        store.block(id, blocked);
        records.account(actor, blocked ? AccessAct.ACCOUNT_CLOSED : AccessAct.ACCOUNT_REOPENED, id);
        if (blocked) {
            store.endSessions(account.get().login(), null);
        }
        return Outcome.accepted(account.get());
    }

    /**
     * Forgets who holds an account: name, address and keys go, the account is closed for good. What it did stays with its
     * login. Called by {@link ErasableAccounts} once the erasure is allowed; the history is blanked there.
     */
    Outcome<ActId> forget(Actor actor, AccountId id) {
        store.lockAll();
        Optional<Account> account = store.lock(id);
        if (account.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (isLastAdministrator(id, null)) {
            return Outcome.rejected(Problem.of(AccessProblem.LAST_ADMINISTRATOR));
        }
        store.forget(id);
        store.endSessions(account.get().login(), null);
        return Outcome.accepted(records.account(actor, AccessAct.HOLDER_FORGOTTEN, id));
    }

    /** Why an account has no holder: the lawful erasure of who it was; empty where there was none. */
    @Transactional(readOnly = true)
    public Optional<Erased> erased(AccountId id) {
        return records.erased(id);
    }

    // ---- for the holder

    /** Changes what others see and where notices go. */
    @Transactional
    public Outcome<Account> describe(Actor actor, String name, String email, String language) {
        AccountId id = actor.account();
        if (id == null || store.lock(id).isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = problemsOf(id, name, email, language);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        store.update(id, VietnameseText.normalise(name.strip()), emptyToNull(email), language);
        records.account(actor, AccessAct.ACCOUNT_DESCRIBED, id);
        return Outcome.accepted(store.find(id).orElseThrow());
    }

    /**
     * Changes the holder's own password; all other sessions of the account end.
     *
     * @param keptSession the session in which this happens; null: none is kept
     */
    @Transactional
    public Outcome<Account> changePassword(
            Actor actor, String current, String wanted, String repeated, @Nullable String keptSession) {
        Optional<Account> account = Optional.ofNullable(actor.account()).flatMap(store::lock);
        if (account.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        String stored = store.passwordOf(account.get().id());
        if (stored != null && !passwords.matches(current, stored)) {
            return Outcome.rejected(Problem.at("current", AccessProblem.WRONG_PASSWORD));
        }
        return setPassword(actor, account.get(), wanted, repeated, keptSession);
    }

    /** Sets a password for whoever has proved by other means to be the holder; all sessions but one end. */
    @Transactional
    Outcome<Account> setPassword(
            Actor actor, Account account, String wanted, String repeated, @Nullable String keptSession) {
        List<Problem> problems = problemsOfPassword(account, wanted, repeated);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        store.setPassword(account.id(), Objects.requireNonNull(passwords.encode(wanted)), clock.instant());
        records.account(actor, AccessAct.PASSWORD_SET, account.id());
        store.endSessions(account.login(), keptSession);
        store.forgetDevices(Secrets.digest(account.login()));
        return Outcome.accepted(account);
    }

    List<Problem> problemsOfPassword(Account account, String wanted, String repeated) {
        List<Problem> problems = new ArrayList<>(PasswordRules.problemsOf("password", wanted, wordsOf(account)));
        if (!wanted.equals(repeated)) {
            problems.add(Problem.at("repeated", AccessProblem.PASSWORDS_DIFFER));
        }
        return problems;
    }

    private static List<String> wordsOf(Account account) {
        List<String> words = new ArrayList<>(List.of(account.login(), account.name()));
        if (account.email() != null) {
            words.add(account.email());
        }
        return words;
    }

    private List<Problem> problemsOf(NewAccount asked) {
        String login = asked.login().strip().toLowerCase(Locale.ROOT);
        List<Problem> problems = new ArrayList<>();
        if (!LOGIN.matcher(login).matches()) {
            problems.add(Problem.at("login", AccessProblem.LOGIN_SHAPE));
        } else if (store.byLogin(login).isPresent()) {
            problems.add(Problem.at("login", AccessProblem.LOGIN_TAKEN));
        }
        problems.addAll(problemsOf(null, asked.name(), asked.email(), asked.language()));
        if (asked.organisation() != null
                && parties.organisation(asked.organisation()).isEmpty()) {
            problems.add(Problem.at("organisation", Refusal.UNKNOWN_CHOICE, asked.organisation()));
        }
        return problems;
    }

    private List<Problem> problemsOf(@Nullable AccountId self, String name, String email, String language) {
        List<Problem> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add(Problem.at("name", Refusal.REQUIRED));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(Problem.at("name", Refusal.TOO_LONG, LONGEST_NAME));
        }
        if (!email.isBlank()) {
            if (email.strip().length() > 254 || !EMAIL.matcher(email.strip()).matches()) {
                problems.add(Problem.at("email", AccessProblem.NOT_AN_EMAIL));
            } else if (store.byEmail(email.strip())
                    .filter(other -> !other.id().equals(self))
                    .isPresent()) {
                problems.add(Problem.at("email", AccessProblem.LOGIN_TAKEN));
            }
        }
        if (!Set.of("vi", "en").contains(language)) {
            problems.add(Problem.at("language", Refusal.UNKNOWN_CHOICE, language));
        }
        return problems;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
