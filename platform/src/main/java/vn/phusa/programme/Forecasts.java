package vn.phusa.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.WorkingCalendars;
import vn.phusa.programme.forecast.BrierScore;
import vn.phusa.programme.forecast.CommitmentForecast;
import vn.phusa.programme.forecast.Course;
import vn.phusa.programme.forecast.ProgrammeForecast;
import vn.phusa.programme.store.CommitmentLists;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ForecastStore;
import vn.phusa.programme.store.ProgrammeStore;
import vn.phusa.shell.ListQuery;

/**
 * How likely each commitment is late, computed for every day and kept, so that past forecasts can be held against what
 * came. Pages read what was kept; computing is a job.
 */
@Service
public class Forecasts {
    /** How long before the due date past forecasts are scored, in days. */
    public static final List<Integer> HORIZONS = List.of(7, 30, 90);

    /** So far back a new installation forecasts the past, from what was known then, once a month. */
    private static final int MONTHS_BACK = 36;

    private final ForecastStore store;
    private final CommitmentStore commitments;
    private final CommitmentLists lists;
    private final ProgrammeStore programmes;
    private final Programmes front;
    private final WorkingCalendars calendars;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Forecasts(
            ForecastStore store,
            CommitmentStore commitments,
            CommitmentLists lists,
            ProgrammeStore programmes,
            Programmes front,
            WorkingCalendars calendars,
            PlatformTransactionManager manager,
            Clock clock) {
        this.store = store;
        this.commitments = commitments;
        this.lists = lists;
        this.programmes = programmes;
        this.front = front;
        this.calendars = calendars;
        this.transactions = new TransactionTemplate(manager);
        this.clock = clock;
    }

    /**
     * A commitment of a list with its forecast.
     *
     * @param forecast null: none was computed (it is over, or has just been entered)
     */
    public record Line(CommitmentRow row, @Nullable CommitmentForecast forecast) {
        public boolean tooRosy() {
            return forecast != null && forecast.tooRosy(row.selfRating());
        }
    }

    /**
     * A programme's forecast of a day.
     *
     * @param run null: none has been computed yet
     * @param lines the likeliest to be late first; those not known last
     * @param numbers of the commitments that lines name as drivers
     * @param scores how good past forecasts were, by how many days ahead; those without any settled forecast are missing
     */
    public record OfProgramme(
            Programme programme,
            ForecastStore.@Nullable Run run,
            List<LocalDate> days,
            List<Line> lines,
            Map<CommitmentId, String> numbers,
            Map<Integer, BrierScore> scores) {}

    /**
     * What a leader is told.
     *
     * @param counts open commitments by colour; those without a probability under the empty optional
     * @param likelyLate not overdue yet, red or amber-red, the likeliest first
     */
    public record Outlook(Map<Optional<Confidence>, Long> counts, List<Line> likelyLate) {
        public long count(@Nullable Confidence colour) {
            return counts.getOrDefault(Optional.ofNullable(colour), 0L);
        }

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    // ---- reading

    /** @param day a day for which a forecast was kept; null: the newest */
    @Transactional(readOnly = true)
    public Outcome<OfProgramme> ofProgramme(Actor actor, ProgrammeId id, @Nullable LocalDate day) {
        return front.view(actor, id).then(view -> {
            if (!actor.maySomewhere(ProgrammePermission.SEE)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            List<ForecastStore.Run> runs = store.runs(id);
            ForecastStore.Run run = runs.stream()
                    .filter(one -> day == null || one.day().equals(day))
                    .findFirst()
                    .orElse(null);
            if (day != null && run == null) {
                return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
            }
            List<Line> lines = run == null ? List.of() : lines(actor, id, run.day());
            Set<CommitmentId> named = lines.stream()
                    .flatMap(line -> line.forecast() == null
                            ? java.util.stream.Stream.empty()
                            : line.forecast().drivers().stream().map(CommitmentForecast.Driver::id))
                    .collect(Collectors.toSet());
            Map<Integer, BrierScore> scores = new TreeMap<>();
            for (int ahead : HORIZONS) {
                List<BrierScore.Settled> settled = store.settled(id, ahead, today());
                if (!settled.isEmpty()) {
                    scores.put(ahead, BrierScore.of(settled));
                }
            }
            return Outcome.accepted(new OfProgramme(
                    view.programme(),
                    run,
                    runs.stream().map(ForecastStore.Run::day).toList(),
                    lines,
                    commitments.numbers(named),
                    scores));
        });
    }

    private List<Line> lines(Actor actor, ProgrammeId id, LocalDate day) {
        List<CommitmentRow> rows = front.allCommitments(actor, CommitmentFilter.of(id), ListQuery.all()).stream()
                .toList();
        Map<CommitmentId, CommitmentForecast> known = new HashMap<>();
        store.of(rows.stream().map(CommitmentRow::id).toList(), day)
                .forEach(forecast -> known.put(forecast.id(), forecast));
        return rows.stream()
                .filter(row -> known.containsKey(row.id()))
                .map(row -> new Line(row, known.get(row.id())))
                .sorted(java.util.Comparator.comparingDouble((Line line) ->
                        line.forecast() == null || line.forecast().late() == null
                                ? 1
                                : -line.forecast().late()))
                .toList();
    }

    /** The newest forecast of one commitment; the caller has asked who may see it. Empty when it is over or too new. */
    @Transactional(readOnly = true)
    public Optional<CommitmentForecast> ofCommitment(CommitmentId id) {
        return store.newest(List.of(id)).stream().findFirst();
    }

    /** Numbers of the commitments that a forecast names. */
    @Transactional(readOnly = true)
    public Map<CommitmentId, String> numbers(CommitmentForecast forecast) {
        return commitments.numbers(
                forecast.drivers().stream().map(CommitmentForecast.Driver::id).toList());
    }

    /** For the leader's page, of what the actor sees. */
    @Transactional(readOnly = true)
    public Outlook outlook(Actor actor, CommitmentFilter filter, int most) {
        Sight sight = Rights.sight(actor, programmes.all());
        return new Outlook(
                lists.forecastCounts(sight, filter, today()), lists.likelyLate(sight, filter, today(), most));
    }

    // ---- computing

    /** Computes what is missing or older than the last change. Any number of processes may do so at once. */
    public void bringUpToDate() {
        LocalDate today = today();
        for (ProgrammeId programme : store.stale(today)) {
            transactions.executeWithoutResult(transaction -> compute(programme, today));
            lookBack(programme);
        }
    }

    /** Forecasts the programme anew for today, from what is known now. */
    public void compute(ProgrammeId programme) {
        transactions.executeWithoutResult(transaction -> compute(programme, today()));
    }

    private void compute(ProgrammeId programme, LocalDate today) {
        store.turn(programme);
        Instant now = clock.instant();
        store.keep(programme, new ForecastStore.Run(today, now, false), forecast(programme, today, now));
    }

    /** For each month of the past in which nothing was forecast: what would have been, from what was known then. */
    private void lookBack(ProgrammeId programme) {
        List<LocalDate> known =
                store.runs(programme).stream().map(ForecastStore.Run::day).toList();
        if (known.size() > 1) {
            return;
        }
        LocalDate today = today();
        LocalDate begin = store.begin(programme).map(VietnamTime::dateOf).orElse(today);
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = today.withDayOfMonth(1);
                day.isAfter(begin) && days.size() < MONTHS_BACK;
                day = day.minusMonths(1)) {
            if (!known.contains(day)) {
                days.add(day);
            }
        }
        for (LocalDate day : days) {
            transactions.executeWithoutResult(transaction -> {
                store.turn(programme);
                store.keep(
                        programme,
                        new ForecastStore.Run(day, clock.instant(), true),
                        forecast(programme, day, VietnamTime.startOf(day)));
            });
        }
    }

    /** The seed follows from programme and day, so that whoever computes it again gets the same figures. */
    private List<CommitmentForecast> forecast(ProgrammeId programme, LocalDate day, Instant moment) {
        List<Course> courses = new ArrayList<>();
        commitments
                .historiesAt(programme, moment)
                .forEach((id, history) -> courses.add(
                        Course.of(id, history.stream().map(HistoryEntry::event).toList())));
        return ProgrammeForecast.of(
                courses,
                day,
                calendars.calendar(),
                ProgrammeForecast.RUNS,
                programme.value() * 1_000_003 + day.toEpochDay());
    }

    private LocalDate today() {
        return VietnamTime.today(clock);
    }
}
