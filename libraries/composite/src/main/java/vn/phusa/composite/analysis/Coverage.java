package vn.phusa.composite.analysis;

import java.util.ArrayList;
import java.util.List;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;

/**
 * Whether a unit has enough data for its rank to count, in the manner of the Global Innovation Index's data minimum
 * coverage: a share of the indicators of each side (the elements just below the index), and a number of scored groups
 * in each pillar (the elements just above the lowest aggregates).
 *
 * @param shares per side the share of its indicators with data
 * @param shortSides sides below the threshold
 * @param shortPillars aggregates with too few children that have any data
 * @param met whether nothing is short; if not, the rank belongs in brackets and the unit has no strengths
 */
public record Coverage(
        String unit, List<Double> shares, List<String> shortSides, List<String> shortPillars, boolean met) {

    public Coverage {
        shares = List.copyOf(shares);
        shortSides = List.copyOf(shortSides);
        shortPillars = List.copyOf(shortPillars);
    }

    /**
     * @param share the least share of each side's indicators, the GII's being 0.66
     * @param groups the least number of children with data in each pillar, the GII's being 2
     */
    public static List<Coverage> of(Frame frame, Table indicators, double share, int groups) {
        List<Element> sides = frame.children(frame.index().code());
        List<Element> pillars = frame.aggregates().stream()
                .filter(aggregate -> frame.children(aggregate.code()).stream().noneMatch(Element::isIndicator)
                        && frame.children(aggregate.code()).stream()
                                .allMatch(child ->
                                        frame.children(child.code()).stream().allMatch(Element::isIndicator)))
                .toList();
        Table shares = Availability.byAggregate(frame, indicators);
        List<Coverage> result = new ArrayList<>();
        for (int i = 0; i < indicators.unitCount(); i++) {
            List<Double> ofSides = new ArrayList<>();
            List<String> shortSides = new ArrayList<>();
            for (Element side : sides) {
                double available = side.isIndicator()
                        ? Double.isNaN(indicators.column(side.code())[i]) ? 0 : 1
                        : shares.column(side.code())[i];
                ofSides.add(available);
                if (available < share - 1e-12) {
                    shortSides.add(side.code());
                }
            }
            List<String> shortPillars = new ArrayList<>();
            for (Element pillar : pillars) {
                int scored = 0;
                List<Element> children = frame.children(pillar.code());
                for (Element child : children) {
                    scored += shares.column(child.code())[i] > 0 ? 1 : 0;
                }
                if (scored < Math.min(groups, children.size())) {
                    shortPillars.add(pillar.code());
                }
            }
            result.add(new Coverage(
                    indicators.units().get(i),
                    ofSides,
                    shortSides,
                    shortPillars,
                    shortSides.isEmpty() && shortPillars.isEmpty()));
        }
        return result;
    }
}
