package vn.phusa.access;

import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.store.PasskeyStore;
import vn.phusa.base.AccountId;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/** The passkeys of an account. They are made and checked by the WebAuthn filters of the web part. */
@Service
public class Passkeys {
    private final PasskeyStore store;

    Passkeys(PasskeyStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    public List<Passkey> of(AccountId account) {
        return store.of(account);
    }

    /** Removes one of the account's own. */
    @Transactional
    public Outcome<String> remove(AccountId account, String handle) {
        byte[] id;
        try {
            id = Base64.getUrlDecoder().decode(handle);
        } catch (IllegalArgumentException e) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        return store.remove(account, id) ? Outcome.accepted(handle) : Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
    }
}
