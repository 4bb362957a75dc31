package vn.phusa.duty.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/** Reads what people type into forms. */
final class Typed {
    private static final DateTimeFormatter VIETNAMESE =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Typed() {}

    /** A date as a browser sends it or as people write it; otherwise a problem at the field. */
    static Optional<LocalDate> date(String typed, String field, boolean required, List<Problem> problems) {
        String text = typed.strip();
        if (text.isEmpty()) {
            if (required) {
                problems.add(Problem.at(field, Refusal.REQUIRED));
            }
            return Optional.empty();
        }
        try {
            return Optional.of(text.indexOf('/') < 0 ? LocalDate.parse(text) : LocalDate.parse(text, VIETNAMESE));
        } catch (DateTimeParseException e) {
            problems.add(Problem.at(field, Refusal.NOT_A_DATE, text));
            return Optional.empty();
        }
    }

    /** As people write it. */
    static String written(LocalDate date) {
        return WRITTEN.format(date);
    }

    /** A positive number of at most nine digits; otherwise a problem at the field. */
    static Optional<Integer> number(String typed, String field, List<Problem> problems) {
        String text = typed.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Integer.valueOf(text));
        }
        problems.add(Problem.at(field, text.isEmpty() ? Refusal.REQUIRED : Refusal.NOT_A_NUMBER, text));
        return Optional.empty();
    }
}
