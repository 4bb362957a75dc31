package vn.phusa.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists as files. */
class ExportsTest {
    private static final Wording WORDS = Wording.load(Wording.VIETNAMESE, List.of("shell"));

    @TempDir
    Path folder;

    private static Listing<String> listing() {
        return new Listing<>(
                "thu",
                "shell.yes",
                List.of(
                        new Listing.Column<>("text", "shell.yes", text -> text, true),
                        new Listing.Column<>("date", "shell.no", text -> LocalDate.of(2026, 6, 30), true),
                        new Listing.Column<>("number", "shell.no", text -> new BigDecimal("1234.5"), true)));
    }

    private static String csv(String... rows) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exports.csv(listing(), List.of(rows).iterator(), WORDS, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTextThatWouldRunAsAFormulaIsMadeHarmless() throws Exception {
        for (String dangerous : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|'/c calc'!A0")) {
            assertThat(csv(dangerous).lines().toList().getLast()).startsWith("'");
        }
        assertThat(csv("Sở \"A\", B").lines().toList().getLast()).startsWith("\"Sở \"\"A\"\", B\",2026-06-30,1234.5");
    }

    @Test
    void theHeaderOfALongWorkbookStaysInSight() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exports.xlsx(
                listing(), IntStream.range(0, 2_500).mapToObj(i -> "Dòng " + i).iterator(), WORDS, out);
        Path file = Files.write(folder.resolve("a.xlsx"), out.toByteArray());
        String sheet;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
        assertThat(sheet).contains("state=\"frozen\"").contains("<autoFilter");
    }
}
