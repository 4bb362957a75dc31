package vn.phusa.access;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.store.PlatformSettings;

/** Links through which the holder of an account sets a password, the first or a new one. */
@Service
public class Invitations {
    private static final String PURPOSE = "access.set-password";
    private static final Duration VALID = Duration.ofHours(48);

    private final Accounts accounts;
    private final OneTimeLinks links;
    private final PlatformSettings settings;
    private final Clock clock;

    Invitations(Accounts accounts, OneTimeLinks links, PlatformSettings settings, Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /** The address under which people reach the platform; null: as this machine is reached. */
    public @Nullable String publicAddress() {
        URI address = settings.publicUrl();
        return address == null || address.toString().isBlank()
                ? null
                : address.toString().replaceAll("/+$", "");
    }

    /** A link for the holder of the account; earlier ones stop working. The token is shown only now. */
    @Transactional
    public Outcome<String> invite(Actor actor, AccountId account) {
        if (!accounts.mayManage(actor, account)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (accounts.find(account).isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        links.withdraw(actor, PURPOSE, account.toString());
        return Outcome.accepted(links.issue(
                actor,
                PURPOSE,
                account.toString(),
                null,
                account,
                clock.instant().plus(VALID)));
    }

    /** Whose password the link sets. */
    @Transactional(readOnly = true)
    public Optional<Account> invited(String token) {
        return links.open(PURPOSE, token)
                .flatMap(opened -> links.account(token))
                .flatMap(accounts::find)
                .filter(account -> !account.blocked());
    }

    /** Sets the password and spends the link; a refused password leaves it open. */
    @Transactional
    public Outcome<Account> setPassword(String token, String wanted, String repeated) {
        Optional<Account> account = invited(token);
        if (account.isEmpty()) {
            return Outcome.rejected(Problem.of(AccessProblem.LINK_SPENT));
        }
        List<Problem> problems = accounts.problemsOfPassword(account.get(), wanted, repeated);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        return links.spend(PURPOSE, token).isPresent()
                ? accounts.setPassword(
                        new Actor(
                                account.get().id(),
                                account.get().person(),
                                account.get().name(),
                                List.of(),
                                Actor.Channel.ONE_TIME_LINK),
                        account.get(),
                        wanted,
                        repeated,
                        null)
                : Outcome.rejected(Problem.of(AccessProblem.LINK_SPENT));
    }
}
