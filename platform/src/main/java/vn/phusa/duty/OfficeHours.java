package vn.phusa.duty;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * The hours of a working day that count for a clock in working hours.
 *
 * @param spans in order, not touching each other; at least one
 * @param source where these hours are laid down
 */
public record OfficeHours(List<Span> spans, String source) {

    /** From one time of day to a later one. */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("office hours end after they begin, not " + from + "–" + to);
            }
        }

        Duration length() {
            return Duration.between(from, to);
        }
    }

    public OfficeHours {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a working day has office hours");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (!spans.get(i - 1).to().isBefore(spans.get(i).from())) {
                throw new IllegalArgumentException("office hours follow each other with a break: " + spans);
            }
        }
        spans = List.copyOf(spans);
    }

    /** When the working day begins; day reminders go out then. */
    public LocalTime opening() {
        return spans.getFirst().from();
    }

    public Duration aDay() {
        return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }
}
