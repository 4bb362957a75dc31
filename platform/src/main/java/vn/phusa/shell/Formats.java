package vn.phusa.shell;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Money;
import vn.phusa.base.VietnamTime;

/**
 * Dates and numbers as people write them: {@code 30/06/2026}, {@code 1.234,5} in Vietnamese, {@code 1,234.5} in
 * English. Moments are shown in Vietnamese time.
 */
public record Formats(Locale locale) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu").withZone(VietnamTime.ZONE);

    public String date(@Nullable LocalDate date) {
        return date == null ? "" : DATE.format(date);
    }

    public String moment(@Nullable Instant moment) {
        return moment == null ? "" : MOMENT.format(moment);
    }

    public String number(long number) {
        // Most numbers of a page need no grouping, and hence no formatter.
        return number > -1_000 && number < 1_000
                ? Long.toString(number)
                : decimal("#,##0").format(number);
    }

    public String number(@Nullable BigDecimal number) {
        return number == null ? "" : decimal("#,##0.##########").format(number);
    }

    /** With a fixed number of decimals. */
    public String number(double number, int decimals) {
        return decimal(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
                .format(number);
    }

    /** A share from 0 to 1 as a percentage without decimals. */
    public String percent(double share) {
        return decimal("0").format(share * 100) + (english() ? "%" : " %");
    }

    public String money(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        String amount = number(money.amount());
        return money.currency().equals(Money.DONG)
                ? amount + (english() ? " VND" : " đồng")
                : amount + " " + money.currency().getCurrencyCode();
    }

    private static final DecimalFormatSymbols VIETNAMESE = symbols(',', '.');
    private static final DecimalFormatSymbols ENGLISH = symbols('.', ',');

    private static DecimalFormatSymbols symbols(char decimal, char grouping) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(decimal);
        symbols.setGroupingSeparator(grouping);
        return symbols;
    }

    private boolean english() {
        return locale.getLanguage().equals("en");
    }

    private DecimalFormat decimal(String pattern) {
        return new DecimalFormat(pattern, english() ? ENGLISH : VIETNAMESE);
    }
}
