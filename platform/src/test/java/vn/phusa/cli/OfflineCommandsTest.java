package vn.phusa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that need neither a server nor data. */
class OfflineCommandsTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    @Test
    void aTextIsReadIntoCommitments() throws IOException {
        Path file = Files.writeString(
                folder.resolve("văn bản.txt"),
                "Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính xây dựng đề án trước ngày 30/6/2026.");

        assertThat(phusa("extract", file.toString())).as(said()).isZero();

        assertThat(printed())
                .contains("\"lead\" : [ \"Sở Khoa học và Công nghệ\" ]", "\"due\" : \"2026-06-30\"")
                .startsWith("{");
    }

    @Test
    void aTextThatNotepadSavedAsUnicodeIsReadAsWell(@TempDir Path saved) throws Exception {
        Path file = saved.resolve("ke-hoach.txt");
        Files.write(
                file,
                ("\uFEFF1. Giao Sở Khoa học và Công nghệ chủ trì xây dựng kế hoạch trước ngày 30/6/2026.\n")
                        .getBytes(StandardCharsets.UTF_16LE));

        assertThat(phusa("extract", file.toString())).as(said()).isZero();

        assertThat(printed()).contains("\"lead\" : [ \"Sở Khoa học và Công nghệ\" ]");
    }

    @Test
    void aTextTooLongForTheMemoryIsRefusedWithItsLimit() throws IOException {
        String sentence = "Sở Nội vụ chủ trì rà soát biên chế, báo cáo trước ngày 20/8/2026. ";
        Path file = Files.writeString(folder.resolve("mot-dong.txt"), sentence.repeat(150_000));

        assertThat(phusa("extract", file.toString())).isEqualTo(1);

        assertThat(printed()).isEmpty();
        assertThat(said()).contains("Văn bản quá dài: mỗi lần đọc tối đa 4 MB");
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        assertThat(phusa("extract", folder.resolve("không có.txt").toString())).isEqualTo(1);

        assertThat(said()).contains("Không đọc được tệp");
    }

    @Test
    void helpNamesEveryCommandInTheLanguageAskedFor() {
        assertThat(phusa("--help", "--lang", "en")).isZero();

        assertThat(printed()).contains("backup", "restore", "export", "import", "verify", "receipt", "extract");
        assertThat(printed()).contains("Restore a backup into an empty data folder.");
    }

    @Test
    void whatCannotBeWrittenIsAFailureAndNoHalfAnswer() {
        assertThat(phusaInto("No space left on device", "gs1", "check", "8935001234562"))
                .isEqualTo(1);
        assertThat(said()).contains("No space left on device");
    }

    @Test
    void aReaderWhoHasLeftEndsTheCommandWithoutAWord() {
        assertThat(phusaInto("Broken pipe", "generate", "--events", "9000000000"))
                .isZero();
        assertThat(said()).isEmpty();
    }

    private int phusaInto(String failure, String... arguments) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(failure);
            }
        };
        return PhuSaCommand.run(
                List.of(),
                List.of(arguments),
                Map.of(),
                new PrintStream(new CheckedOutput(broken), true, StandardCharsets.UTF_8),
                new PrintStream(words, true, StandardCharsets.UTF_8),
                false);
    }

    private static final String EVENT = """
            {"@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", "type": "EPCISDocument",
             "schemaVersion": "2.0", "creationDate": "2026-01-01T00:00:00Z", "epcisBody": {"eventList": [
             {"type": "ObjectEvent", "eventTime": "2026-01-01T08:00:00+07:00", "eventTimeZoneOffset": "+07:00",
              "epcList": ["urn:epc:id:sgtin:0614141.107346.2018"], "action": "OBSERVE", "bizStep": "%s"}]}}
            """;

    @Test
    void anEventIsHashedAlikeInBothSyntaxes() throws IOException {
        Path json = Files.writeString(folder.resolve("a.json"), EVENT.formatted("shipping"));
        assertThat(phusa("convert", "--to", "xml", json.toString())).as(said()).isZero();
        Path xml = Files.writeString(folder.resolve("a.xml"), printed());
        data.reset();

        assertThat(phusa("hash", json.toString(), xml.toString())).as(said()).isZero();

        String[] hashes = printed().split("\n");
        assertThat(hashes).hasSize(2);
        assertThat(hashes[0]).startsWith("ni:///sha-256;").isEqualTo(hashes[1]);
    }

    @Test
    void aWrongValueIsFoundWithItsPlace() throws IOException {
        Path json = Files.writeString(folder.resolve("b.json"), EVENT.formatted("shiping"));

        assertThat(phusa("validate", "--json", json.toString())).isEqualTo(1);

        assertThat(printed())
                .contains("\"path\":\"$.epcisBody.eventList[0].bizStep\"")
                .contains("\"rule\":\"schema.vocabulary\"")
                .contains("\"severity\":\"error\"");
    }

    @Test
    void anUnknownProfileOrFileIsAWrongCall() {
        assertThat(phusa("hash", "--profile", "own", "a.json")).isEqualTo(2);
        assertThat(phusa("validate", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(phusa("convert", "--to", "csv", "a.json")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            convert a.json ; Thiếu --to json|xml|xml1.2. ; --to json|xml|xml1.2 is missing.
            convert --to ; Thiếu --to ; --to json|xml|xml1.2 is missing.
            convert --to json ; Thiếu FILE. ; FILE is missing.
            convert --to csv a.json ; Không có “csv” cho --to. Có thể chọn: json, xml, xml1.2. ; There is no “csv” for --to. Choose one of: json, xml, xml1.2.
            convert --to json --to xml a.json ; Tùy chọn --to chỉ được viết một lần. ; The option --to may be written only once.
            convert --to json a.json b.json ; Thừa: b.json. ; Too much: b.json.
            validate --jso a.json ; Không có tùy chọn --jso. Có phải: --json? ; There is no option --jso. Did you mean --json?
            validate --json=maybe a.json ; “maybe” không dùng được cho --json. ; “maybe” cannot be used for --json.
            gs1 read x ; Có thể chọn: parse, generate, link ; Choose one of: parse, generate, link
            generate --events many ; “many” không phải là số cho --events ; “many” is no number for --events
            generate --product MAIZE ; Có thể chọn: RICE, PANGASIUS, MANGO. ; Choose one of: RICE, PANGASIUS, MANGO.
            key make x y --until tomorrow ; “tomorrow” không phải là ngày cho --until ; “tomorrow” is no date for --until
            trace --server localhost:8080 x ; “localhost:8080” không phải là địa chỉ của nền tảng. ; “localhost:8080” is no address of a platform.
            trace --server ht^tp x ; “ht^tp” không phải là địa chỉ cho --server. ; “ht^tp” is no address for --server.
            tracce x ; Không có lệnh tracce ; There is no command tracce
            """)
    void whatIsWrongWithACallIsSaidInTheLanguageAskedForAndAsItIsTyped(String call, String vietnamese, String english) {
        for (String language : List.of("vi", "en")) {
            words.reset();
            data.reset();
            String[] arguments = (call + " --lang " + language).split(" ");

            assertThat(phusa(arguments)).as(call).isEqualTo(2);

            assertThat(said().lines().findFirst().orElseThrow())
                    .startsWith(language.equals("vi") ? "Lệnh chưa đúng: " : "Wrong call: ")
                    .contains(language.equals("vi") ? vietnamese : english);
            assertThat(printed()).isEmpty();
        }
    }

    @Test
    void aChoiceMayBeTypedInSmallOrLargeLetters() throws IOException {
        Path json = Files.writeString(folder.resolve("c.json"), EVENT.formatted("shipping"));
        assertThat(phusa("convert", "--to", "XML1.2", json.toString()))
                .as(said())
                .isZero();
        assertThat(printed()).contains("schemaVersion=\"1.2\"");
        assertThat(phusa("generate", "--product", "rice", "--events", "1")).isZero();
    }

    @Test
    void anIndexIsComputedFromFilesWithoutServerOrDatabase() throws IOException {
        Path frame = Files.writeString(
                folder.resolve("iMeta.csv"),
                "Level,iCode,iName,Direction,Weight,Parent,Type\n2,Index,Index,1,1,NA,Aggregate\n"
                        + "1,a,A,1,1,Index,Indicator\n1,b,B,-1,1,Index,Indicator\n");
        Path figures = Files.writeString(folder.resolve("iData.csv"), "uCode,uName,a,b\nx,X,1,9\ny,Y,3,4\nz,Z,2,1\n");
        Path out = folder.resolve("ra");

        int code = phusa(
                "index", "compute", "--data", figures.toString(), "--frame", frame.toString(), "--out", out.toString());

        assertThat(code).as(said()).isZero();
        assertThat(Files.readString(out.resolve("ranks.csv"))).contains("uCode", "y");
        assertThat(phusa("index", "rules")).isZero();
        assertThat(printed()).contains("normalise", "minmax", "aggregate");
    }

    @Test
    void whatIsWrongInAnIndexFileIsSaidByRowAndColumnAndNothingIsWritten() throws IOException {
        Path frame = Files.writeString(
                folder.resolve("iMeta.csv"),
                "Level,iCode,iName,Direction,Weight,Parent,Type\n2,Index,Index,1,1,NA,Aggregate\n1,a,A,1,1,Index,Indicator\n");
        Path figures = Files.writeString(folder.resolve("iData.csv"), "uCode,uName,a\nx,X,1\ny,Y,nhiều\n");
        Path out = folder.resolve("ra");

        assertThat(phusa(
                        "index",
                        "compute",
                        "--data",
                        figures.toString(),
                        "--frame",
                        frame.toString(),
                        "--out",
                        out.toString()))
                .isEqualTo(2);

        assertThat(said()).contains("dòng 3", "cột a", "nhiều");
        assertThat(out).doesNotExist();
    }

    private int phusa(String... arguments) {
        return PhuSaCommand.run(
                List.of(),
                List.of(arguments),
                Map.of("PHUSA_DATA", folder.toString(), "PHUSA_KEY", "phusa_x"),
                new PrintStream(data, true, StandardCharsets.UTF_8),
                new PrintStream(words, true, StandardCharsets.UTF_8),
                false);
    }

    private String printed() {
        return data.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return words.toString(StandardCharsets.UTF_8);
    }
}
