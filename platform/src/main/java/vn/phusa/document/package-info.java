/**
 * Files that people hand in and that the platform issues: kept once by their SHA-256, in versions, checked for what
 * they really are, readable as text with places, and shown only to whom their visibility or a room's guard admits.
 *
 * <p>Nothing that runs is let in: no macros, no DTDs, no archives that grow beyond measure.
 */
@ApplicationModule(
        displayName = "Document",
        allowedDependencies = {"base", "shell", "shell::web", "ledger", "search"})
@NullMarked
package vn.phusa.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
