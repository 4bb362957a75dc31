package vn.phusa.traceability.supervision;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * The risk of goods: {@code R = k · C · P} for each criterion, with one k for the goods (NĐ 37/2026, Phụ lục VI). The decree gives the
 * formula by criterion; that the highest criterion decides for the goods is this platform's reading.
 *
 * @param k the goods' factor, one of {@link TradeRules.Thresholds#factors()}
 * @param criteria at least one
 */
public record Risk(BigDecimal k, List<Criterion> criteria) {

    /**
     * What may go wrong.
     *
     * @param name in the assessor's words
     * @param consequence C, 1 to 5
     * @param probability P, 1 to 5 (4: in 20 to 50 % of cases, 5: in more)
     */
    public record Criterion(String name, int consequence, int probability) {
        public Criterion {
            if (name.isBlank() || consequence < 1 || consequence > 5 || probability < 1 || probability > 5) {
                throw new IllegalArgumentException("a criterion has a name, and C and P between 1 and 5");
            }
        }
    }

    public Risk {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("a risk is assessed by at least one criterion");
        }
    }

    /** R of one criterion, exact. */
    public BigDecimal of(Criterion criterion) {
        return k.multiply(BigDecimal.valueOf((long) criterion.consequence() * criterion.probability()));
    }

    /** The criterion that decides: the first with the highest R. */
    public Criterion deciding() {
        return criteria.stream()
                .max(Comparator.comparing(this::of))
                .map(highest -> criteria.stream()
                        .filter(criterion -> of(criterion).compareTo(of(highest)) == 0)
                        .findFirst()
                        .orElse(highest))
                .orElseThrow();
    }

    /** The highest R, exact. */
    public BigDecimal value() {
        return of(deciding());
    }

    /** Its level: low below the first threshold, high from the second on. */
    public RiskLevel level(TradeRules.Thresholds thresholds) {
        BigDecimal r = value();
        if (r.compareTo(thresholds.mediumFrom()) < 0) {
            return RiskLevel.LOW;
        }
        return r.compareTo(thresholds.highFrom()) < 0 ? RiskLevel.MEDIUM : RiskLevel.HIGH;
    }
}
