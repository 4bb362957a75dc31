package vn.phusa.access;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.store.PasskeyStore;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/** The passkeys of an account. The WebAuthn filters of the web part make and check them, and keep them here. */
@Service
public class Passkeys implements UserCredentialRepository {
    private final PasskeyStore store;
    private final Accounts accounts;
    private final AccessRecords records;

    Passkeys(PasskeyStore store, Accounts accounts, AccessRecords records) {
        this.store = store;
        this.accounts = accounts;
        this.records = records;
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
        if (!store.remove(account, id)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        record(AccessAct.PASSKEY_REMOVED, account);
        return Outcome.accepted(handle);
    }

    private void record(AccessAct act, AccountId account) {
        records.account(accounts.actorOf(account, Actor.Channel.WEB), act, account);
    }

    // ---- for the WebAuthn filters

    @Override
    @Transactional
    public void delete(Bytes credential) {
        CredentialRecord found = store.findByCredentialId(credential);
        if (found != null) {
            store.accountOf(found.getUserEntityUserId())
                    .ifPresent(account -> remove(
                            account, Base64.getUrlEncoder().withoutPadding().encodeToString(credential.getBytes())));
        }
    }

    @Override
    @Transactional
    public void save(CredentialRecord record) {
        if (store.save(record)) {
            store.accountOf(record.getUserEntityUserId())
                    .ifPresent(account -> record(AccessAct.PASSKEY_ADDED, account));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return store.findByCredentialId(credential);
    }

    @Override
    @Transactional(readOnly = true)
    public List<CredentialRecord> findByUserId(Bytes user) {
        return store.findByUserId(user);
    }
}
