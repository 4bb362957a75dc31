package vn.phusa.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.access.ApiKey;
import vn.phusa.access.KeyDesk;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.LedgerVerification;

/** {@code key}: makes, lists and withdraws the API keys of an account. */
final class KeyOrders {

    /** What is asked for; the names are those of the command line. */
    enum Action {
        make,
        list,
        withdraw
    }

    /**
     * A key to be made.
     *
     * @param rooms where it counts; empty: everywhere
     * @param until the last day on which it opens; null: no end
     */
    record Wanted(
            String login,
            String label,
            List<String> rooms,
            boolean readOnly,
            @Nullable LocalDate until) {}

    private final Installation installation;
    private final List<String> rooms;
    private final Terminal terminal;

    KeyOrders(Installation installation, List<String> rooms, Terminal terminal) {
        this.installation = installation;
        this.rooms = rooms;
        this.terminal = terminal;
    }

    /** The first of these rooms that there is not. */
    Optional<String> unknown(List<String> asked) {
        return asked.stream().filter(room -> !rooms.contains(room)).findFirst();
    }

    /** Prints the key, and nothing else, on standard output. */
    boolean make(Wanted wanted) throws SQLException {
        Set<String> within = wanted.rooms().isEmpty() ? null : new TreeSet<>(wanted.rooms());
        LocalDate until = wanted.until();
        Instant expiry = until == null
                ? null
                : until.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
        return atDesk(
                wanted.login(),
                desk -> desk.make(wanted.login(), wanted.label(), within, wanted.readOnly(), expiry),
                key -> {
                    terminal.data().println(key);
                    terminal.say("cli.key-made", wanted.login());
                });
    }

    /** One key a line: number, label, rooms, what it may, made, expires, last used; separated by tabs. */
    boolean list(String login) throws SQLException {
        return atDesk(login, desk -> desk.of(login), keys -> {
            keys.forEach(key -> terminal.data().println(line(key)));
            terminal.say("cli.key-counted", login, keys.size());
        });
    }

    boolean withdraw(String login, long number) throws SQLException {
        return atDesk(
                login,
                desk -> desk.withdraw(login, number),
                withdrawn -> terminal.say("cli.key-withdrawn", Long.toString(withdrawn), login));
    }

    private static String line(ApiKey key) {
        Set<String> within = key.rooms();
        return String.join(
                "\t",
                Long.toString(key.number()),
                key.label().replaceAll("\\s+", " "),
                within == null ? "*" : String.join(",", new TreeSet<>(within)),
                key.readOnly() ? "read" : "write",
                key.createdAt().toString(),
                key.expiresAt() == null ? "-" : String.valueOf(key.expiresAt()),
                key.lastUsedAt() == null ? "-" : String.valueOf(key.lastUsedAt()));
    }

    private <T> boolean atDesk(String login, Function<KeyDesk, Outcome<T>> order, Consumer<T> done)
            throws SQLException {
        try (Installation.Database database = installation.open();
                Connection connection = database.connect()) {
            SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
            TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            Clock clock = Clock.system(VietnamTime.ZONE);
            JdbcTemplate template = new JdbcTemplate(source);
            Ledger ledger = Ledger.of(
                    template,
                    Coverage.load(rooms),
                    LedgerVerification.keyFolder(installation.data()),
                    transactions,
                    clock);
            switch (order.apply(KeyDesk.over(JdbcClient.create(template), ledger, transactions, clock))) {
                case Outcome.Accepted<T>(T result) -> {
                    done.accept(result);
                    return true;
                }
                case Outcome.Rejected<T>(List<Problem> problems) -> {
                    for (Problem problem : problems) {
                        if ("login".equals(problem.field())) {
                            terminal.say("cli.key-no-account", login);
                        } else {
                            terminal.say(
                                    problem.messageKey(), problem.arguments().toArray());
                        }
                    }
                    return false;
                }
            }
        }
    }
}
