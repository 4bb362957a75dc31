package vn.phusa.traceability.supervision;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An assessment of the risk of goods.
 *
 * @param value R, as it was computed then
 * @param level by the thresholds in force then
 * @param actor by whom, as shown
 */
public record Assessed(Risk risk, BigDecimal value, RiskLevel level, Instant at, String actor) {}
