package vn.phusa.composite.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;

/** Every kind of bad input is refused with its row and column, in both languages. */
class BadInputTest {
    private static final String FRAME = """
            Level,iCode,iName,Direction,Weight,Parent
            1,a,Alpha,1,1,index
            1,b,Beta,-1,1,index
            2,index,Index,1,1,
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<Problem> frameProblems(String text) throws IOException {
        return FrameFile.read(file("frame.csv", text)).reasons();
    }

    private List<Problem> dataProblems(String text) throws IOException {
        FrameFile frame = FrameFile.read(file("frame.csv", FRAME)).orThrow();
        return DataFile.read(file("data.csv", text), frame).reasons();
    }

    private static void assertOnly(List<Problem> problems, ProblemCode code, int row, String column) {
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.place().row()).isEqualTo(row);
            assertThat(problem.place().column()).isEqualTo(column);
            assertThat(problem.vietnamese()).contains(row > 0 ? "dòng " + row : "");
            assertThat(problem.english()).contains(row > 0 ? "row " + row : "");
        });
    }

    @Test
    void textInANumberCell() throws IOException {
        assertOnly(dataProblems("uCode,a,b\nX,1,2\nY,nhiều,3\n"), ProblemCode.TEXT_IN_NUMBER_CELL, 3, "a");
    }

    @Test
    void aDecimalCommaWithTheNumberAsItShouldBe() throws IOException {
        List<Problem> problems = dataProblems("uCode;a;b\nX;1,5;2\nY;2.5;3\n");

        assertOnly(problems, ProblemCode.DECIMAL_COMMA, 2, "a");
        assertThat(problems.getFirst().vietnamese()).contains("\"1.5\"");
    }

    @Test
    void infinityAndWhatIsNoNumber() throws IOException {
        assertOnly(dataProblems("uCode,a,b\nX,NaN,2\nY,1,3\n"), ProblemCode.NOT_FINITE, 2, "a");
        assertOnly(dataProblems("uCode,a,b\nX,Inf,2\nY,1,3\n"), ProblemCode.NOT_FINITE, 2, "a");
        assertOnly(dataProblems("uCode,a,b\nX,1e999,2\nY,1,3\n"), ProblemCode.NOT_FINITE, 2, "a");
    }

    @Test
    void aUnitTwice() throws IOException {
        List<Problem> problems = dataProblems("uCode,a,b\nX,1,2\nY,2,3\nX,3,4\n");

        assertOnly(problems, ProblemCode.DUPLICATE_UNIT, 4, "uCode");
        assertThat(problems.getFirst().english()).contains("row 2");
    }

    @Test
    void aUnitWithoutCode() throws IOException {
        assertOnly(dataProblems("uCode,a,b\nX,1,2\n,2,3\n"), ProblemCode.EMPTY_UNIT_CODE, 3, "uCode");
    }

    @Test
    void anIndicatorWithoutColumn() throws IOException {
        assertThat(dataProblems("uCode,a\nX,1\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.english()).contains("\"b\""));
    }

    @Test
    void aColumnTwice() throws IOException {
        assertOnly(dataProblems("uCode,a,a\nX,1,2\n"), ProblemCode.DUPLICATE_COLUMN, 1, "a");
    }

    @Test
    void aRowThatIsTooShort() throws IOException {
        assertOnly(dataProblems("uCode,a,b\nX,1\nY,2,3\n"), ProblemCode.UNEQUAL_ROW_LENGTH, 2, "");
    }

    @Test
    void aQuoteNeverClosed() throws IOException {
        assertOnly(dataProblems("uCode,a,b\nX,1,2\n\"Y,2,3\n"), ProblemCode.UNCLOSED_QUOTE, 3, "");
    }

    @Test
    void mixedEncodingsWithTheLine() throws IOException {
        byte[] start = "uCode,uName,a,b\nX,Cần Thơ,1,2\n".getBytes(StandardCharsets.UTF_8);
        byte[] rest = "Y,Café,1,2\n".getBytes(Charset.forName("windows-1252"));
        byte[] both = new byte[start.length + rest.length];
        System.arraycopy(start, 0, both, 0, start.length);
        System.arraycopy(rest, 0, both, start.length, rest.length);
        Path data = Files.write(folder.resolve("data.csv"), both);
        FrameFile frame = FrameFile.read(file("frame.csv", FRAME)).orThrow();

        assertOnly(DataFile.read(data, frame).reasons(), ProblemCode.NOT_UTF8, 3, "");
    }

    @Test
    void yearsThatDoNotMatch() throws IOException {
        assertOnly(dataProblems("uCode,Time,a,b\nX,2024,1,2\nY,2025,2,3\n"), ProblemCode.SEVERAL_YEARS, 3, "Time");
        assertOnly(
                dataProblems("uCode,Time,a,b\nX,2024,1,2\nY,năm nay,2,3\n").subList(0, 1),
                ProblemCode.YEAR_NOT_A_NUMBER,
                3,
                "Time");
    }

    @Test
    void anEmptyFileAndOneWithoutUnits() throws IOException {
        assertOnly(dataProblems(""), ProblemCode.EMPTY_FILE, 0, "");
        assertOnly(dataProblems("uCode,a,b\n"), ProblemCode.NO_UNITS, 0, "");
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        assertThat(dataProblems("uCode,a,b\nX,x,y\nX,Inf,\"1,5\"\n")).hasSize(5);
    }

    @Test
    void aUtf8MarkQuotesAndOtherSeparatorsAreRead() throws IOException {
        FrameFile frame = FrameFile.read(file("frame.csv", FRAME)).orThrow();
        for (String text : List.of(
                "\uFEFFuCode,a,b\r\n\"X\",1,2\r\nY,,3\r\n",
                "uCode;a;b\nX;1;2\nY;NA;3\n",
                "uCode\ta\tb\nX\t1\t2\nY\tn/a\t3\n")) {
            Dataset data = DataFile.read(file("data.csv", text), frame).orThrow();
            assertThat(data.values().at("X", "b")).isEqualTo(2);
            assertThat(data.values().at("Y", "a")).isNaN();
        }
    }

    @Test
    void anUnknownParentWithItsRow() throws IOException {
        assertOnly(
                frameProblems(FRAME.replace("1,a,Alpha,1,1,index", "1,a,Alpha,1,1,pillar")),
                ProblemCode.UNKNOWN_PARENT,
                2,
                "parent");
    }

    @Test
    void aCycleWithItsPath() throws IOException {
        List<Problem> problems = frameProblems("""
                Level,iCode,iName,Direction,Weight,Parent
                1,a,Alpha,1,1,p
                2,p,P,1,1,q
                3,q,Q,1,1,p
                4,index,Index,1,1,
                1,b,Beta,1,1,index
                """);

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CYCLE);
            assertThat(problem.english()).contains("p → q → p");
        });
    }

    @Test
    void negativeAndZeroWeights() throws IOException {
        assertOnly(
                frameProblems(FRAME.replace("a,Alpha,1,1", "a,Alpha,1,-2")), ProblemCode.NEGATIVE_WEIGHT, 2, "weight");
        assertThat(frameProblems(FRAME.replace("Alpha,1,1", "Alpha,1,0").replace("Beta,-1,1", "Beta,-1,0")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.WEIGHTS_SUM_TO_ZERO));
    }

    @Test
    void aDirectionThatIsNone() throws IOException {
        assertOnly(frameProblems(FRAME.replace("Alpha,1,1", "Alpha,up,1")), ProblemCode.BAD_DIRECTION, 2, "Direction");
    }

    @Test
    void aLevelThatIsNone() throws IOException {
        assertThat(frameProblems(FRAME.replace("1,a,", "x,a,")))
                .anySatisfy(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.BAD_LEVEL));
    }

    @Test
    void twoIndices() throws IOException {
        assertThat(frameProblems(FRAME + "2,other,Other,1,1,\n"))
                .extracting(Problem::code)
                .contains(ProblemCode.NOT_ONE_INDEX, ProblemCode.CHILDLESS_AGGREGATE);
    }

    @Test
    void rulesWithUnknownMethodsAndParametersNameWhatThereIs() {
        assertThat(RulesFile.parse("steps: [{normalise: minmxa}, aggregate]").reasons())
                .singleElement()
                .satisfies(problem -> assertThat(problem.english()).contains("minmxa", "minmax", "zscore"));
        assertThat(RulesFile.parse("steps: [{normalise: {method: minmax, uper: 9}}, aggregate]")
                        .reasons())
                .singleElement()
                .satisfies(problem -> assertThat(problem.english()).contains("uper", "minmax"));
        assertThat(RulesFile.parse("steps: [{normalise: minmax}]").reasons()).hasSize(1);
        assertThat(RulesFile.parse("steps: [aggregate").reasons()).hasSize(1);
        assertThat(RulesFile.parse("steps: [aggregate]\nstep: 3").reasons()).hasSize(1);
    }
}
