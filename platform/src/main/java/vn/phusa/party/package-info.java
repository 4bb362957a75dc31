/**
 * Who is who, and since when: organisations, their units, people and their offices. Names, parents and identifiers have
 * dates, a successor may be unknown, and a document prints the name that was valid on its date. Nothing is overwritten:
 * a correction appends.
 *
 * <p>Law: organisation codes by Quyết định 20/2020/QĐ-TTg; the mergers of 1/3/2025 (Nghị định 55/2025/NĐ-CP) and
 * 1/7/2025 (Nghị quyết 202/2025/QH15) are the reason for the dates.
 */
@ApplicationModule(
        displayName = "Party",
        allowedDependencies = {"base", "shell", "shell::web", "ledger", "search"})
@NullMarked
package vn.phusa.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
