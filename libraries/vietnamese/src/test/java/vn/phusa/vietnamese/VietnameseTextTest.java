package vn.phusa.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VietnameseTextTest {

    private static final String LETTERS =
            "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ ĐỔẰƯ12-/&";

    @Test
    void foldingTakesAwayEveryDiacritic() {
        assertThat(VietnameseText.fold("Đổi mới sáng tạo ở Ðồng bằng sông Cửu Long"))
                .startsWith("doi moi sang tao o ");
        assertThat(VietnameseText.fold("ĐỀ ÁN Khu công nghệ cao")).isEqualTo("de an khu cong nghe cao");
    }

    @Test
    void decomposedTextFoldsLikeComposedText() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            String text = random.ints(20, 0, LETTERS.length())
                    .collect(StringBuilder::new, (b, i) -> b.append(LETTERS.charAt(i)), StringBuilder::append)
                    .toString();
            String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
            assertThat(VietnameseText.normalise(decomposed)).isEqualTo(text);
            assertThat(VietnameseText.fold(decomposed)).isEqualTo(VietnameseText.fold(text));
            assertThat(VietnameseText.spellingKey(decomposed)).isEqualTo(VietnameseText.spellingKey(text));
            assertThat(VietnameseOrder.sortKey(decomposed)).isEqualTo(VietnameseOrder.sortKey(text));
            assertThat(VietnameseText.fold(text)).doesNotContainPattern("[^a-z0-9 /&-]");
        }
    }

    @Test
    void bothTonePlacementsAreOneSpelling() {
        assertThat(VietnameseText.spellingKey("hoà")).isEqualTo(VietnameseText.spellingKey("hòa"));
        assertThat(VietnameseText.spellingKey("Uỷ ban")).isEqualTo(VietnameseText.spellingKey("Ủy ban"));
    }

    @Test
    void finalYAndIMeet() {
        assertThat(VietnameseText.spellingKey("kỹ")).isEqualTo(VietnameseText.spellingKey("kĩ"));
        assertThat(VietnameseText.spellingKey("quý")).isEqualTo(VietnameseText.spellingKey("quí"));
        assertThat(VietnameseText.searchKey("Định kỳ, vật lý")).isEqualTo(VietnameseText.searchKey("định kì, vật lí"));
        assertThat(VietnameseText.searchKey("tay, thủy")).isEqualTo("tay, thuy");
    }

    @Test
    void wordsThatDifferByToneStayDifferent() {
        assertThat(VietnameseText.spellingKey("giao")).isNotEqualTo(VietnameseText.spellingKey("giáo"));
        assertThat(VietnameseText.spellingKey("năm")).isNotEqualTo(VietnameseText.spellingKey("nam"));
    }
}
