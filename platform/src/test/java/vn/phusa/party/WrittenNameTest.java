package vn.phusa.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How names that documents write differently are known to be one. */
class WrittenNameTest {

    @Test
    void abbreviationsAreWrittenOut() {
        assertThat(WrittenName.key("Sở KH&CN TP. Cần Thơ"))
                .isEqualTo(WrittenName.key("Sở Khoa học và Công nghệ thành phố Cần Thơ"))
                .isEqualTo("so khoa hoc cong nghe can tho");
        assertThat(WrittenName.key("UBND TP Cần Thơ")).isEqualTo(WrittenName.key("Ủy ban nhân dân thành phố Cần Thơ"));
        assertThat(WrittenName.key("Cục SHTT")).isEqualTo(WrittenName.key("Cục Sở hữu trí tuệ"));
    }

    @Test
    void diacriticsCaseSpacesAndNormalFormMakeNoDifference() {
        assertThat(WrittenName.key("SO KHOA HOC VA CONG NGHE"))
                .isEqualTo(WrittenName.key("Sở  Khoa học & Công nghệ"))
                .isEqualTo(WrittenName.key(Normalizer.normalize("Sở Khoa học và Công nghệ", Normalizer.Form.NFD)));
        assertThat(WrittenName.key("“Vụ Công nghệ cao”,")).isEqualTo("vu cong nghe cao");
    }

    @Test
    void aTextWithoutWordsHasAnEmptyKey() {
        assertThat(WrittenName.key(" … & – ")).isEmpty();
    }

    @Test
    void thePlaceMayBeLeftOutWhenAParentSaysIt() {
        List<String> above = List.of("uy ban nhan dan can tho");
        assertThat(WrittenName.names("so khoa hoc cong nghe", "so khoa hoc cong nghe can tho", above))
                .isTrue();
        assertThat(WrittenName.names("so khoa hoc", "so khoa hoc cong nghe can tho", above))
                .isFalse();
        assertThat(WrittenName.names("so khoa hoc cong nghe", "so khoa hoc cong nghe hau giang", above))
                .isFalse();
    }
}
