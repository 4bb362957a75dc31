package vn.phusa.composite.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Direction;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Moments;

/**
 * Treats outliers, so that one extreme unit does not flatten the scale for all others.
 *
 * @param rule for every indicator
 * @param overrides for single indicators; they go before what the frame says
 */
public record Treat(TreatmentRule rule, Map<String, TreatmentRule> overrides) implements Step {

    public Treat {
        overrides = Map.copyOf(overrides);
    }

    public Treat(TreatmentRule rule) {
        this(rule, Map.of());
    }

    @Override
    public Kind kind() {
        return Kind.TREAT;
    }

    /** From this many values on the columns are treated on all cores; each is treated alone, so the bits are the same. */
    private static final long PARALLEL_FROM = 100_000;

    @Override
    public Dataset transform(Frame frame, Dataset data) {
        Table table = data.values();
        double[][] columns = table.columnArrays();
        Treated[] treated = treatAll(frame, table);
        for (int j = 0; j < columns.length; j++) {
            columns[j] = treated[j].values();
        }
        return data.withValues(table.withValues(columns));
    }

    @Override
    public StepResult apply(Frame frame, Dataset data) {
        Table table = data.values();
        double[][] columns = table.columnArrays();
        List<Change> changes = new ArrayList<>();
        List<ColumnTreatment> treatments = new ArrayList<>();
        Treated[] all = treatAll(frame, table);
        for (int j = 0; j < columns.length; j++) {
            Treated treated = all[j];
            String code = table.columns().get(j);
            record(table.units(), code, columns[j], treated, changes);
            columns[j] = treated.values();
            treatments.add(new ColumnTreatment(
                    code,
                    treated.before(),
                    treated.winsorised(),
                    treated.afterWinsorising(),
                    treated.transformation(),
                    treated.afterTransformation()));
        }
        return new StepResult(
                this, data, data.withValues(table.withValues(columns)), changes, new Report.Treated(treatments));
    }

    private Treated[] treatAll(Frame frame, Table table) {
        IntStream positions = IntStream.range(0, table.columnCount());
        if ((long) table.columnCount() * table.unitCount() >= PARALLEL_FROM) {
            positions = positions.parallel();
        }
        return positions
                .mapToObj(j -> {
                    Element indicator = frame.element(table.columns().get(j));
                    return treat(table.column(j), ruleFor(indicator), indicator.direction());
                })
                .toArray(Treated[]::new);
    }

    private static void record(
            List<String> units, String column, double[] before, Treated treated, List<Change> changes) {
        Transformation transformation = treated.transformation();
        if (treated.refused()) {
            changes.add(new Change("", column, Double.NaN, Double.NaN, Change.Reason.TREATMENT_UNDEFINED, ""));
        }
        for (int i = 0; i < before.length; i++) {
            if (transformation != null) {
                if (!Double.isNaN(before[i])) {
                    changes.add(new Change(
                            units.get(i),
                            column,
                            before[i],
                            treated.values()[i],
                            Change.Reason.TRANSFORMED,
                            transformation.key()));
                }
            } else if (treated.high()[i] || treated.low()[i]) {
                changes.add(new Change(
                        units.get(i),
                        column,
                        before[i],
                        treated.values()[i],
                        treated.high()[i] ? Change.Reason.WINSORISED_HIGH : Change.Reason.WINSORISED_LOW,
                        ""));
            }
        }
    }

    private TreatmentRule ruleFor(Element indicator) {
        TreatmentRule override = overrides.get(indicator.code());
        if (override != null) {
            return override;
        }
        return indicator.treatment().map(Methods::treatment).orElse(rule);
    }

    /** What became of one column, with the marks of the points that were drawn in. */
    private record Treated(
            double[] values,
            ColumnTreatment.Check before,
            int winsorised,
            ColumnTreatment.@Nullable Check afterWinsorising,
            @Nullable Transformation transformation,
            ColumnTreatment.@Nullable Check afterTransformation,
            boolean refused,
            boolean[] high,
            boolean[] low) {}

    private static Treated treat(double[] values, TreatmentRule rule, Direction direction) {
        ColumnTreatment.Check before = check(values, rule);
        if (rule.test() && before.passes()) {
            return new Treated(
                    values, before, 0, null, null, null, false, new boolean[values.length], new boolean[values.length]);
        }
        double[] winsorised = values;
        boolean[] high = new boolean[values.length];
        boolean[] low = new boolean[values.length];
        int drawnIn = 0;
        ColumnTreatment.Check after = before;
        if (rule.winsoriseAtMost() > 0) {
            winsorised = values.clone();
            while (drawnIn < rule.winsoriseAtMost() && !(rule.test() && after.passes())) {
                boolean fromAbove = after.skewness() >= 0;
                if (!drawIn(winsorised, fromAbove, fromAbove ? high : low)) {
                    break;
                }
                drawnIn = count(high) + count(low);
                after = check(winsorised, rule);
            }
            if (rule.test() && after.passes()) {
                return new Treated(winsorised, before, drawnIn, after, null, null, false, high, low);
            }
        }
        Transformation transformation = rule.transformation();
        ColumnTreatment.Check tested = rule.winsoriseAtMost() > 0 ? after : null;
        if (transformation == null) {
            return new Treated(winsorised, before, drawnIn, tested, null, null, false, high, low);
        }
        double[] from = rule.combine() ? winsorised : values;
        double[] transformed = transformation.apply(from, direction);
        if (rule.test() && !keepsOrder(from, transformed)) {
            return new Treated(winsorised, before, drawnIn, tested, null, null, true, high, low);
        }
        return new Treated(
                transformed, before, drawnIn, tested, transformation, check(transformed, rule), false, high, low);
    }

    /** The test of outliers; a column without spread passes, since there is nothing to treat. */
    static ColumnTreatment.Check check(double[] values, TreatmentRule rule) {
        Moments.Shape shape = Moments.shape(values);
        boolean fails =
                Math.abs(shape.skewness()) >= rule.skewnessThreshold() && shape.kurtosis() >= rule.kurtosisThreshold();
        return new ColumnTreatment.Check(!fails, shape.skewness(), shape.kurtosis());
    }

    /**
     * Gives all points at the end of the column the next value inwards and marks them, and only them: what was drawn in
     * before stands at the same end and is marked again.
     */
    private static boolean drawIn(double[] values, boolean fromAbove, boolean[] marks) {
        double end = fromAbove ? Moments.max(values) : Moments.min(values);
        double next = Double.NaN;
        for (double value : values) {
            if (value != end && !Double.isNaN(value) && !(fromAbove ? value <= next : value >= next)) {
                next = value;
            }
        }
        if (Double.isNaN(next)) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            marks[i] = values[i] == end;
            if (marks[i]) {
                values[i] = next;
            }
        }
        return true;
    }

    private static int count(boolean[] marks) {
        int count = 0;
        for (boolean mark : marks) {
            count += mark ? 1 : 0;
        }
        return count;
    }

    private static boolean keepsOrder(double[] before, double[] after) {
        int lowest = -1;
        int highest = -1;
        for (int i = 0; i < before.length; i++) {
            if (Double.isNaN(before[i])) {
                continue;
            }
            if (!Double.isFinite(after[i])) {
                return false;
            }
            lowest = lowest < 0 || before[i] < before[lowest] ? i : lowest;
            highest = highest < 0 || before[i] > before[highest] ? i : highest;
        }
        return lowest < 0 || after[highest] > after[lowest];
    }
}
