package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;

/**
 * Vietnam's Provincial Competitiveness Index, a real index of 63 provinces: made from its sub-indices and weights, it
 * equals what was published. 2005 and 2011 are left out because no set of weights gives their published values.
 */
class PciTest {

    @ParameterizedTest
    @ValueSource(ints = {2006, 2007, 2008, 2009, 2010, 2012, 2013, 2014, 2015, 2016})
    void theIndexEqualsThePublishedOne(int year) {
        Map<String, String> weights = Golden.rows("../index/vn_pci_weights_recovered.csv").stream()
                .filter(row -> covers(row.get("years"), year))
                .findFirst()
                .orElseThrow();
        List<Map<String, String>> provinces = Golden.rows("../index/vn_pci_2005_2016.csv").stream()
                .filter(row -> row.get("year").equals(String.valueOf(year)))
                .filter(row -> !row.get("pci_weighted").isEmpty())
                .toList();
        List<Element> elements = new ArrayList<>();
        weights.forEach((column, weight) -> {
            if (column.startsWith("pci_") && !weight.isEmpty()) {
                elements.add(Element.indicator(column, "PCI").withWeight(Golden.number(weight)));
            }
        });
        elements.add(Element.index("PCI", 2));
        Frame frame = Frame.of("PCI", String.valueOf(year), elements).orThrow();
        double[][] values = frame.indicators().stream()
                .map(indicator -> provinces.stream()
                        .mapToDouble(province -> Golden.number(province.get(indicator.code())))
                        .toArray())
                .toArray(double[][]::new);
        // In 2013 most rows carry no name, so units are told apart by their place in the file.
        Dataset data = Dataset.of(Table.owning(
                IntStream.range(0, provinces.size()).mapToObj(i -> "row " + i).toList(),
                frame.indicators().stream().map(Element::code).toList(),
                values));

        Build build = Composite.build(frame, data, Recipe.pci()).orThrow();

        assertThat(provinces).hasSizeGreaterThan(60);
        for (int i = 0; i < provinces.size(); i++) {
            assertThat(build.index()[i])
                    .as(provinces.get(i).get("prov"))
                    .isCloseTo(Golden.number(provinces.get(i).get("pci_weighted")), within(1e-5));
        }
    }

    private static boolean covers(String years, int year) {
        for (String part : years.split(",")) {
            String[] ends = part.split("-");
            if (year >= Integer.parseInt(ends[0]) && year <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }
}
