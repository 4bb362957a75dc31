package vn.phusa.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Qualifier;

/**
 * A number with how sure it is, of which day, and who says so.
 *
 * @param value as stated
 * @param qualifier exact, a lower bound …
 * @param asOf the day it describes; null: not stated
 * @param source who says so; never blank
 */
public record Figure(
        BigDecimal value, Qualifier qualifier, @Nullable LocalDate asOf, String source) {}
