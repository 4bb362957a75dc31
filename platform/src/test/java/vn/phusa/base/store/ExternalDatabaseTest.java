package vn.phusa.base.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {
    private static final ExternalDatabase.Facts FITTING =
            new ExternalDatabase.Facts(180_006, "18.6", "UTF8", true, true);

    @Test
    void aFittingServerIsTaken() {
        assertThat(ExternalDatabase.refusal(FITTING, "phusa")).isEmpty();
    }

    @Test
    void anOlderServerIsRefusedWithBothVersionsAndTheWayOut() {
        var facts = new ExternalDatabase.Facts(150_018, "15.18 (Debian 15.18-1)", "UTF8", true, true);
        assertThat(ExternalDatabase.refusal(facts, "phusa").orElseThrow().english())
                .contains("15.18", "18 or newer", "PHUSA_DB_URL");
    }

    @Test
    void aDatabaseThatCannotHoldVietnameseIsRefused() {
        var facts = new ExternalDatabase.Facts(180_006, "18.6", "SQL_ASCII", true, true);
        assertThat(ExternalDatabase.refusal(facts, "phusa").orElseThrow().vietnamese())
                .contains("SQL_ASCII", "ENCODING 'UTF8'");
    }

    @Test
    void aServerWithoutVietnameseOrderIsRefused() {
        var facts = new ExternalDatabase.Facts(180_006, "18.6", "UTF8", false, true);
        assertThat(ExternalDatabase.refusal(facts, "phusa").orElseThrow().english())
                .contains("ICU");
    }

    @Test
    void aUserWhoMayNotMakeTablesIsToldWhoCanHelp() {
        var facts = new ExternalDatabase.Facts(180_006, "18.6", "UTF8", true, false);
        assertThat(ExternalDatabase.refusal(facts, "phusa").orElseThrow().vietnamese())
                .contains("ALTER DATABASE", "OWNER TO phusa");
    }

    @Test
    void thePasswordInTheAddressIsNotRepeated() {
        StartRefused refused = ExternalDatabase.refusal(
                new SQLException("x", "08001"), "jdbc:postgresql://may-chu/phusa?password=bi-mat", "phusa");
        assertThat(refused.english())
                .contains("jdbc:postgresql://may-chu/phusa")
                .doesNotContain("bi-mat");
    }
}
