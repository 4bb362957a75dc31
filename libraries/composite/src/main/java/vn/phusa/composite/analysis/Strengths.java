package vn.phusa.composite.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Ranking;
import vn.phusa.composite.step.Normalise;

/**
 * Where a unit does best and worst among its peers.
 *
 * @param strengths the indicators with the best ranks, best first
 * @param weaknesses the indicators with the worst ranks, worst last
 */
public record Strengths(String unit, List<Entry> strengths, List<Entry> weaknesses) {

    public Strengths {
        strengths = List.copyOf(strengths);
        weaknesses = List.copyOf(weaknesses);
    }

    /**
     * One indicator of a unit.
     *
     * @param rank among all units, 1 the best
     * @param value in the table given
     */
    public record Entry(Element indicator, int rank, double value) {}

    /**
     * @param indicators raw or treated values of the frame's indicators, as reported: directions are applied here
     * @param count how many of each
     * @param dropWorst whether to pass over indicators on which nobody is worse, where many units often share the last
     *     place; COINr does so by default, which hides real weaknesses
     */
    public static Strengths of(Frame frame, Table indicators, String unit, int count, boolean dropWorst) {
        int position = indicators.unitPosition(unit);
        List<Entry> entries = new ArrayList<>();
        for (Element indicator : frame.indicators().stream()
                .sorted(Comparator.comparing(element -> element.parent().orElse("")))
                .toList()) {
            double[] oriented = Normalise.oriented(indicators.column(indicator.code()), indicator);
            double[] ranks = Ranking.descending(oriented);
            double worst = 0;
            for (double rank : ranks) {
                worst = rank > worst ? rank : worst;
            }
            if (!Double.isNaN(ranks[position]) && !(dropWorst && ranks[position] == worst)) {
                entries.add(
                        new Entry(indicator, (int) ranks[position], indicators.column(indicator.code())[position]));
            }
        }
        entries.sort(Comparator.comparingInt(Entry::rank));
        int taken = Math.min(count, entries.size());
        return new Strengths(unit, entries.subList(0, taken), entries.subList(entries.size() - taken, entries.size()));
    }
}
