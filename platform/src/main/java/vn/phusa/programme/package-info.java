/**
 * A cooperation programme and its commitments: who promised what, by when, what became of it, and who says so. One lead
 * for each commitment (NĐ 191/2026/NĐ-CP art 2(2)), completion confirmed by the assigner and never by the holder, the
 * original due date kept beside every extension, and each past moment readable as it was known then.
 */
@ApplicationModule(
        displayName = "Programme",
        allowedDependencies = {
            "base",
            "shell",
            "shell::web",
            "ledger",
            "search",
            "party",
            "access",
            "document",
            "document::paper",
            "notice",
            "duty"
        })
@NullMarked
package vn.phusa.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
