package vn.phusa.programme.reporting;

import java.time.Instant;
import vn.phusa.ledger.ActId;

/**
 * One line of a report's history.
 *
 * @param stage what it became
 * @param note why it was returned; empty otherwise
 * @param by who did it, by the name of that time
 * @param onBehalf sent by the focal point in the unit's name
 * @param act the official act, for its receipt
 */
public record ReportEvent(
        long version, Instant at, UnitReport.Stage stage, String note, String by, boolean onBehalf, ActId act) {}
