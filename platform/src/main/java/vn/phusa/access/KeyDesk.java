package vn.phusa.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.access.store.AccessHistory;
import vn.phusa.access.store.AccountStore;
import vn.phusa.access.store.TokenStore;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.ledger.Ledger;

/**
 * API keys of any account, for whoever holds the machine: the command line of an installation, whether the platform runs or not. Each
 * key and each withdrawal is an act in the ledger, as if it had been asked for on the account's page.
 */
public final class KeyDesk {
    private static final Actor OPERATOR = new Actor(null, null, "./phusa key", List.of(), Actor.Channel.COMMAND_LINE);

    private final AccountStore accounts;
    private final IssuedKeys issued;
    private final TransactionTemplate transactions;

    private KeyDesk(AccountStore accounts, IssuedKeys issued, TransactionTemplate transactions) {
        this.accounts = accounts;
        this.issued = issued;
        this.transactions = transactions;
    }

    /** The desk over a database; the ledger must be that of the same database and the same transactions. */
    public static KeyDesk over(JdbcClient database, Ledger ledger, TransactionTemplate transactions, Clock clock) {
        AccessRecords records = new AccessRecords(ledger, new AccessHistory(database));
        return new KeyDesk(
                new AccountStore(database), new IssuedKeys(new TokenStore(database), records, clock), transactions);
    }

    /** Makes a key for the account with that login; the answer is the only time that it is shown. */
    public Outcome<String> make(
            String login, String label, @Nullable Set<String> rooms, boolean readOnly, @Nullable Instant expiresAt) {
        return at(login, account -> issued.make(OPERATOR, account, label, rooms, readOnly, expiresAt));
    }

    /** The keys of the account that have not been withdrawn. */
    public Outcome<List<ApiKey>> of(String login) {
        return at(login, account -> Outcome.accepted(issued.of(account)));
    }

    /** Withdraws a key of the account, at once. */
    public Outcome<Long> withdraw(String login, long number) {
        return at(login, account -> issued.withdraw(OPERATOR, account, number));
    }

    private <T> Outcome<T> at(String login, Function<AccountId, Outcome<T>> order) {
        return Objects.requireNonNull(transactions.execute(_ -> accounts.byLogin(login)
                .map(account -> order.apply(account.id()))
                .orElseGet(() -> Outcome.rejected(Problem.at("login", Refusal.NOT_FOUND)))));
    }
}
