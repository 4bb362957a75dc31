package vn.phusa.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.access.store.AccountStore;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.ErasureOrder;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.PersonalData;

/** What is known of the holders of accounts. An account whose holder is forgotten is closed; its login stays taken. */
@Component
class ErasableAccounts implements PersonalData {
    static final String KIND = "access.account";

    private final AccountStore store;
    private final Accounts accounts;
    private final Ledger ledger;

    ErasableAccounts(AccountStore store, Accounts accounts, Ledger ledger) {
        this.store = store;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Found> find(String words, int most) {
        return store.withPersonalData(words, most).stream()
                .map(ErasableAccounts::found)
                .toList();
    }

    private static Found found(Account account) {
        return new Found(KIND, account.id().toString(), account.name(), account.login());
    }

    @Override
    public Optional<Holding> holding(String id) {
        return number(id)
                .flatMap(store::find)
                .map(account -> new Holding(
                        found(account),
                        store.personalData(account.id()).stream()
                                .map(said -> new Value("access.erasable." + said.what(), said.text()))
                                .toList()));
    }

    @Override
    public Outcome<List<ActId>> erase(Actor actor, String id, String legalBasis) {
        AccountId account = number(id).orElseThrow();
        List<Integer> versions = store.personalVersions(account);
        return accounts.forget(actor, account).then(forgotten -> {
            List<ActId> acts = new ArrayList<>();
            acts.add(forgotten);
            for (int version : versions) {
                Outcome<ActId> erased = ledger.erase(
                        actor,
                        new ErasureOrder.OfRow(
                                "access.account_history",
                                List.of(id, Integer.toString(version)),
                                List.of("name", "email"),
                                legalBasis));
                if (erased instanceof Outcome.Rejected<ActId>(List<Problem> problems)) {
                    return Outcome.rejected(problems);
                }
                acts.add(erased.orThrow());
            }
            return Outcome.accepted(acts);
        });
    }

    private static Optional<AccountId> number(String id) {
        return id.matches("[1-9]\\d{0,17}") ? Optional.of(new AccountId(Long.parseLong(id))) : Optional.empty();
    }
}
