package vn.phusa.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class VietnameseNumbersTest {

    @Test
    void figuresAreReadTheVietnameseWay() {
        assertThat(VietnameseNumbers.parse("1.234,5")).contains(new BigDecimal("1234.5"));
        assertThat(VietnameseNumbers.parse("1.234")).contains(new BigDecimal("1234"));
        assertThat(VietnameseNumbers.parse("02")).contains(new BigDecimal("2"));
        assertThat(VietnameseNumbers.parse("3.5")).contains(new BigDecimal("3.5"));
        assertThat(VietnameseNumbers.parse("12a")).isEmpty();
    }

    @Test
    void wordsAreReadAsNumbers() {
        assertThat(VietnameseNumbers.parseWords("ba mươi hai")).contains(32L);
        assertThat(VietnameseNumbers.parseWords("mười lăm")).contains(15L);
        assertThat(VietnameseNumbers.parseWords("một trăm linh năm")).contains(105L);
        assertThat(VietnameseNumbers.parseWords("hai nghìn không trăm hai mươi sáu"))
                .contains(2026L);
        assertThat(VietnameseNumbers.parseWords("ba triệu")).contains(3_000_000L);
        assertThat(VietnameseNumbers.parseWords("nhiều")).isEmpty();
    }

    @Test
    void ordinalsInWordsFiguresAndRomanNumerals() {
        assertThat(VietnameseNumbers.ordinal("thứ nhất")).hasValue(1);
        assertThat(VietnameseNumbers.ordinal("lần thứ tư")).hasValue(4);
        assertThat(VietnameseNumbers.ordinal("lần thứ 13")).hasValue(13);
        assertThat(VietnameseNumbers.ordinal("XIV")).hasValue(14);
        assertThat(VietnameseNumbers.ordinal("đầu tiên")).isEmpty();
    }

    @Test
    void aCountCarriesItsQualifier() {
        assertThat(VietnameseNumbers.quantities(
                        "hơn 60 tổ chức khoa học, 14 tổ chức trung gian, 02 mạng lưới, không quá 5 đơn vị"))
                .extracting(Quantity::value, Quantity::qualifier, Quantity::phrase)
                .containsExactly(
                        tuple(new BigDecimal("60"), Qualifier.AT_LEAST, "hơn 60"),
                        tuple(new BigDecimal("14"), Qualifier.EXACTLY, "14"),
                        tuple(new BigDecimal("2"), Qualifier.EXACTLY, "02"),
                        tuple(new BigDecimal("5"), Qualifier.AT_MOST, "không quá 5"));
    }

    @Test
    void datesDocumentNumbersAndMoneyAreNoCounts() {
        assertThat(
                        VietnameseNumbers.quantities(
                                "1. Quyết định số 15 ngày 3 tháng 4 năm 2026, khoản 2 Điều 7, giai đoạn 2022-2025, 3 tỷ đồng, trong 30 ngày"))
                .isEmpty();
    }

    @Test
    void moneyIsReadInWholeUnits() {
        assertThat(VietnameseNumbers.money(
                        "khoảng 3,5 tỷ đồng, 500 triệu đồng, 30.000.000 đồng và hơn 21 triệu USD, USD 17,7 triệu"))
                .extracting(Money::amount, Money::currency, Money::qualifier)
                .containsExactly(
                        tuple(new BigDecimal("3500000000"), "VND", Qualifier.ABOUT),
                        tuple(new BigDecimal("500000000"), "VND", Qualifier.EXACTLY),
                        tuple(new BigDecimal("30000000"), "VND", Qualifier.EXACTLY),
                        tuple(new BigDecimal("21000000"), "USD", Qualifier.AT_LEAST),
                        tuple(new BigDecimal("17700000"), "USD", Qualifier.EXACTLY));
    }

    @Test
    void bothLanguagesFormatNumbersAndMoney() {
        VietnameseFormat vietnamese = VietnameseFormat.of(Locale.of("vi", "VN"));
        VietnameseFormat english = VietnameseFormat.of(Locale.UK);
        assertThat(vietnamese.number(new BigDecimal("-1234567.50"))).isEqualTo("-1.234.567,50");
        assertThat(english.number(1234567)).isEqualTo("1,234,567");
        assertThat(vietnamese.money(new BigDecimal("3500000000"), "VND")).isEqualTo("3,5 tỷ đồng");
        assertThat(english.money(new BigDecimal("500000000"), "VND")).isEqualTo("500 million VND");
        assertThat(vietnamese.quantity(new BigDecimal("60"), Qualifier.AT_LEAST))
                .isEqualTo("≥ 60");
    }
}
