package vn.phusa.composite.analysis;

import java.util.ArrayList;
import java.util.List;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Correlations;
import vn.phusa.composite.numeric.LinearModel;

/**
 * How much of an aggregate's variation an element explains: what its weight really does.
 *
 * @param element the element
 * @param effectiveWeight its share of the index by weights alone
 * @param correlation with the aggregate
 * @param linear share of variance explained by a straight line
 * @param quadratic by a parabola
 * @param cubic by a cubic
 */
public record Importance(
        String element, double effectiveWeight, double correlation, double linear, double quadratic, double cubic) {

    /** The importance of every element of a level for an aggregate. */
    public static List<Importance> of(Frame frame, Table scores, int level, String aggregate) {
        double[] whole = scores.column(aggregate);
        List<Importance> result = new ArrayList<>();
        for (Element element : frame.level(level)) {
            double[] part = scores.column(element.code());
            result.add(new Importance(
                    element.code(),
                    EffectiveWeights.of(frame).getOrDefault(element.code(), 0.0),
                    Correlations.pearson(part, whole),
                    LinearModel.polynomialFit(part, whole, 1),
                    LinearModel.polynomialFit(part, whole, 2),
                    LinearModel.polynomialFit(part, whole, 3)));
        }
        return result;
    }
}
