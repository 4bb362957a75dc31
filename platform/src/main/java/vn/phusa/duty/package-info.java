/**
 * Who owes what, by when: one engine for every clock of the platform. A room opens a duty and closes it with evidence;
 * this room computes the due moment (Civil Code 91/2015/QH13, Articles 147–148, over the Vietnamese working calendar),
 * reminds, escalates, asks for explanations and derives the official status. Nobody types a status.
 */
@ApplicationModule(
        displayName = "Duty",
        allowedDependencies = {"base", "shell", "shell::web", "ledger", "party", "access", "notice"})
@NullMarked
package vn.phusa.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
