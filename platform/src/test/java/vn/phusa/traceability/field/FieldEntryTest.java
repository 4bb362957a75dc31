package vn.phusa.traceability.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an amount is read that somebody typed: for the event and for what is shown of it alike. */
class FieldEntryTest {

    private static FieldEntry.Row row(String quantity) {
        return new FieldEntry.Row("9521000000049", "LUA-C", quantity, "KGM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.500|1500", "1500|1500", "1.250,5|1250.5", "1250.5|1250.5", "0,75|0.75"})
    void aDotPartsThousandsAsPeopleHereWriteThem(String written, BigDecimal amount) {
        assertThat(row(written).amount())
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @Test
    void whatIsNoAmountIsNone() {
        assertThat(row("-5").amount()).isEmpty();
        assertThat(row("nhiều").amount()).isEmpty();
    }
}
