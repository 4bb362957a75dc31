package vn.phusa.epcis.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in their two spellings. */
class KeysTest {
    private static final long SEED = 20260101;

    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:sgtin:0614141.107346.2018, https://id.gs1.org/01/10614141073464/21/2018",
        "urn:epc:class:lgtin:4012345.012345.998877, https://id.gs1.org/01/04012345123456/10/998877",
        "urn:epc:idpat:sgtin:0614141.107346.*, https://id.gs1.org/01/10614141073464",
        "urn:epc:id:sscc:0614141.1234567890, https://id.gs1.org/00/106141412345678908",
        "urn:epc:id:sgln:0614141.12345.400, https://id.gs1.org/414/0614141123452/254/400",
        "urn:epc:id:sgln:0614141.12345.0, https://id.gs1.org/414/0614141123452",
        "urn:epc:id:pgln:0614141.12345, https://id.gs1.org/417/0614141123452",
        "urn:epc:id:grai:0614141.12345.400, https://id.gs1.org/8003/00614141123452400",
        "urn:epc:id:giai:0614141.12345400, https://id.gs1.org/8004/061414112345400",
        "urn:epc:id:gsrn:0614141.1234567890, https://id.gs1.org/8018/061414112345678902",
        "urn:epc:id:gdti:0614141.12345.400, https://id.gs1.org/253/0614141123452400",
        "urn:epc:id:cpi:0614141.123ABC.123456789, https://id.gs1.org/8010/0614141123ABC/8011/123456789",
        "urn:epc:id:ginc:0614141.xyz3311cba, https://id.gs1.org/401/0614141xyz3311cba",
        "urn:epc:id:gsin:0614141.123456789, https://id.gs1.org/402/06141411234567890",
        "urn:epc:id:itip:4012345.012345.01.02.987, https://id.gs1.org/8006/040123451234560102/21/987",
        "urn:epc:id:upui:1234567.089456.51qIgY)%3C%26Jp3*j7SDB, https://id.gs1.org/01/01234567894560/235/51qIgY%29%3C%26Jp3%2Aj7SDB"
    })
    void aUrnAndItsDigitalLinkAreOneKey(String urn, String link) {
        assertThat(CanonicalIdentifier.of(urn)).isEqualTo(link);
        assertThat(CanonicalIdentifier.of(link)).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/some/where/01/09521141012345/21/S1?17=271231&linkType=all",
        "http://example.com/01/9521141012345/22/2A/10/LOT/21/S1",
        "https://id.gs1.org/01/09521141012345/10/LOT/21/S1#top"
    })
    void domainQueryVariantLotAndPaddingDoNotMakeAnotherKey(String link) {
        assertThat(CanonicalIdentifier.of(link)).isEqualTo("https://id.gs1.org/01/09521141012345/21/S1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:epc:id:sgtin:0614141.107346", // no serial number
                "urn:epc:id:sgtin:0614141.1073461.1", // a digit too many
                "urn:epc:id:imovn:9176187",
                "urn:uuid:8fd9a1a5-8b12-4f4a-9d3a-4f9c7dcae2a5",
                "https://example.com/farm/7",
                "https://example.com/01/09521141012346", // wrong check digit
                "urn:epc:id:sgtin:0614141.107346.%zz"
            })
    void whatIsNoGoodKeyStaysAsItIs(String uri) {
        assertThat(CanonicalIdentifier.of(uri)).isEqualTo(uri);
    }

    @Test
    void aPatternFitsFieldByFieldAndTakesNothingElseForAWildCard() {
        EpcUrn pattern = urn("urn:epc:idpat:sgtin:0614141.107346.*");
        assertThat(pattern.fits(urn("urn:epc:id:sgtin:0614141.107346.2018"))).isTrue();
        assertThat(pattern.fits(urn("urn:epc:id:sgtin:0614141.107347.2018"))).isFalse();
        assertThat(urn("urn:epc:idpat:sgtin:0614141.107346._").fits(urn("urn:epc:id:sgtin:0614141.107346.2")))
                .isFalse();
        assertThat(EpcUrn.parse("urn:epc:idpat:sgtin:*.107346.2")).isInstanceOf(Parsed.Bad.class);
    }

    private static EpcUrn urn(String text) {
        return Objects.requireNonNull(EpcUrn.parse(text).orNull(), text);
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyGoesToItsLinkAndBackWhateverItsPrefix(KeyScheme scheme) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 500; i++) {
            int prefixLength = 6 + random.nextInt(7);
            String made = made(scheme, prefixLength, random);
            EpcUrn urn = urn(made);
            DigitalLink link = Objects.requireNonNull(urn.link("https://a.vn").orNull(), made);
            DigitalLink read =
                    Objects.requireNonNull(DigitalLink.parse(link.uri()).orNull(), link.uri());
            assertThat(String.valueOf(EpcUrn.of(read, prefixLength).orNull())).isEqualTo(made);
        }
    }

    @Test
    void aChangedDigitIsRefused() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 500; i++) {
            DigitalLink link = Objects.requireNonNull(
                    urn(made(KeyScheme.SSCC, 7, random)).link("https://a.vn").orNull());
            char[] uri = link.uri().toCharArray();
            int place = uri.length - 1 - random.nextInt(18);
            uri[place] = (char) ('0' + (uri[place] - '0' + 1 + random.nextInt(9)) % 10);
            assertThat(DigitalLink.parse(new String(uri))).isInstanceOf(Parsed.Bad.class);
        }
    }

    private static String made(KeyScheme scheme, int prefixLength, RandomGenerator random) {
        String prefix = digits(random, prefixLength);
        String start = (scheme == KeyScheme.LGTIN ? "urn:epc:class:" : "urn:epc:id:") + scheme.urnName() + ":" + prefix;
        String reference = scheme.digits() == 0 ? "7AZ" : digits(random, scheme.digits() - prefixLength);
        String serial =
                Percent.escapeUrn(List.of("A/1", "%x", "S\"?", "0a", "7.7").get(random.nextInt(5)));
        return switch (scheme) {
            case SSCC, PGLN, GIAI, GSRN, GSRNP, GINC, GSIN -> start + "." + reference;
            case SGTIN, LGTIN, UPUI, SGLN, GRAI, GDTI -> start + "." + reference + "." + serial;
            case CPI, SGCN -> start + "." + reference + "." + (1 + random.nextInt(99_999));
            case ITIP -> start + "." + reference + ".02.03." + serial;
        };
    }

    private static String digits(RandomGenerator random, int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
