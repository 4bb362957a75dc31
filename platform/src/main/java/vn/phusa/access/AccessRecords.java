package vn.phusa.access;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.access.store.AccessHistory;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Erased;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;

/**
 * Records what was done to an account in the ledger, after it was done and in the same transaction, together with how the
 * account, its roles or its tokens stand since.
 */
@Component
class AccessRecords {
    private final Ledger ledger;
    private final AccessHistory history;

    AccessRecords(Ledger ledger, AccessHistory history) {
        this.ledger = ledger;
        this.history = history;
    }

    /** An act that changed the account itself: what it is called, its password, its passkeys, whether it is open. */
    ActId account(Actor actor, AccessAct kind, AccountId account) {
        ActId act = record(actor, kind, account);
        history.noteAccount(account, act);
        return act;
    }

    /** An act that gave or withdrew a role. */
    void grant(Actor actor, AccessAct kind, AccountId account, long grant) {
        history.noteGrant(grant, record(actor, kind, account));
    }

    /** A role given as part of an act that is recorded already. */
    void grant(long grant, ActId act) {
        history.noteGrant(grant, act);
    }

    /** An act that issued or ended tokens. */
    void tokens(Actor actor, AccessAct kind, Subject about, Iterable<Long> tokens) {
        ActId act = ledger.record(new Act(kind, actor, about));
        tokens.forEach(token -> history.noteToken(token, act));
    }

    /** The erasure of the first version of an account's history. */
    Optional<Erased> erased(AccountId account) {
        return ledger.erased("access.account_history", List.of(account.toString(), "1"));
    }

    static Subject subject(AccountId account) {
        return Subject.of("access.account", account.value());
    }

    private ActId record(Actor actor, AccessAct kind, AccountId account) {
        return ledger.record(new Act(kind, actor, subject(account)));
    }
}
