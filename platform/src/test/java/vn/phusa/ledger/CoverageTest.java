package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.testing.PlatformTest;

/** What the program covers, what the database guards and what the documentation says are the same. */
@PlatformTest
class CoverageTest {

    @Autowired
    private Coverage coverage;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    @Test
    void theDocumentationListsEveryCoveredTable() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher rows = Pattern.compile("(?m)^\\| `([a-z_]+\\.[a-z_]+)` \\|")
                .matcher(Files.readString(Path.of(System.getProperty("phusa.root"), "docs", "ledger-coverage.md")));
        while (rows.find()) {
            documented.add(rows.group(1));
        }
        Set<String> covered = new TreeSet<>(List.of("ledger.leaf", "ledger.checkpoint"));
        coverage.tables().forEach(table -> covered.add(table.name()));
        assertThat(documented).isEqualTo(covered);
    }

    @Test
    void everyTableThatWasPutUnderCoverIsChecked() {
        List<String> underCover =
                database.sql("""
                        select n.nspname || '.' || c.relname
                        from pg_trigger t
                        join pg_class c on c.oid = t.tgrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        where t.tgname = 'note_insert' and not c.relispartition
                        """).query((row, _) -> row.getString(1)).list();
        assertThat(coverage.tables()).extracting(CoveredTable::name).containsExactlyInAnyOrderElementsOf(underCover);
    }

    @Test
    void thePlatformsOwnFirstDataVerifies() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(LedgerVerification.verify(
                                    connection, coverage, Path.of("no-key-here"), Optional.empty(), (done, total) -> {})
                            .findings())
                    .isEmpty();
        }
    }
}
