package vn.phusa.epcis.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.RandomEvents;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.validation.Validator;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;

/** Documents with some bytes changed, lost or doubled: judged, hashed and converted without a crash. */
class DamagedDocumentsTest {

    private static final int DOCUMENTS = 1500;
    private static final String[] SPLINTERS = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "<",
        ">",
        "</",
        "/>",
        "&amp;",
        "&#0;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "null",
        "true",
        "1e9",
        "\\u0000",
        "\\ud800",
        "@context",
        "xmlns:x=''",
        "\u0000",
        "\u00ff",
        "xml:content",
        "#text",
        "urn:epc:id:sgtin:1.2.3",
        "urn:epc:id:cpi:0614141.",
        "urn:epc:idpat:itip:4012345.012345.01.02.*",
        "https://id.gs1.org/01/0/22/",
        "type",
        "id"
    };

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void damageIsFoundAndNeverACrash(boolean xml) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_126);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = damaged(good(i, xml), random);
            DocumentSource source = DocumentSource.of(document);
            try {
                if (!Validator.validate(() -> Documents.open(source, Limits.USUAL), finding -> {
                    assertThat(finding.english()).isNotBlank();
                })) {
                    refused++;
                }
                for (EventWriter writer : List.of(
                        new JsonWriter(new ByteArrayOutputStream(), OutputOptions.AS_SENT),
                        new XmlWriter(new ByteArrayOutputStream(), XmlVersion.V2_0, OutputOptions.AS_SENT))) {
                    Conversion.convert(source, Limits.USUAL, writer, finding -> {});
                }
            } catch (RuntimeException e) {
                throw new AssertionError("document " + i + ": " + new String(document, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(refused).isGreaterThan(DOCUMENTS / 4);
    }

    private static byte[] good(int seed, boolean xml) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EventWriter writer = xml
                ? new XmlWriter(bytes, XmlVersion.V2_0, OutputOptions.AS_SENT)
                : new JsonWriter(bytes, OutputOptions.AS_SENT)) {
            writer.begin(RandomEvents.head(seed % 2 == 0 ? DocumentKind.EVENTS : DocumentKind.QUERY_RESULTS, null));
            RandomEvents random = RandomEvents.rich(seed);
            for (int i = 0; i < 3; i++) {
                writer.write(random.next(), Namespaces.NONE);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] damaged(byte[] good, RandomGenerator random) {
        byte[] document = good;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(document.length);
            int end = Math.min(document.length, at + random.nextInt(1, 20));
            byte[] middle = switch (random.nextInt(5)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) random.nextInt(256)};
                case 2 -> SPLINTERS[random.nextInt(SPLINTERS.length)].getBytes(StandardCharsets.UTF_8);
                case 3 -> twice(Arrays.copyOfRange(document, at, end));
                default -> {
                    int from = random.nextInt(document.length);
                    yield Arrays.copyOfRange(document, from, Math.min(document.length, from + 30));
                }
            };
            byte[] next = new byte[at + middle.length + document.length - end];
            System.arraycopy(document, 0, next, 0, at);
            System.arraycopy(middle, 0, next, at, middle.length);
            System.arraycopy(document, end, next, at + middle.length, document.length - end);
            document = next.length == 0 ? good : next;
        }
        return document;
    }

    private static byte[] twice(byte[] part) {
        byte[] doubled = Arrays.copyOf(part, part.length * 2);
        System.arraycopy(part, 0, doubled, part.length, part.length);
        return doubled;
    }
}
