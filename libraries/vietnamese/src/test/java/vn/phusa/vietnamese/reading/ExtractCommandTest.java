package vn.phusa.vietnamese.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @Test
    void oneTextIsPrintedAsProgrammeAndCommitments(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(folder.resolve("text.txt"), "Giao Sở Nội vụ xây dựng đề án trước ngày 30/6/2027.");
        assertThat(run("", file.toString())).isZero();
        JsonNode root = JsonMapper.builder().build().readTree(printed.toString(StandardCharsets.UTF_8));
        JsonNode commitment = root.path("commitments").get(0);
        assertThat(root.path("programme").path("signedOn").isNull()).isTrue();
        assertThat(commitment.path("lead").get(0).asString()).isEqualTo("Sở Nội vụ");
        assertThat(commitment.path("coordinators").isEmpty()).isTrue();
        assertThat(commitment.path("due").asString()).isEqualTo("2027-06-30");
        assertThat(commitment.path("recurrence").isNull()).isTrue();
        assertThat(commitment.propertyNames())
                .containsExactly(
                        "kind",
                        "lead",
                        "coordinators",
                        "beneficiaries",
                        "action",
                        "object",
                        "due",
                        "recurrence",
                        "money",
                        "quote",
                        "start",
                        "end",
                        "because");
    }

    @Test
    void eachLineGivesALine() {
        String lines = """
                {"id":"a","kind":"clause","text":"Giao Sở Nội vụ xây dựng đề án."}

                {"id":"b","kind":"clause","text":"Không có gì."}
                """;
        assertThat(run(lines, "--jsonl")).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .first()
                .satisfies(line -> assertThat(line).startsWith("{\"id\":\"a\"").contains("Sở Nội vụ"));
    }

    @Test
    void aLineThatIsNotJsonIsNamed() {
        assertThat(run("{\"id\"", "--jsonl")).isEqualTo(1);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("line 1");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run("", "/khong/co/tep.txt")).isEqualTo(1);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("/khong/co/tep.txt");
    }

    @Test
    void wrongArgumentsShowTheUsage() {
        assertThat(run("")).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("usage");
    }

    private int run(String input, String... arguments) {
        return ExtractCommand.run(
                arguments,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8));
    }
}
