package vn.phusa.notice.store;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.notice.Addresses;

/** Mail goes to the address that stands in the account. */
@Component
class AccountAddresses implements Addresses {
    private final Accounts accounts;

    AccountAddresses(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<String> emailOf(AccountId account) {
        return accounts.emailOf(account);
    }
}
