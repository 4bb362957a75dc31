package vn.phusa.traceability;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.traceability.store.NamedQueryStore;

/** Queries that programs give a name: views on the events that they see. */
@Service
public class NamedQueries {

    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");
    private static final List<String> STANDARD = List.of("SimpleEventQuery", "SimpleMasterDataQuery");

    private final NamedQueryStore store;
    private final Clock clock;

    NamedQueries(NamedQueryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Gives a query its name. */
    @Transactional
    public Outcome<NamedQuery> create(Actor actor, QueryText text) {
        AccountId account = actor.account();
        if (account == null || !actor.maySomewhere(TraceabilityPermission.QUERY)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        String name = text.name() == null ? "" : text.name();
        if (!NAME.matcher(name).matches()) {
            return Outcome.rejected(Problem.at("name", QueryProblem.BAD_NAME, name));
        }
        if (STANDARD.contains(name) || !store.add(account, name, text, clock.instant())) {
            return Outcome.rejected(Problem.at("name", QueryProblem.NAME_TAKEN, name));
        }
        return named(actor, name);
    }

    /** A query by its name. */
    @Transactional(readOnly = true)
    public Outcome<NamedQuery> named(Actor actor, String name) {
        AccountId account = actor.account();
        return (account == null ? Optional.<NamedQuery>empty() : store.find(account, name))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(QueryProblem.NO_SUCH_QUERY, name)));
    }

    /** The actor's queries by name, after that name. */
    @Transactional(readOnly = true)
    public List<NamedQuery> after(Actor actor, String after, int size) {
        AccountId account = actor.account();
        return account == null ? List.of() : store.after(account, after, size);
    }

    /** Forgets a query. */
    @Transactional
    public Outcome<String> remove(Actor actor, String name) {
        AccountId account = actor.account();
        return account != null && store.remove(account, name)
                ? Outcome.accepted(name)
                : Outcome.rejected(Problem.of(QueryProblem.NO_SUCH_QUERY, name));
    }
}
