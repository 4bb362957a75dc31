package vn.phusa.access.web;

import java.util.List;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import vn.phusa.access.Accounts;

/** Tells the WebAuthn filter whose a passkey is. */
@Component
class AccountDetails implements UserDetailsService {
    private final Accounts accounts;

    AccountDetails(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        return accounts.byLogin(login)
                .filter(account -> !account.blocked())
                .map(account -> new User(account.login(), "", List.of()))
                .orElseThrow(() -> new UsernameNotFoundException("no open account"));
    }
}
