package vn.phusa.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;

/**
 * With what somebody, or a system, signs in.
 *
 * @param login never changes; lower case
 * @param name as shown to others
 * @param email where notices go; null: nowhere but the inbox
 * @param language preferred language, {@code vi} or {@code en}
 * @param person the person behind it; null: not in the register, or a system
 * @param blocked an administrator has closed it
 * @param hasPassword false: only by passkey, by another provider, or not at all yet
 * @param lastSignIn null: never
 */
public record Account(
        AccountId id,
        String login,
        String name,
        @Nullable String email,
        String language,
        @Nullable PartyId person,
        boolean blocked,
        boolean hasPassword,
        @Nullable Instant lastSignIn) {}
