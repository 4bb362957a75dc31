package vn.phusa.epcis.unit;

import java.math.BigDecimal;

/**
 * A decimal number of a unit; nothing is ever rounded to a binary fraction.
 *
 * @param value any decimal; 0.10 and 0.1 are the same quantity
 */
public record Quantity(BigDecimal value, Unit unit) {

    /** More digits or places than any measurement, or double-precision number, has. */
    private static final int MOST_DIGITS = 400;

    /** Room for what a conversion adds. */
    private static final int MOST_DIGITS_CONVERTED = 1000;

    /** Refuses numbers that would fill the memory; {@link #of} says so as an answer. */
    public Quantity {
        if (!isMeasurable(value, MOST_DIGITS_CONVERTED)) {
            throw new IllegalArgumentException("beyond all measure");
        }
    }

    private static boolean isMeasurable(BigDecimal value, int digits) {
        return value.precision() <= digits && Math.abs((long) value.scale()) <= digits;
    }

    /** Reads a quantity whose unit is given by its code. */
    public static Answer<Quantity> of(BigDecimal value, String code) {
        if (!isMeasurable(value, MOST_DIGITS)) {
            return new Answer.Refused<>(new UnitFault.BeyondMeasure());
        }
        return Units.of(code).then(unit -> new Answer.Known<>(new Quantity(value, unit)));
    }

    /** The same quantity in another unit: all digits where the decimal ends, otherwise 34 of them. */
    public Answer<Quantity> in(Unit other) {
        if (!unit.isLike(other)) {
            return new Answer.Refused<>(new UnitFault.DifferentDimensions(unit, other));
        }
        if (unit.equals(other)) {
            return new Answer.Known<>(this);
        }
        BigDecimal converted =
                exact().minus(other.offset()).over(other.factor()).decimal();
        return isMeasurable(converted, MOST_DIGITS_CONVERTED)
                ? new Answer.Known<>(new Quantity(converted, other))
                : new Answer.Refused<>(new UnitFault.BeyondMeasure());
    }

    /**
     * The same quantity in the canonical unit of its dimension: what a database keeps and compares. Equal quantities have
     * equal canonical values, whatever their units.
     */
    public Quantity canonical() {
        return new Quantity(exact().decimal().stripTrailingZeros(), unit.canonicalUnit());
    }

    /**
     * The same quantity in the canonical unit, taken as a distance and not as a point of a scale: 2 °C of standard deviation are 2 K,
     * not 275.15 K.
     */
    public Quantity canonicalDistance() {
        BigDecimal distance = Rational.of(value).times(unit.factor()).decimal();
        return new Quantity(distance.stripTrailingZeros(), unit.canonicalUnit());
    }

    /** Below zero when this is less, zero when it is the same, above zero when it is more. */
    public Answer<Integer> comparedWith(Quantity other) {
        return unit.isLike(other.unit)
                ? new Answer.Known<>(exact().compareTo(other.exact()))
                : new Answer.Refused<>(new UnitFault.DifferentDimensions(unit, other.unit));
    }

    /** The sum in the unit of this; not meant for temperatures, whose scales begin at different places. */
    public Answer<Quantity> plus(Quantity other) {
        return other.in(unit).then(same -> new Answer.Known<>(new Quantity(value.add(same.value), unit)));
    }

    private Rational exact() {
        return Rational.of(value).times(unit.factor()).plus(unit.offset());
    }
}
