package vn.phusa.duty.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.access.Accounts;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.Delegation;
import vn.phusa.duty.Duties;
import vn.phusa.duty.Duty;
import vn.phusa.duty.DutyId;
import vn.phusa.duty.DutyPermission;
import vn.phusa.duty.DutyProblem;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.OfficialStatus;
import vn.phusa.duty.StatusCount;
import vn.phusa.duty.Term;
import vn.phusa.duty.WorkItem;
import vn.phusa.duty.WorkingCalendars;
import vn.phusa.party.Membership;
import vn.phusa.party.Parties;
import vn.phusa.shell.Badge;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** Việc của tôi, one duty, lists for leaders, absence. */
@Controller
class WorkPages {
    private static final String WORK = "/work";

    private final Duties duties;
    private final Parties parties;
    private final Accounts accounts;
    private final WorkingCalendars calendars;
    private final Languages languages;
    private final Clock clock;

    WorkPages(
            Duties duties,
            Parties parties,
            Accounts accounts,
            WorkingCalendars calendars,
            Languages languages,
            Clock clock) {
        this.calendars = calendars;
        this.duties = duties;
        this.parties = parties;
        this.accounts = accounts;
        this.languages = languages;
        this.clock = clock;
    }

    @Bean
    static MenuEntry workEntry() {
        return new MenuEntry(10, WORK, "duty.menu.work", "work", Actor::signedIn);
    }

    @Bean
    static Badge workBadge(Duties duties) {
        return new Badge() {
            @Override
            public String path() {
                return WORK;
            }

            @Override
            public int count(Actor actor) {
                return duties.pressing(actor);
            }
        };
    }

    private Names names(Collection<PartyId> ids) {
        return new Names(parties.labels(ids, VietnamTime.today(clock)));
    }

    private static void requireAccount(Actor actor) {
        if (!actor.signedIn()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
    }

    // ---- my work

    /** So many of each group stand on the first page; of one group, so many on a page. */
    private static final int FIRST_OF_GROUP = 15;

    private static final int OF_ONE_GROUP = 50;

    /** @param show code of the one group to show; empty: the first of each */
    @GetMapping(WORK)
    String work(
            Actor actor,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        requireAccount(actor);
        List<WorkItem> items = duties.workList(actor);
        Set<PartyId> people =
                new HashSet<>(Names.in(items.stream().map(WorkItem::duty).toList()));
        model.addAttribute("show", show);
        model.addAttribute("most", show.isEmpty() ? FIRST_OF_GROUP : OF_ONE_GROUP);
        model.addAttribute("first", show.isEmpty() ? 0 : OF_ONE_GROUP * Math.clamp(page - 1L, 0, 10_000));
        items.stream()
                .map(WorkItem::onBehalfOf)
                .filter(java.util.Objects::nonNull)
                .forEach(people::add);
        model.addAttribute("items", items);
        model.addAttribute(
                "origins", duties.origins(items.stream().map(WorkItem::duty).toList()));
        model.addAttribute(
                "questions", duties.questions(items.stream().map(WorkItem::duty).toList()));
        model.addAttribute("names", names(people));
        model.addAttribute("today", VietnamTime.today(clock));
        model.addAttribute("oversees", actor.maySomewhere(DutyPermission.OVERSEE));
        return "duty/work";
    }

    // ---- one duty

    @GetMapping("/work/duties/{id}")
    String duty(Actor actor, @PathVariable long id, Model model) {
        return duty(actor, new DutyId(id), Form.empty(), "", model);
    }

    private String duty(Actor actor, DutyId id, Form form, String action, Model model) {
        Duties.File file = Refused.unlessAccepted(duties.file(actor, id));
        Set<PartyId> people = new HashSet<>(Names.in(file.explanations()));
        people.add(file.duty().holder());
        if (file.duty().assigner() != null) {
            people.add(file.duty().assigner());
        }
        model.addAttribute("file", file);
        model.addAttribute("names", names(people));
        model.addAttribute("status", file.duty().status(clock.instant()));
        model.addAttribute("today", VietnamTime.today(clock));
        model.addAttribute("form", form);
        model.addAttribute("action", action);
        return "duty/duty";
    }

    /** Does something to a duty, from its own page or from the work list. */
    @PostMapping("/work/duties/{id}/{action}")
    String act(
            Actor actor,
            @PathVariable long id,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String count,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "false") boolean restDay,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        DutyId duty = new DutyId(id);
        List<Problem> problems = new ArrayList<>();
        Outcome<Duty> outcome = perform(actor, duty, action, text, date, count, restDay, problems);
        return switch (outcome) {
            case Outcome.Accepted<Duty> _ -> {
                Flash.success(redirect, "duty.done." + action);
                yield "redirect:" + (back.equals(WORK) ? WORK : "/work/duties/" + id);
            }
            case Outcome.Rejected<Duty>(List<Problem> refused) -> {
                response.setStatus(refused.getFirst().code().category().status());
                List<Problem> atFields =
                        refused.stream().map(WorkPages::atField).toList();
                yield duty(actor, duty, Form.refused(request.getParameterMap(), atFields), action, model);
            }
        };
    }

    /** All forms of the page have the same three fields. */
    private static Problem atField(Problem problem) {
        String field = problem.field();
        if (field == null) {
            return problem;
        }
        String here = switch (field) {
            case "reason", "note", "question", "answer" -> "text";
            case "on", "until" -> "date";
            default -> field;
        };
        return new Problem(problem.code(), here, problem.arguments());
    }

    /** Those that set, or ask for, a new due date. */
    private static final Set<String> DATED = Set.of("ask-extension", "extend", "resume");

    /** @param restDay whether a due date on a rest day is meant */
    private Outcome<Duty> perform(
            Actor actor,
            DutyId id,
            String action,
            String text,
            String date,
            String count,
            boolean restDay,
            List<Problem> problems) {
        LocalDate day = Typed.date(date, "date", action.equals("ask-extension") || action.equals("extend"), problems)
                .orElse(null);
        if (day != null && !restDay && DATED.contains(action)) {
            LocalDate working = calendars.calendar().workingDayFrom(day);
            if (!working.equals(day)) {
                problems.add(
                        Problem.at("date", DutyProblem.DUE_ON_A_REST_DAY, Typed.written(day), Typed.written(working)));
            }
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        return switch (action) {
            case "receive" -> duties.receive(actor, id);
            case "report" -> duties.reportDone(actor, id, text, day);
            case "ask-extension" -> dated(day, until -> duties.askExtension(actor, id, until, text));
            case "explain" -> duties.explain(actor, id, text);
            case "confirm" -> duties.confirm(actor, id, text);
            case "return" -> duties.returnForRework(actor, id, text);
            case "extend" -> dated(day, until -> duties.extend(actor, id, until, text));
            case "refuse-extension" -> duties.refuseExtension(actor, id, text);
            case "suspend" -> duties.suspend(actor, id, text);
            case "resume" -> duties.resume(actor, id, day, text);
            case "withdraw" -> duties.withdraw(actor, id, text);
            case "ask" -> ask(actor, id, text, count, problems);
            default -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        };
    }

    private static Outcome<Duty> dated(
            @Nullable LocalDate day, java.util.function.Function<LocalDate, Outcome<Duty>> command) {
        return day == null ? Outcome.rejected(Problem.at("date", Refusal.REQUIRED)) : command.apply(day);
    }

    private Outcome<Duty> ask(Actor actor, DutyId id, String question, String count, List<Problem> problems) {
        int days = Typed.number(count, "count", problems).orElse(0);
        if (problems.isEmpty() && (days < 1 || days > 60)) {
            problems.add(Problem.at("count", DutyProblem.NOT_A_TERM));
        }
        return problems.isEmpty()
                ? duties.askExplanation(actor, id, question, Term.workingDays(days))
                : Outcome.rejected(problems);
    }

    // ---- lists

    @GetMapping("/work/all")
    @Nullable
    String all(
            Actor actor,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        requireAccount(actor);
        if (Downloads.asked(format)) {
            List<DutyRow> rows = duties.all(actor, query);
            Wording words = languages.in(locale);
            Downloads.send(format, listing(names(Names.in(rows)), words), rows.iterator(), words, response);
            return null;
        }
        Slice<DutyRow> slice = duties.list(actor, query);
        model.addAttribute("duties", slice);
        model.addAttribute("names", names(Names.in(slice.rows())));
        model.addAttribute("origins", duties.origins(slice.rows()));
        model.addAttribute("counts", totals(duties.counts(actor, withoutStatus(query))));
        return "duty/list";
    }

    private static ListQuery withoutStatus(ListQuery query) {
        Map<String, String> filters = new java.util.HashMap<>(query.filters());
        filters.remove("status");
        return new ListQuery(query.text(), null, false, 1, ListQuery.DEFAULT_SIZE, filters);
    }

    private static Map<OfficialStatus, Integer> totals(List<StatusCount> counts) {
        Map<OfficialStatus, Integer> totals = new java.util.EnumMap<>(OfficialStatus.class);
        counts.forEach(count -> count.counts().forEach((status, number) -> totals.merge(status, number, Integer::sum)));
        return totals;
    }

    private static Listing<DutyRow> listing(Names names, Wording words) {
        return new Listing<>(
                "nhiem-vu",
                "duty.list.title",
                List.of(
                        new Listing.Column<>("title", "duty.title", DutyRow::title, true),
                        new Listing.Column<>(
                                "holder", "duty.holder", row -> names.of(row.holder(), words.locale()), false),
                        new Listing.Column<>(
                                "assigner", "duty.assigner", row -> names.of(row.assigner(), words.locale()), false),
                        new Listing.Column<>("original", "duty.original-due", DutyRow::originalDueOn, true),
                        new Listing.Column<>("due", "duty.due", DutyRow::dueOn, true),
                        new Listing.Column<>("extensions", "duty.extensions", DutyRow::extensions, true),
                        new Listing.Column<>("reported", "duty.reported", DutyRow::reportedAt, false),
                        new Listing.Column<>(
                                "status",
                                "duty.status",
                                row -> words.say("duty.status." + row.status().code()),
                                false)));
    }

    private static Listing<StatusCount> unitTable(Names names, Wording words) {
        List<Listing.Column<StatusCount>> columns = new java.util.ArrayList<>();
        columns.add(new Listing.Column<>(
                "holder", "duty.holder", count -> names.of(count.holder(), words.locale()), false));
        for (OfficialStatus status : OfficialStatus.values()) {
            columns.add(new Listing.Column<>(
                    status.code(), "duty.status." + status.code(), count -> count.of(status), false));
        }
        columns.add(new Listing.Column<>("total", "duty.total", StatusCount::total, false));
        return new Listing<>("theo-don-vi", "duty.units.title", columns);
    }

    @GetMapping("/work/units")
    @Nullable
    String units(
            Actor actor,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        requireAccount(actor);
        List<StatusCount> counts = duties.counts(actor, query);
        if (Downloads.asked(format)) {
            Wording words = languages.in(locale);
            Names named = names(counts.stream().map(StatusCount::holder).toList());
            Downloads.send(format, unitTable(named, words), counts.iterator(), words, response);
            return null;
        }
        model.addAttribute("counts", counts);
        model.addAttribute(
                "names", names(counts.stream().map(StatusCount::holder).toList()));
        return "duty/units";
    }

    // ---- absence

    @GetMapping("/work/delegations")
    String delegations(Actor actor, Model model) {
        requireAccount(actor);
        return delegations(actor, Form.empty(), model);
    }

    private String delegations(Actor actor, Form form, Model model) {
        List<Delegation> delegations = duties.delegationsOf(actor);
        Set<PartyId> people = new HashSet<>();
        delegations.forEach(delegation -> {
            people.add(delegation.absent());
            people.add(delegation.deputy());
        });
        Map<String, String> colleagues = new java.util.LinkedHashMap<>();
        LocalDate today = VietnamTime.today(clock);
        Set<PartyId> members = new HashSet<>();
        for (PartyId unit : unitsOf(actor, today)) {
            parties.membersOf(unit, today).forEach(member -> members.add(member.person()));
        }
        if (actor.person() != null) {
            members.remove(actor.person());
        }
        // Whoever has no account could not act for anybody.
        parties.names(accounts.withAccount(members), today).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(member -> colleagues.put(member.getKey().toString(), member.getValue()));
        model.addAttribute("delegations", delegations);
        model.addAttribute("names", names(people));
        model.addAttribute("colleagues", colleagues);
        model.addAttribute("person", actor.person() != null);
        model.addAttribute("self", actor.person());
        model.addAttribute("form", form);
        return "duty/delegations";
    }

    /** Where one works: by one's role, and by one's office in the register. */
    private Set<PartyId> unitsOf(Actor actor, LocalDate today) {
        Set<PartyId> units =
                new HashSet<>(actor.organisationsFor(DutyPermission.WORK).orElse(Set.of()));
        PartyId self = actor.person();
        if (self != null) {
            parties.person(self).stream()
                    .flatMap(person -> person.memberships().stream())
                    .filter(membership -> membership.holdsOn(today))
                    .map(Membership::organisation)
                    .forEach(units::add);
        }
        return units;
    }

    @PostMapping("/work/delegations")
    String delegate(
            Actor actor,
            @RequestParam(defaultValue = "") String deputy,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        LocalDate firstDay = Typed.date(first, "first", true, problems).orElse(null);
        LocalDate lastDay = Typed.date(last, "last", true, problems).orElse(null);
        int person = Typed.number(deputy, "deputy", problems).orElse(0);
        if (person > 0 && parties.person(new PartyId(person)).isEmpty()) {
            problems.add(Problem.at("deputy", Refusal.UNKNOWN_CHOICE, deputy));
        }
        Outcome<Long> outcome = firstDay == null || lastDay == null || person <= 0 || !problems.isEmpty()
                ? Outcome.rejected(problems.isEmpty() ? List.of(Problem.at("deputy", Refusal.REQUIRED)) : problems)
                : duties.delegate(actor, new PartyId(person), firstDay, lastDay, reason);
        return switch (outcome) {
            case Outcome.Accepted<Long> _ -> {
                Flash.success(redirect, "duty.delegation.made");
                yield "redirect:/work/delegations";
            }
            case Outcome.Rejected<Long>(List<Problem> refused) -> {
                response.setStatus(refused.getFirst().code().category().status());
                yield delegations(actor, Form.refused(request.getParameterMap(), refused), model);
            }
        };
    }

    @PostMapping("/work/delegations/{id}/end")
    String endDelegation(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        Refused.unlessAccepted(duties.endDelegation(actor, id));
        Flash.success(redirect, "duty.delegation.ended");
        return "redirect:/work/delegations";
    }
}
