package vn.phusa.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Rule sets are read strictly: a slip names its file and key. */
class RuleFileTest {
    private static final String FILE = "/rules/base/sample.yaml";

    private final RuleFile.Entry entry = RuleFile.of(FILE).entries("entries").getFirst();
    private final RuleFile.Entry wrong = RuleFile.of(FILE).entries("wrong").getFirst();

    @Test
    void eachKindOfValueIsRead() {
        assertThat(entry.text("code")).isEqualTo("one");
        assertThat(entry.bilingual("name")).isEqualTo(new Bilingual("Một", "One"));
        assertThat(entry.wholeNumber("count")).isEqualTo(3);
        assertThat(entry.decimal("share")).isEqualTo(new BigDecimal("0.25"));
        assertThat(entry.date("from")).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(entry.date("also")).isEqualTo(LocalDate.of(2026, 8, 2));
        assertThat(entry.flag("set")).isTrue();
        assertThat(entry.words("words")).containsExactly("b", "a");
        assertThat(entry.entry("within").orElseThrow().text("code")).isEqualTo("inner");
        assertThat(entry.entries("parts")).extracting(part -> part.text("code")).containsExactly("first", "second");
    }

    @Test
    void whatIsNotThereIsEmptyWhereItMayBe() {
        assertThat(entry.optionalText("none")).isEmpty();
        assertThat(entry.optionalDate("none")).isEmpty();
        assertThat(entry.entry("none")).isEmpty();
        assertThat(entry.words("none")).isEmpty();
        assertThat(entry.flag("none")).isFalse();
    }

    @Test
    void aSlipNamesItsFileAndKey() {
        assertThatThrownBy(() -> entry.text("none")).hasMessageContaining(FILE).hasMessageContaining("none");
        assertThatThrownBy(() -> wrong.wholeNumber("count")).hasMessageContaining("count must be a whole number");
        assertThatThrownBy(() -> wrong.decimal("share")).hasMessageContaining("share must be a number");
        assertThatThrownBy(() -> wrong.date("from")).hasMessageContaining("from must be a date");
        assertThatThrownBy(() -> wrong.entries("parts")).hasMessageContaining("parts must be a list of entries");
        assertThatThrownBy(() -> wrong.entries("none")).hasMessageContaining("none is missing");
        assertThatThrownBy(() -> RuleFile.of("/rules/base/no-such.yaml")).hasMessageContaining("no-such.yaml");
    }
}
