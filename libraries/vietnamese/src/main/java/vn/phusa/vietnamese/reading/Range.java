package vn.phusa.vietnamese.reading;

/**
 * A stretch of tokens.
 *
 * @param start index of the first token
 * @param end index after the last token
 */
record Range(int start, int end) {}
