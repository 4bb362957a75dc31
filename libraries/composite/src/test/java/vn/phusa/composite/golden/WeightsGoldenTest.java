package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.composite.analysis.EffectiveWeights;
import vn.phusa.composite.analysis.OptimisedWeights;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Correlations.Kind;
import vn.phusa.composite.numeric.PrincipalComponents;
import vn.phusa.composite.step.GroupWeighting;
import vn.phusa.composite.step.Step;

class WeightsGoldenTest {

    @Test
    void effectiveWeightsEqualTheReference() {
        Map<String, Double> shares = EffectiveWeights.of(Golden.frame().frame());
        for (Map<String, String> row : Golden.rows("weights/effective_weights.csv")) {
            Golden.compare(row.get("iCode"), shares.get(row.get("iCode")), Golden.number(row.get("EffWeight")));
        }
    }

    @TestFactory
    Stream<DynamicTest> principalComponentsEqualTheReferenceUpToSign() throws IOException {
        List<String> names;
        try (Stream<java.nio.file.Path> files = Files.list(Golden.folder().resolve("weights"))) {
            names = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("PCA_eigen_"))
                    .map(name -> name.substring("PCA_eigen_".length()))
                    .sorted()
                    .toList();
        }
        assertThat(names).hasSizeGreaterThan(8);
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> assertComponents(name)));
    }

    private static void assertComponents(String name) {
        String[] parts = name.replace(".csv", "").split("_");
        Table data = switch (parts[0]) {
            case "Raw" -> Golden.data().values();
            case "Treated" -> Golden.after(Step.Kind.TREAT).values();
            case "Normalised" -> Golden.after(Step.Kind.NORMALISE).values();
            default -> Golden.build().scores();
        };
        int level = Integer.parseInt(parts[1].substring(1));
        Map<String, List<Map<String, String>>> eigen = byGroup("weights/PCA_eigen_" + name);
        Map<String, List<Map<String, String>>> rotation = byGroup("weights/PCA_rotation_" + name);
        Frame frame = Golden.frame().frame();
        eigen.forEach((group, rows) -> {
            List<String> codes = group.equals("All")
                    ? frame.level(level).stream().map(Element::code).toList()
                    : frame.children(group).stream().map(Element::code).toList();
            PrincipalComponents components =
                    PrincipalComponents.of(data.selectColumns(codes).columnArrays());
            assertThat(components.observations())
                    .isEqualTo(Integer.parseInt(rows.getFirst().get("n_obs")));
            for (Map<String, String> row : rows) {
                int component = Integer.parseInt(row.get("PC")) - 1;
                Golden.compare(
                        group + component, components.eigenvalues()[component], Golden.number(row.get("eigenvalue")));
            }
            assertFirstLoadings(group, codes, components, rotation.get(group));
        });
    }

    /** Later components of a singular matrix are only determined up to a rotation among themselves. */
    private static void assertFirstLoadings(
            String group, List<String> codes, PrincipalComponents components, List<Map<String, String>> rows) {
        double sign = 0;
        for (Map<String, String> row : rows) {
            if (row.get("PC").equals("1")) {
                double ours = components.loadings()[0][codes.indexOf(row.get("iCode"))];
                double theirs = Golden.number(row.get("loading"));
                sign = sign == 0 ? Math.signum(ours * theirs) : sign;
                Golden.compare(group + " " + row.get("iCode"), ours * sign, theirs);
            }
        }
        assertThat(java.util.Arrays.stream(components.loadings()[0]).sum())
                .as("our sign is fixed")
                .isPositive();
    }

    private static Map<String, List<Map<String, String>>> byGroup(String file) {
        Map<String, List<Map<String, String>>> groups = new LinkedHashMap<>();
        Golden.rows(file)
                .forEach(row -> groups.computeIfAbsent(row.get("group"), ignored -> new ArrayList<>())
                        .add(row));
        return groups;
    }

    @Test
    void weightsFromDataEqualTheReference() {
        Table normalised = Golden.after(Step.Kind.NORMALISE).values();
        Map<GroupWeighting, String> columns = Map.of(
                GroupWeighting.ENTROPY, "entropy",
                GroupWeighting.CRITIC, "critic",
                GroupWeighting.STANDARD_DEVIATION, "stddev",
                GroupWeighting.PRINCIPAL_COMPONENT_SQUARED, "pca_first_eigvec_squared",
                GroupWeighting.COMMUNALITY, "communality_share");
        Map<String, Map<String, String>> rows = new HashMap<>();
        Golden.rows("weights/extra_entropy_critic_sd_pcasq_bypillar_Normalised.csv")
                .forEach(row -> rows.put(row.get("iCode"), row));
        for (Element pillar : Golden.frame().frame().level(2)) {
            List<Element> children = Golden.frame().frame().children(pillar.code());
            double[][] values = children.stream()
                    .map(child -> normalised.column(child.code()))
                    .toArray(double[][]::new);
            columns.forEach((weighting, column) -> {
                double[] weights = weighting.weigh(values, new double[values.length]);
                for (int k = 0; k < weights.length; k++) {
                    Golden.compare(
                            weighting + " " + children.get(k).code(),
                            weights[k],
                            Golden.number(rows.get(children.get(k).code()).get(column)));
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void optimisedWeightsReachAtLeastTheReferencesObjective(int level) {
        Build build = Golden.build();

        OptimisedWeights balanced = OptimisedWeights.balance(build, level, Map.of(), Kind.PEARSON, true);
        OptimisedWeights largest = OptimisedWeights.largest(build, level, Kind.PEARSON, true);

        assertThat(balanced.objective()).isLessThanOrEqualTo(objective("balance", level) + 1e-6);
        assertThat(largest.objective()).isLessThanOrEqualTo(objective("infomax", level) + 1e-6);
        // The reference lists the correlations in an order of its own.
        double[] expected = Golden.rows("weights/opt_infomax_L" + level + "_corr.csv").stream()
                .mapToDouble(row -> Golden.number(row.get("Obtained")))
                .sorted()
                .toArray();
        double[] obtained = largest.correlations().values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        assertThat(obtained).containsExactly(expected, within(5e-3));
    }

    private static double objective(String kind, int level) {
        return Golden.number(Golden.rows("weights/opt_" + kind + "_L" + level + "_optim.csv")
                .getFirst()
                .get("value"));
    }

    @Test
    void optimisedWeightsForBuildingAreNeverNegative() {
        OptimisedWeights weights = OptimisedWeights.balance(Golden.build(), 2, Map.of(), Kind.PEARSON, false);

        assertThat(weights.weights().values()).allMatch(weight -> weight >= 0);
        assertThat(weights.weights().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }
}
