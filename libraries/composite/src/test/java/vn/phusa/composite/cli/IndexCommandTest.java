package vn.phusa.composite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phusa.composite.step.Methods;

class IndexCommandTest {
    private static final String FRAME = """
            Level,iCode,iName,Direction,Weight,Parent,Type,Denominator
            1,a,Alpha,1,1,left,Indicator,people
            1,b,Beta,-1,1,left,Indicator,
            1,c,Gamma,1,1,right,Indicator,
            2,left,Left,1,1,index,Aggregate,
            2,right,Right,1,1,index,Aggregate,
            3,index,Index,1,1,,Aggregate,
            ,people,People,,,,Denominator,
            ,region,Region,,,,Group,
            """;
    private static final String DATA = """
            uCode,uName,region,people,a,b,c
            HN,Hà Nội,N,2,10,1,7
            HP,Hải Phòng,N,4,12,2,
            CT,Cần Thơ,S,5,30,5,3
            ĐN,Đà Nẵng,S,1,8,3,9
            """;
    private static final String RULES = """
            name: test
            steps:
              - denominate
              - impute: {method: mean, group: region}
              - treat: {winsorise: 1}
              - normalise: {method: minmax, lower: 1, upper: 100, indicators: {b: {method: zscore, mean: 10, sd: 2}}}
              - aggregate: {method: [arithmetic, geometric], weights: {left: 2}, data_threshold: 0.5}
            robustness:
              runs: 50
              points: 20
              bootstrap: 10
              seed: 7
              factors:
                - name: scale
                  normalise: [{method: minmax, lower: 1, upper: 100}, {method: zscore, mean: 10, sd: 2}]
                - name: weights
                  noise: {levels: {1: 0.2, 2: 0.2}, sets: 30}
                - name: mean
                  aggregate: [arithmetic, geometric, {method: generalised, p: 0.5}]
            levers:
              unit: CT
              target_rank: 2
              indicators:
                a: {to: 60, cost: 3, steps: 3}
                b: {to: 1, cost: 2}
                c: {to: 9, cost: 4}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("frame.csv"), FRAME);
        Files.writeString(folder.resolve("data.csv"), DATA);
        Files.writeString(folder.resolve("rules.yaml"), RULES);
    }

    private int run(String command) {
        return IndexCommand.run(
                new String[] {
                    command,
                    "--data",
                    folder.resolve("data.csv").toString(),
                    "--frame",
                    folder.resolve("frame.csv").toString(),
                    "--rules",
                    folder.resolve("rules.yaml").toString(),
                    "--out",
                    folder.resolve("out").toString()
                },
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(file));
    }

    @Test
    void computeWritesOneFileForEachStepAndTheRanks() throws IOException {
        assertThat(run("compute")).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(IndexCommand.DONE);

        assertThat(lines("0_raw.csv").getFirst()).isEqualTo("uCode,a,b,c");
        assertThat(lines("1_denominate.csv")).contains("HN,5,1,7");
        assertThat(lines("2_impute.csv")).contains("HP,3,2,7");
        assertThat(lines("4_normalise.csv").get(1)).startsWith("HN,");
        assertThat(lines("5_aggregate.csv").getFirst()).isEqualTo("uCode,a,b,c,left,right,index");
        assertThat(lines("ranks.csv")).hasSize(5);
        assertThat(lines("changes.csv")).anyMatch(line -> line.startsWith("impute,HP,c,,7,bổ khuyết"));
    }

    @Test
    void auditRobustnessAndLeversWriteTheirFiles() throws IOException {
        for (String command : List.of("audit", "robustness", "levers")) {
            assertThat(run(command)).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(IndexCommand.DONE);
        }
        assertThat(lines("statistics.csv")).hasSize(4);
        assertThat(lines("rank_statistics.csv")).hasSize(5);
        assertThat(lines("sensitivity.csv")).hasSize(4);
        assertThat(lines("levers_summary.csv"))
                .contains("unit,CT")
                .anyMatch(line -> line.startsWith("probability_of_rank_2,"));
    }

    @Test
    void refusedInputLeavesNothingBehind() throws IOException {
        Files.writeString(folder.resolve("data.csv"), DATA.replace("30,5,3", "30,năm,3"));

        assertThat(run("compute")).isEqualTo(IndexCommand.REFUSED);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("[108]", "data.csv, dòng 4, cột b", "data.csv, row 4, column b");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aZeroThatAGeometricMeanCannotTakeIsNamedWithTheRemedy() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), "steps: [{normalise: minmax}, {aggregate: geometric}]");
        Files.writeString(folder.resolve("data.csv"), DATA.replace("4,12,2,", "4,12,2,1"));

        assertThat(run("compute")).isEqualTo(IndexCommand.REFUSED);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("[307]", "min-max 1", "ĐN, cột a", "ĐN, column a");
    }

    @Test
    void severalYearsOnOneScale() throws IOException {
        Files.writeString(folder.resolve("data.csv"), """
                uCode,Time,people,region,a,b,c
                X,2024,1,N,1,1,
                Y,2024,1,N,2,3,5
                X,2025,1,N,3,2,4
                Y,2025,1,N,,1,6
                """);
        Files.writeString(
                folder.resolve("rules.yaml"),
                "panel: {together: true, impute: latest}\nsteps: [normalise, aggregate]\n");

        assertThat(run("compute")).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(IndexCommand.DONE);

        assertThat(lines("2025_1_normalise.csv")).contains("X,100,50,0");
        assertThat(lines("panel_imputed.csv")).contains("2025,Y,a,2,2024");
    }

    @Test
    void rulesListEveryMethod() {
        IndexCommand.run(
                new String[] {"rules"},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));

        String listed = out.toString(StandardCharsets.UTF_8);
        assertThat(Methods.all()).allMatch(method -> listed.contains(method.method()));
    }

    @Test
    void anUnknownCommandOrOptionShowsTheUsage() {
        assertThat(run("compile")).isEqualTo(IndexCommand.USAGE);
        assertThat(IndexCommand.run(
                        new String[] {"compute", "--daat", "x"},
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)))
                .isEqualTo(IndexCommand.USAGE);
        assertThat(Stream.of(folder.resolve("out"))).allMatch(path -> !Files.exists(path));
    }
}
