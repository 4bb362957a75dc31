package vn.phusa.base;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in a currency; exact.
 *
 * @param amount in whole units of the currency (đồng, not triệu đồng), with as many decimals as were stated
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {
    public static final Currency DONG = Currency.getInstance("VND");

    public static Money dong(long amount) {
        return new Money(BigDecimal.valueOf(amount), DONG);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(amount.add(other.amount), currency);
    }
}
