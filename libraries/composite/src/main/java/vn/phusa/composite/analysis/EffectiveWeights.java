package vn.phusa.composite.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;

/** What share of the index each element has by weights: its weight among its siblings times its parent's share. */
public final class EffectiveWeights {
    private EffectiveWeights() {}

    /** Per element its share of the index, the index itself 1. */
    public static Map<String, Double> of(Frame frame) {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put(frame.index().code(), 1.0);
        for (Element aggregate : frame.aggregates().reversed()) {
            List<Element> children = frame.children(aggregate.code());
            double sum = children.stream().mapToDouble(Element::weight).sum();
            children.forEach(child ->
                    shares.put(child.code(), shares.getOrDefault(aggregate.code(), 0.0) * child.weight() / sum));
        }
        return shares;
    }
}
