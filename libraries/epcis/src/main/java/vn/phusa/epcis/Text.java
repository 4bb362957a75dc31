package vn.phusa.epcis;

/**
 * A run of characters.
 *
 * @param characters never empty
 */
public record Text(String characters) implements Content {}
