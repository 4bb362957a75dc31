package vn.phusa.traceability.supervision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a sector's rules, as they are in force on certain days.
 *
 * @param from first day
 * @param to last day; null: still in force
 * @param source the articles they stand in
 * @param required what the system data set must hold; the rest is given where there is any
 * @param keepAfterExpiry how long data are kept after the goods' expiry
 * @param keepWithoutExpiry how long after they were made, for goods without an expiry
 * @param answerHours within how many hours a trader answers an authority
 * @param explainHours within how many hours a trader explains a sign of a violation
 * @param thresholds of the risk
 */
public record TradeRules(
        Sector sector,
        LocalDate from,
        @Nullable LocalDate to,
        String source,
        Set<DataSet.Item> required,
        Period keepAfterExpiry,
        Period keepWithoutExpiry,
        int answerHours,
        int explainHours,
        Thresholds thresholds) {

    /**
     * Of the risk.
     *
     * @param mediumFrom R from which the risk is no longer low
     * @param highFrom R from which it is high
     * @param factors what k may be
     */
    public record Thresholds(BigDecimal mediumFrom, BigDecimal highFrom, List<BigDecimal> factors) {
        public Thresholds {
            factors = List.copyOf(factors);
        }

        /** Whether k may be that. */
        public boolean allows(BigDecimal k) {
            return factors.stream().anyMatch(factor -> factor.compareTo(k) == 0);
        }
    }

    public TradeRules {
        required = Set.copyOf(required);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /**
     * The last day on which data of goods must still be kept.
     *
     * @param made when they were made, or their events recorded
     * @param expiry null: they have none
     */
    public LocalDate keepUntil(LocalDate made, @Nullable LocalDate expiry) {
        return expiry == null ? made.plus(keepWithoutExpiry) : expiry.plus(keepAfterExpiry);
    }
}
