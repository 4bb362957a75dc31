package vn.phusa.traceability.trace;

import java.math.BigDecimal;
import java.time.LocalDate;
import vn.phusa.base.Bilingual;

/**
 * How much of the input's mass a kind of processing usually leaves.
 *
 * @param code stable
 * @param lowest yield, share of the input's mass from 0 to 1
 * @param highest yield, from {@code lowest} to 1
 * @param asOf of which day the figures are
 * @param source where they stand
 * @param certainty how sure they are
 */
public record LossProfile(
        String code,
        Bilingual name,
        BigDecimal lowest,
        BigDecimal highest,
        LocalDate asOf,
        String source,
        Bilingual certainty) {

    public LossProfile {
        if (lowest.signum() < 0 || highest.compareTo(lowest) < 0 || highest.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(code + ": a yield lies between 0 and 1, lowest before highest");
        }
    }

    public boolean allows(BigDecimal yield) {
        return yield.compareTo(lowest) >= 0 && yield.compareTo(highest) <= 0;
    }
}
