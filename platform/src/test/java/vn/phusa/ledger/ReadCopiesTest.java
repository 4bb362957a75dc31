package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.phusa.testing.PlatformTest;

/**
 * What people read of duties, commitments, programmes and reports is held against its covered history, over the whole busy
 * demonstration: nothing of it differs by itself, and whatever is changed by hand in the database is named.
 */
@TestPropertySource(properties = "phusa.first-data=DEMO")
@PlatformTest
class ReadCopiesTest {

    @Autowired
    private Coverage coverage;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient database;

    private final List<String> changes = new ArrayList<>();
    private final List<Finding> expected = new ArrayList<>();

    private List<Finding> findings(List<String> tampering) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                for (String change : tampering) {
                    assertThat(statement.executeUpdate(change)).as(change).isPositive();
                }
                return LedgerVerification.verifyWithin(
                                connection, coverage, Path.of("no-key-here"), Optional.empty(), (done, total) -> {})
                        .findings();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Each change is made to a row of its own, so that each must be found by itself. */
    private void tamper(String table, String key, String condition, String... ways) {
        Iterator<Long> rows = database.sql("select distinct " + key + " from " + table + " where " + condition
                        + " order by 1 desc limit " + ways.length)
                .query(Long.class)
                .list()
                .iterator();
        for (String way : ways) {
            long row = rows.next();
            changes.add(
                    way.equals("delete")
                            ? "delete from " + table + " where " + key + " = " + row
                            : "update " + table + " set " + way + " where " + key + " = " + row);
            expected.add(new Finding(Finding.Kind.COPY_DIFFERS, table + " [\"" + row + "\"]"));
        }
    }

    @Test
    void nothingOfTheDemonstrationDiffersFromItsHistory() throws SQLException {
        assertThat(findings(List.of())).isEmpty();
    }

    @Test
    void whateverIsChangedBehindThePlatformsBackIsNamed() throws SQLException {
        tamper(
                "duty.duty",
                "id",
                "due_on is not null and life not in ('CONFIRMED', 'WITHDRAWN') and reported_at is null",
                "life = 'CONFIRMED'",
                "due_on = '2030-01-01', due_until = '2030-01-02'",
                "original_due_on = '2030-01-01'",
                "title = 'Khác'",
                "holder = holder + 1",
                "reported_at = now()",
                "extensions = extensions + 1",
                "delete");
        tamper(
                "programme.commitment",
                "id",
                "due_on is not null and withdrawn is not true and done_on is null",
                "wording_vi = 'Đã bị sửa'",
                "stage = 'suspended'",
                "due_on = '2031-01-01'",
                "done_on = '2025-01-01'",
                "lead_id = null, lead_text = 'Ai đó'",
                "open = not open",
                "withdrawn = true",
                "changed_at = changed_at + interval '1 day'",
                "delete");
        tamper("programme.dependency", "successor", "true", "lag_days = lag_days + 1", "type = 'SF'", "delete");
        tamper(
                "programme.programme",
                "id",
                "true",
                "title_vi = 'Khác'",
                "facts = facts || '{\"legalBasis\": [\"Khác\"]}'");
        tamper("programme.unit_report", "round_id", "version > 0", "stage = 'expected'", "assessment = 'Khác'");
        assertThat(findings(changes)).containsExactlyInAnyOrderElementsOf(expected);
    }
}
