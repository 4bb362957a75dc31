package vn.phusa.innovationindex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.phusa.base.Problem;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.numeric.Quantiles;

/** What stands out in a figure. Some of it cannot be right; the rest must be explained. */
public final class FigureCheck {
    /** A change by more than half since the last figure stands out. */
    private static final double JUMP = 0.5;

    /** With fewer other units than this nobody is an outlier. */
    private static final int ENOUGH_OTHERS = 8;

    private FigureCheck() {}

    /** A kind of thing that stands out, with the numbers that show it. */
    public sealed interface Finding {
        /** Key of its sentence. */
        String key();

        /** Differs much from the last figure. */
        record Jump(double before, double change) implements Finding {
            @Override
            public String key() {
                return "jump";
            }
        }

        /** Lies beyond 1.5 times the middle half of all units (Tukey's fences). */
        record Outlier(double low, double high) implements Finding {
            @Override
            public String key() {
                return "outlier";
            }
        }

        /** Describes a year further back than the one before the edition's. */
        record Stale(int dataYear) implements Finding {
            @Override
            public String key() {
                return "stale";
            }
        }
    }

    /**
     * What a figure is compared with.
     *
     * @param editionYear of the edition
     * @param before the last figure of the same province; NaN: none known
     * @param others the other provinces' figures; may be empty
     */
    public record Context(Element indicator, int editionYear, double before, double[] others) {
        public Context {
            others = others.clone();
        }

        @Override
        public double[] others() {
            return others.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Context(Element element, int year, double last, double[] rest)
                    && element.equals(indicator)
                    && year == editionYear
                    && Double.compare(last, before) == 0
                    && Arrays.equals(rest, others);
        }

        @Override
        public int hashCode() {
            return indicator.hashCode() * 31 + Arrays.hashCode(others);
        }
    }

    /** What cannot be right: beyond the indicator's possible range, or of a year to come. */
    public static List<Problem> impossible(Figure figure, Context context) {
        List<Problem> problems = new ArrayList<>();
        double value = figure.value();
        double low = lowest(context.indicator());
        double high = highest(context.indicator());
        if (!Double.isFinite(value) || value < low || value > high) {
            problems.add(Problem.at("value", IndexProblem.OUT_OF_RANGE, said(low), said(high)));
        }
        if (figure.dataYear() > context.editionYear() || figure.dataYear() < 1990) {
            problems.add(Problem.at("dataYear", IndexProblem.DATA_YEAR_AHEAD, String.valueOf(context.editionYear())));
        }
        return problems;
    }

    private static String said(double limit) {
        return Double.isInfinite(limit)
                ? "∞"
                : limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
    }

    private static double lowest(Element indicator) {
        String unit = indicator.unit().toLowerCase(Locale.ROOT);
        return indicator
                .goalposts()
                .map(posts -> posts.lower())
                .orElse(
                        unit.equals("%")
                                        || unit.startsWith("số")
                                        || indicator.denominator().isPresent()
                                ? 0
                                : Double.NEGATIVE_INFINITY);
    }

    private static double highest(Element indicator) {
        return indicator
                .goalposts()
                .map(posts -> posts.upper())
                .orElse(indicator.unit().equals("%") ? 100 : Double.POSITIVE_INFINITY);
    }

    /** What is possible but must be explained. */
    public static List<Finding> findings(Figure figure, Context context) {
        List<Finding> findings = new ArrayList<>();
        double before = context.before();
        double change = (figure.value() - before) / Math.abs(before);
        if (Double.isFinite(change) && Math.abs(change) > JUMP) {
            findings.add(new Finding.Jump(before, change));
        }
        double[] others = context.others();
        if (Arrays.stream(others).filter(Double::isFinite).count() >= ENOUGH_OTHERS) {
            double first = Quantiles.of(others, 0.25);
            double third = Quantiles.of(others, 0.75);
            double fence = 1.5 * (third - first);
            if (figure.value() < first - fence || figure.value() > third + fence) {
                findings.add(new Finding.Outlier(first - fence, third + fence));
            }
        }
        if (figure.dataYear() < context.editionYear() - 1) {
            findings.add(new Finding.Stale(figure.dataYear()));
        }
        return findings;
    }
}
