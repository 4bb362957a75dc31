package vn.phusa.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Direction;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;

/** Small indices for tests. */
public final class Examples {
    private Examples() {}

    /** Two pillars of two indicators each; the second indicator of each pillar is better when lower. */
    public static Frame frame() {
        return Frame.of(
                        "example",
                        "1",
                        List.of(
                                Element.indicator("a", "left"),
                                Element.indicator("b", "left").withDirection(Direction.LOWER_IS_BETTER),
                                Element.indicator("c", "right"),
                                Element.indicator("d", "right").withDirection(Direction.LOWER_IS_BETTER),
                                Element.aggregate("left", 2, "index"),
                                Element.aggregate("right", 2, "index"),
                                Element.index("index", 3)))
                .orThrow();
    }

    /** Units named u0, u1 … with skewed values from a seed. */
    public static Dataset data(int units, long seed) {
        return data(frame(), units, seed);
    }

    public static Dataset data(Frame frame, int units, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            names.add("u" + i);
        }
        List<String> codes = frame.indicators().stream().map(Element::code).toList();
        double[][] values = new double[codes.size()][units];
        for (double[] column : values) {
            for (int i = 0; i < units; i++) {
                column[i] = Math.exp(random.nextGaussian());
            }
        }
        return Dataset.of(Table.owning(names, codes, values));
    }

    /** Data from rows of numbers, NaN for missing. */
    public static Dataset data(Frame frame, double[]... rows) {
        List<String> names = new ArrayList<>();
        List<String> codes = frame.indicators().stream().map(Element::code).toList();
        double[][] values = new double[codes.size()][rows.length];
        for (int i = 0; i < rows.length; i++) {
            names.add("u" + i);
            for (int j = 0; j < codes.size(); j++) {
                values[j][i] = rows[i][j];
            }
        }
        return Dataset.of(Table.owning(names, codes, values));
    }
}
