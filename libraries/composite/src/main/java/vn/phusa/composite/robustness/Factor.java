package vn.phusa.composite.robustness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.step.Step;

/** One uncertain choice in the making of an index, with its alternatives, all equally likely. */
public sealed interface Factor {

    /** What the factor is called in results. */
    String name();

    /** How many alternatives there are. */
    int size();

    /**
     * A step that might have been done otherwise.
     *
     * @param alternatives steps of one kind, the nominal one among them if it is to count
     */
    record StepAlternatives(String name, List<Step> alternatives) implements Factor {
        public StepAlternatives {
            alternatives = List.copyOf(alternatives);
            if (alternatives.isEmpty()) {
                throw new RefusedException(Problem.of(ProblemCode.NO_ALTERNATIVES, name));
            }
            Step.Kind kind = alternatives.getFirst().kind();
            if (alternatives.stream().anyMatch(step -> step.kind() != kind)) {
                throw new IllegalArgumentException("alternatives of " + name + " are of several kinds");
            }
        }

        public Step.Kind kind() {
            return alternatives.getFirst().kind();
        }

        @Override
        public int size() {
            return alternatives.size();
        }
    }

    /**
     * Weights that might have been others.
     *
     * @param sets per alternative the weights by element; elements not named keep their own
     */
    record WeightAlternatives(String name, List<Map<String, Double>> sets) implements Factor {
        public WeightAlternatives {
            sets = sets.stream().<Map<String, Double>>map(Map::copyOf).toList();
            if (sets.isEmpty()) {
                throw new RefusedException(Problem.of(ProblemCode.NO_ALTERNATIVES, name));
            }
        }

        @Override
        public int size() {
            return sets.size();
        }
    }

    /**
     * Weights with noise: each weight of a level drawn evenly between (1 - share) and (1 + share) times its own.
     *
     * @param shares per level the share, from 0 to 1
     * @param sets how many sets to draw
     */
    static WeightAlternatives weightNoise(String name, Frame frame, Map<Integer, Double> shares, int sets, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Map<String, Double>> drawn = new ArrayList<>(sets);
        for (int set = 0; set < sets; set++) {
            Map<String, Double> weights = new HashMap<>();
            for (Element element : frame.elements()) {
                Double share = shares.get(element.level());
                if (share != null && element.parent().isPresent()) {
                    weights.put(element.code(), element.weight() * (1 + share * (2 * random.nextDouble() - 1)));
                }
            }
            drawn.add(weights);
        }
        return new WeightAlternatives(name, drawn);
    }
}
