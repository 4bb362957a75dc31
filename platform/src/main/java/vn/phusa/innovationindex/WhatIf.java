package vn.phusa.innovationindex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Ranking;

/**
 * What would come out if weights or a unit's own figures were others.
 *
 * @param order all ranked units, best first
 */
public record WhatIf(
        String unit, double scoreBefore, double scoreAfter, int rankBefore, int rankAfter, List<Row> order) {
    public WhatIf {
        order = List.copyOf(order);
    }

    /** A unit as it stands then. @param before its rank now */
    public record Row(String unit, double score, int rank, int before) {}

    /**
     * @param weights by element; those not named stay
     * @param values the unit's raw figures by indicator; those not named stay
     */
    public static Outcome<WhatIf> of(Made made, String unit, Map<String, Double> weights, Map<String, Double> values) {
        List<Problem> problems = new ArrayList<>();
        Frame frame = made.frame();
        Map<String, Double> changed = new HashMap<>();
        weights.forEach((code, weight) -> {
            if (!frame.contains(code)) {
                problems.add(Problem.at("w." + code, IndexProblem.NO_SUCH_INDICATOR));
            } else if (!(weight >= 0 && weight <= 1000)) {
                problems.add(Problem.at("w." + code, Refusal.OUT_OF_RANGE, 0, 1000));
            } else {
                changed.put(code, weight);
            }
        });
        Dataset data = made.data();
        Table table = data.values();
        for (Map.Entry<String, Double> value : values.entrySet()) {
            if (!table.hasColumn(value.getKey())) {
                problems.add(Problem.at("v." + value.getKey(), IndexProblem.NO_SUCH_INDICATOR));
            } else if (!Double.isFinite(value.getValue())) {
                problems.add(Problem.at("v." + value.getKey(), Refusal.NOT_A_NUMBER, value.getValue()));
            } else {
                table = table.replace(unit, value.getKey(), value.getValue());
            }
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Dataset moved = data.withValues(table);
        return Making.ofEngine("weights", frame.withWeights(changed))
                .then(weighted -> Making.ofEngine(
                        "weights",
                        vn.phusa.composite.frame.Outcome.of(() -> answer(
                                made,
                                unit,
                                Composite.scores(weighted, moved, made.rules().recipe())))));
    }

    private static WhatIf answer(Made made, String unit, Table scores) {
        double[] index = scores.column(made.indexCode());
        double[] ranks = Ranking.descending(index);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < index.length; i++) {
            if (!Double.isNaN(index[i])) {
                String code = scores.units().get(i);
                rows.add(new Row(code, index[i], (int) ranks[i], made.has(code) ? made.rank(code) : 0));
            }
        }
        rows.sort(Comparator.comparingInt(Row::rank).thenComparing(Row::unit));
        int place = scores.unitPosition(unit);
        return new WhatIf(
                unit,
                made.score(unit),
                index[place],
                made.rank(unit),
                Double.isNaN(ranks[place]) ? 0 : (int) ranks[place],
                rows);
    }

    /** The elements whose weights a reader moves: the level that profiles show. */
    public static List<Element> weighed(Frame frame) {
        return Profile.shownLevel(frame);
    }
}
