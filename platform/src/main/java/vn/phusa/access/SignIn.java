package vn.phusa.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.store.AccountStore;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;

/** Finds out who is at the door: by password, or by what another provider says. */
@Service
public class SignIn {
    private final AccountStore store;
    private final PasswordEncoder passwords;
    private final AccessRecords records;
    private final Clock clock;

    private @Nullable String nobodysPassword;

    SignIn(AccountStore store, PasswordEncoder passwords, AccessRecords records, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.records = records;
        this.clock = clock;
    }

    /** Hashing takes long by intent: the start does not wait for it, and the first visitor need not either. */
    @EventListener(ApplicationReadyEvent.class)
    void hashNobodysPassword() {
        Thread.ofPlatform().name("nobodys-password").daemon().start(this::nobodysPassword);
    }

    /** Checked when there is no such account, so that the answer takes as long as for one that exists. */
    private synchronized String nobodysPassword() {
        if (nobodysPassword == null) {
            nobodysPassword = Objects.requireNonNull(passwords.encode(Secrets.random()));
        }
        return nobodysPassword;
    }

    /**
     * Checks a password. Wrong login, wrong password and a blocked account are one answer; too many failures make the
     * next attempt wait, also one with the right password. A browser that has signed in with this login before is counted
     * by itself, so that nobody who guesses elsewhere can hold up its owner, or a whole office.
     *
     * @param address network address of the caller
     * @param device secret that the browser got from {@link #remember}; null: none
     */
    @Transactional
    public Outcome<Account> withPassword(String typedLogin, String password, String address, @Nullable String device) {
        Instant now = clock.instant();
        String login = typedLogin.strip().toLowerCase(Locale.ROOT);
        boolean known = device != null && store.knows(Secrets.digest(device), Secrets.digest(login), now);
        byte[] digest = Secrets.digest(known ? login + "\n" + device : login);
        String from = known ? "" : address;
        store.lockLogin(digest);
        Duration wait = store.throttle(digest, from, now.minus(Throttle.MEMORY)).waitFrom(now);
        if (wait.isPositive()) {
            return Outcome.rejected(Problem.of(AccessProblem.TOO_MANY_ATTEMPTS, (wait.toMillis() + 999) / 1000));
        }
        Optional<Account> account = store.byLogin(login);
        String stored =
                account.map(found -> orElse(store.passwordOf(found.id()))).orElseGet(this::nobodysPassword);
        boolean right = password.length() <= PasswordRules.LONGEST * 4 && passwords.matches(password, stored);
        boolean enters = right && account.isPresent() && !account.get().blocked();
        store.attempted(digest, from, now, enters);
        if (!enters) {
            return Outcome.rejected(Problem.of(AccessProblem.WRONG_CREDENTIALS));
        }
        if (passwords.upgradeEncoding(stored)) {
            store.setPassword(account.get().id(), Objects.requireNonNull(passwords.encode(password)), now);
            records.account(
                    Actor.platform(), AccessAct.PASSWORD_REHASHED, account.get().id());
        }
        return Outcome.accepted(account.get());
    }

    /** Whether the browser with this secret has signed in with the account before. */
    @Transactional
    public boolean knows(Account account, @Nullable String device) {
        return device != null && store.knows(Secrets.digest(device), Secrets.digest(account.login()), clock.instant());
    }

    /** Makes the browser in which the account has just signed in a known one; the answer is the secret that it keeps. */
    @Transactional
    public String remember(Account account) {
        String device = Secrets.random();
        store.know(Secrets.digest(device), Secrets.digest(account.login()), clock.instant());
        return device;
    }

    private String orElse(@Nullable String stored) {
        return stored == null ? nobodysPassword() : stored;
    }

    /**
     * Whose account an identity at another provider is. The first time, a verified mail address links it to the account
     * that has this address; nobody gets an account by merely having an identity.
     *
     * @param verifiedEmail null: none, or not verified by the provider
     */
    @Transactional
    public Outcome<Account> withIdentity(String issuer, String subject, @Nullable String verifiedEmail) {
        Instant now = clock.instant();
        Optional<AccountId> linked = store.linked(issuer, subject);
        Optional<Account> account = linked.flatMap(store::find);
        if (account.isEmpty() && verifiedEmail != null) {
            account = store.byEmail(verifiedEmail).filter(found -> store.link(issuer, subject, found.id(), now));
            account.ifPresent(found -> records.account(Actor.platform(), AccessAct.IDENTITY_LINKED, found.id()));
        }
        if (account.isEmpty() || account.get().blocked()) {
            return Outcome.rejected(Problem.of(AccessProblem.NO_ACCOUNT_FOR_IDENTITY));
        }
        return Outcome.accepted(account.get());
    }

    /** Notes that somebody has come in, by whichever door. */
    @Transactional
    public void entered(AccountId account) {
        store.signedIn(account, clock.instant());
    }
}
