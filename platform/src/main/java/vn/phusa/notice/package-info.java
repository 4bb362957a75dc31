/**
 * What people are told, and how it reaches them: the inbox (exactly once), mail and webhooks (at least once, with a
 * stable key so that the receiver can tell), the daily digest, quiet hours. Other rooms say what happened and to whom.
 */
@ApplicationModule(
        displayName = "Notice",
        allowedDependencies = {"base", "shell", "shell::web", "ledger", "access"})
@NullMarked
package vn.phusa.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
