package vn.phusa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.shell.Wording;

/** The command gs1: an item in, a JSON object a line out. */
class Gs1ItemsTest {
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.vn/01/08935001234562/10/L7?17=271231 | digital-link | [[\"01\",\"08935001234562\"],[\"10\",\"L7\"],[\"17\",\"271231\"]]",
                "(01)08935001234562(10)L7 | element-string | [[\"01\",\"08935001234562\"],[\"10\",\"L7\"]]",
                "^010893500123456210L7^21S1 | scan-data | [[\"01\",\"08935001234562\"],[\"10\",\"L7\"],[\"21\",\"S1\"]]",
                "]C1010893500123456210L7 | scan-data | [[\"01\",\"08935001234562\"],[\"10\",\"L7\"]]",
                "urn:epc:class:lgtin:89350012.03456.L7 | epc-urn | [[\"01\",\"08935001234562\"],[\"10\",\"L7\"]]",
                "urn:epc:idpat:sgtin:*.*.* | epc-urn | []"
            })
    void everyFormIsReadAndNamed(String item, String form, String ais) {
        assertThat(phusa("gs1", "parse", item)).as(said() + printed()).isZero();

        assertThat(printed())
                .startsWith("{\"ok\":true,\"form\":\"" + form + "\",\"ais\":" + ais)
                .endsWith("}\n");
        assertThat(said()).isEmpty();
    }

    @Test
    void aBadItemIsSaidInTheUsersLanguageAndTheRestGoesOn() {
        assertThat(phusa("gs1", "parse", "(01)08935001234561", "(01)08935001234562"))
                .isEqualTo(1);
        assertThat(printed()).isEqualTo("""
                        {"ok":false,"error":"Số kiểm tra sai: “08935001234561” phải tận cùng bằng 2.","rule":"check-digit","input":"(01)08935001234561"}
                        {"ok":true,"form":"element-string","ais":[["01","08935001234562"]],"element":"(01)08935001234562","scan":"^0108935001234562"}
                        """);
        data.reset();

        assertThat(phusa("gs1", "parse", "(01)08935001234561", "--lang", "en")).isEqualTo(1);
        assertThat(printed()).contains("Wrong check digit: “08935001234561” must end in 2.");
    }

    @Test
    void aLinkIsMadeBelowTheStemAskedFor() {
        assertThat(phusa("gs1", "generate", "--stem", "https://gao.vn/x/", "(01)08935001234562(17)271231(10)A/B"))
                .isZero();

        assertThat(printed()).contains("\"link\":\"https://gao.vn/x/01/08935001234562/10/A%2FB?17=271231\"");
    }

    @Test
    void aLinkBecomesAnElementString() {
        assertThat(phusa("gs1", "element", "https://gao.vn/01/08935001234562/10/A%2FB?17=271231"))
                .isZero();

        assertThat(printed())
                .contains("\"element\":\"(01)08935001234562(10)A/B(17)271231\"")
                .contains("\"scan\":\"^010893500123456210A/B^17271231\"");
    }

    @Test
    void aKeyIsConvertedBothWays() {
        String urn = "urn:epc:id:sgtin:89350012.03456.S1";
        String link = "https://id.gs1.org/01/08935001234562/21/S1";
        assertThat(phusa("gs1", "convert", urn)).isZero();
        assertThat(printed()).contains("\"urn\":\"" + urn + "\",\"link\":\"" + link + "\"");
        data.reset();

        assertThat(phusa("gs1", "convert", "--prefix-length", "8", link)).isZero();
        assertThat(printed()).contains("\"urn\":\"" + urn + "\",\"link\":\"" + link + "\"");
        data.reset();

        assertThat(phusa("gs1", "convert", link)).isEqualTo(1);
        assertThat(printed()).contains("\"rule\":\"prefix-length\"");
    }

    @Test
    void aLinkIsCompressedAndRead() {
        assertThat(phusa("gs1", "decompress", "https://example.com/AQnO2IRCICDKWcnpqQtCQiJABemo"))
                .isZero();
        assertThat(printed()).contains("[[\"01\",\"05392000229648\"],[\"10\",\"LOT01\"],[\"21\",\"SERIAL01\"]]");
        data.reset();

        assertThat(phusa("gs1", "compress", "https://example.com/x/01/05392000229648/10/LOT01"))
                .isZero();
        assertThat(printed()).contains("\"partly\":\"https://example.com/x/01/05392000229648/");
        data.reset();

        assertThat(phusa("gs1", "parse", "https://example.com/AQnO2IRCICDKWcnpqQtCQiJABemo"))
                .isZero();
        assertThat(printed()).contains("\"form\":\"compressed-digital-link\"");
        assertThat(phusa("gs1", "decompress", "https://example.com/rice")).isEqualTo(1);
    }

    @Test
    void whatMustStandTogetherIsChecked() {
        assertThat(phusa("gs1", "check", "(10)L7(37)12")).isEqualTo(1);
        assertThat(printed())
                .contains("\"rule\":\"missing-ai\"")
                .contains("\"others\":[{\"error\":\"AI (37) cần đi cùng: ");
    }

    @Test
    void aBareKeyIsCheckedByItsLastDigit() {
        assertThat(phusa("gs1", "check", "8935001234562")).isZero();
        assertThat(printed()).contains("\"kinds\":[\"GTIN-13\",\"GLN\"]");
        assertThat(phusa("gs1", "check", "8935001234563")).isEqualTo(1);
        assertThat(phusa("gs1", "check", "893500")).isEqualTo(1);
        assertThat(printed()).contains("\"rule\":\"not-a-key-length\"");
    }

    @Test
    void aPlainValueIsPutToOneCheckByOurNameOrTheOfficialOne() {
        assertThat(phusa("gs1", "check", "--as", "yymmdd", "260229")).isEqualTo(1);
        assertThat(phusa("gs1", "check", "--as", "date", "280229")).isZero();
        assertThat(phusa("gs1", "check", "--as", "nothing", "280229")).isEqualTo(2);
        assertThat(said()).contains("csum", "check-digit");
    }

    @Test
    void readingMayBeAskedToForgive() {
        assertThat(phusa("gs1", "parse", "https://a.vn/gtin/8935001234562")).isEqualTo(1);
        assertThat(phusa("gs1", "parse", "--words", "--short-gtins", "https://a.vn/gtin/8935001234562"))
                .isZero();
        assertThat(phusa("gs1", "parse", "(89)X")).isEqualTo(1);
        assertThat(phusa("gs1", "parse", "--unknown-ais", "(89)X")).isZero();
    }

    @Test
    void aWrongCallIsNoFinding() {
        assertThat(phusa("gs1")).isEqualTo(2);
        assertThat(phusa("gs1", "eat", "(01)08935001234562")).isEqualTo(2);
        assertThat(phusa("gs1", "link", "--stem", "gao.vn", "(01)08935001234562"))
                .isEqualTo(2);
        assertThat(phusa("gs1", "convert", "--prefix-length", "3", "x")).isEqualTo(2);
        assertThat(printed()).isEmpty();
    }

    @Test
    void itsHelpShowsExamples() {
        assertThat(phusa("gs1", "--help", "--lang", "en")).isZero();
        assertThat(printed()).contains("Examples:", "./phusa gs1 check 8935001234562");
    }

    @Test
    void itemsAreReadFromStandardInputOneALine() throws IOException {
        Terminal terminal = new Terminal(
                new PrintStream(data, true, StandardCharsets.UTF_8),
                new PrintStream(words, true, StandardCharsets.UTF_8),
                Wording.load(Wording.VIETNAMESE, List.of("cli")),
                false);
        Gs1Items command = new Gs1Items(
                terminal,
                new Gs1Items.Choices(
                        CanonicalIdentifier.STEM, Optional.empty(), Optional.empty(), DigitalLink.Leniency.NONE));
        byte[] lines = "8935001234562\r\n\n(01)08935001234562\n".getBytes(StandardCharsets.UTF_8);

        assertThat(command.run(Gs1Items.Action.check, List.of(), new ByteArrayInputStream(lines)))
                .isTrue();

        assertThat(printed().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"ok\":true"));
    }

    private int phusa(String... arguments) {
        return PhuSaCommand.run(
                List.of(),
                List.of(arguments),
                Map.of(),
                new PrintStream(data, true, StandardCharsets.UTF_8),
                new PrintStream(words, true, StandardCharsets.UTF_8),
                false);
    }

    private String printed() {
        return data.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return words.toString(StandardCharsets.UTF_8);
    }
}
