/**
 * Who may enter and what they hold: accounts, passwords, passkeys, sign-in through another provider, sessions, roles
 * over organisations, API keys, one-time links. Denies by default; what a role may do is each room's own word.
 *
 * <p>Law: personal data by Luật 91/2025; the place at which VNeID and a city's single sign-on come in (Nghị định
 * 224/2026/NĐ-CP, Art 29) is the OpenID Connect sign-in.
 */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"base", "shell", "shell::web", "ledger", "party"})
@NullMarked
package vn.phusa.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
