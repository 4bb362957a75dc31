package vn.phusa.vietnamese;

import java.time.LocalDate;

/**
 * A date or period named in a text. A day has {@code first} equal to {@code last}; a month, quarter, year or span of
 * years has its first and last day.
 *
 * @param first first day
 * @param last last day; the day by which something due "in" the period is due
 * @param phrase the words it was read from
 * @param start index of the phrase in the text
 * @param end index after the phrase
 */
public record DateMention(LocalDate first, LocalDate last, String phrase, int start, int end) {}
