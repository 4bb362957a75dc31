package vn.phusa.vietnamese;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * Numbers, dates and money as a Vietnamese or an English reader expects them, independent of the locale data of the
 * machine.
 */
public enum VietnameseFormat {
    /** {@code 1.234,5} · {@code 30/06/2026} · {@code ngày 30 tháng 6 năm 2026} · {@code 3,5 tỷ đồng}. */
    VIETNAMESE('.', ','),
    /** {@code 1,234.5} · {@code 30/06/2026} · {@code 30 June 2026} · {@code 3.5 billion VND}. */
    ENGLISH(',', '.');

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };
    private static final Set<String> VIETNAMESE_LANGUAGES = Set.of("vi");

    private final char grouping;
    private final char decimal;

    VietnameseFormat(char grouping, char decimal) {
        this.grouping = grouping;
        this.decimal = decimal;
    }

    /** Vietnamese for {@code vi}, English for every other language. */
    public static VietnameseFormat of(Locale locale) {
        return VIETNAMESE_LANGUAGES.contains(locale.getLanguage()) ? VIETNAMESE : ENGLISH;
    }

    /** The number with grouped thousands and all its decimals: {@code 1.234,50} keeps its final zero. */
    public String number(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder written = new StringBuilder();
        if (number.signum() < 0) {
            written.append('-');
        }
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                written.append(grouping);
            }
            written.append(whole.charAt(i));
        }
        if (point >= 0) {
            written.append(decimal).append(plain, point + 1, plain.length());
        }
        return written.toString();
    }

    /** The number with grouped thousands. */
    public String number(long number) {
        return number(BigDecimal.valueOf(number));
    }

    /** The number after its qualifier: {@code ≥ 60}; an exact number stands alone. */
    public String quantity(BigDecimal number, Qualifier qualifier) {
        return qualifier == Qualifier.EXACTLY ? number(number) : qualifier.symbol() + " " + number(number);
    }

    /** {@code 30/06/2026} in both languages. */
    public String date(LocalDate date) {
        return "%02d/%02d/%04d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    /**
     * {@code ngày 30 tháng 6 năm 2026} or {@code 30 June 2026}. In Vietnamese official texts days below 10 and the months
     * January and February carry a zero (NĐ 30/2020/NĐ-CP, annex I).
     */
    public String longDate(LocalDate date) {
        if (this == ENGLISH) {
            return date.getDayOfMonth() + " " + MONTHS[date.getMonthValue() - 1] + " " + date.getYear();
        }
        String month = date.getMonthValue() < 3 ? "0" + date.getMonthValue() : String.valueOf(date.getMonthValue());
        return "ngày %02d tháng %s năm %d".formatted(date.getDayOfMonth(), month, date.getYear());
    }

    /** Money in the largest scale that fits: {@code 3,5 tỷ đồng}, {@code 500 triệu đồng}, {@code 21 million USD}. */
    public String money(BigDecimal amount, String currency) {
        BigDecimal billion = BigDecimal.valueOf(1_000_000_000L);
        BigDecimal million = BigDecimal.valueOf(1_000_000L);
        BigDecimal size = amount.abs();
        if (size.compareTo(billion) >= 0) {
            return scaled(amount, 9) + (this == VIETNAMESE ? " tỷ " : " billion ") + unit(currency);
        }
        if (size.compareTo(million) >= 0) {
            return scaled(amount, 6) + (this == VIETNAMESE ? " triệu " : " million ") + unit(currency);
        }
        return number(plain(amount)) + " " + unit(currency);
    }

    private String scaled(BigDecimal amount, int places) {
        return number(plain(amount.movePointLeft(places)));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private String unit(String currency) {
        return this == VIETNAMESE && currency.equals("VND") ? "đồng" : currency;
    }
}
