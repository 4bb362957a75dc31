package vn.phusa.party.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** Dates as people type them ({@code 1/3/2025}) and as date fields of browsers send them ({@code 2025-03-01}). */
final class TypedDate {
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private TypedDate() {}

    /** Null: not a date between the years 1900 and 2200. */
    static @Nullable LocalDate read(String text) {
        try {
            LocalDate date = text.contains("/") ? LocalDate.parse(text.strip(), TYPED) : LocalDate.parse(text.strip());
            return date.getYear() >= 1900 && date.getYear() <= 2200 ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether something was typed that is no such date. */
    static boolean isWrong(String text) {
        return !text.isBlank() && read(text) == null;
    }

    static LocalDate orElse(String text, LocalDate otherwise) {
        LocalDate date = text.isBlank() ? null : read(text);
        return date == null ? otherwise : date;
    }

    static String write(@Nullable LocalDate date) {
        return date == null ? "" : WRITTEN.format(date);
    }
}
