package vn.phusa.epcis.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** The quick way to a canonical key answers as the slow one does. */
class CommonKeysTest {
    private static final long SEED = 20260104;
    private static final List<String> SEEDS = List.of(
            "urn:epc:id:sgtin:0614141.107346.2018",
            "urn:epc:id:sgtin:061414.1107346.A-b_c.9",
            "urn:epc:class:lgtin:4012345.012345.998877",
            "urn:epc:id:sscc:0614141.1234567890",
            "https://id.gs1.org/01/10614141073464/21/2018",
            "https://id.gs1.org/01/10614141073464",
            "https://example.com:8080/01/04012345123456/10/998877",
            "https://example.com/some/01/04012345123456/10/998877",
            "https://example.com/01/04012345123456/10/9988/21/77",
            "https://example.com/01/04012345123456/10/9988/21/77?17=271231");

    @Test
    void bothWaysAgreeOnSpoiledAndUnspoiledKeys() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        String letters = "0123456789.:/aZ-_~%2F#?&*é ";
        int quick = 0;
        int quickLots = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder uri = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                int place = random.nextInt(uri.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> uri.setCharAt(place, letter);
                    case 1 -> uri.insert(place, letter);
                    default -> uri.deleteCharAt(place);
                }
            }
            String text = uri.toString();
            String common = CommonKeys.canonical(text);
            if (common != null) {
                quick++;
                assertThat(common).as(text).isEqualTo(CanonicalIdentifier.slowly(text));
            }
            String lot = CommonKeys.lot(text);
            if (lot != null) {
                quickLots++;
                assertThat(CanonicalIdentifier.lotSlowly(text)).as(text).hasValue(lot);
            }
        }
        assertThat(quick).isGreaterThan(50_000);
        assertThat(quickLots).isGreaterThan(5_000);
    }
}
