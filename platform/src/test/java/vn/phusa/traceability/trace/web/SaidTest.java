package vn.phusa.traceability.trace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.base.Bilingual;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.UnitWords;
import vn.phusa.traceability.field.FieldEntry;
import vn.phusa.traceability.trace.Flag;
import vn.phusa.traceability.trace.Places;

/** What identifiers, papers and units are called on pages. */
class SaidTest {
    private static final Wording VIETNAMESE = Wording.load(Wording.VIETNAMESE, List.of("traceability"));
    private static final Wording ENGLISH = Wording.load(Wording.ENGLISH, List.of("traceability"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    01/08935001234562/10/L%2F7                   | lô L/7 · GTIN 08935001234562
                    01/08935001234562                            | GTIN 08935001234562
                    00/089350012300000014                        | SSCC 089350012300000014
                    8004/89350012THUNG-1                         | GIAI 89350012THUNG-1
                    urn:vn-local:lot:92-00123:GAO-ST25:W:L%207   | lô L 7 · mã nội bộ 92-00123:GAO-ST25:W
                    urn:vn-local:serial:92-00123:GAO-ST25:W:S1   | sê-ri S1 · mã nội bộ 92-00123:GAO-ST25:W
                    urn:vn-local:product:92-00123:GAO-ST25:W     | mã nội bộ 92-00123:GAO-ST25:W
                    urn:vn-local:paper:12:H%C4%90-01             | chứng từ HĐ-01
                    urn:epcglobal:cbv:bt:8935001230021:PO-1      | chứng từ PO-1
                    urn:vn-local:place:12:Kho%20Th%E1%BB%9Bi%20Lai | Kho Thới Lai
                    https://example.org/thung/4                  | https://example.org/thung/4
                    """)
    void anIdentifierIsSaidInWordsWhereItHasSome(String key, String said) {
        assertThat(Said.thing(VIETNAMESE, key)).isEqualTo(said);
    }

    @Test
    void goodsAreCalledByTheirNameWhereTheyHaveOne() {
        Map<String, Bilingual> names = Map.of("01/08935001234562", new Bilingual("Gạo thơm", "Fragrant rice"));

        assertThat(Said.thing(VIETNAMESE, "01/08935001234562/10/L7", names)).isEqualTo("Gạo thơm (lô L7)");
        assertThat(Said.thing(ENGLISH, "01/08935001234562/21/4", names)).isEqualTo("Fragrant rice (serial 4)");
        assertThat(Said.thing(VIETNAMESE, "01/08935001234562", names)).isEqualTo("Gạo thơm");
        assertThat(Said.thing(VIETNAMESE, "01/08935001234579/10/L7", names)).isEqualTo("lô L7 · GTIN 08935001234579");
    }

    @Test
    void aPaperIsCalledByItsKind() {
        String paper = "urn:vn-local:paper:12:DH-01";
        assertThat(Said.paper(VIETNAMESE, paper, "urn:epcglobal:cbv:btt:po")).isEqualTo("Đơn đặt hàng DH-01");
        assertThat(Said.paper(ENGLISH, paper, "urn:epcglobal:cbv:btt:inv")).isEqualTo("Invoice DH-01");
        assertThat(Said.paper(VIETNAMESE, "253/4012345000054987", "https://example.org/kieu/PhieuCan"))
                .isEqualTo("PhieuCan GDTI 4012345000054987");
        assertThat(Said.paper(ENGLISH, paper, null)).isEqualTo("paper DH-01");
    }

    @Test
    void aPlaceThatNobodyRegisteredIsCalledAsItWasWritten() {
        String key = "urn:vn-local:place:12:B%E1%BA%BFn%20Ninh%20Ki%E1%BB%81u";
        assertThat(Said.name(Map.of(), key)).isEqualTo("Bến Ninh Kiều");
        assertThat(Said.name(Places.UNKNOWN.of(List.of("414/8935001230021")), "414/8935001230021"))
                .isEqualTo("GLN 8935001230021");
    }

    @Test
    void aUnitIsSaidInWordsOrByItsSymbolAndOnlyWhatIsNoneStaysRaw() {
        for (String offered : FieldEntry.UNITS) {
            assertThat(UnitWords.of(VIETNAMESE, offered)).isNotEqualTo(offered).isNotBlank();
            assertThat(UnitWords.of(ENGLISH, offered)).isNotEqualTo(offered).isNotBlank();
        }
        assertThat(UnitWords.of(VIETNAMESE, "TNE")).isEqualTo("tấn");
        assertThat(UnitWords.of(ENGLISH, "BG")).isEqualTo("bags");
        assertThat(UnitWords.of(VIETNAMESE, "CEL")).isEqualTo("°C");
        assertThat(UnitWords.of(VIETNAMESE, "ZZZ")).isEqualTo("ZZZ");
    }

    @Test
    void aFlagMeasuresInWordsToo() {
        Flag twice = new Flag(
                Flag.Kind.SOLD_TWICE, List.of("01/08935001234562/10/L7"), List.of(), List.of("10", "12", "BG"));
        assertThat(Said.flag(VIETNAMESE, twice, Map.of())).contains("12 bao").doesNotContain("BG");
        Flag milk = new Flag(twice.kind(), twice.things(), List.of(), List.of("1", "2", "m3"));
        assertThat(Said.flag(ENGLISH, milk, Map.of())).contains("2 m³");
    }

    @Test
    void aUseBeforeTheMakingNamesBothTimesAndTheMillisecondsWhereTheMinutesAreTheSame() {
        assertThat(Said.flag(VIETNAMESE, early("2026-03-01T05:00:00Z", "2026-03-01T06:30:00Z"), Map.of()))
                .startsWith("lô L7 · GTIN 08935001234562 đã được dùng")
                .contains("12:00 01/03/2026", "13:30 01/03/2026");
        assertThat(Said.flag(ENGLISH, early("2026-03-01T05:00:01Z", "2026-03-01T05:00:01.250Z"), Map.of()))
                .contains("at 12:00:01.000 01/03/2026", "at 12:00:01.250 01/03/2026");
    }

    private static Flag early(String used, String made) {
        return new Flag(Flag.Kind.USED_BEFORE_MADE, List.of("01/08935001234562/10/L7"), List.of(), List.of(used, made));
    }
}
