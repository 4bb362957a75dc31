package vn.phusa.composite.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;

/**
 * Turns every indicator so that higher is better and puts it on a common scale.
 *
 * @param method for every indicator
 * @param overrides for single indicators; they go before what the frame says
 */
public record Normalise(Normalisation method, Map<String, Normalisation> overrides) implements Step {

    public Normalise {
        overrides = Map.copyOf(overrides);
    }

    public Normalise(Normalisation method) {
        this(method, Map.of());
    }

    /** Min-max to a range. */
    public static Normalise minMax(double lower, double upper) {
        return new Normalise(new Normalisation.MinMax(lower, upper));
    }

    @Override
    public Kind kind() {
        return Kind.NORMALISE;
    }

    @Override
    public StepResult apply(Frame frame, Dataset data) {
        List<Report.ColumnScale> scales = new ArrayList<>();
        Dataset result = normalise(frame, data, scales);
        return new StepResult(this, data, result, List.of(), new Report.Normalised(scales));
    }

    @Override
    public Dataset transform(Frame frame, Dataset data) {
        return normalise(frame, data, null);
    }

    private Dataset normalise(Frame frame, Dataset data, @Nullable List<Report.ColumnScale> scales) {
        Table table = data.values();
        double[][] columns = table.columnArrays();
        for (int j = 0; j < columns.length; j++) {
            Element indicator = frame.element(table.columns().get(j));
            Normalisation normalisation = methodFor(indicator);
            Map<String, Double> parameters = new TreeMap<>();
            columns[j] =
                    normalisation.apply(oriented(columns[j], indicator), indicator, table::unitPosition, parameters);
            if (scales != null) {
                scales.add(new Report.ColumnScale(
                        indicator.code(),
                        normalisation.key(),
                        indicator.direction().sign(),
                        parameters));
            }
        }
        return data.withValues(table.withValues(columns));
    }

    /** The method that applies to an indicator. */
    public Normalisation methodFor(Element indicator) {
        Normalisation override = overrides.get(indicator.code());
        if (override != null) {
            return override;
        }
        return indicator.normalisation().map(Methods::normalisation).orElse(method);
    }

    /** The column turned so that higher is better. */
    public static double[] oriented(double[] column, Element indicator) {
        if (indicator.direction().sign() > 0) {
            return column;
        }
        double[] turned = new double[column.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = -column[i];
        }
        return turned;
    }
}
