package vn.phusa.notice;

import java.util.Optional;
import vn.phusa.base.AccountId;

/** Where an account gets its mail. */
public interface Addresses {
    Optional<String> emailOf(AccountId account);
}
