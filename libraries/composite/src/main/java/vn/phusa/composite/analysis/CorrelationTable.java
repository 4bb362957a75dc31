package vn.phusa.composite.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Correlations;

/** Correlations of columns with the probability of a chance result, corrected for the number of tests. */
public final class CorrelationTable {
    private CorrelationTable() {}

    /**
     * One pair.
     *
     * @param correlation from -1 to 1, NaN if a column has no spread
     * @param pairs units with both values
     * @param probability two-sided, of this pair alone
     * @param corrected the same corrected for all pairs tested together
     */
    public record Pair(
            String first, String second, double correlation, int pairs, double probability, double corrected) {}

    /** How probabilities of many tests are corrected. */
    public enum Correction {
        /** Holm: the probability of even one false alarm among all pairs. */
        HOLM,
        /** Benjamini and Hochberg: the share of false alarms among the pairs found. */
        BENJAMINI_HOCHBERG;

        /** Corrected probabilities in the same order; NaN stays. */
        public double[] apply(double[] probabilities) {
            int[] order = IntStream.range(0, probabilities.length)
                    .filter(i -> !Double.isNaN(probabilities[i]))
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] corrected = new double[probabilities.length];
            Arrays.fill(corrected, Double.NaN);
            int m = order.length;
            switch (this) {
                case HOLM -> {
                    double largest = 0;
                    for (int k = 0; k < m; k++) {
                        largest = Math.max(largest, Math.min(1, (m - k) * probabilities[order[k]]));
                        corrected[order[k]] = largest;
                    }
                }
                case BENJAMINI_HOCHBERG -> {
                    double smallest = 1;
                    for (int k = m - 1; k >= 0; k--) {
                        smallest = Math.min(smallest, (double) m / (k + 1) * probabilities[order[k]]);
                        corrected[order[k]] = smallest;
                    }
                }
            }
            return corrected;
        }
    }

    /** All pairs of columns, each once. */
    public static List<Pair> all(Table table, Correlations.Kind kind, Correction correction) {
        List<String[]> pairs = new ArrayList<>();
        for (int j = 0; j < table.columnCount(); j++) {
            for (int k = 0; k < j; k++) {
                pairs.add(new String[] {table.columns().get(k), table.columns().get(j)});
            }
        }
        return of(table, pairs, kind, correction);
    }

    /** Every element of two levels with each other; an element with itself where the levels are the same. */
    public static List<Pair> between(
            Frame frame, Table scores, int lower, int upper, Correlations.Kind kind, Correction correction) {
        List<String[]> pairs = new ArrayList<>();
        for (Element above : frame.level(upper)) {
            for (Element below : frame.level(lower)) {
                pairs.add(new String[] {above.code(), below.code()});
            }
        }
        return of(scores, pairs, kind, correction);
    }

    /** Every element with its ancestor on a level. */
    public static List<Pair> withAncestor(
            Frame frame, Table scores, int lower, int upper, Correlations.Kind kind, Correction correction) {
        List<String[]> pairs = new ArrayList<>();
        for (Element below : frame.level(lower)) {
            for (Element above : frame.lineage(below.code())) {
                if (above.level() == upper) {
                    pairs.add(new String[] {above.code(), below.code()});
                }
            }
        }
        return of(scores, pairs, kind, correction);
    }

    /** Every element with its parent, all tested together. */
    public static List<Pair> withParents(Frame frame, Table scores, Correlations.Kind kind, Correction correction) {
        List<String[]> pairs = new ArrayList<>();
        for (Element aggregate : frame.aggregates()) {
            for (Element child : frame.children(aggregate.code())) {
                pairs.add(new String[] {aggregate.code(), child.code()});
            }
        }
        return of(scores, pairs, kind, correction);
    }

    /** Pairs of indicators with the same ancestor on a level whose correlation is beyond a threshold. */
    public static List<Pair> flagged(
            Frame frame, Table indicators, int level, double threshold, Correlations.Kind kind, Correction correction) {
        List<String[]> pairs = new ArrayList<>();
        for (Element group : frame.level(level)) {
            List<Element> members = frame.indicatorsBelow(group.code());
            for (int j = 0; j < members.size(); j++) {
                for (int k = 0; k < j; k++) {
                    pairs.add(
                            new String[] {members.get(k).code(), members.get(j).code()});
                }
            }
        }
        return of(indicators, pairs, kind, correction).stream()
                .filter(pair -> threshold >= 0 ? pair.correlation() > threshold : pair.correlation() < threshold)
                .toList();
    }

    /** Indicators that follow the size of the unit: absolute correlation with a denominator above a threshold. */
    public static List<Pair> withDenominators(
            Table indicators, Table denominators, double threshold, Correlations.Kind kind, Correction correction) {
        List<String> codes = new ArrayList<>(indicators.columns());
        List<double[]> columns = new ArrayList<>(Arrays.asList(indicators.columnArrays()));
        List<String[]> pairs = new ArrayList<>();
        for (String denominator : denominators.columns()) {
            // A denominator may also be an indicator; the mark keeps the two columns apart.
            codes.add(denominator + DENOMINATOR);
            columns.add(denominators.column(denominator));
            indicators.columns().forEach(indicator -> pairs.add(new String[] {indicator, denominator + DENOMINATOR}));
        }
        Table joined = Table.owning(indicators.units(), codes, columns.toArray(double[][]::new));
        return of(joined, pairs, kind, correction).stream()
                .filter(pair -> Math.abs(pair.correlation()) > threshold)
                .map(pair -> new Pair(
                        pair.first(),
                        pair.second().substring(0, pair.second().length() - DENOMINATOR.length()),
                        pair.correlation(),
                        pair.pairs(),
                        pair.probability(),
                        pair.corrected()))
                .toList();
    }

    private static final String DENOMINATOR = "\u0000denominator";

    private static List<Pair> of(Table table, List<String[]> pairs, Correlations.Kind kind, Correction correction) {
        double[] correlations = new double[pairs.size()];
        int[] counts = new int[pairs.size()];
        double[] probabilities = new double[pairs.size()];
        for (int i = 0; i < correlations.length; i++) {
            double[] first = table.column(pairs.get(i)[0]);
            double[] second = table.column(pairs.get(i)[1]);
            correlations[i] = kind.of(first, second);
            counts[i] = Correlations.pairs(first, second);
            probabilities[i] = Correlations.probability(kind, first, second);
        }
        double[] corrected = correction.apply(probabilities);
        List<Pair> result = new ArrayList<>(correlations.length);
        for (int i = 0; i < correlations.length; i++) {
            result.add(new Pair(
                    pairs.get(i)[0], pairs.get(i)[1], correlations[i], counts[i], probabilities[i], corrected[i]));
        }
        return result;
    }
}
