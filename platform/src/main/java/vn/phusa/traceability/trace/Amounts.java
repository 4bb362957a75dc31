package vn.phusa.traceability.trace;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.unit.Answer;
import vn.phusa.epcis.unit.Quantity;
import vn.phusa.epcis.unit.Unit;
import vn.phusa.epcis.unit.Units;

/** Quantities of events in the canonical unit of their dimension (mass in kilograms), exact. */
final class Amounts {

    /** In which pieces are counted: "one", Rec 20. */
    static final Unit PIECES = known("C62");

    private Amounts() {}

    private static Unit known(String code) {
        return switch (Units.of(code)) {
            case Answer.Known<Unit>(Unit unit) -> unit;
            case Answer.Refused<Unit>(var fault) -> throw new IllegalStateException(fault.rule());
        };
    }

    /** The quantity of an element; pieces where it names no unit; empty where nobody counted, or the unit is unknown. */
    static Optional<Quantity> of(QuantityElement element) {
        BigDecimal value = element.quantity();
        return value == null ? Optional.empty() : of(value, element.uom());
    }

    static Optional<Quantity> of(BigDecimal value, @Nullable String uom) {
        if (uom == null) {
            return Optional.of(new Quantity(value, PIECES));
        }
        return switch (Quantity.of(value, uom)) {
            case Answer.Known<Quantity>(Quantity quantity) -> Optional.of(quantity.canonical());
            case Answer.Refused<Quantity> _ -> Optional.empty();
        };
    }
}
