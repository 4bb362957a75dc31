package vn.phusa.epcis.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed Digital Links. */
class CompressedLinkTest {
    private static final long SEED = 20260103;

    private static DigitalLink link(String uri) {
        return Objects.requireNonNull(DigitalLink.parse(uri).orNull(), uri);
    }

    private static DigitalLink decompressed(String uri) {
        return Objects.requireNonNull(
                CompressedLink.decompress(uri, DigitalLink.Leniency.NONE).orNull(), uri);
    }

    @Test
    void theExampleOfTheResolverOfGs1IsRead() {
        // GS1 Digital Link Resolver CE 3.0, release announcement.
        assertThat(decompressed("https://servername.com/AQnO2IRCICDKWcnpqQtCQiJABemo")
                        .uri())
                .isEqualTo("https://servername.com/01/05392000229648/10/LOT01/21/SERIAL01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.vn/00/106141412345678908",
                "https://a.vn/01/09521141012345",
                "https://a.vn/01/09521141012345/22/2A",
                "https://a.vn/01/09521141012345/10/LOT-1",
                "https://a.vn/01/09521141012345/21/007",
                "https://a.vn/01/09521141012345/235/51qIgY%29%3C",
                "https://a.vn/01/09521141012345/22/2A/10/abc/21/S%2F1?17=271231",
                "https://a.vn/01/09521141012345/10/0/21/ABCDEF0?17=271231&3103=001500",
                "https://a.vn/01/09521141012345?3103=001500",
                "https://a.vn/01/09521141012345?7003=2712312359",
                "https://a.vn/01/09521141012345?423=704158",
                "https://a.vn/01/09521141012345?7007=271201271231",
                "https://a.vn/01/09521141012345?8008=27123112",
                "https://a.vn/01/09521141012345?3923=2172",
                "https://a.vn/x/y/01/09521141012345/10/L?linkType=gs1%3Apip&17=271231",
                "https://a.vn/414/0614141123452/254/400",
                "https://a.vn/417/0614141123452",
                "https://a.vn/8003/00614141123452400",
                "https://a.vn/8004/061414112345400",
                "https://a.vn/8006/040123451234560102/21/987",
                "https://a.vn/8010/0614141123ABC/8011/123456789",
                "https://a.vn/8018/061414112345678902/8019/7",
                "https://a.vn/253/0614141123452400",
                "https://a.vn/255/0614141123452?3900=5",
                "https://a.vn/401/0614141xyz3311cba",
                "https://a.vn/402/06141411234567890"
            })
    void everyKeyComesBackAsItWas(String uri) {
        DigitalLink link = link(uri);
        String whole = CompressedLink.compress(link);
        String partly = CompressedLink.compressPartly(link);

        assertThat(whole).startsWith(link.stem() + "/").doesNotContain("?");
        assertThat(whole.length()).isLessThanOrEqualTo(uri.length());
        assertThat(partly).startsWith(link.stem() + "/" + link.path().getFirst().ai() + "/");
        for (String compressed : List.of(whole, partly)) {
            DigitalLink back = compressed.equals(link.uri()) ? link : decompressed(compressed);
            assertThat(back.path()).as(compressed).isEqualTo(link.path());
            assertThat(new HashSet<>(back.attributes())).isEqualTo(new HashSet<>(link.attributes()));
            assertThat(back.others()).isEqualTo(link.others());
            assertThat(back.stem()).isEqualTo(link.stem());
        }
    }

    @Test
    void randomLotsAndSerialNumbersComeBack() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<String> alphabets =
                List.of("0123456789", "0123456789abcdef", "0123456789ABCDEF", "aZ09-_", CheckDigits.SET_82);
        for (int i = 0; i < 5_000; i++) {
            List<ElementString.Element> path = new ArrayList<>();
            path.add(new ElementString.Element("01", "09521141012345"));
            for (String qualifier : List.of("10", "21")) {
                String alphabet = alphabets.get(random.nextInt(alphabets.size()));
                StringBuilder value = new StringBuilder();
                for (int length = 1 + random.nextInt(20); length > 0; length--) {
                    value.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                path.add(new ElementString.Element(qualifier, value.toString()));
            }
            DigitalLink link = new DigitalLink("https://a.vn", path, List.of(), List.of());
            assertThat(decompressed(CompressedLink.compress(link))).isEqualTo(link);
            assertThat(decompressed(CompressedLink.compressPartly(link))).isEqualTo(link);
        }
    }

    @Test
    void whatGs1DoesNotDefineStaysBehindTheQuestionMark() {
        DigitalLink.Leniency unknown = new DigitalLink.Leniency(false, true, false);
        DigitalLink link =
                Objects.requireNonNull(DigitalLink.parse("https://a.vn/01/09521141012345?89=X&tên=gạo&k", unknown)
                        .orNull());
        String compressed = CompressedLink.compress(link);

        assertThat(compressed).endsWith("?89=X&tên=gạo&k");
        assertThat(CompressedLink.decompress(compressed, unknown)).isEqualTo(new Parsed.Good<>(link));
    }

    @Test
    void anotherKeyAmongTheAttributesDoesNotTakeThePlaceOfTheKey() {
        DigitalLink link = Objects.requireNonNull(DigitalLink.parse(
                        "https://a.vn/01/09521141012345/10/L1?255=95211419999987&3941=0050", DigitalLink.Leniency.NONE)
                .orNull());
        assertThat(CompressedLink.decompress(CompressedLink.compress(link), DigitalLink.Leniency.NONE))
                .isEqualTo(new Parsed.Good<>(link));
        assertThat(CompressedLink.decompress(CompressedLink.compressPartly(link), DigitalLink.Leniency.NONE))
                .isEqualTo(new Parsed.Good<>(link));
    }

    @Test
    void noTextMakesItFail() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=%/?#é";
        int good = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder uri = new StringBuilder("https://a.vn/");
            for (int length = random.nextInt(30); length > 0; length--) {
                uri.append(letters.charAt(random.nextInt(letters.length())));
            }
            if (CompressedLink.decompress(uri.toString(), DigitalLink.Leniency.NONE) instanceof Parsed.Good) {
                good++;
            }
        }
        assertThat(good).isLessThan(500);
    }
}
