package vn.phusa.composite.frame;

import java.util.Optional;

/**
 * One element of a frame: an indicator (level 1) or an aggregate of the elements below it.
 *
 * @param code short code, unique in the frame, never empty
 * @param level 1 for an indicator, higher for what is made from it; the index has the highest
 * @param name what readers see
 * @param unit unit of measure of an indicator, for example "%"
 * @param direction whether higher raw values are better; also applies to an indicator that is a survey score
 * @param weight weight inside its parent, at least 0; weights of siblings need not sum to 1
 * @param parent code of the element it belongs to; empty for the index only
 * @param denominator code of the column that raw values are divided by, if any
 * @param denominatorScale factor on the quotient, for example 10000 for "per 10,000 people"
 * @param target the value aimed at, in the indicator's unit; NaN if none
 * @param goalposts fixed ends of the scale, if any
 * @param source where the figures come from
 * @param underlyingIndex the other index an indicator is taken from (PCI, PAPI …), empty if none
 * @param treatment how this indicator's outliers are treated, if not as the rules say for all
 * @param normalisation how this indicator is normalised, if not as the rules say for all
 */
public record Element(
        String code,
        int level,
        Name name,
        String unit,
        Direction direction,
        double weight,
        Optional<String> parent,
        Optional<String> denominator,
        double denominatorScale,
        double target,
        Optional<Goalposts> goalposts,
        String source,
        String underlyingIndex,
        Optional<MethodCall> treatment,
        Optional<MethodCall> normalisation) {

    /** An indicator with weight 1 for which higher is better. */
    public static Element indicator(String code, String parent) {
        return bare(code, 1, Optional.of(parent));
    }

    /** An aggregate with weight 1. */
    public static Element aggregate(String code, int level, String parent) {
        return bare(code, level, Optional.of(parent));
    }

    /** The top of the frame. */
    public static Element index(String code, int level) {
        return bare(code, level, Optional.empty());
    }

    private static Element bare(String code, int level, Optional<String> parent) {
        return new Element(
                code,
                level,
                Name.of(code),
                "",
                Direction.HIGHER_IS_BETTER,
                1,
                parent,
                Optional.empty(),
                1,
                Double.NaN,
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.empty());
    }

    public boolean isIndicator() {
        return level == 1;
    }

    public Element withName(Name value) {
        return new Element(
                code,
                level,
                value,
                unit,
                direction,
                weight,
                parent,
                denominator,
                denominatorScale,
                target,
                goalposts,
                source,
                underlyingIndex,
                treatment,
                normalisation);
    }

    public Element withUnit(String value) {
        return new Element(
                code,
                level,
                name,
                value,
                direction,
                weight,
                parent,
                denominator,
                denominatorScale,
                target,
                goalposts,
                source,
                underlyingIndex,
                treatment,
                normalisation);
    }

    public Element withDirection(Direction value) {
        return new Element(
                code,
                level,
                name,
                unit,
                value,
                weight,
                parent,
                denominator,
                denominatorScale,
                target,
                goalposts,
                source,
                underlyingIndex,
                treatment,
                normalisation);
    }

    public Element withWeight(double value) {
        return new Element(
                code,
                level,
                name,
                unit,
                direction,
                value,
                parent,
                denominator,
                denominatorScale,
                target,
                goalposts,
                source,
                underlyingIndex,
                treatment,
                normalisation);
    }

    public Element withDenominator(String value, double scale) {
        return new Element(
                code,
                level,
                name,
                unit,
                direction,
                weight,
                parent,
                Optional.of(value),
                scale,
                target,
                goalposts,
                source,
                underlyingIndex,
                treatment,
                normalisation);
    }

    public Element withTarget(double value) {
        return new Element(
                code,
                level,
                name,
                unit,
                direction,
                weight,
                parent,
                denominator,
                denominatorScale,
                value,
                goalposts,
                source,
                underlyingIndex,
                treatment,
                normalisation);
    }

    public Element withGoalposts(Goalposts value) {
        return new Element(
                code,
                level,
                name,
                unit,
                direction,
                weight,
                parent,
                denominator,
                denominatorScale,
                target,
                Optional.of(value),
                source,
                underlyingIndex,
                treatment,
                normalisation);
    }

    public Element withSource(String newSource, String newUnderlyingIndex) {
        return new Element(
                code,
                level,
                name,
                unit,
                direction,
                weight,
                parent,
                denominator,
                denominatorScale,
                target,
                goalposts,
                newSource,
                newUnderlyingIndex,
                treatment,
                normalisation);
    }

    public Element withTreatment(MethodCall value) {
        return new Element(
                code,
                level,
                name,
                unit,
                direction,
                weight,
                parent,
                denominator,
                denominatorScale,
                target,
                goalposts,
                source,
                underlyingIndex,
                Optional.of(value),
                normalisation);
    }

    public Element withNormalisation(MethodCall value) {
        return new Element(
                code,
                level,
                name,
                unit,
                direction,
                weight,
                parent,
                denominator,
                denominatorScale,
                target,
                goalposts,
                source,
                underlyingIndex,
                treatment,
                Optional.of(value));
    }
}
