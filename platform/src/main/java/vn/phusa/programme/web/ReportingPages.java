package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.reporting.Draft;
import vn.phusa.programme.reporting.PeriodicReports;
import vn.phusa.programme.reporting.PeriodicReports.Attached;
import vn.phusa.programme.reporting.PeriodicReports.Owed;
import vn.phusa.programme.reporting.PeriodicReports.ReportView;
import vn.phusa.programme.reporting.PeriodicReports.RoundView;
import vn.phusa.programme.reporting.PeriodicReports.Said;
import vn.phusa.programme.reporting.Prefill;
import vn.phusa.programme.reporting.ReportingPeriod;
import vn.phusa.programme.reporting.ReportingRule;
import vn.phusa.programme.reporting.Round;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.programme.reporting.Summaries;
import vn.phusa.programme.reporting.UnitReport;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** Periodic reports: what waits for whom, the rounds of a programme, one round, one unit's report. */
@Controller
class ReportingPages {
    /** Issued reports that the first page shows. */
    private static final int NEWEST = 10;

    private final PeriodicReports reports;
    private final Summaries summaries;
    private final Programmes programmes;
    private final PartyNames parties;
    private final Languages languages;
    private final Clock clock;

    ReportingPages(
            PeriodicReports reports,
            Summaries summaries,
            Programmes programmes,
            PartyNames parties,
            Languages languages,
            Clock clock) {
        this.reports = reports;
        this.summaries = summaries;
        this.programmes = programmes;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    @Bean
    static MenuEntry reportsEntry() {
        return new MenuEntry(
                25,
                "/reports",
                "programme.menu.reports",
                "report",
                actor -> actor.maySomewhere(ProgrammePermission.SEE));
    }

    // ---- what waits for whom

    @GetMapping("/reports")
    ModelAndView desk(Actor actor) {
        if (!actor.maySomewhere(ProgrammePermission.SEE)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        PeriodicReports.Desk desk = reports.desk(actor);
        Map<String, Object> model = new HashMap<>();
        model.put("desk", desk);
        model.put("issued", summaries.newest(actor, NEWEST));
        model.put("whole", actor.maySomewhere(ProgrammePermission.SEE_WHOLE));
        model.put(
                "names",
                parties.of(
                        desk.mine().stream().map(owed -> owed.report().lead()).collect(Collectors.toSet())));
        model.put("today", VietnamTime.today(clock));
        return new ModelAndView("programme/reports", model);
    }

    @GetMapping("/units/{id}/reports")
    ModelAndView ofUnit(Actor actor, @PathVariable long id) {
        PartyId unit = party(id);
        List<Owed> owed = Refused.unlessAccepted(reports.ofUnit(actor, unit));
        Map<String, Object> model = new HashMap<>();
        model.put("unit", unit);
        model.put("owed", owed);
        model.put("names", parties.of(List.of(unit)));
        model.put("today", VietnamTime.today(clock));
        return new ModelAndView("programme/unit-reports", model);
    }

    // ---- the rounds of a programme

    @GetMapping("/programmes/{id}/rounds")
    ModelAndView rounds(Actor actor, @PathVariable long id, Locale locale) {
        return rounds(actor, id, Form.empty(), locale);
    }

    private ModelAndView rounds(Actor actor, long id, Form form, Locale locale) {
        ProgrammeId programme = CommitmentPages.programmeId(id);
        List<PeriodicReports.RoundRow> rows = Refused.unlessAccepted(reports.roundRows(actor, programme));
        Programmes.View view = Refused.unlessAccepted(programmes.view(actor, programme));
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("rows", rows);
        model.put("issued", view.whole() ? Refused.unlessAccepted(summaries.issued(actor, programme)) : List.of());
        model.put("form", form);
        model.put("periods", view.keeps() ? periods(rows, languages.in(locale)) : Map.of());
        model.put("today", VietnamTime.today(clock));
        return new ModelAndView("programme/rounds", model);
    }

    /** Periods around today that have no round yet, with their days: value → text. */
    private Map<String, String> periods(List<PeriodicReports.RoundRow> rows, Wording words) {
        Set<ReportingPeriod> taken =
                rows.stream().map(row -> row.round().period()).collect(Collectors.toSet());
        Formats formats = new Formats(words.locale());
        Map<String, String> options = new LinkedHashMap<>();
        LocalDate today = VietnamTime.today(clock);
        for (ReportingPeriod.Kind kind : List.of(
                ReportingPeriod.Kind.QUARTER,
                ReportingPeriod.Kind.HALF_YEAR,
                ReportingPeriod.Kind.YEAR,
                ReportingPeriod.Kind.MONTH)) {
            ReportingPeriod now = ReportingPeriod.containing(today, kind, reports.ruleToday());
            for (ReportingPeriod period :
                    List.of(now, now.previous(), now.previous().previous(), now.next())) {
                if (!taken.contains(period)) {
                    ReportingRule rule = reports.ruleFor(period);
                    options.put(
                            kind.key() + ":" + period.year() + ":" + period.number(),
                            words.say(
                                    "programme.round.period-option",
                                    period.text(words),
                                    formats.date(period.from(rule)),
                                    formats.date(period.to(rule)),
                                    formats.date(period.to(rule).plusDays(rule.unitReportDaysAfter()))));
                }
            }
        }
        return options;
    }

    static ReportingPeriod period(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length != 3) {
                throw new IllegalArgumentException(text);
            }
            return new ReportingPeriod(
                    ReportingPeriod.Kind.of(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(text, notANumber);
        }
    }

    @PostMapping("/programmes/{id}/rounds")
    ModelAndView open(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        ReportingPeriod period = fields.chosen("period", ReportingPages::period);
        LocalDate unitDueOn = fields.date("unitDueOn");
        LocalDate summaryDueOn = fields.date("summaryDueOn");
        List<Problem> problems = new ArrayList<>(fields.problems());
        if (period == null && problems.isEmpty()) {
            problems.add(Problem.at("period", Refusal.REQUIRED));
        }
        if (period != null && problems.isEmpty()) {
            Outcome<RoundId> outcome =
                    reports.open(actor, CommitmentPages.programmeId(id), period, unitDueOn, summaryDueOn);
            if (outcome instanceof Outcome.Accepted<RoundId>(RoundId round)) {
                Flash.success(redirect, "programme.round.opened");
                return new ModelAndView("redirect:/rounds/" + round);
            }
            problems = ((Outcome.Rejected<RoundId>) outcome).problems();
        }
        refuseOutright(problems);
        response.setStatus(problems.getFirst().code().category().status());
        return rounds(actor, id, Form.refused(request.getParameterMap(), problems), locale);
    }

    // ---- one round

    @GetMapping("/rounds/{id}")
    @Nullable
    ModelAndView round(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        RoundView view = Refused.unlessAccepted(reports.round(actor, round(id)));
        LocalDate today = VietnamTime.today(clock);
        List<UnitReport> rows = view.urgentFirst(today);
        Names names = parties.of(rows.stream().map(UnitReport::lead).toList());
        if (Downloads.asked(format)) {
            Downloads.send(
                    format,
                    listing(view.round(), names, locale, today),
                    rows.iterator(),
                    languages.in(locale),
                    response);
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("rows", rows);
        model.put("names", names);
        model.put("today", today);
        return new ModelAndView("programme/round", model);
    }

    private Listing<UnitReport> listing(Round round, Names names, Locale locale, LocalDate today) {
        Wording words = languages.in(locale);
        return new Listing<>(
                "bao-cao-don-vi",
                "programme.round.reports",
                List.of(
                        column(
                                "unit",
                                report -> names.known().containsKey(report.lead())
                                        ? Objects.requireNonNull(names.known().get(report.lead()))
                                                .in(locale)
                                        : report.lead().toString()),
                        column(
                                "state",
                                report -> words.say("programme.report.stage."
                                        + report.stage().key())),
                        column("due", report -> report.dueOn(round)),
                        column("sent", UnitReport::submittedAt),
                        column("late", report -> report.late(round, today)),
                        column("on-behalf", UnitReport::onBehalf),
                        column("commitments", report -> report.lines().size()),
                        column("assessment", UnitReport::assessment),
                        column("proposals", UnitReport::proposals),
                        column("returned-for", UnitReport::returnedFor)));
    }

    private static Listing.Column<UnitReport> column(
            String key, java.util.function.Function<UnitReport, @Nullable Object> value) {
        return new Listing.Column<>(key, "programme.report.column." + key, value, false);
    }

    @PostMapping("/rounds/{id}/accept")
    String acceptMany(
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "lead", required = false) @Nullable List<Long> leads,
            RedirectAttributes redirect) {
        List<UnitReport> accepted = Refused.unlessAccepted(reports.accept(
                actor,
                round(id),
                leads == null
                        ? Set.of()
                        : leads.stream().map(ReportingPages::party).collect(Collectors.toSet())));
        Flash.success(redirect, "programme.report.accepted-many", Integer.toString(accepted.size()));
        return "redirect:/rounds/" + id;
    }

    @PostMapping("/rounds/{id}/close")
    String close(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        Refused.unlessAccepted(reports.close(actor, round(id)));
        Flash.success(redirect, "programme.round.closed-done");
        return "redirect:/rounds/" + id;
    }

    // ---- one unit's report

    @GetMapping("/rounds/{id}/units/{lead}")
    ModelAndView report(Actor actor, @PathVariable long id, @PathVariable long lead) {
        ReportView view = Refused.unlessAccepted(reports.report(actor, round(id), party(lead)));
        return page(view, form(view), Form.empty());
    }

    private ModelAndView page(ReportView view, Form form, Form check) {
        Set<PartyId> seen = new HashSet<>();
        seen.add(view.report().lead());
        seen.add(view.programme().facts().focalPoint());
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("form", form);
        model.put("check", check);
        model.put("names", parties.of(seen));
        model.put("today", VietnamTime.today(clock));
        return new ModelAndView("programme/unit-report", model);
    }

    /** What was typed before and not sent; else what the commitments record and what the last report said. */
    private static Form form(ReportView view) {
        Map<String, String> values = new HashMap<>();
        values.put("assessment", view.report().assessment());
        values.put("proposals", view.proposals());
        for (Prefill line : view.asked()) {
            String id = "-" + line.row().id();
            values.put(
                    "percent" + id, line.percent() == null ? "" : line.percent().toString());
            values.put("done" + id, line.done());
            values.put("obstacles" + id, line.obstacles());
            Confidence rating = line.selfRating();
            values.put("rating" + id, rating == null ? "" : rating.key());
        }
        Draft draft = view.draft();
        if (draft != null) {
            values.putAll(draft.typed());
        }
        return Form.of(values);
    }

    @PostMapping("/rounds/{id}/units/{lead}")
    ModelAndView send(
            Actor actor,
            @PathVariable long id,
            @PathVariable long lead,
            @RequestParam(defaultValue = "send") String act,
            @RequestParam Map<String, MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        RoundId round = round(id);
        PartyId unit = party(lead);
        String here = "redirect:/rounds/" + id + "/units/" + lead;
        if (act.equals("draft")) {
            Refused.unlessAccepted(reports.keepDraft(actor, round, unit, typed(request)));
            Flash.success(redirect, "programme.report.draft-kept");
            return new ModelAndView(here);
        }
        ReportView view = Refused.unlessAccepted(reports.report(actor, round, unit));
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        List<Said> said = said(view, fields, files);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
            UUID key = CommitmentPages.submission(request).key();
            Outcome<UnitReport> outcome = reports.submit(
                    actor,
                    round,
                    unit,
                    fields.text("assessment"),
                    fields.text("proposals"),
                    said,
                    key == null ? UUID.randomUUID() : key);
            if (outcome instanceof Outcome.Accepted<UnitReport>) {
                Flash.success(redirect, "programme.report.sent");
                return new ModelAndView(here);
            }
            problems = ((Outcome.Rejected<UnitReport>) outcome).problems();
        }
        refuseOutright(problems);
        response.setStatus(problems.getFirst().code().category().status());
        return page(view, Form.refused(request.getParameterMap(), problems), Form.empty());
    }

    private static List<Said> said(ReportView view, TypedFields fields, Map<String, MultipartFile> files) {
        List<Said> said = new ArrayList<>();
        for (Prefill line : view.asked()) {
            if (!line.writable()) {
                continue;
            }
            String id = "-" + line.row().id();
            MultipartFile file = files.get("file" + id);
            String name = fields.text("evidence" + id);
            List<Attached> evidence = new ArrayList<>();
            if (file != null && !file.isEmpty()) {
                evidence.add(new Attached(name, file.getOriginalFilename(), file));
            } else if (!name.isEmpty()) {
                evidence.add(new Attached(name, null, null));
            }
            said.add(new Said(
                    line.row().id(),
                    fields.whole("percent" + id),
                    fields.text("done" + id),
                    fields.text("obstacles" + id),
                    fields.chosen("rating" + id, Confidence::of),
                    evidence));
        }
        return said;
    }

    /** Everything typed, but for what the platform itself put into the form. */
    private static Map<String, String> typed(HttpServletRequest request) {
        Map<String, String> typed = new HashMap<>();
        request.getParameterMap().forEach((field, values) -> {
            if (!field.startsWith("_") && !field.equals("act") && values.length > 0) {
                typed.put(field, values[0]);
            }
        });
        return typed;
    }

    @PostMapping("/rounds/{id}/units/{lead}/accept")
    String accept(Actor actor, @PathVariable long id, @PathVariable long lead, RedirectAttributes redirect) {
        Refused.unlessAccepted(reports.accept(actor, round(id), party(lead)));
        Flash.success(redirect, "programme.report.accepted");
        return "redirect:/rounds/" + id;
    }

    @PostMapping("/rounds/{id}/units/{lead}/return")
    ModelAndView giveBack(
            Actor actor,
            @PathVariable long id,
            @PathVariable long lead,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        Outcome<UnitReport> outcome = reports.giveBack(actor, round(id), party(lead), fields.text("reason"));
        return switch (outcome) {
            case Outcome.Accepted<UnitReport> _ -> {
                Flash.success(redirect, "programme.report.returned");
                yield new ModelAndView("redirect:/rounds/" + id);
            }
            case Outcome.Rejected<UnitReport>(List<Problem> problems) -> {
                if (problems.stream().anyMatch(problem -> problem.field() == null)) {
                    throw new Refused(problems);
                }
                ReportView view = Refused.unlessAccepted(reports.report(actor, round(id), party(lead)));
                response.setStatus(problems.getFirst().code().category().status());
                yield page(view, form(view), Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    // ---- what the pages share

    static RoundId round(long id) {
        if (id <= 0) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return new RoundId(id);
    }

    static PartyId party(long id) {
        if (id <= 0) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return new PartyId(id);
    }

    /** What no form can mend is a page of its own. */
    static void refuseOutright(List<Problem> problems) {
        if (problems.stream()
                .anyMatch(problem -> problem.field() == null
                        && (problem.code() == Refusal.FORBIDDEN || problem.code() == Refusal.NOT_FOUND))) {
            throw new Refused(problems);
        }
    }
}
