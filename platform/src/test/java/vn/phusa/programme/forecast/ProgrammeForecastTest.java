package vn.phusa.programme.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.duty.OfficeHours;
import vn.phusa.duty.WorkingCalendar;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Dependency;
import vn.phusa.programme.Estimate;
import vn.phusa.programme.Holder;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Terms;

/** What is forecast from what is known, and what is not. */
class ProgrammeForecastTest {
    /** A Monday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static final PartyId MINISTRY = new PartyId(1);
    private static final PartyId UNIT = new PartyId(2);
    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(
            List.of(),
            Set.of(2025, 2026, 2027),
            new OfficeHours(List.of(new OfficeHours.Span(LocalTime.of(7, 0), LocalTime.of(17, 0))), "thử"));

    private static Course course(long id, @Nullable LocalDate due, CommitmentEvent... then) {
        Terms terms = new Terms(
                Long.toString(id),
                CommitmentKind.MINISTRY_DUTY,
                Bilingual.same("Việc " + id),
                null,
                new Holder.Known(UNIT),
                List.of(),
                MINISTRY,
                due,
                "",
                List.of(),
                List.of(),
                List.of(),
                true);
        List<CommitmentEvent> events = new ArrayList<>();
        events.add(new CommitmentEvent.Raised(new ProgrammeId(1), terms, null));
        events.addAll(Arrays.asList(then));
        return Course.of(new CommitmentId(id), events);
    }

    private static CommitmentEvent assigned(LocalDate on) {
        return new CommitmentEvent.Assigned(on, null);
    }

    private static CommitmentEvent estimated(LocalDate on, int optimistic, int likely, int pessimistic) {
        return new CommitmentEvent.Estimated(new Estimate(on, optimistic, likely, pessimistic));
    }

    private static CommitmentEvent reported(LocalDate on, int percent) {
        return new CommitmentEvent.ProgressReported(on, percent, "Đang làm", "", null);
    }

    private static List<CommitmentForecast> forecast(Course... courses) {
        return ProgrammeForecast.of(List.of(courses), TODAY, CALENDAR, 2_000, 7);
    }

    private static CommitmentForecast only(Course course) {
        return forecast(course).getFirst();
    }

    @Test
    void withoutADueDateThereIsNoProbabilityAndThatIsSaid() {
        CommitmentForecast forecast = only(course(1, null, assigned(TODAY), estimated(TODAY, 5, 10, 20)));
        assertThat(forecast.late()).isNull();
        assertThat(forecast.unknown()).isEqualTo(Unknown.NO_DUE_DATE);
        assertThat(forecast.colour()).isEmpty();
        assertThat(forecast.median()).as("but when it may be done is known").isNotNull();
    }

    @Test
    void withoutAnyBasisNothingIsGuessed() {
        CommitmentForecast forecast = only(course(1, TODAY.plusDays(30), assigned(TODAY)));
        assertThat(forecast.late()).isNull();
        assertThat(forecast.unknown()).isEqualTo(Unknown.NO_BASIS);
        assertThat(forecast.median()).isNull();
    }

    @Test
    void anEstimateFarBeforeTheDueDateIsGreenAndFarBehindItRed() {
        CommitmentForecast early =
                only(course(1, LocalDate.of(2026, 6, 30), assigned(TODAY), estimated(TODAY, 5, 10, 20)));
        assertThat(early.late()).isZero();
        assertThat(early.colour()).contains(Confidence.GREEN);
        CommitmentForecast behind =
                only(course(1, LocalDate.of(2026, 3, 6), assigned(TODAY), estimated(TODAY, 10, 20, 40)));
        assertThat(behind.late()).isEqualTo(1.0);
        assertThat(behind.colour()).contains(Confidence.RED);
        assertThat(behind.tooRosy(Confidence.GREEN)).isTrue();
        assertThat(behind.tooRosy(Confidence.RED)).isFalse();
        assertThat(behind.tooRosy(null)).isFalse();
    }

    @Test
    void exactlyFiveWorkingDaysEndOnFridayAndAreInTime() {
        CommitmentForecast forecast =
                only(course(1, LocalDate.of(2026, 3, 6), assigned(TODAY), estimated(TODAY, 5, 5, 5)));
        assertThat(forecast.median()).isEqualTo(LocalDate.of(2026, 3, 6));
        // What remains may still run over by the published floor, so it is not certain.
        CommitmentForecast sixDays =
                only(course(1, LocalDate.of(2026, 3, 6), assigned(TODAY), estimated(TODAY, 6, 6, 6)));
        assertThat(sixDays.late()).isEqualTo(1.0);
        assertThat(sixDays.median()).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void whatIsOverdueIsLateForCertainWhateverItsBasis() {
        CommitmentForecast forecast = only(course(1, TODAY.minusDays(1), assigned(TODAY.minusDays(40))));
        assertThat(forecast.late()).isEqualTo(1.0);
        assertThat(forecast.basis()).isEqualTo(Basis.OVERDUE);
    }

    @Test
    void theNewerOfEstimateAndReportCounts() {
        LocalDate begin = LocalDate.of(2026, 1, 5);
        Course older = course(
                1,
                LocalDate.of(2026, 12, 31),
                assigned(begin),
                estimated(begin, 10, 20, 30),
                reported(LocalDate.of(2026, 2, 23), 50));
        assertThat(only(older).basis()).isEqualTo(Basis.PACE);
        Course newer = course(
                1,
                LocalDate.of(2026, 12, 31),
                assigned(begin),
                reported(LocalDate.of(2026, 2, 23), 50),
                estimated(LocalDate.of(2026, 2, 24), 10, 20, 30));
        assertThat(only(newer).basis()).isEqualTo(Basis.ESTIMATE);
    }

    @Test
    void finishedCommitmentsOfTheProgrammeAreABasisOnceThereAreEnough() {
        List<Course> all = new ArrayList<>();
        for (int i = 1; i <= Remaining.FEWEST_EXAMPLES; i++) {
            LocalDate done = TODAY.minusDays(200 - 7L * i);
            all.add(course(
                    100 + i,
                    null,
                    assigned(TODAY.minusDays(400)),
                    new CommitmentEvent.DoneReported(done, "Xong"),
                    new CommitmentEvent.CompletionConfirmed(MINISTRY, done, done, "")));
        }
        Course fresh = course(1, TODAY.plusDays(20), assigned(TODAY));
        all.add(fresh);
        CommitmentForecast forecast =
                ProgrammeForecast.of(all, TODAY, CALENDAR, 500, 7).getFirst();
        assertThat(forecast.basis()).isEqualTo(Basis.HISTORY);
        assertThat(forecast.late()).isEqualTo(1.0);
        all.removeFirst();
        assertThat(ProgrammeForecast.of(all, TODAY, CALENDAR, 500, 7).getFirst().unknown())
                .isEqualTo(Unknown.NO_BASIS);
    }

    @Test
    void whoeverWaitsForTheUnknownIsUnknownToo() {
        Course unknown = course(1, TODAY.plusDays(30), assigned(TODAY));
        Course waiting = course(
                2,
                TODAY.plusDays(300),
                assigned(TODAY),
                estimated(TODAY, 5, 10, 20),
                new CommitmentEvent.DependencyAdded(
                        new Dependency(new CommitmentId(1), Dependency.Type.FINISH_TO_START, 0)));
        CommitmentForecast forecast = forecast(unknown, waiting).get(1);
        assertThat(forecast.late()).isNull();
        assertThat(forecast.unknown()).isEqualTo(Unknown.WAITS_FOR_UNKNOWN);
    }

    @Test
    void thePredecessorDrivesTheEndAndStandsOnTheCriticalPath() {
        Course first = course(1, TODAY.plusDays(200), assigned(TODAY), estimated(TODAY, 40, 50, 80));
        Course second = course(
                2,
                TODAY.plusDays(70),
                assigned(TODAY),
                estimated(TODAY, 2, 3, 5),
                new CommitmentEvent.DependencyAdded(
                        new Dependency(new CommitmentId(1), Dependency.Type.FINISH_TO_START, 0)));
        Course apart = course(3, TODAY.plusDays(200), assigned(TODAY), estimated(TODAY, 2, 3, 5));
        List<CommitmentForecast> forecasts = forecast(first, second, apart);
        CommitmentForecast late = forecasts.get(1);
        assertThat(late.late()).isGreaterThan(0.5);
        assertThat(late.drivers().getFirst().id()).isEqualTo(new CommitmentId(1));
        assertThat(late.critical()).isTrue();
        assertThat(forecasts.get(0).critical()).isTrue();
        assertThat(forecasts.get(2).critical()).isFalse();
        assertThat(forecasts.get(2).floatDays()).isGreaterThan(40);
    }

    @Test
    void theSameInputsGiveTheSameFiguresInWhateverOrderTheyCome() {
        Course one = course(1, TODAY.plusDays(20), assigned(TODAY), estimated(TODAY, 5, 12, 30));
        Course other = course(2, TODAY.plusDays(25), assigned(TODAY), estimated(TODAY, 5, 15, 40));
        assertThat(forecast(one, other)).isEqualTo(forecast(other, one));
    }

    @Test
    void whatIsReportedAsDoneIsNotForecast() {
        assertThat(forecast(course(
                        1,
                        TODAY.plusDays(5),
                        assigned(TODAY.minusDays(9)),
                        new CommitmentEvent.DoneReported(TODAY, "Xong"))))
                .isEmpty();
    }
}
