package vn.phusa.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyRangeTest {
    private static final String BAG = "01/08935001234562/21/";

    private static List<String> said(List<String> keys) {
        return KeyRange.of(keys).stream()
                .map(range -> range.first() + " – " + range.last() + ": " + range.count())
                .toList();
    }

    @Test
    void consecutiveNumbersAreOneRangeInWhateverOrderTheyCome() {
        List<String> keys = new ArrayList<>();
        for (int i = 1; i <= 480; i++) {
            keys.add(BAG + "%04d".formatted(i));
        }
        Collections.shuffle(keys, new Random(7));
        assertThat(said(keys)).containsExactly(BAG + "0001 – " + BAG + "0480: 480");
    }

    @Test
    void aGapAnotherLengthAndAnotherProductBeginARangeOfTheirOwn() {
        assertThat(said(List.of(BAG + "8", BAG + "9", BAG + "10", BAG + "12", "01/08935001234579/21/13")))
                .containsExactly(
                        BAG + "8 – " + BAG + "9: 2",
                        BAG + "10 – " + BAG + "10: 1",
                        BAG + "12 – " + BAG + "12: 1",
                        "01/08935001234579/21/13 – 01/08935001234579/21/13: 1");
    }

    @Test
    void theCheckDigitOfAPalletIsNoPartOfItsNumber() {
        assertThat(said(List.of("00/189350012000000017", "00/189350012000000024", "00/189350012000000048")))
                .containsExactly(
                        "00/189350012000000017 – 00/189350012000000024: 2",
                        "00/189350012000000048 – 00/189350012000000048: 1");
    }

    @Test
    void whatHasNoNumberAndNumbersBeyondEveryMachineWordStand() {
        String long20 = "99999999999999999998";
        String next = "99999999999999999999";
        assertThat(said(List.of("urn:x:a", "urn:x:a", BAG + long20, BAG + next, BAG + "A٣")))
                .containsExactly(
                        "urn:x:a – urn:x:a: 1",
                        "urn:x:a – urn:x:a: 1",
                        BAG + long20 + " – " + BAG + next + ": 2",
                        BAG + "A٣ – " + BAG + "A٣: 1");
    }
}
