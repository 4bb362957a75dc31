/**
 * Composite indices of provinces: frames by year with their legal source, data with evidence, results that anybody can
 * recompute, how sure a rank is, why it changed and what would raise it. Official published results are kept apart from
 * what the platform computes itself (library {@code composite}).
 *
 * <p>The local innovation index (PII) follows Quyết định 1705/QĐ-BKHCN of 24 July 2024; provinces were merged by Nghị
 * quyết 202/2025/QH15.
 */
@ApplicationModule(
        displayName = "Innovation index",
        allowedDependencies = {
            "base",
            "shell",
            "shell::web",
            "ledger",
            "search",
            "party",
            "document",
            "document::paper",
            "duty",
            "setup"
        })
@NullMarked
package vn.phusa.innovationindex;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
