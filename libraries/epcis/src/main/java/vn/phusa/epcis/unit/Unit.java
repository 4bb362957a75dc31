package vn.phusa.epcis.unit;

/**
 * A unit of UN/ECE Recommendation 20.
 *
 * @param code two or three characters: {@code KGM}
 * @param symbol {@code kg}, or the unit's English name where it has no symbol
 * @param dimension what it measures, as powers of base units ({@code kg.m-1.s-2}); of a unit that nothing is known to convert
 *     to, its own code
 * @param factor times a value in this unit, plus the offset, gives the value in the canonical unit of the dimension
 * @param offset in the canonical unit; zero but for temperatures
 * @param canonical whether values of the dimension are kept in it
 */
public record Unit(String code, String symbol, String dimension, Rational factor, Rational offset, boolean canonical) {

    /** Whether values in these units can be converted into each other. */
    public boolean isLike(Unit other) {
        return dimension.equals(other.dimension);
    }

    /** The unit in which values of this dimension are kept and compared. */
    public Unit canonicalUnit() {
        return canonical ? this : Units.canonicalOf(dimension);
    }
}
