package vn.phusa.duty.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.phusa.base.Bilingual;
import vn.phusa.duty.CalendarDay;
import vn.phusa.duty.OfficeHours;
import vn.phusa.duty.WorkingCalendar;

/** Reads the working calendar that comes with the platform: {@code rules/duty/holidays-<year>.yaml}. */
public final class YearlyData {
    private static final int FIRST = 2022;
    private static final int BEYOND_LAST = 2100;

    private YearlyData() {}

    /**
     * All years there are, validated.
     *
     * @throws IllegalStateException if a file contradicts itself; the message names the file and the day
     */
    public static WorkingCalendar read() {
        List<CalendarDay> days = new ArrayList<>();
        Set<Integer> years = new HashSet<>();
        for (int year = FIRST; year < BEYOND_LAST; year++) {
            String file = "/rules/duty/holidays-" + year + ".yaml";
            Map<?, ?> content = load(file);
            if (content == null) {
                break;
            }
            days.addAll(days(file, year, content));
            years.add(year);
        }
        return WorkingCalendar.of(days, years, officeHours());
    }

    private static List<CalendarDay> days(String file, int year, Map<?, ?> content) {
        List<CalendarDay> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        if (!Objects.equals(content.get("year"), year)) {
            throw new IllegalStateException(file + " is not about " + year);
        }
        for (Object entry : (List<?>) Objects.requireNonNull(content.get("days"), file)) {
            Map<?, ?> day = (Map<?, ?>) entry;
            LocalDate date = LocalDate.parse(text(file, day, "date"));
            Object source = day.get("source");
            CalendarDay read = new CalendarDay(
                    date,
                    CalendarDay.Kind.of(text(file, day, "kind")),
                    new Bilingual(text(file, day, "vi"), text(file, day, "en")),
                    source == null ? text(file, content, "source") : source.toString(),
                    Boolean.TRUE.equals(day.get("provisional")));
            if (date.getYear() != year || !seen.add(date)) {
                throw new IllegalStateException(file + ": " + date + " is of another year or stands twice");
            }
            days.add(read);
        }
        return days;
    }

    private static OfficeHours officeHours() {
        String file = "/rules/duty/office-hours.yaml";
        Map<?, ?> content = Objects.requireNonNull(load(file), file);
        List<OfficeHours.Span> spans = new ArrayList<>();
        for (Object entry : (List<?>) Objects.requireNonNull(content.get("spans"), file)) {
            Map<?, ?> span = (Map<?, ?>) entry;
            spans.add(new OfficeHours.Span(
                    LocalTime.parse(text(file, span, "from")), LocalTime.parse(text(file, span, "to"))));
        }
        return new OfficeHours(spans, text(file, content, "source"));
    }

    private static String text(String file, Map<?, ?> content, String key) {
        Object value = content.get(key);
        if (value == null) {
            throw new IllegalStateException(file + ": " + key + " is missing in " + content);
        }
        return value.toString();
    }

    private static @Nullable Map<?, ?> load(String file) {
        try (InputStream stream = YearlyData.class.getResourceAsStream(file)) {
            return stream == null ? null : new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
