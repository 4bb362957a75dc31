package vn.phusa.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.store.OwnAddress;

/** Links through which the holder of an account sets a password, the first or a new one. */
@Service
public class Invitations {
    private static final String PURPOSE = "access.set-password";
    private static final Duration VALID = Duration.ofHours(48);

    private final Accounts accounts;
    private final OneTimeLinks links;
    private final OwnAddress own;
    private final Clock clock;

    Invitations(Accounts accounts, OneTimeLinks links, OwnAddress own, Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.own = own;
        this.clock = clock;
    }

    /** Where the holder of the token sets the password. */
    public String link(String token) {
        return own.of("/set-password/" + token);
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
