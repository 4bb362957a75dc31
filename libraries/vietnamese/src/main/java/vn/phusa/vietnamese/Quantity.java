package vn.phusa.vietnamese;

import java.math.BigDecimal;

/**
 * A number found in a text, with what the text says about its exactness.
 *
 * @param value the number
 * @param qualifier exact, or a bound, or an estimate
 * @param phrase the words it was read from, with the qualifier word
 * @param start index of the phrase in the text
 * @param end index after the phrase
 */
public record Quantity(BigDecimal value, Qualifier qualifier, String phrase, int start, int end) {}
