package vn.phusa.innovationindex;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.phusa.base.RecordedFigure;

/** Figures read off the platform's own records: which may be meant, and how they are stated and proved. */
final class FromRecords {
    private FromRecords() {}

    /** Those first whose names share most words with the indicator's. */
    static List<RecordedFigure> likeliestFirst(String indicator, List<RecordedFigure> figures) {
        Set<String> wanted = words(indicator);
        return figures.stream()
                .sorted(Comparator.comparingInt(
                        (RecordedFigure figure) -> -shared(wanted, figure.name().vietnamese())))
                .toList();
    }

    /** The end of the edition's year, or today if that is still to come. */
    static LocalDate day(Edition edition, LocalDate today) {
        LocalDate yearEnd = LocalDate.of(edition.year(), 12, 31);
        return yearEnd.isBefore(today) ? yearEnd : today;
    }

    private static int shared(Set<String> wanted, String name) {
        Set<String> both = new HashSet<>(words(name));
        both.retainAll(wanted);
        return both.size();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT)
                        .replace("kh&cn", "khoa học và công nghệ")
                        .replace("đmst", "đổi mới sáng tạo")
                        .split("[^\\p{L}\\d]+"))
                .filter(word ->
                        word.length() > 1 && !Set.of("và", "của", "trên").contains(word))
                .collect(Collectors.toSet());
    }

    static Figure stated(RecordedFigure figure, String note) {
        return new Figure(
                figure.value(),
                figure.qualifier(),
                figure.asOf().getYear(),
                false,
                false,
                figure.source(),
                note,
                new Figure.Records(figure.key(), figure.path()));
    }

    static String fileName(RecordedFigure figure) {
        return figure.key().replace('.', '-') + "-" + figure.asOf() + ".csv";
    }

    /** The records as they are now: the proof stays what it is when they change. */
    static InputStream file(RecordedFigure figure) {
        StringBuilder csv = new StringBuilder("\uFEFFnội dung,đường dẫn\n");
        csv.append(DataText.line(List.of(
                        figure.name().vietnamese() + " = "
                                + java.math.BigDecimal.valueOf(figure.value())
                                        .stripTrailingZeros()
                                        .toPlainString() + " (" + figure.asOf() + "; " + figure.source() + ")",
                        figure.path())))
                .append('\n');
        figure.records()
                .forEach(record -> csv.append(DataText.line(List.of(record.name(), record.path())))
                        .append('\n'));
        return new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
