package vn.phusa.vietnamese;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a text says about when something is due: a fixed date, a cycle, or only words (a term that runs from an event, such
 * as "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", fixes neither).
 *
 * @param due the last day on which the duty can be done in time, or null when the text fixes none
 * @param recurrence the cycle, or null when the text names none
 * @param phrase the words it was read from
 * @param start index of the phrase in the text
 * @param end index after the phrase
 */
public record Deadline(@Nullable LocalDate due, @Nullable Recurrence recurrence, String phrase, int start, int end) {}
