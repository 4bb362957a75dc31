package vn.phusa.duty;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Duties as an iCalendar text (RFC 5545): a task with an alarm on the day before for each, and an all-day event, because
 * many calendar programs do not show tasks.
 */
public final class CalendarFeed {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final int LONGEST_LINE = 75;

    private CalendarFeed() {}

    /**
     * @param rows with a due date; others are left out
     * @param name of the calendar
     * @param address of the platform, for links
     * @param host in the identifiers of the entries; stays the same, or calendars show each duty anew
     */
    public static String write(List<DutyRow> rows, String name, URI address, String host, Instant now) {
        StringBuilder text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Phu Sa//Duties//VI");
        line(text, "CALSCALE:GREGORIAN");
        line(text, "X-WR-CALNAME:" + escaped(name));
        line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        for (DutyRow row : rows) {
            if (row.dueOn() == null || row.dueUntil() == null) {
                continue;
            }
            String link = address.toString().replaceAll("/+$", "") + "/work/duties/" + row.id();
            line(text, "BEGIN:VEVENT");
            line(text, "UID:duty-" + row.id() + "-day@" + host);
            common(text, row, link, now);
            if (row.byTheHour()) {
                line(text, "DTSTART:" + STAMP.format(row.dueUntil()));
            } else {
                line(text, "DTSTART;VALUE=DATE:" + DAY.format(row.dueOn()));
            }
            line(text, "TRANSP:TRANSPARENT");
            line(text, "END:VEVENT");
            line(text, "BEGIN:VTODO");
            line(text, "UID:duty-" + row.id() + "@" + host);
            common(text, row, link, now);
            if (row.byTheHour()) {
                line(text, "DUE:" + STAMP.format(row.dueUntil()));
            } else {
                line(text, "DUE;VALUE=DATE:" + DAY.format(row.dueOn()));
            }
            if (row.status().done()) {
                line(text, "STATUS:COMPLETED");
            } else {
                line(text, "STATUS:" + (row.life() == Life.ASSIGNED ? "NEEDS-ACTION" : "IN-PROCESS"));
                line(text, "BEGIN:VALARM");
                line(text, "ACTION:DISPLAY");
                line(text, "DESCRIPTION:" + escaped(row.title()));
                line(text, "TRIGGER;RELATED=END:" + (row.byTheHour() ? "-PT1H" : "-P1D"));
                line(text, "END:VALARM");
            }
            line(text, "END:VTODO");
        }
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private static void common(StringBuilder text, DutyRow row, String link, Instant now) {
        line(text, "DTSTAMP:" + STAMP.format(now));
        line(text, "SEQUENCE:" + row.acts());
        line(text, "SUMMARY:" + escaped(row.title()));
        line(text, "URL:" + link);
    }

    /** RFC 5545, 3.3.11. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    /** Folds after 75 octets, never inside a character (RFC 5545, 3.1). */
    private static void line(StringBuilder text, String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int character = content.codePointAt(i);
            int width = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(character);
            octets += width;
            i += Character.charCount(character);
        }
        text.append("\r\n");
    }
}
