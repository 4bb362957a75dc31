package vn.phusa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.BrowserTest;

/** A spreadsheet goes from the command line into a running platform, with a key. */
@BrowserTest
class TableImportTest {
    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Parties parties;

    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    private ProgrammeId programme(String address) {
        return programmes
                .create(
                        Actor.platform(),
                        new Programme.Facts(
                                address,
                                new Bilingual("Chương trình dòng lệnh", "Command line programme"),
                                List.of(parties.byKey("can-tho").orElseThrow()),
                                parties.byKey("can-tho-science").orElseThrow(),
                                List.of(),
                                LocalDate.of(2026, 1, 5),
                                null,
                                null,
                                List.of(),
                                null,
                                true,
                                false),
                        Submission.none())
                .orThrow();
    }

    private String key(String login, Role role) {
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                login,
                                "Máy nhập",
                                "",
                                "vi",
                                null,
                                role,
                                role == Role.UNIT_OFFICER
                                        ? parties.byKey("noip").orElseThrow()
                                        : null))
                .orThrow();
        return keys.make(new Actor(account, null, login, List.of(), Actor.Channel.WEB), "nhập", null, false, null)
                .orThrow();
    }

    private Path workbook(String secondLead) throws IOException {
        Path file = folder.resolve("kế hoạch.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook workbook = new Workbook(out, "test", "1.0");
            Worksheet sheet = workbook.newWorksheet("A");
            String[][] rows = {
                {"STT", "Nội dung", "Chủ trì"}, {"1", "Việc một", "Sở Công Thương"}, {"2", "Việc hai", secondLead}
            };
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < rows[r].length; c++) {
                    sheet.value(r, c, rows[r][c]);
                }
            }
            workbook.finish();
        }
        return file;
    }

    private int phusa(String key, ProgrammeId programme, Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "import-table",
                "--server",
                "http://localhost:" + port,
                "--programme",
                programme.toString(),
                file.toString()));
        arguments.addAll(List.of(more));
        return PhuSaCommand.run(
                List.of(),
                arguments,
                Map.of("PHUSA_DATA", folder.toString(), "PHUSA_KEY", key),
                new PrintStream(data, true, StandardCharsets.UTF_8),
                new PrintStream(words, true, StandardCharsets.UTF_8),
                false);
    }

    private int stored(ProgrammeId programme) {
        return programmes
                .allCommitments(Actor.platform(), CommitmentFilter.of(programme), ListQuery.all())
                .size();
    }

    @Test
    void aDryRunSaysWhatIsWrongAndAGoodTableIsStored() throws IOException {
        ProgrammeId programme = programme("dong-lenh");
        String key = key("may-nhap", Role.FOCAL_POINT);
        assertThat(phusa(key, programme, workbook("Đơn vị lạ"), "--dry-run")).isEqualTo(1);
        assertThat(data.toString(StandardCharsets.UTF_8)).contains("Đơn vị lạ").contains("3");
        assertThat(phusa(key, programme, workbook("Sở Tài chính"), "--dry-run"))
                .as(words.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(stored(programme)).isZero();
        assertThat(phusa(key, programme, workbook("Đơn vị lạ"))).isEqualTo(1);
        assertThat(stored(programme)).as("one wrong row keeps everything out").isZero();
        assertThat(phusa(key, programme, workbook("Sở Tài chính")))
                .as(words.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(stored(programme)).isEqualTo(2);
    }

    @Test
    void whoMayNotBringCommitmentsIsRefusedAndSoIsAWrongKey() throws IOException {
        ProgrammeId programme = programme("dong-lenh-2");
        assertThat(phusa(key("may-don-vi", Role.UNIT_OFFICER), programme, workbook("Sở Tài chính")))
                .isEqualTo(1);
        assertThat(phusa("phusa_sai", programme, workbook("Sở Tài chính"))).isEqualTo(1);
        assertThat(stored(programme)).isZero();
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() throws IOException {
        assertThat(PhuSaCommand.run(
                        List.of(),
                        List.of(
                                "import-table",
                                "--server",
                                "http://localhost:1",
                                "--programme",
                                "1",
                                workbook("Sở Tài chính").toString()),
                        Map.of("PHUSA_DATA", folder.toString(), "PHUSA_KEY", "phusa_x"),
                        new PrintStream(data, true, StandardCharsets.UTF_8),
                        new PrintStream(words, true, StandardCharsets.UTF_8),
                        false))
                .isEqualTo(1);
        assertThat(words.toString(StandardCharsets.UTF_8)).contains("http://localhost:1");
    }
}
