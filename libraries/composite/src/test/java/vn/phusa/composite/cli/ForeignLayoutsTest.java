package vn.phusa.composite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of COINr's layout as others write them: whatever means the same gives the same bytes, the rest is named. */
class ForeignLayoutsTest {
    private static final String FRAME = """
            iCode,iName,Level,Parent,Direction,Weight,Denominator,Target,Type
            Index,Index,3,NA,1,1,NA,NA,Aggregate
            P1,"Pillar, one",2,Index,1,1,NA,NA,Aggregate
            P2,Pillar two,2,Index,1,1,NA,NA,Aggregate
            x1,First,1,P1,1,1,Pop,9,Indicator
            x2,Second,1,P1,-1,0.5,NA,1,Indicator
            x3,Third,1,P2,1,1,NA,NA,Indicator
            Grp,Group,NA,NA,NA,NA,NA,NA,Group
            Pop,Population,NA,NA,NA,NA,NA,NA,Denominator
            """;
    private static final String DATA = """
            uCode,uName,Time,Grp,Pop,x1,x2,x3
            A,Alpha,2020,g1,10,1,2,3
            B,Beta,2020,g1,20,4,NA,1
            C,Gamma,2020,g2,30,7,5,NA
            D,Delta,2020,g2,40,2.5,8,9
            E,Epsilon,2020,g2,50,3,1,4
            """;
    private static final String RULES = """
            steps:
              - denominate
              - impute: {method: mean, group: Grp}
              - treat: {method: standard, winsorise: 2}
              - normalise: {method: minmax, lower: 1, upper: 100}
              - aggregate: arithmetic
            robustness:
              runs: 40
              points: 16
              bootstrap: 10
              seed: 3
              factors:
                - {name: mean, aggregate: [arithmetic, geometric]}
            levers:
              unit: D
              target_rank: 1
              indicators: {x1: {to: 30, cost: 2}, x2: {to: 1, cost: 1}}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String command, byte[] frame, byte[] data, String rules, String out) throws IOException {
        Files.write(folder.resolve("frame.csv"), frame);
        Files.write(folder.resolve("data.csv"), data);
        Files.writeString(folder.resolve("rules.yaml"), rules);
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
                    folder.resolve(out).toString()
                },
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> alike() {
        return Stream.of(
                arguments("semicolons", FRAME, DATA.replace(',', ';')),
                arguments("tabs", FRAME, DATA.replace(',', '\t')),
                arguments("a byte order mark", "\uFEFF" + FRAME, "\uFEFF" + DATA),
                arguments("ends of lines as on Windows", FRAME.replace("\n", "\r\n"), DATA.replace("\n", "\r\n")),
                arguments(
                        "no last end of line, blank lines",
                        FRAME.strip(),
                        DATA.replace("C,", "\n\nC,").strip()),
                arguments("quoted commas", FRAME, DATA.replace("Alpha", "\"Alpha, the \"\"first\"\"\"")),
                arguments("a line end within quotes", FRAME, DATA.replace("Alpha", "\"Alpha,\nthe first\"")),
                arguments(
                        "a column that the frame does not know",
                        FRAME,
                        DATA.replace("\n", ",7\n").replaceFirst(",7\n", ",remark\n")),
                arguments("every cell in quotes", FRAME, DATA.replaceAll("(?m)([^,\n]+)", "\"$1\"")),
                arguments("na in small letters", FRAME, DATA.replace("NA", "na")),
                arguments("a spreadsheet's #N/A", FRAME, DATA.replace("NA", "#N/A")),
                arguments("n/a", FRAME, DATA.replace("NA", "n/a")),
                arguments("two dots", FRAME, DATA.replace("NA", "..")),
                arguments("empty cells", FRAME.replace("NA", ""), DATA.replace("NA", "")),
                arguments("exponents and spaces", FRAME, DATA.replace(",2.5,", ", 25e-1 ,")),
                arguments("weights left out where they are 1", FRAME.replace(",1,1,Pop", ",1,,Pop"), DATA),
                arguments("columns in another order", FRAME, swapped()));
    }

    private static String swapped() {
        StringBuilder text = new StringBuilder();
        for (String line : DATA.split("\n")) {
            List<String> cells = List.of(line.split(",", -1));
            text.append(String.join(",", cells.reversed())).append('\n');
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alike")
    void whatMeansTheSameGivesTheSameBytes(String what, String frame, String data) throws IOException {
        assertThat(run("compute", utf8(FRAME), utf8(DATA), RULES, "plain"))
                .as(said())
                .isEqualTo(0);
        assertThat(run("compute", utf8(frame), utf8(data), RULES, "other"))
                .as(said())
                .isEqualTo(0);
        try (Stream<Path> files = Files.list(folder.resolve("plain"))) {
            for (Path file : files.toList()) {
                assertThat(folder.resolve("other").resolve(file.getFileName()))
                        .as(what)
                        .hasSameTextualContentAs(file);
            }
        }
    }

    @Test
    void fiveLevelsAndAColumnOfWeightsThatIsNotThere() throws IOException {
        String frame = """
                iCode,Level,Parent,Direction,Denominator
                I,5,,1,
                S,4,I,1,
                T,4,I,1,
                P,3,S,1,
                Q,3,T,1,
                G,2,P,1,
                H,2,Q,1,
                x1,1,G,1,Pop
                x2,1,G,-1,
                x3,1,H,1,
                """;
        assertThat(run("compute", utf8(frame), utf8(DATA), RULES.replace(", group: Grp", ""), "out"))
                .as(said())
                .isEqualTo(0);
        assertThat(Files.readAllLines(folder.resolve("out/ranks.csv")).getFirst())
                .isEqualTo("uCode,x1,x2,x3,G,H,P,Q,S,T,I");
    }

    @Test
    void distanceToTargetTakesTheTargetsOfTheFrame() throws IOException {
        String rules = "steps:\n  - impute: median\n  - normalise: {method: dist2targ}\n  - aggregate: arithmetic\n";
        assertThat(run("compute", utf8(FRAME), utf8(DATA), rules, "out")).isEqualTo(2);
        assertThat(said()).contains("x3", "mục tiêu");
        assertThat(run(
                        "compute",
                        utf8(FRAME.replace("x3,Third,1,P2,1,1,NA,NA", "x3,Third,1,P2,1,1,NA,8")),
                        utf8(DATA),
                        rules,
                        "out"))
                .as(said())
                .isEqualTo(0);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"compute", "audit", "robustness", "levers"})
    void everyCommandRunsFromEndToEnd(String command) throws IOException {
        assertThat(run(command, utf8(FRAME), utf8(DATA), RULES, "out"))
                .as(said())
                .isEqualTo(0);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(file).isNotEmptyFile());
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        "a lone dash, which may mean nought",
                        FRAME,
                        utf8(DATA.replace("NA", "-")),
                        List.of("dòng 3", "x2", "\"-\"")),
                arguments(
                        "a decimal comma",
                        FRAME,
                        utf8(DATA.replace(',', ';').replace("2.5", "2,5")),
                        List.of("dòng 5", "x1", "2,5", "2.5")),
                arguments("text", FRAME, utf8(DATA.replace(",9\n", ",nine\n")), List.of("dòng 5", "x3", "nine")),
                arguments("a unit twice", FRAME, utf8(DATA.replace("E,", "A,")), List.of("dòng 6", "A", "dòng 2")),
                arguments("a row too short", FRAME, utf8(DATA.replace(",7,5,NA", ",7,5")), List.of("dòng 4", "7", "8")),
                arguments(
                        "an old encoding",
                        FRAME,
                        DATA.replace("Beta", "Đà Nẵng").getBytes(Charset.forName("UTF-16")),
                        List.of("data.csv")),
                arguments(
                        "a bad direction",
                        FRAME.replace("P1,-1,0.5", "P1,-2,0.5"),
                        utf8(DATA),
                        List.of("dòng 6", "Direction", "-2")),
                arguments(
                        "a weight that is a word",
                        FRAME.replace("P1,-1,0.5", "P1,-1,half"),
                        utf8(DATA),
                        List.of("dòng 6", "Weight", "half")),
                arguments(
                        "a parent on no higher level",
                        FRAME.replace("x1,First,1,P1", "x1,First,1,x2"),
                        utf8(DATA),
                        List.of("dòng 5", "x2")),
                arguments(
                        "a denominator of nought",
                        FRAME,
                        utf8(DATA.replace(",g1,10,", ",g1,0,")),
                        List.of("Pop", "A")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsWrongIsNamedByRowAndColumnAndNothingIsWritten(String what, String frame, byte[] data, List<String> said)
            throws IOException {
        assertThat(run("compute", utf8(frame), data, RULES, "out")).as(what).isEqualTo(2);
        assertThat(said()).as(what).contains(said);
        assertThat(folder.resolve("out")).as(what).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsAnotherThingThanBadInput() throws IOException {
        Files.writeString(folder.resolve("out"), "a file stands where the folder should");
        assertThat(run("compute", utf8(FRAME), utf8(DATA), RULES, "out")).isEqualTo(1);
        assertThat(said()).contains("không ghi được");
    }
}
