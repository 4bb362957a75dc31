package vn.phusa.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;

/**
 * What is counted to see a result, period by period (IATI: result → indicator → period).
 *
 * @param name what is counted
 * @param unit "tổ chức", "%", "đồng"; empty: a plain count
 * @param territory over which ground it counts; numbers of different grounds are not compared; empty: not stated
 * @param periods in order of time
 */
public record Indicator(Bilingual name, String unit, String territory, List<Period> periods) {
    public Indicator {
        periods = List.copyOf(periods);
    }

    /**
     * One stretch of time of an indicator; each figure may be unknown.
     *
     * @param from first day; null: not stated
     * @param to last day; null: not stated
     */
    public record Period(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Figure baseline,
            @Nullable Figure target,
            @Nullable Figure actual) {}
}
