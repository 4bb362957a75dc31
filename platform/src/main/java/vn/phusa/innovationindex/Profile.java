package vn.phusa.innovationindex;

import java.util.ArrayList;
import java.util.List;
import vn.phusa.composite.analysis.Peers;
import vn.phusa.composite.analysis.Strengths;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Quantiles;

/**
 * A unit among the others of one edition.
 *
 * @param parts the elements of the level that a radar shows
 * @param strengths best first
 * @param weaknesses worst first
 * @param peers the units most like it, nearest first
 */
public record Profile(
        String unit,
        double score,
        int rank,
        int ranked,
        List<Part> parts,
        List<Strengths.Entry> strengths,
        List<Strengths.Entry> weaknesses,
        List<Peers.Peer> peers) {

    public Profile {
        parts = List.copyOf(parts);
        strengths = List.copyOf(strengths);
        weaknesses = List.copyOf(weaknesses);
        peers = List.copyOf(peers);
    }

    /**
     * An element of the frame as the unit stands in it.
     *
     * @param score of the element
     * @param place the same between the worst unit (0) and the best (100); NaN without a score
     * @param middle the median unit on that scale
     * @param rank 0 without a score
     */
    public record Part(Element element, double score, double place, double middle, double median, int rank) {}

    public static Profile of(Made made, String unit) {
        Frame frame = made.frame();
        Table scores = made.build().scores();
        List<Part> parts = new ArrayList<>();
        for (Element element : shownLevel(frame)) {
            parts.add(part(made, unit, element));
        }
        int few = Math.clamp(frame.indicators().size() / 3, 1, 5);
        Strengths strengths = Strengths.of(
                frame,
                made.data()
                        .values()
                        .selectColumns(
                                frame.indicators().stream().map(Element::code).toList()),
                unit,
                few,
                false);
        Table indicators = scores.selectColumns(
                frame.indicators().stream().map(Element::code).toList());
        return new Profile(
                unit,
                made.score(unit),
                made.rank(unit),
                made.ranked(),
                parts,
                strengths.strengths(),
                strengths.weaknesses().reversed(),
                Peers.of(indicators, unit, 5));
    }

    /** Where a unit stands in one element. */
    public static Part part(Made made, String unit, Element element) {
        double[] column = made.build().scores().column(element.code());
        double own = made.build().scores().at(unit, element.code());
        double[] sorted = Quantiles.sorted(column);
        double low = sorted.length == 0 ? Double.NaN : sorted[0];
        double high = sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
        double median = Quantiles.median(column);
        double span = high > low ? high - low : 1;
        double rank = made.build().ranks().at(unit, element.code());
        return new Part(
                element,
                own,
                (own - low) / span * 100,
                (median - low) / span * 100,
                median,
                Double.isNaN(rank) ? 0 : (int) rank);
    }

    /** The highest level with three elements or more: pillars where there are some, else indicators. */
    public static List<Element> shownLevel(Frame frame) {
        for (int level = frame.levels() - 1; level > 1; level--) {
            List<Element> elements = frame.level(level);
            if (elements.size() >= 3) {
                return elements;
            }
        }
        return frame.indicators();
    }
}
