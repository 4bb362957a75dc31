package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.base.Bilingual;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.store.YearlyData;

/** The working days of Việt Nam, 2022 to 2027. */
class WorkingCalendarTest {
    static final WorkingCalendar CALENDAR = YearlyData.read();

    @Test
    void coversTheProgrammeAndTheYearAfterIt() {
        assertThat(CALENDAR.years()).containsExactlyInAnyOrder(2022, 2023, 2024, 2025, 2026, 2027);
    }

    @ParameterizedTest
    @CsvSource({
        "2022, 2022-01-31, 2022-02-04",
        "2023, 2023-01-20, 2023-01-26",
        "2024, 2024-02-08, 2024-02-14",
        "2025, 2025-01-27, 2025-01-31",
        "2026, 2026-02-16, 2026-02-20"
    })
    void restsThroughTết(int year, LocalDate first, LocalDate last) {
        assertThat(first.datesUntil(last.plusDays(1))).allMatch(day -> !CALENDAR.working(day));
        assertThat(first.getYear()).isEqualTo(year);
    }

    @ParameterizedTest
    @ValueSource(ints = {2022, 2023, 2024, 2025, 2026, 2027})
    void everyHolidayOnAWeekendHasItsDayInLieu(int year) {
        List<CalendarDay> days = CALENDAR.daysOf(year);
        long onWeekends = days.stream()
                .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY && CalendarDay.weekend(day.date()))
                .count();
        assertThat(days.stream().filter(day -> day.kind() == CalendarDay.Kind.IN_LIEU))
                .hasSize((int) onWeekends)
                .noneMatch(day -> CalendarDay.weekend(day.date()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2022, 2023, 2024, 2025, 2026, 2027})
    void everySwappedRestDayIsWorkedOnAWeekend(int year) {
        List<CalendarDay> days = CALENDAR.daysOf(year);
        long rests = days.stream()
                .filter(day -> day.kind() == CalendarDay.Kind.SWAPPED_REST)
                .count();
        assertThat(days.stream().filter(day -> day.kind() == CalendarDay.Kind.SWAPPED_WORK))
                .hasSize((int) rests)
                .allMatch(day -> CalendarDay.weekend(day.date()));
    }

    @ParameterizedTest
    @CsvSource({"2022, 11", "2023, 11", "2024, 11", "2025, 11", "2026, 12", "2027, 12"})
    void aYearHasElevenHolidaysAndTwelveWithTheCultureDay(int year, int holidays) {
        assertThat(CALENDAR.daysOf(year).stream().filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY))
                .hasSize(holidays);
    }

    /** Not 2027: its new moon falls at 22:56 of 6 February in Việt Nam, too near midnight for this approximation. */
    @ParameterizedTest
    @ValueSource(ints = {2022, 2023, 2024, 2025, 2026})
    void theLunarHolidaysStandOnTheirLunarDates(int year) {
        assertThat(named(year, "mùng 1")).map(WorkingCalendarTest::lunar).containsExactly("1/1");
        assertThat(named(year, "Giỗ Tổ Hùng Vương"))
                .filteredOn(day -> day.kind() == CalendarDay.Kind.HOLIDAY)
                .map(WorkingCalendarTest::lunar)
                .containsExactly("10/3");
    }

    private static List<CalendarDay> named(int year, String name) {
        return CALENDAR.daysOf(year).stream()
                .filter(day -> day.name().vietnamese().contains(name))
                .toList();
    }

    /** The lunar day and month; China's reckoning and Việt Nam's agree in these years. */
    private static String lunar(CalendarDay day) {
        ChineseCalendar calendar = new ChineseCalendar();
        calendar.setTimeZone(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
        calendar.setTime(Date.from(
                day.date().atTime(LocalTime.NOON).atZone(VietnamTime.ZONE).toInstant()));
        return calendar.get(ChineseCalendar.DAY_OF_MONTH) + "/" + (calendar.get(ChineseCalendar.MONTH) + 1);
    }

    @Test
    void everyDayGivesItsSource() {
        assertThat(IntStream.rangeClosed(2022, 2027).boxed().flatMap(year -> CALENDAR.daysOf(year).stream()))
                .allMatch(day -> !day.source().isBlank());
    }

    @Test
    void aSwappedSaturdayIsWorked() {
        assertThat(CALENDAR.working(LocalDate.of(2026, 8, 22))).isTrue();
        assertThat(CALENDAR.working(LocalDate.of(2026, 8, 29))).isFalse();
        assertThat(CALENDAR.working(LocalDate.of(2026, 8, 31))).isFalse();
    }

    @Test
    void fifteenWorkingDaysRunAcrossTết() {
        assertThat(CALENDAR.plusWorkingDays(LocalDate.of(2026, 2, 2), 15)).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void aYearWithoutDataKnowsTheFixedHolidaysAndIsUnsure() {
        assertThat(CALENDAR.working(LocalDate.of(2031, 9, 2))).isFalse();
        assertThat(CALENDAR.working(LocalDate.of(2031, 9, 4))).isTrue();
        assertThat(CALENDAR.sure(LocalDate.of(2027, 12, 1), LocalDate.of(2028, 1, 5)))
                .isFalse();
    }

    @Test
    void aProvisionalDayMakesItsSurroundingsUnsure() {
        assertThat(CALENDAR.sure(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 30)))
                .isFalse();
        assertThat(CALENDAR.sure(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30)))
                .isTrue();
    }

    @Test
    void aLaterEntryForADayCounts() {
        LocalDate day = LocalDate.of(2026, 6, 1);
        List<CalendarDay> days = new ArrayList<>(CALENDAR.daysOf(2026));
        days.add(entry(day, CalendarDay.Kind.HOLIDAY));
        days.add(entry(day, CalendarDay.Kind.ORDINARY));
        assertThat(WorkingCalendar.of(days, Set.of(2026), CALENDAR.hours()).working(day))
                .isTrue();
    }

    @Test
    void aYearIsSureOnceItsElevenHolidaysAreEnteredAsAnnounced() {
        List<CalendarDay> days = new ArrayList<>();
        for (String date : List.of(
                "2028-01-25", "2028-01-26", "2028-01-27", "2028-01-28", "2028-01-31", "2028-04-04", "2028-09-01")) {
            assertThat(WorkingCalendar.of(days, Set.of(), CALENDAR.hours()).years())
                    .isEmpty();
            days.add(entry(LocalDate.parse(date), CalendarDay.Kind.HOLIDAY));
        }
        WorkingCalendar complete = WorkingCalendar.of(days, Set.of(), CALENDAR.hours());
        assertThat(complete.holidaysOf(2028)).isEqualTo(WorkingCalendar.HOLIDAYS_A_YEAR);
        assertThat(complete.years()).containsExactly(2028);
        assertThat(complete.working(LocalDate.of(2028, 5, 1)))
                .as("fixed holidays need no entry")
                .isFalse();
    }

    private static CalendarDay entry(LocalDate day, CalendarDay.Kind kind) {
        return new CalendarDay(day, kind, Bilingual.same("thử"), "thử", false);
    }

    @ParameterizedTest
    @CsvSource({
        // start, hours, end: mornings 7–11, afternoons 13–17
        "2026-06-05T08:00, 2, 2026-06-05T10:00",
        "2026-06-05T10:00, 2, 2026-06-05T14:00",
        "2026-06-05T16:00, 2, 2026-06-08T08:00",
        "2026-06-06T09:00, 1, 2026-06-08T08:00",
        "2026-06-05T11:30, 8, 2026-06-08T11:00",
        "2026-02-13T15:00, 4, 2026-02-23T09:00"
    })
    void workingHoursCountOfficeTimeOnly(String start, int hours, String end) {
        Instant from =
                java.time.LocalDateTime.parse(start).atZone(VietnamTime.ZONE).toInstant();
        ZonedDateTime reached =
                CALENDAR.plusWorkingHours(from, Duration.ofHours(hours)).atZone(VietnamTime.ZONE);
        assertThat(reached.toLocalDateTime()).isEqualTo(java.time.LocalDateTime.parse(end));
    }

    @Test
    void officeHoursMustFollowEachOther() {
        OfficeHours.Span morning = new OfficeHours.Span(LocalTime.of(7, 0), LocalTime.of(11, 0));
        OfficeHours.Span overlapping = new OfficeHours.Span(LocalTime.of(10, 0), LocalTime.of(12, 0));
        assertThatThrownBy(() -> new OfficeHours(List.of(morning, overlapping), "thử"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Properties, over seeded random dates.

    @Test
    void countingBackGivesTheNumberThatWasCountedForward() {
        samples().forEach(sample -> {
            LocalDate end = CALENDAR.plusWorkingDays(sample.date(), sample.count());
            assertThat(CALENDAR.workingDaysBetween(sample.date(), end))
                    .as("%s", sample)
                    .isEqualTo(sample.count());
        });
    }

    @Test
    void aCountOfWorkingDaysEndsOnAWorkingDay() {
        samples()
                .forEach(sample -> assertThat(CALENDAR.working(CALENDAR.plusWorkingDays(sample.date(), sample.count())))
                        .as("%s", sample)
                        .isTrue());
    }

    @Test
    void countingOnInTwoPartsIsCountingOnOnce() {
        samples().forEach(sample -> {
            int first = sample.count() / 2;
            assertThat(CALENDAR.plusWorkingDays(CALENDAR.plusWorkingDays(sample.date(), first), sample.count() - first))
                    .as("%s", sample)
                    .isEqualTo(CALENDAR.plusWorkingDays(sample.date(), sample.count()));
        });
    }

    @Test
    void aLaterStartNeverEndsEarlier() {
        samples()
                .forEach(sample -> assertThat(
                                CALENDAR.plusWorkingDays(sample.date().plusDays(1), sample.count()))
                        .as("%s", sample)
                        .isAfterOrEqualTo(CALENDAR.plusWorkingDays(sample.date(), sample.count())));
    }

    @Test
    void everyEightWorkingHoursPassOneWorkingDay() {
        samples().forEach(sample -> {
            LocalDate working = CALENDAR.workingDayFrom(sample.date());
            Instant start = working.atTime(9, 17).atZone(VietnamTime.ZONE).toInstant();
            Instant end =
                    CALENDAR.plusWorkingHours(start, CALENDAR.hours().aDay().multipliedBy(sample.count()));
            assertThat(VietnamTime.dateOf(end))
                    .as("%s", sample)
                    .isEqualTo(CALENDAR.plusWorkingDays(working, sample.count()));
        });
    }

    record Sample(LocalDate date, int count) {}

    /** 500 dates from 2022 to the middle of 2027 with counts from 1 to 90, always the same. */
    static Stream<Sample> samples() {
        java.util.Random random = new java.util.Random(148);
        return Stream.generate(() ->
                        new Sample(LocalDate.of(2022, 1, 1).plusDays(random.nextInt(1990)), 1 + random.nextInt(90)))
                .limit(500);
    }
}
