/**
 * The first hour of an installation for another province than Cần Thơ: who we are, who the focal point is, which days are
 * worked, who administers. Whoever knows the token that the platform prints on its console answers; the answers are kept
 * as a draft until the last step makes them real in one transaction. After that this room is gone for ever.
 */
@ApplicationModule(
        displayName = "Set-up",
        allowedDependencies = {"base", "shell", "shell::web", "ledger", "party", "access", "document", "duty"})
@NullMarked
package vn.phusa.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
