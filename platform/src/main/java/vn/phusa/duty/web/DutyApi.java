package vn.phusa.duty.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.DoneAct;
import vn.phusa.duty.Due;
import vn.phusa.duty.Duties;
import vn.phusa.duty.Duty;
import vn.phusa.duty.DutyId;
import vn.phusa.duty.DutyProblem;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.StatusCount;
import vn.phusa.duty.Term;
import vn.phusa.duty.WorkItem;
import vn.phusa.duty.WorkingCalendars;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.ProblemResponses;

/** Duties as JSON. The same permissions as the pages; problems as problem+json. */
@RestController
@RequestMapping("/api")
class DutyApi {
    private final Duties duties;
    private final WorkingCalendars calendars;
    private final ProblemResponses problems;
    private final Clock clock;

    DutyApi(Duties duties, WorkingCalendars calendars, ProblemResponses problems, Clock clock) {
        this.duties = duties;
        this.calendars = calendars;
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * A duty in lists.
     *
     * @param due last day; null: no deadline
     * @param originalDue the first due date there was
     * @param dueUntil the first moment that is too late
     */
    record DutyJson(
            long id,
            String room,
            String kind,
            String subject,
            String title,
            long holder,
            @Nullable Long assigner,
            String life,
            String status,
            @Nullable LocalDate due,
            @Nullable LocalDate originalDue,
            @Nullable Instant dueUntil,
            int extensions,
            @Nullable Instant reported) {

        static DutyJson of(DutyRow row) {
            return new DutyJson(
                    row.id().value(),
                    row.subject().room(),
                    row.subject().kind(),
                    row.subject().id(),
                    row.title(),
                    row.holder().value(),
                    value(row.assigner()),
                    row.life().name(),
                    row.status().code(),
                    row.dueOn(),
                    row.originalDueOn(),
                    row.dueUntil(),
                    row.extensions(),
                    row.reportedAt());
        }

        static DutyJson of(Duty duty, Instant now) {
            Due due = duty.due();
            Due original = duty.originalDue();
            return new DutyJson(
                    duty.id().value(),
                    duty.subject().room(),
                    duty.subject().kind(),
                    duty.subject().id(),
                    duty.title(),
                    duty.holder().value(),
                    value(duty.assigner()),
                    duty.life().name(),
                    duty.status(now).code(),
                    due == null ? null : due.on(),
                    original == null ? null : original.on(),
                    due == null ? null : due.until(),
                    duty.extensions(),
                    duty.reportedAt());
        }

        private static @Nullable Long value(@Nullable PartyId party) {
            return party == null ? null : party.value();
        }
    }

    /** One line of a history. */
    record ActJson(int number, String kind, Instant at, String actor, boolean onBehalf, String said) {
        static ActJson of(DoneAct done) {
            return new ActJson(
                    done.number(),
                    done.act().kind(),
                    done.at(),
                    done.actor(),
                    done.onBehalf(),
                    done.act().said());
        }
    }

    /** A page of a list. */
    record PageJson(long total, int page, int size, List<DutyJson> duties) {}

    /** A duty with its history and the questions asked about it. */
    record FileJson(DutyJson duty, List<ActJson> history, List<DutyJson> explanations) {}

    /** One line of a work list. */
    record WorkJson(String group, @Nullable Long onBehalfOf, DutyJson duty) {
        static WorkJson of(WorkItem item) {
            return new WorkJson(item.group().code(), DutyJson.value(item.onBehalfOf()), DutyJson.of(item.duty()));
        }
    }

    /** Counts of a unit. */
    record CountJson(long holder, Map<String, Integer> counts) {
        static CountJson of(StatusCount count) {
            Map<String, Integer> counts = new java.util.TreeMap<>();
            count.counts().forEach((status, number) -> counts.put(status.code(), number));
            return new CountJson(count.holder().value(), counts);
        }
    }

    /** A special day of the working calendar. */
    record DayJson(LocalDate date, String kind, boolean working, String name, String source, boolean provisional) {}

    /**
     * What a command on a duty says.
     *
     * @param text note, reason, question or answer
     * @param date new due date, or date of a report on paper
     * @param workingDays how long the holder has to explain
     */
    record Command(
            @Nullable String text,
            @Nullable LocalDate date,
            @Nullable Integer workingDays) {
        String said() {
            return text == null ? "" : text;
        }
    }

    private static void requireAccount(Actor actor) {
        if (!actor.signedIn()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
    }

    @GetMapping("/duties")
    @ApiNote(query = {"status", "holder"})
    PageJson list(Actor actor, ListQuery query) {
        requireAccount(actor);
        Slice<DutyRow> slice = duties.list(actor, query);
        return new PageJson(
                slice.total(),
                query.page(),
                query.size(),
                slice.rows().stream().map(DutyJson::of).toList());
    }

    @GetMapping("/duties/counts")
    List<CountJson> counts(Actor actor, ListQuery query) {
        requireAccount(actor);
        return duties.counts(actor, query).stream().map(CountJson::of).toList();
    }

    @GetMapping("/duties/{id}")
    FileJson one(Actor actor, @PathVariable long id) {
        Duties.File file = Refused.unlessAccepted(duties.file(actor, new DutyId(id)));
        return new FileJson(
                DutyJson.of(file.duty(), clock.instant()),
                file.history().stream().map(ActJson::of).toList(),
                file.explanations().stream().map(DutyJson::of).toList());
    }

    @GetMapping("/work")
    List<WorkJson> work(Actor actor) {
        requireAccount(actor);
        return duties.workList(actor).stream().map(WorkJson::of).toList();
    }

    @PostMapping("/duties/{id}/{action}")
    @ApiNote(
            answer = DutyJson.class,
            values =
                    "action=receive|report|ask-extension|explain|confirm|return|extend|refuse-extension|suspend|resume|withdraw|ask")
    ResponseEntity<Object> act(
            Actor actor,
            @PathVariable long id,
            @PathVariable String action,
            @RequestBody(required = false) @Nullable Command given,
            Locale locale) {
        Command command = given == null ? new Command(null, null, null) : given;
        return switch (perform(actor, new DutyId(id), action, command)) {
            case Outcome.Accepted<Duty>(Duty duty) -> ResponseEntity.ok(DutyJson.of(duty, clock.instant()));
            case Outcome.Rejected<Duty>(List<Problem> refused) -> problems.answer(refused, locale);
        };
    }

    private Outcome<Duty> perform(Actor actor, DutyId id, String action, Command command) {
        LocalDate date = command.date();
        Integer days = command.workingDays();
        return switch (action) {
            case "receive" -> duties.receive(actor, id);
            case "report" -> duties.reportDone(actor, id, command.said(), date);
            case "ask-extension" ->
                date == null ? required("date") : duties.askExtension(actor, id, date, command.said());
            case "explain" -> duties.explain(actor, id, command.said());
            case "confirm" -> duties.confirm(actor, id, command.said());
            case "return" -> duties.returnForRework(actor, id, command.said());
            case "extend" -> date == null ? required("date") : duties.extend(actor, id, date, command.said());
            case "refuse-extension" -> duties.refuseExtension(actor, id, command.said());
            case "suspend" -> duties.suspend(actor, id, command.said());
            case "resume" -> duties.resume(actor, id, date, command.said());
            case "withdraw" -> duties.withdraw(actor, id, command.said());
            case "ask" ->
                days == null || days < 1 || days > 60
                        ? Outcome.rejected(Problem.at("workingDays", DutyProblem.NOT_A_TERM))
                        : duties.askExplanation(actor, id, command.said(), Term.workingDays(days));
            default -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        };
    }

    private static Outcome<Duty> required(String field) {
        return Outcome.rejected(Problem.at(field, Refusal.REQUIRED));
    }

    @GetMapping("/working-calendar/{year}")
    List<DayJson> workingCalendar(@PathVariable int year, Locale locale) {
        return calendars.calendar().daysOf(year).stream()
                .map(day -> new DayJson(
                        day.date(),
                        day.kind().code(),
                        day.working(),
                        day.name().in(locale),
                        day.source(),
                        day.provisional()))
                .toList();
    }

    /** Whether today is a working day, for other systems' clocks. */
    @GetMapping("/working-calendar/today")
    Map<String, Object> today() {
        LocalDate today = VietnamTime.today(clock);
        return Map.of("date", today, "working", calendars.calendar().working(today));
    }
}
