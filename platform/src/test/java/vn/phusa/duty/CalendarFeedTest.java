package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.duty.DueRuleTest.at;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VToDo;
import org.junit.jupiter.api.Test;
import vn.phusa.base.PartyId;

/** Duties as RFC 5545 writes them. */
class CalendarFeedTest {
    private static DutyRow row(String title) {
        LocalDate due = LocalDate.of(2026, 6, 30);
        return new DutyRow(
                new DutyId(7),
                new Subject("test", "commitment", "1", "/test/1"),
                title,
                new PartyId(1),
                null,
                null,
                Life.ASSIGNED,
                false,
                due,
                due,
                Due.endOf(due).until(),
                false,
                0,
                null,
                null,
                3,
                OfficialStatus.OPEN_IN_TIME);
    }

    private static String feed(String title) {
        return CalendarFeed.write(
                List.of(row(title)),
                "Phù Sa",
                URI.create("https://phusa.example/"),
                "phusa.example",
                at("2026-06-01T09:00"));
    }

    @Test
    void aDutyIsATaskWithAnAlarmAndAnAllDayEvent() {
        assertThat(feed("Nộp báo cáo"))
                .contains("BEGIN:VTODO\r\nUID:duty-7@phusa.example\r\n")
                .contains("DUE;VALUE=DATE:20260630\r\n")
                .contains("BEGIN:VALARM\r\n")
                .contains("DTSTART;VALUE=DATE:20260630\r\n")
                .contains("DTSTAMP:20260601T020000Z\r\n")
                .contains("URL:https://phusa.example/work/duties/7\r\n");
    }

    @Test
    void aCalendarProgramReadsItWithoutComplaint() throws Exception {
        String title =
                "Trình Đề án; gửi Sở Tài chính, Sở Công Thương – ".repeat(4).strip();
        Calendar calendar = new CalendarBuilder().build(new StringReader(feed(title)));
        assertThat(calendar.validate().hasErrors()).isFalse();
        VToDo task = (VToDo) calendar.getComponents(Component.VTODO).getFirst();
        assertThat(task.getProperty(Property.DUE).orElseThrow().getValue()).isEqualTo("20260630");
        assertThat(task.getProperty(Property.SUMMARY).orElseThrow().getValue()).isEqualTo(title);
        assertThat(task.getProperty(Property.URL).orElseThrow().getValue())
                .isEqualTo("https://phusa.example/work/duties/7");
        VAlarm alarm = task.getAlarms().getFirst();
        assertThat(alarm.getProperty(Property.TRIGGER).orElseThrow().getValue()).isEqualTo("-P1D");
        VEvent day = (VEvent) calendar.getComponents(Component.VEVENT).getFirst();
        assertThat(day.getProperty(Property.DTSTART).orElseThrow().getValue()).isEqualTo("20260630");
        assertThat(day.getProperty(Property.UID)).isNotEqualTo(task.getProperty(Property.UID));
    }

    @Test
    void textIsEscaped() {
        assertThat(feed("a;b,c\\d\ne")).contains("SUMMARY:a\\;b\\,c\\\\d\\ne\r\n");
    }

    @Test
    void aLongVietnameseTitleIsFoldedWithoutBreakingACharacter() {
        String title = "Hướng dẫn, hỗ trợ triển khai Đề án thành lập Khu công nghệ cao thành phố Cần Thơ ".repeat(3);
        String feed = feed(title);
        assertThat(feed.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(feed.replace("\r\n ", "")).contains("SUMMARY:" + title.replace(",", "\\,"));
    }
}
