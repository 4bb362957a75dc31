package vn.phusa.composite.step;

import java.util.Arrays;
import vn.phusa.composite.numeric.Correlations;
import vn.phusa.composite.numeric.Moments;
import vn.phusa.composite.numeric.PrincipalComponents;

/** Where the weights of the children of one aggregate come from. */
public enum GroupWeighting {
    /** The frame's weights. */
    GIVEN,
    /** All children alike. */
    EQUAL,
    /** The loadings on the first principal component, its sign fixed, negative loadings set to 0. */
    PRINCIPAL_COMPONENT,
    /** The squared loadings on the first principal component. */
    PRINCIPAL_COMPONENT_SQUARED,
    /** The share of summed squared loadings on the components with an eigenvalue above 1. */
    COMMUNALITY,
    /** Shannon's entropy: the more unevenly a child is spread over the units, the more it weighs. */
    ENTROPY,
    /** CRITIC: standard deviation times conflict with the other children. */
    CRITIC,
    /** The standard deviation. */
    STANDARD_DEVIATION;

    /** The name in files. */
    public String key() {
        return switch (this) {
            case GIVEN -> "given";
            case EQUAL -> "equal";
            case PRINCIPAL_COMPONENT -> "pca";
            case PRINCIPAL_COMPONENT_SQUARED -> "pca_squared";
            case COMMUNALITY -> "communality";
            case ENTROPY -> "entropy";
            case CRITIC -> "critic";
            case STANDARD_DEVIATION -> "stddev";
        };
    }

    /**
     * The weights of the children, summing to 1 except for those given.
     *
     * @param children normalised values, one array per child
     * @param given the frame's weights
     */
    public double[] weigh(double[][] children, double[] given) {
        return switch (this) {
            case GIVEN -> given;
            case EQUAL -> {
                double[] equal = new double[given.length];
                Arrays.fill(equal, 1);
                yield shares(equal);
            }
            case PRINCIPAL_COMPONENT ->
                shares(Arrays.stream(PrincipalComponents.of(children).loadings()[0])
                        .map(loading -> Math.max(0, loading))
                        .toArray());
            case PRINCIPAL_COMPONENT_SQUARED ->
                shares(Arrays.stream(PrincipalComponents.of(children).loadings()[0])
                        .map(loading -> loading * loading)
                        .toArray());
            case COMMUNALITY -> shares(communality(children));
            case ENTROPY -> shares(entropy(children));
            case CRITIC -> shares(critic(children));
            case STANDARD_DEVIATION ->
                shares(Arrays.stream(children)
                        .mapToDouble(Moments::sampleDeviation)
                        .toArray());
        };
    }

    private static double[] shares(double[] values) {
        double sum = Arrays.stream(values).sum();
        if (!(sum > 0)) {
            throw StepParameters.refuse(
                    "weights", "số liệu không cho trọng số dương nào / the data give no positive weight");
        }
        return Arrays.stream(values).map(value -> value / sum).toArray();
    }

    private static double[] communality(double[][] children) {
        PrincipalComponents components = PrincipalComponents.of(children);
        double[] result = new double[children.length];
        for (int component = 0; component < components.aboveOne(); component++) {
            for (int j = 0; j < result.length; j++) {
                double loading = components.loadings()[component][j];
                result[j] += loading * loading * components.eigenvalues()[component];
            }
        }
        return result;
    }

    private static double[] entropy(double[][] children) {
        double[] result = new double[children.length];
        for (int j = 0; j < result.length; j++) {
            double sum = 0;
            int n = 0;
            for (double value : children[j]) {
                if (value < 0) {
                    throw StepParameters.refuse(
                            "entropy", "cần giá trị không âm / needs values of at least 0, found " + value);
                }
                if (!Double.isNaN(value)) {
                    sum += value;
                    n++;
                }
            }
            double entropy = 0;
            for (double value : children[j]) {
                if (value > 0) {
                    double share = value / sum;
                    entropy -= share * Math.log(share);
                }
            }
            result[j] = 1 - entropy / Math.log(n);
        }
        return result;
    }

    private static double[] critic(double[][] children) {
        double[] result = new double[children.length];
        for (int j = 0; j < result.length; j++) {
            double conflict = 0;
            for (double[] other : children) {
                conflict += 1 - Correlations.pearson(children[j], other);
            }
            result[j] = Moments.sampleDeviation(children[j]) * conflict;
        }
        return result;
    }
}
