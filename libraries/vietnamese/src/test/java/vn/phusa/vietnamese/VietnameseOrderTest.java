package vn.phusa.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VietnameseOrderTest {

    @Test
    void lettersComeBeforeTonesAndTonesInDictionaryOrder() {
        assertSorted(
                "a", "à", "ả", "ã", "á", "ạ", "ai", "ăn", "âm", "ba", "da", "đa", "e", "ê", "o", "ô", "ơ", "u", "ư");
    }

    @Test
    void toneDecidesOnlyWhenLettersAreEqual() {
        assertSorted("ma", "má", "mai", "mãi", "man");
    }

    @Test
    void capitalsFollowSmallLettersOnlyWhenAllElseIsEqual() {
        assertSorted("sở", "Sở", "Sở Tài chính", "Sở Y tế", "Tỉnh", "ủy ban");
    }

    private static void assertSorted(String... words) {
        List<String> expected = List.of(words);
        List<String> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.sort(VietnameseOrder.INSTANCE);
        assertThat(shuffled).isEqualTo(expected);
    }
}
