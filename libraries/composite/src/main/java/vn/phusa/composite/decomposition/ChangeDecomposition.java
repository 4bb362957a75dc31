package vn.phusa.composite.decomposition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Name;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;

/**
 * Why a unit's index and rank changed between two versions: its own data, its peers (their data, and who they are), the
 * frame (indicators, structure, weights), the method. The index is made for all sixteen mixtures of the two versions,
 * and each cause gets its average effect over all orders in which the four could have changed (Shapley's value), so the
 * parts do not depend on an order and sum exactly to the whole.
 *
 * <p>Where a mixture asks for an indicator that a version's data lack, the other version's value is taken.
 *
 * @param score parts of the change of the index, second version less first
 * @param rank parts of the change of the rank, second less first: below 0 the unit rose
 * @param indicators the same for what each indicator contributes to the index, in points of it; their parts sum to those
 *     of the score. Empty where an aggregation has no split into contributions (see {@link ScoreDecomposition})
 */
public record ChangeDecomposition(String unit, Parts score, Parts rank, SequencedMap<String, Parts> indicators) {

    public ChangeDecomposition {
        indicators = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(indicators));
    }

    /**
     * The change and its parts.
     *
     * @param before the value in the first version
     * @param after the value in the second
     * @param ownData what the unit's own data did
     * @param peers what the other units did
     * @param frame what the frame did
     * @param method what the recipe did
     */
    public record Parts(double before, double after, double ownData, double peers, double frame, double method) {
        public double change() {
            return after - before;
        }
    }

    /** One version of an index. */
    public record Version(Frame frame, Dataset data, Recipe recipe) {}

    private static final int CAUSES = 4;
    private static final int OWN = 1;
    private static final int PEERS = 2;
    private static final int FRAME = 4;
    private static final int METHOD = 8;

    /** Explains the change of a unit that both versions have. */
    public static Outcome<ChangeDecomposition> of(Version first, Version second, String unit) {
        return Outcome.of(() -> {
            SequencedMap<String, double[]> contributions = new LinkedHashMap<>();
            for (Version version : List.of(first, second)) {
                version.frame()
                        .indicators()
                        .forEach(indicator -> contributions.put(indicator.code(), new double[1 << CAUSES]));
            }
            boolean splits = true;
            for (Version version : List.of(first, second)) {
                if (!version.data().values().hasUnit(unit)) {
                    throw new RefusedException(Problem.of(ProblemCode.YEARS_DO_NOT_MATCH, unit));
                }
                Composite.build(version.frame(), version.data(), version.recipe())
                        .orThrow();
            }
            double[] scores = new double[1 << CAUSES];
            double[] ranks = new double[1 << CAUSES];
            for (int mixture = 0; mixture < scores.length; mixture++) {
                Frame frame = (mixture & FRAME) == 0 ? first.frame() : second.frame();
                Recipe recipe = (mixture & METHOD) == 0 ? first.recipe() : second.recipe();
                Dataset data = mixed(first.data(), second.data(), frame, unit, mixture);
                Build build = Composite.build(frame, data, recipe).orThrow();
                Table table = build.scores();
                if (!table.hasUnit(unit)) {
                    throw new RefusedException(Problem.of(ProblemCode.YEARS_DO_NOT_MATCH, unit));
                }
                double[] index = table.column(frame.index().code());
                double own = index[table.unitPosition(unit)];
                scores[mixture] = own;
                ranks[mixture] = 1;
                for (double other : index) {
                    ranks[mixture] += other > own ? 1 : 0;
                }
                if (splits
                        && ScoreDecomposition.of(build, unit)
                                instanceof Outcome.Accepted<ScoreDecomposition>(ScoreDecomposition split)) {
                    for (Map.Entry<String, double[]> entry : contributions.entrySet()) {
                        entry.getValue()[mixture] = split.contributions().getOrDefault(entry.getKey(), 0.0);
                    }
                } else {
                    splits = false;
                }
            }
            SequencedMap<String, Parts> byIndicator = new LinkedHashMap<>();
            if (splits) {
                contributions.forEach((code, outcomes) -> byIndicator.put(code, parts(outcomes)));
            }
            return new ChangeDecomposition(unit, parts(scores), parts(ranks), byIndicator);
        });
    }

    private static Parts parts(double[] outcomes) {
        double[] effects = new double[CAUSES];
        double[] orders = {1 / 4.0, 1 / 12.0, 1 / 12.0, 1 / 4.0};
        for (int cause = 0; cause < CAUSES; cause++) {
            for (int others = 0; others < outcomes.length; others++) {
                if ((others & (1 << cause)) == 0) {
                    effects[cause] +=
                            orders[Integer.bitCount(others)] * (outcomes[others | (1 << cause)] - outcomes[others]);
                }
            }
        }
        return new Parts(outcomes[0], outcomes[outcomes.length - 1], effects[0], effects[1], effects[2], effects[3]);
    }

    /** The unit from one version and its peers from one, in the columns that the frame asks for. */
    private static Dataset mixed(Dataset first, Dataset second, Frame frame, String unit, int mixture) {
        Dataset own = (mixture & OWN) == 0 ? first : second;
        Dataset peers = (mixture & PEERS) == 0 ? first : second;
        List<String> units = peers.values().units();
        List<String> indicators = frame.indicators().stream().map(Element::code).toList();
        Set<String> denominators = new LinkedHashSet<>(first.denominators().columns());
        denominators.addAll(second.denominators().columns());
        List<String> sizes = List.copyOf(denominators);
        double[][] values = new double[indicators.size()][units.size()];
        double[][] divisors = new double[sizes.size()][units.size()];
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            String code = units.get(i);
            Dataset from = code.equals(unit) ? own : peers;
            Dataset other = from == first ? second : first;
            for (int j = 0; j < values.length; j++) {
                values[j][i] = valueOf(from.values(), other.values(), code, indicators.get(j));
            }
            for (int j = 0; j < divisors.length; j++) {
                divisors[j][i] = valueOf(from.denominators(), other.denominators(), code, sizes.get(j));
            }
            names.add(from.names().get(from.values().unitPosition(code)));
        }
        Map<String, List<String>> groups = new LinkedHashMap<>();
        peers.groups().forEach((grouping, labels) -> {
            List<String> mixedLabels = new ArrayList<>(labels);
            List<String> ownLabels = own.groups().getOrDefault(grouping, List.of());
            if (!ownLabels.isEmpty()) {
                mixedLabels.set(units.indexOf(unit), ownLabels.get(own.values().unitPosition(unit)));
            }
            groups.put(grouping, mixedLabels);
        });
        return new Dataset(
                Table.owning(units, indicators, values),
                Table.owning(units, sizes, divisors),
                names,
                groups,
                peers.year());
    }

    private static double valueOf(Table from, Table other, String unit, String column) {
        if (from.hasColumn(column)) {
            return from.at(unit, column);
        }
        return other.hasColumn(column) && other.hasUnit(unit) ? other.at(unit, column) : Double.NaN;
    }
}
