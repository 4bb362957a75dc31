package vn.phusa.vietnamese;

import java.math.BigDecimal;

/**
 * An amount of money found in a text.
 *
 * @param amount in whole units of the currency (đồng, not tỷ đồng)
 * @param currency ISO 4217 code: VND, USD, EUR, JPY or KRW
 * @param qualifier exact, or a bound, or an estimate
 * @param phrase the words it was read from
 * @param start index of the phrase in the text
 * @param end index after the phrase
 */
public record Money(BigDecimal amount, String currency, Qualifier qualifier, String phrase, int start, int end) {}
