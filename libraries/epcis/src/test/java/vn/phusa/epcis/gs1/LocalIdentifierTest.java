package vn.phusa.epcis.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers of producers without a GS1 prefix. */
class LocalIdentifierTest {
    private static final LocalIdentifier RICE = new LocalIdentifier("92-00123", "GAO-ST25");

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(LocalIdentifier.parse(RICE.toString())).isEqualTo(new Parsed.Good<>(RICE));
    }

    @Test
    void itIsNeverTakenForAGs1Key() {
        String text = RICE.toString();
        assertThat(Gs1Item.read(text, new DigitalLink.Leniency(true, true, true)))
                .isInstanceOf(Parsed.Bad.class);
        assertThat(Gs1Item.BareKey.read(RICE.reference())).isInstanceOf(Parsed.Bad.class);
        assertThat(EpcUrn.parse(text)).isInstanceOf(Parsed.Bad.class);
        assertThat(CanonicalIdentifier.of(text)).isEqualTo(text);
    }

    @Test
    void everyWrongCharacterIsNoticed() {
        String text = RICE.toString();
        int start = text.indexOf("92-");
        String letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int i = start; i < text.length(); i++) {
            for (char letter : letters.toCharArray()) {
                if (text.charAt(i) != letter && Character.isLetterOrDigit(text.charAt(i))) {
                    String wrong = text.substring(0, i) + letter + text.substring(i + 1);
                    assertThat(LocalIdentifier.parse(wrong)).as(wrong).isInstanceOf(Parsed.Bad.class);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urn:vn-local:product:",
                "urn:vn-local:product:9200123:GAO:1",
                "urn:vn-local:product:92-1:GAO:1",
                "urn:vn-local:product:92-00123:8935001234562:1",
                "urn:vn-local:product:92-00123:gao:1",
                "urn:vn-local:product:92-00123:GẠO:1",
                "urn:vn-local:product:92-00123:GAO",
                "urn:epc:id:sgtin:0614141.107346.2018"
            })
    void whatIsNoLocalIdentifierIsRefused(String text) {
        assertThat(LocalIdentifier.parse(text)).isInstanceOf(Parsed.Bad.class);
    }
}
