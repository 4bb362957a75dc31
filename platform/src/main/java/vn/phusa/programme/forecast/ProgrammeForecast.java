package vn.phusa.programme.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.duty.WorkingCalendar;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.Dependency;
import vn.phusa.programme.Estimate;
import vn.phusa.programme.Life;

/**
 * Forecasts all commitments of a programme that are still to come, from what is known on the day. Pure: the same
 * commitments, day, calendar and seed give the same figures.
 */
public final class ProgrammeForecast {
    /** Two thousand runs keep the error of a probability below 2.2 percentage points (95 %). */
    public static final int RUNS = 2_000;

    /** The calendar counts no further. */
    private static final int FURTHEST = 10_000;

    private static final Map<Dependency.Type, Link.Kind> KINDS = new EnumMap<>(Map.of(
            Dependency.Type.FINISH_TO_START, Link.Kind.FINISH_TO_START,
            Dependency.Type.START_TO_START, Link.Kind.START_TO_START,
            Dependency.Type.FINISH_TO_FINISH, Link.Kind.FINISH_TO_FINISH,
            Dependency.Type.START_TO_FINISH, Link.Kind.START_TO_FINISH));

    private final Map<CommitmentId, Course> courses;
    private final LocalDate today;
    private final WorkingCalendar calendar;
    private final List<Integer> finished;

    private ProgrammeForecast(Collection<Course> all, LocalDate today, WorkingCalendar calendar) {
        this.courses = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(course -> course.commitment().id()))
                .forEach(course -> courses.put(course.commitment().id(), course));
        this.today = today;
        this.calendar = calendar;
        this.finished = courses.values().stream()
                .filter(course -> course.assignedOn() != null && course.doneOn() != null)
                .map(course -> calendar.workingDaysBetween(course.assignedOn(), course.doneOn()))
                .sorted()
                .toList();
    }

    /** @param all every commitment of the programme */
    public static List<CommitmentForecast> of(
            Collection<Course> all, LocalDate today, WorkingCalendar calendar, int runs, long seed) {
        return new ProgrammeForecast(all, today, calendar).forecast(runs, seed);
    }

    /** How long something takes and on what that rests. */
    private record Told(Basis basis, ThreePoint remaining) {}

    private List<CommitmentForecast> forecast(int runs, long seed) {
        List<Course> toCome = courses.values().stream().filter(Course::toCome).toList();
        Map<CommitmentId, Told> told = new LinkedHashMap<>();
        toCome.forEach(course ->
                told(course).ifPresent(known -> told.put(course.commitment().id(), known)));
        Set<CommitmentId> waiting = waitingForUnknown(toCome, told.keySet());
        List<Activity> activities = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (Course course : toCome) {
            CommitmentId id = course.commitment().id();
            Told known = told.get(id);
            if (known == null || waiting.contains(id)) {
                continue;
            }
            LocalDate due = course.commitment().dueOn();
            activities.add(new Activity(
                    id.value(), known.remaining(), notBefore(course), due == null ? null : daysUntil(due)));
            for (Dependency dependency : course.commitment().dependencies()) {
                CommitmentId before = dependency.predecessor();
                if (told.containsKey(before) && !waiting.contains(before)) {
                    links.add(new Link(
                            before.value(),
                            id.value(),
                            Objects.requireNonNull(KINDS.get(dependency.type())),
                            workingLag(dependency.lagDays())));
                }
            }
        }
        Network network = Network.of(activities, links);
        Map<Long, Forecast.Outlook> outlooks = new HashMap<>();
        Forecast.of(network, runs, seed).outlooks().forEach(outlook -> outlooks.put(outlook.id(), outlook));
        Map<Long, CriticalPath.Slot> slots = new HashMap<>();
        CriticalPath.of(network).slots().forEach(slot -> slots.put(slot.id(), slot));
        return toCome.stream()
                .map(course -> {
                    CommitmentId id = course.commitment().id();
                    return said(
                            course.commitment(),
                            told.get(id),
                            waiting.contains(id),
                            outlooks.get(id.value()),
                            slots.get(id.value()));
                })
                .toList();
    }

    private CommitmentForecast said(
            Commitment commitment,
            @Nullable Told told,
            boolean waits,
            Forecast.@Nullable Outlook outlook,
            CriticalPath.@Nullable Slot slot) {
        LocalDate due = commitment.dueOn();
        boolean overdue = due != null && due.isBefore(today);
        Double late = overdue
                ? Double.valueOf(1)
                : outlook == null || outlook.late().isEmpty()
                        ? null
                        : Double.valueOf(outlook.late().getAsDouble());
        Unknown unknown = late != null
                ? null
                : due == null
                        ? Unknown.NO_DUE_DATE
                        : waits && told != null ? Unknown.WAITS_FOR_UNKNOWN : Unknown.NO_BASIS;
        return new CommitmentForecast(
                commitment.id(),
                today,
                due,
                late,
                overdue ? Basis.OVERDUE : told == null ? Basis.NONE : told.basis(),
                unknown,
                outlook == null ? null : date(outlook.median()),
                outlook == null ? null : date(outlook.eightieth()),
                outlook == null ? null : date(outlook.ninetyFifth()),
                slot != null && slot.critical(),
                slot == null ? null : (int) Math.floor(slot.totalFloat()),
                outlook == null
                        ? List.of()
                        : outlook.drivers().stream()
                                .map(driver -> new CommitmentForecast.Driver(
                                        new CommitmentId(driver.id()), driver.onPath(), driver.days()))
                                .toList());
    }

    // ---- how long it still takes

    /** The newer of the lead's estimate and its last report counts; without either, how long others took. */
    private Optional<Told> told(Course course) {
        Commitment commitment = course.commitment();
        Estimate estimate = commitment.estimate();
        CommitmentEvent.ProgressReported report = commitment.progress();
        LocalDate said = course.percentOn();
        Optional<Told> pace = report == null
                        || report.percent() == null
                        || said == null
                        || course.assignedOn() == null
                        || said.isBefore(course.assignedOn())
                ? Optional.empty()
                : Remaining.ofPace(
                                report.percent(),
                                calendar.workingDaysBetween(course.assignedOn(), said),
                                calendar.workingDaysBetween(said, today))
                        .map(remaining -> new Told(Basis.PACE, remaining));
        if (estimate != null && (pace.isEmpty() || said == null || !said.isAfter(estimate.on()))) {
            return Optional.of(new Told(
                    Basis.ESTIMATE,
                    Remaining.ofEstimate(
                            new ThreePoint(estimate.optimistic(), estimate.likely(), estimate.pessimistic()),
                            calendar.workingDaysBetween(estimate.on(), today))));
        }
        if (pace.isPresent()) {
            return pace;
        }
        int taken = course.assignedOn() == null ? 0 : calendar.workingDaysBetween(course.assignedOn(), today);
        return Remaining.ofHistory(finished, taken).map(remaining -> new Told(Basis.HISTORY, remaining));
    }

    /** Those that wait, directly or through others, for something of which nobody can say how long it takes. */
    private Set<CommitmentId> waitingForUnknown(List<Course> toCome, Set<CommitmentId> told) {
        Set<CommitmentId> waiting = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Course course : toCome) {
                CommitmentId id = course.commitment().id();
                boolean waits = course.commitment().dependencies().stream()
                        .map(Dependency::predecessor)
                        .anyMatch(before -> waiting.contains(before) || (unsettled(before) && !told.contains(before)));
                if (waits && waiting.add(id)) {
                    grown = true;
                }
            }
        }
        return waiting;
    }

    /** Whether its end is open: to come, or suspended. */
    private boolean unsettled(CommitmentId id) {
        Course course = courses.get(id);
        return course != null && (course.toCome() || course.commitment().life() instanceof Life.Suspended);
    }

    /** What has not begun waits out the lag after what is done. */
    private int notBefore(Course course) {
        Life life = course.commitment().life();
        if (!(life instanceof Life.NotAssigned || life instanceof Life.Assigned)) {
            return 0;
        }
        int latest = 0;
        for (Dependency dependency : course.commitment().dependencies()) {
            Course before = courses.get(dependency.predecessor());
            LocalDate done = before == null ? null : before.doneOn();
            if (done != null && dependency.type() == Dependency.Type.FINISH_TO_START && dependency.lagDays() > 0) {
                latest = Math.max(latest, daysUntil(done.plusDays(dependency.lagDays())));
            }
        }
        return latest;
    }

    // ---- between days and dates: the first working day from today on is day 1

    private int daysUntil(LocalDate due) {
        return calendar.workingDaysBetween(today.minusDays(1), due);
    }

    /** Lags are written in calendar days; here they are the working days that lie in as long a time from today. */
    private int workingLag(int calendarDays) {
        int working = calendar.workingDaysBetween(today, today.plusDays(Math.abs(calendarDays)));
        return calendarDays < 0 ? -working : working;
    }

    private LocalDate date(double day) {
        int whole = (int) Math.min(FURTHEST, Math.ceil(day - 1e-9));
        return whole <= 0 ? today : calendar.plusWorkingDays(today.minusDays(1), whole);
    }
}
