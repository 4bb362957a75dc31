package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.io.DataFile;
import vn.phusa.composite.io.FrameFile;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Denominate;
import vn.phusa.composite.step.Impute;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Screen;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

/** The reference outputs of the ASEM example, if they are there. */
final class Golden {
    static final double EQUAL = 1e-9;

    private Golden() {}

    static Path folder() {
        Path root =
                Path.of(System.getProperty("phusa.root", ".")).toAbsolutePath().normalize();
        Path folder = root.resolveSibling("shared").resolve("data").resolve("coinr");
        if (!Files.isDirectory(folder)) {
            System.err.println("SKIPPED: no reference outputs beside the project (shared/data/coinr)");
        }
        Assumptions.assumeTrue(Files.isDirectory(folder), "no reference outputs beside the project");
        return folder;
    }

    static FrameFile frame() {
        return FrameFile.read(folder().resolve("input/ASEM_iMeta.csv")).orThrow();
    }

    static Dataset data() {
        return DataFile.read(folder().resolve("input/ASEM_iData.csv"), frame()).orThrow();
    }

    /** The example of COINr's documentation. */
    static Recipe example() {
        return Recipe.of(
                new Denominate(),
                new Impute(new Impute.Method.ByColumn(Impute.Statistic.MEAN, Optional.of("EurAsia_group"))),
                Screen.byMissing(0.9),
                new Treat(TreatmentRule.standard(5)),
                Normalise.minMax(0, 100),
                Aggregate.arithmetic());
    }

    static Build build() {
        return build(example());
    }

    static Build build(Recipe recipe) {
        return Composite.build(frame().frame(), data(), recipe).orThrow();
    }

    static Dataset after(Step.Kind kind) {
        return build().step(kind).orElseThrow().data();
    }

    /** A file as rows of named cells. */
    static List<Map<String, String>> rows(String file) {
        try {
            List<String> lines = Files.readAllLines(folder().resolve(file));
            List<String> header = cells(lines.getFirst());
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), cells.get(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    static double number(String text) {
        return text.isEmpty() || text.equals("NA") || text.equals("NaN")
                ? Double.NaN
                : text.equals("Inf")
                        ? Double.POSITIVE_INFINITY
                        : text.equals("-Inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
    }

    /** Compares every numeric column that the file and the table share, and insists that there are some. */
    static void assertSame(String file, Table table) {
        assertSame(file, table, EQUAL);
    }

    static void assertSame(String file, Table table, double tolerance) {
        List<Map<String, String>> rows = rows(file);
        assertThat(rows).as(file).hasSameSizeAs(table.units());
        int compared = 0;
        for (Map<String, String> row : rows) {
            for (String column : row.keySet()) {
                if (!table.hasColumn(column)) {
                    continue;
                }
                compare(
                        file + " " + row.get("uCode") + " " + column,
                        table.at(row.get("uCode"), column),
                        number(row.get(column)),
                        tolerance);
                compared++;
            }
        }
        assertThat(compared).as("cells compared in " + file).isGreaterThanOrEqualTo(rows.size());
    }

    static void compare(String what, double actual, double expected) {
        compare(what, actual, expected, EQUAL);
    }

    /** Equal within the tolerance, relative for large values. */
    static void compare(String what, double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else if (Double.isInfinite(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        }
    }
}
