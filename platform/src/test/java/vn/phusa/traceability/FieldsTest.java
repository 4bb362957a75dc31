package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Name;

class FieldsTest {

    private static final String NS = "https://ns.gao.vn/";

    @Test
    void papersAndPartiesStandUnderTheirTypeByTheOneSpellingOfTheirKey() {
        Event event = SampleEvents.object(
                "\"bizTransactionList\": [{\"type\": \"po\", \"bizTransaction\": \"urn:epc:id:gdti:0614141.06012.1234\"}]",
                "\"sourceList\": [{\"type\": \"possessing_party\", \"source\": \"urn:epc:id:pgln:4012345.00000\"}]",
                "\"destinationList\": [{\"type\": \"location\", \"destination\": \"https://kho.vn/414/4012345000023\"}]");

        assertThat(texts(event, Fields.transaction("https://ref.gs1.org/cbv/BTT-po")))
                .containsExactly("253/06141410601221234");
        assertThat(texts(event, Fields.source("https://ref.gs1.org/cbv/SDT-possessing_party")))
                .containsExactly("417/4012345000009");
        assertThat(texts(event, Fields.destination("https://ref.gs1.org/cbv/SDT-location")))
                .containsExactly("414/4012345000023");
    }

    @Test
    void aMeasuredValueStandsInTheBasicUnitOfItsDimension() {
        Event event = SampleEvents.object("""
                "sensorElementList": [{"sensorReport": [
                   {"type": "Temperature", "value": 4, "uom": "CEL"}, {"type": "Temperature", "sDev": 2, "uom": "CEL"}]}]
                """);

        assertThat(numbers(event, "sensor.value:K")).containsExactly("277.15");
        assertThat(numbers(event, "sensor.sDev:K")).containsExactly("2");
        assertThat(texts(event, "sensor.type")).containsExactly("https://gs1.org/voc/Temperature");
        assertThat(Fields.of(event)).contains(Field.present("sensor"));
    }

    @Test
    void aQuantityStandsAsItIsAndInTheBasicUnit() {
        Event event = SampleEvents.object(
                "\"quantityList\": [{\"epcClass\": \"urn:epc:class:lgtin:4012345.012345.998877\", \"quantity\": 2.5, \"uom\": \"TNE\"}]");

        assertThat(numbers(event, "quantity")).containsExactly("2.5");
        assertThat(numbers(event, "quantity:kg")).containsExactly("2500");
    }

    @Test
    void instancesAndLotsAreKnownByTheirGtinForEachRole() {
        Event event = SampleEvents.object(
                "\"quantityList\": [{\"epcClass\": \"urn:epc:class:lgtin:4012345.012345.998877\", \"quantity\": 200}]");

        assertThat(texts(event, "class:1")).containsExactly("01/10614141073464");
        assertThat(texts(event, "class:6")).containsExactly("01/04012345123456");
    }

    @Test
    void scopesOfOnesOwnFieldsDoNotOverlap() {
        Event event = SampleEvents.object(
                "\"ex:a\": {\"ex:b\": {\"ex:c\": \"deep\"}}",
                "\"ilmd\": {\"ex:a\": \"top of ILMD\", \"ex:box\": {\"ex:a\": \"inside ILMD\"}}",
                "\"readPoint\": {\"id\": \"urn:epc:id:sgln:0614141.07346.1234\", \"ex:a\": \"read point\"}",
                "\"errorDeclaration\": {\"declarationTime\": \"2026-11-20T08:00:00Z\", \"ex:a\": \"error\"}");

        assertThat(texts(event, name(ExtensionScope.TOP, "a"))).containsExactly((String) null);
        assertThat(texts(event, name(ExtensionScope.INNER, "b"))).containsExactly((String) null);
        assertThat(texts(event, name(ExtensionScope.INNER, "c"))).containsExactly("deep");
        assertThat(texts(event, name(ExtensionScope.INNER, "a"))).isEmpty();
        assertThat(texts(event, name(ExtensionScope.ILMD, "a"))).containsExactly("top of ILMD");
        assertThat(texts(event, name(ExtensionScope.INNER_ILMD, "a"))).containsExactly("inside ILMD");
        assertThat(texts(event, name(ExtensionScope.READ_POINT, "a"))).containsExactly("read point");
        assertThat(texts(event, name(ExtensionScope.ERROR_DECLARATION, "a"))).containsExactly("error");
    }

    @Test
    void ownFieldsAreNumbersAndInstantsAsWellWhereTheyLookLikeThem() {
        Event event = SampleEvents.object(
                "\"ex:number\": \"10.50\"",
                "\"ex:date\": \"2026-11-20\"",
                "\"ex:moment\": \"2026-11-20T07:00:00+07:00\"",
                "\"ex:word\": \"12 bags\"");

        assertThat(numbers(event, name(ExtensionScope.TOP, "number"))).containsExactly("10.50");
        assertThat(numbers(event, name(ExtensionScope.TOP, "date"))).containsExactly("1795132800");
        assertThat(numbers(event, name(ExtensionScope.TOP, "moment"))).containsExactly("1795132800");
        assertThat(numbers(event, name(ExtensionScope.TOP, "word"))).containsExactly((String) null);
    }

    @Test
    void theIndexedTextFitsAnIndexEntryAndIsHeldByPostgreSql() {
        String hostile = "a\u0000b\ud800c" + "\ud83c\udf3e".repeat(500);

        String indexed = Field.indexed(hostile);

        assertThat(indexed).startsWith("a\ufffdb\ufffdc\ud83c\udf3e").doesNotContain("\u0000");
        assertThat(indexed.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(900);
        assertThat(Field.indexed("gạo ST25")).isEqualTo("gạo ST25");
    }

    private static String name(ExtensionScope scope, String local) {
        return Fields.extension(scope, new Name(NS, local));
    }

    private static List<@Nullable String> texts(Event event, String name) {
        return Fields.of(event).stream()
                .filter(field -> field.name().equals(name))
                .map(Field::text)
                .toList();
    }

    private static List<@Nullable String> numbers(Event event, String name) {
        return Fields.of(event).stream()
                .filter(field -> field.name().equals(name))
                .map(Field::number)
                .map(number -> number == null ? null : plain(number))
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
