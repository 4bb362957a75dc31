package vn.phusa.epcis;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * So much of a class of objects.
 *
 * @param epcClass the class, a URI
 * @param quantity how much, exact; null where nobody counted
 * @param uom the unit, a code of UN/ECE Rec 20; null where pieces are counted
 */
public record QuantityElement(
        String epcClass,
        @Nullable BigDecimal quantity,
        @Nullable String uom) {

    public QuantityElement {
        // The decimals of XML have no exponent: a hundred is 100, however it was sent.
        if (quantity != null && quantity.scale() < 0) {
            quantity = quantity.setScale(0);
        }
    }
}
