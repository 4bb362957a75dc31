package vn.phusa.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    @Test
    void documentNumbersAcronymsAndNuclidesStayWhole() {
        assertThat(
                        texts(
                                "Nghị quyết 59-NQ/TW, Thông tư 04/2026/TT-BKHCN và QĐ-TTg của Sở KH&CN; nguồn Co-60, 60Co, Tc-99m, 10 kGy"))
                .contains("59-NQ/TW", "04/2026/TT-BKHCN", "QĐ-TTg", "KH&CN", "Co-60", "60Co", "Tc-99m", "kGy");
    }

    @Test
    void numbersAndDatesKeepTheirSeparators() {
        assertThat(texts("1.234,5 tấn; ngày 30/6/2026; 04/2026."))
                .containsExactly("1.234,5", "tấn", "ngày", "30/6/2026", "04/2026");
    }

    @Test
    void alternativesAndYearSpansAreCutAtTheMark() {
        assertThat(texts("và/hoặc 2022-2025 2.Ủy ban")).containsExactly("và", "hoặc", "2022", "2025", "2", "Ủy", "ban");
    }

    @Test
    void offsetsPointIntoTheGivenText() {
        String text = "Sở KH&CN chủ trì,\nphối hợp";
        assertThat(Tokenizer.tokens(text))
                .allSatisfy(token ->
                        assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text()));
    }

    @Test
    void bigramsAreFoldedPairs() {
        assertThat(Tokenizer.foldedBigrams("Đổi mới, sáng tạo")).containsExactly("doi moi", "moi sang", "sang tao");
        assertThat(Tokenizer.foldedBigrams("một")).isEmpty();
    }

    @Test
    void anEmptyTextHasNoTokens() {
        assertThat(Tokenizer.tokens("")).isEmpty();
        assertThat(Tokenizer.tokens(" \t\u00a0")).isEmpty();
    }

    private static List<String> texts(String text) {
        return Tokenizer.syllables(text).stream().map(Token::text).toList();
    }
}
