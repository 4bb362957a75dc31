package vn.phusa.composite.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.numeric.LinearModel;

/**
 * How one unit's indicator moves over the years, in raw values: whether a rise is good is the indicator's direction.
 *
 * @param growth compound annual growth rate between the first and the last value; infinite from 0
 * @param change average percentage change a year: from a straight line through three or more values, else between two
 * @param availability share of years with a value
 * @param firstYear year of the first value, 0 if there are fewer than two
 * @param lastYear year of the last value, 0 if there are fewer than two
 */
public record Trend(
        String unit, String indicator, double growth, double change, double availability, int firstYear, int lastYear) {

    /** The trends of every unit and indicator. */
    public static List<Trend> of(Frame frame, Panel panel) {
        int[] years =
                panel.years().keySet().stream().mapToInt(Integer::intValue).toArray();
        List<Trend> trends = new ArrayList<>();
        for (String unit : panel.units()) {
            for (Element indicator : frame.indicators()) {
                trends.add(of(unit, indicator, years, panel.series(unit, indicator.code())));
            }
        }
        return trends;
    }

    private static Trend of(String unit, Element indicator, int[] years, double[] series) {
        int[] present = IntStream.range(0, series.length)
                .filter(t -> !Double.isNaN(series[t]))
                .toArray();
        double availability = (double) present.length / series.length;
        if (present.length < 2) {
            return new Trend(unit, indicator.code(), Double.NaN, Double.NaN, availability, 0, 0);
        }
        double[] x = Arrays.stream(present).mapToDouble(t -> years[t]).toArray();
        double[] y = Arrays.stream(present).mapToDouble(t -> series[t]).toArray();
        int last = x.length - 1;
        double growth = y[last] == y[0] ? 0 : Math.pow(y[last] / y[0], 1 / (x[last] - x[0])) - 1;
        return new Trend(unit, indicator.code(), growth, change(x, y), availability, (int) x[0], (int) x[last]);
    }

    private static double change(double[] x, double[] y) {
        int last = x.length - 1;
        if (Arrays.stream(y).allMatch(value -> value == y[0])) {
            return 0;
        }
        if (x.length == 2) {
            return (y[last] - y[0]) * 100 / y[0] / (x[last] - x[0]);
        }
        double[] since = Arrays.stream(x).map(year -> year - x[0]).toArray();
        double[] line = LinearModel.fit(new double[][] {since}, y);
        return line[1] / line[0] * 100;
    }
}
