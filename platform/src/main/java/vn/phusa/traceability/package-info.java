/**
 * Traceability of goods: a GS1 EPCIS 2.0 repository (capture, query, subscriptions), traces and recalls, product passports and
 * their resolver, field capture, and the clocks that the law sets to traders.
 *
 * <p>GS1 EPCIS 2.0 and CBV 2.0 (ISO/IEC 19987 and 19988), GS1 Digital Link (ISO/IEC 18975); Nghị định 37/2026/NĐ-CP articles 23 to
 * 32 and 52 to 55; Thông tư 31/2026/TT-BCT; TCVN 12850:2019.
 */
@ApplicationModule(
        displayName = "Traceability",
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
            "duty",
            "setup"
        })
@NullMarked
package vn.phusa.traceability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
