package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Qualifier;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Differences;
import vn.phusa.programme.Figure;
import vn.phusa.programme.Forecasts;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Indicator;
import vn.phusa.programme.Overview;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.ProgrammeRow;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Standing;
import vn.phusa.programme.Submission;
import vn.phusa.programme.Terms;
import vn.phusa.programme.reading.ReadingId;
import vn.phusa.programme.reading.Readings;
import vn.phusa.programme.reading.TextRead;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.web.Downloads;
import vn.phusa.vietnamese.VietnameseText;

/** Programmes: the list, one of them as table, timeline and versions, the units' and the leader's pages. */
@Controller
class ProgrammePages {
    private static final int LONGEST_ADDRESS = 60;

    private static final int MOST_LIKELY_LATE = 10;

    private final Programmes programmes;
    private final Forecasts forecasts;
    private final Readings readings;
    private final PartyNames parties;
    private final Languages languages;
    private final Clock clock;

    ProgrammePages(
            Programmes programmes,
            Forecasts forecasts,
            Readings readings,
            PartyNames parties,
            Languages languages,
            Clock clock) {
        this.programmes = programmes;
        this.forecasts = forecasts;
        this.readings = readings;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    @Bean
    static MenuEntry programmesEntry() {
        return new MenuEntry(20, "/programmes", "programme.menu.programmes", "programme", Actor::signedIn);
    }

    @Bean
    static MenuEntry leaderEntry() {
        return new MenuEntry(
                10,
                "/leader",
                "programme.menu.leader",
                "leader",
                actor -> actor.maySomewhere(ProgrammePermission.SEE_WHOLE));
    }

    // ---- programmes

    @GetMapping("/programmes")
    @Nullable
    ModelAndView list(
            Actor actor, @RequestParam(defaultValue = "") String format, Locale locale, HttpServletResponse response)
            throws IOException {
        List<ProgrammeRow> rows = programmes.list(actor);
        Set<PartyId> seen = new HashSet<>();
        rows.forEach(row -> PartyNames.in(row.programme()).forEach(seen::add));
        if (Downloads.asked(format)) {
            Downloads.send(
                    format, programmeTable(parties.of(seen), locale), rows.iterator(), languages.in(locale), response);
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put("names", parties.of(seen));
        model.put("today", VietnamTime.today(clock));
        model.put("keeps", actor.maySomewhere(ProgrammePermission.KEEP));
        return new ModelAndView("programme/list", model);
    }

    @GetMapping("/programmes/{id}")
    @Nullable
    ModelAndView show(
            Actor actor,
            @PathVariable long id,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Programmes.View view = view(actor, id);
        CommitmentFilter filter = FilterAddress.read(query, view.programme().id(), null);
        LocalDate today = VietnamTime.today(clock);
        if (Downloads.asked(format)) {
            List<CommitmentRow> rows = programmes.allCommitments(actor, filter, query);
            Downloads.send(
                    format,
                    CommitmentTable.listing(parties.of(CommitmentPages.inRows(rows)), languages, locale, today),
                    rows.iterator(),
                    languages.in(locale),
                    response);
            return null;
        }
        Slice<CommitmentRow> slice = programmes.commitments(actor, filter, query);
        Overview overview =
                programmes.overview(actor, CommitmentFilter.of(view.programme().id()));
        Set<PartyId> seen = CommitmentPages.inRows(slice.rows());
        PartyNames.in(view.programme()).forEach(seen::add);
        PartyNames.in(overview).forEach(seen::add);
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("slice", slice);
        model.put("overview", overview);
        model.put("names", parties.of(seen));
        model.put("filter", filter);
        model.put("today", today);
        model.put(
                "texts",
                view.whole()
                        ? Refused.unlessAccepted(
                                readings.of(actor, view.programme().id()))
                        : List.of());
        return new ModelAndView("programme/programme", model);
    }

    /** Programmes have some hundred commitments at most; a drawing of more would help nobody. */
    private static final int MOST_BARS = 500;

    @GetMapping("/programmes/{id}/timeline")
    ModelAndView timeline(Actor actor, @PathVariable long id, ListQuery query) {
        Programmes.View view = view(actor, id);
        CommitmentFilter filter = FilterAddress.read(query, view.programme().id(), null);
        ListQuery all = new ListQuery(query.text(), "number", false, 1, MOST_BARS, query.filters());
        Slice<CommitmentRow> slice = programmes.commitments(actor, filter, all);
        LocalDate today = VietnamTime.today(clock);
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("timeline", Timeline.of(view.programme(), slice.rows(), today));
        model.put("total", slice.total());
        model.put("names", parties.of(CommitmentPages.inRows(slice.rows())));
        return new ModelAndView("programme/timeline", model);
    }

    @GetMapping("/programmes/{id}/versions")
    ModelAndView versions(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return versions(actor, id, from, to, Form.empty());
    }

    private ModelAndView versions(Actor actor, long id, String from, String to, Form form) {
        Programmes.View view = view(actor, id);
        Instant now = clock.instant();
        Instant before = version(
                view,
                from,
                view.amendments().isEmpty() ? now : view.amendments().getFirst().recordedAt());
        Instant after = version(view, to, now);
        List<Differences.OfCommitment> differences = view.whole()
                ? Refused.unlessAccepted(
                        programmes.differences(actor, view.programme().id(), before, after))
                : List.of();
        Set<PartyId> seen = new HashSet<>();
        differences.forEach(difference ->
                difference.changes().forEach(change -> PartyNames.in(change).forEach(seen::add)));
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("differences", differences);
        model.put("from", from);
        model.put("to", to);
        model.put("before", before);
        model.put("after", after);
        model.put("names", parties.of(seen));
        model.put("form", form);
        return new ModelAndView("programme/versions", model);
    }

    /** A version's number, a date or a moment. */
    private static Instant version(Programmes.View view, String text, Instant otherwise) {
        if (text.matches("\\d{1,4}")) {
            int number = Integer.parseInt(text);
            return view.amendments().stream()
                    .filter(amendment -> amendment.number() == number)
                    .map(Programme.Amendment::recordedAt)
                    .findFirst()
                    .orElse(otherwise);
        }
        Instant moment = FilterAddress.moment(text);
        return moment == null ? otherwise : moment;
    }

    @PostMapping("/programmes/{id}/versions")
    ModelAndView amend(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        LocalDate effectiveOn = fields.requiredDate("effectiveOn");
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
            Outcome<Programme.Amendment> outcome = programmes.amend(
                    actor,
                    CommitmentPages.programmeId(id),
                    fields.text("decision"),
                    effectiveOn,
                    CommitmentPages.submission(request));
            if (outcome instanceof Outcome.Accepted<Programme.Amendment>) {
                Flash.success(redirect, "programme.done.amend");
                return new ModelAndView("redirect:/programmes/" + id + "/versions");
            }
            problems = ((Outcome.Rejected<Programme.Amendment>) outcome).problems();
        }
        refuseOutright(problems);
        response.setStatus(problems.getFirst().code().category().status());
        return versions(actor, id, "", "", Form.refused(request.getParameterMap(), problems));
    }

    @PostMapping("/programmes/{id}/state")
    String become(
            Actor actor,
            @PathVariable long id,
            @RequestParam String state,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Programme.State wanted;
        try {
            wanted = Programme.State.of(state);
        } catch (IllegalArgumentException unknown) {
            throw new Refused(List.of(Problem.at("state", Refusal.UNKNOWN_CHOICE, state)));
        }
        Refused.unlessAccepted(
                programmes.become(actor, CommitmentPages.programmeId(id), wanted, CommitmentPages.submission(request)));
        Flash.success(redirect, "programme.done.state");
        return "redirect:/programmes/" + id;
    }

    // ---- writing a programme

    /** @param reading the signed text from which the form is filled in */
    @GetMapping("/programmes/new")
    ModelAndView fresh(Actor actor, @RequestParam(required = false) @Nullable Long reading, Locale locale) {
        if (!actor.maySomewhere(ProgrammePermission.KEEP)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        if (reading == null) {
            return form(actor, null, Form.of(Map.of("open", "yes")), locale);
        }
        TextRead text = Refused.unlessAccepted(readings.waiting(actor, new ReadingId(Math.max(1, reading))));
        return form(actor, null, proposed(text), locale).addObject("text", text);
    }

    /** What the text says of its programme; what it does not say stays empty. */
    private Form proposed(TextRead text) {
        vn.phusa.vietnamese.reading.Programme facts = text.facts();
        Map<String, List<String>> values = new HashMap<>();
        values.put("open", List.of("yes"));
        values.put("reading", List.of(text.id().toString()));
        if (text.focalPoint() != null) {
            values.put("focalPoint", List.of(text.focalPoint().toString()));
        }
        LocalDate on = facts.signedOn() == null ? VietnamTime.today(clock) : facts.signedOn();
        values.put(
                "parties",
                facts.parties().stream()
                        .flatMap(name -> parties.meant(name, on).stream())
                        .map(PartyId::toString)
                        .toList());
        values.put("legalBasis", List.of(String.join("\n", facts.legalBasis())));
        if (facts.title() != null) {
            values.put("titleVi", List.of(facts.title()));
            values.put("address", List.of(address(facts.title())));
        }
        if (facts.signedOn() != null) {
            values.put("signedOn", List.of(facts.signedOn().toString()));
        }
        if (facts.firstYear() != null) {
            values.put("startsOn", List.of(LocalDate.of(facts.firstYear(), 1, 1).toString()));
        }
        if (facts.lastYear() != null) {
            values.put("endsOn", List.of(LocalDate.of(facts.lastYear(), 12, 31).toString()));
        }
        values.putAll(CommitmentForm.lines(counted(text)));
        return new Form(values, List.of());
    }

    /** The counts that the text states ("hơn 60 tổ chức"), as where things stood when it was signed. */
    private static List<Indicator> counted(TextRead text) {
        return text.facts().baselines().stream()
                .map(count -> new Indicator(
                        Bilingual.same(shortened(count.what())),
                        "",
                        "",
                        List.of(new Indicator.Period(
                                null,
                                null,
                                new Figure(
                                        count.value(),
                                        Qualifier.valueOf(count.qualifier().name()),
                                        text.facts().signedOn(),
                                        shortened(text.title())),
                                null,
                                null))))
                .toList();
    }

    private static String shortened(String words) {
        return words.length() <= Terms.LONGEST_NAME ? words : words.substring(0, Terms.LONGEST_NAME - 1) + "…";
    }

    /** A page address made of a title: its words without diacritics, as many as fit. */
    private static String address(String title) {
        String words = VietnameseText.fold(title)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceFirst("^-?(chuong-trinh-)?", "")
                .replaceFirst("-$", "");
        if (words.length() <= LONGEST_ADDRESS) {
            return words;
        }
        int cut = words.lastIndexOf('-', LONGEST_ADDRESS);
        return words.substring(0, cut > 0 ? cut : LONGEST_ADDRESS);
    }

    @PostMapping("/programmes")
    ModelAndView create(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        Programme.Facts facts = read(fields, null);
        Long reading = fields.id("reading");
        List<Problem> problems = problemsOf(fields, facts);
        if (problems.isEmpty()) {
            Submission submission = CommitmentPages.submission(request);
            Outcome<ProgrammeId> outcome = reading == null
                    ? programmes.create(actor, facts, submission)
                    : readings.found(actor, new ReadingId(reading), facts, submission);
            if (outcome instanceof Outcome.Accepted<ProgrammeId>(ProgrammeId id)) {
                Flash.success(redirect, "programme.done.create");
                return new ModelAndView(
                        reading == null ? "redirect:/programmes/" + id : "redirect:/readings/" + reading);
            }
            problems = ((Outcome.Rejected<ProgrammeId>) outcome).problems();
        }
        refuseOutright(problems);
        response.setStatus(problems.getFirst().code().category().status());
        ModelAndView again = form(actor, null, Form.refused(request.getParameterMap(), problems), locale);
        return reading == null
                ? again
                : again.addObject("text", Refused.unlessAccepted(readings.waiting(actor, new ReadingId(reading))));
    }

    @GetMapping("/programmes/{id}/edit")
    ModelAndView edit(Actor actor, @PathVariable long id, Locale locale) {
        Programmes.View view = view(actor, id);
        if (!view.keeps()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        return form(actor, view.programme(), stored(view.programme()), locale);
    }

    @PostMapping("/programmes/{id}")
    ModelAndView save(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        Programmes.View view = view(actor, id);
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        Programme.Facts facts = read(fields, view.programme().facts());
        Long seen = fields.id("version");
        List<Problem> problems = problemsOf(fields, facts);
        if (problems.isEmpty()) {
            Outcome<Programme> outcome = programmes.edit(
                    actor,
                    view.programme().id(),
                    facts,
                    new Submission(CommitmentPages.submission(request).key(), seen));
            if (outcome instanceof Outcome.Accepted<Programme>) {
                Flash.success(redirect, "programme.done.edit");
                return new ModelAndView("redirect:/programmes/" + id);
            }
            problems = ((Outcome.Rejected<Programme>) outcome).problems();
        }
        refuseOutright(problems);
        response.setStatus(problems.getFirst().code().category().status());
        return form(actor, view.programme(), Form.refused(request.getParameterMap(), problems), locale);
    }

    private static Form stored(Programme programme) {
        Programme.Facts facts = programme.facts();
        Map<String, List<String>> values = new HashMap<>();
        values.put("version", List.of(Long.toString(programme.version())));
        values.put("address", List.of(facts.address()));
        values.put("titleVi", List.of(facts.title().vietnamese()));
        values.put("titleEn", List.of(facts.title().writtenEnglish()));
        values.put("parties", facts.parties().stream().map(PartyId::toString).toList());
        values.put("focalPoint", List.of(facts.focalPoint().toString()));
        values.put("legalBasis", List.of(String.join("\n", facts.legalBasis())));
        values.put("signedOn", List.of(iso(facts.signedOn())));
        values.put("startsOn", List.of(iso(facts.startsOn())));
        values.put("endsOn", List.of(iso(facts.endsOn())));
        ProgrammeId earlier = facts.successorOf();
        values.put("successorOf", List.of(earlier == null ? "" : earlier.toString()));
        values.put("open", facts.open() ? List.of("yes") : List.of());
        values.putAll(CommitmentForm.lines(facts.indicators()));
        return new Form(values, List.of());
    }

    private static Programme.Facts read(TypedFields fields, Programme.@Nullable Facts before) {
        List<PartyId> signatories = new ArrayList<>();
        for (String id : fields.all("parties")) {
            PartyId party = fields.party("parties", id);
            if (party != null) {
                signatories.add(party);
            }
        }
        Long earlier = fields.id("successorOf");
        String english = fields.text("titleEn");
        return new Programme.Facts(
                fields.text("address"),
                new Bilingual(fields.text("titleVi"), english.isEmpty() ? fields.text("titleVi") : english),
                signatories,
                fields.requiredParty("focalPoint"),
                fields.lines("legalBasis"),
                fields.date("signedOn"),
                fields.date("startsOn"),
                fields.date("endsOn"),
                // Every such form has lines for them; a request without any says nothing about them.
                before != null && fields.all("indicatorVi").isEmpty()
                        ? before.indicators()
                        : CommitmentForm.indicators(fields),
                earlier == null ? null : new ProgrammeId(earlier),
                fields.ticked("open"),
                before != null && before.demonstration());
    }

    private List<Problem> problemsOf(TypedFields fields, Programme.Facts facts) {
        List<Problem> problems = new ArrayList<>(fields.problems());
        facts.problems().stream()
                .filter(problem ->
                        problems.stream().noneMatch(known -> java.util.Objects.equals(known.field(), problem.field())))
                .forEach(problems::add);
        return problems;
    }

    private ModelAndView form(Actor actor, @Nullable Programme programme, Form form, Locale locale) {
        Map<String, String> earlier = new LinkedHashMap<>();
        programmes.list(actor).stream()
                .map(ProgrammeRow::programme)
                .filter(other -> programme == null || !other.id().equals(programme.id()))
                .forEach(other ->
                        earlier.put(other.id().toString(), other.facts().title().in(locale)));
        Map<String, Object> model = new HashMap<>();
        model.put("earlier", earlier);
        model.put("programme", programme);
        model.put("form", form);
        model.put("choices", parties.choices(locale, List.of()));
        return new ModelAndView("programme/programme-form", model);
    }

    private static void refuseOutright(List<Problem> problems) {
        if (problems.stream()
                .anyMatch(problem -> problem.field() == null
                        && (problem.code() == Refusal.FORBIDDEN || problem.code() == Refusal.NOT_FOUND))) {
            throw new Refused(problems);
        }
    }

    // ---- one unit, and all of them

    @GetMapping("/units/{id}")
    @Nullable
    ModelAndView unit(
            Actor actor,
            @PathVariable long id,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        if (id <= 0) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        PartyId unit = new PartyId(id);
        if (!parties.exists(unit)) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        CommitmentFilter filter = FilterAddress.read(query, null, unit);
        if (Downloads.asked(format)) {
            send(format, programmes.allCommitments(actor, filter, query), locale, response);
            return null;
        }
        CommitmentFilter all = FilterAddress.read(ListQuery.all(), null, unit);
        Overview overview = programmes.overview(actor, FilterAddress.read(leading(unit), null, unit));
        Overview part = programmes.overview(actor, all);
        Slice<CommitmentRow> slice = programmes.commitments(actor, filter, query);
        Set<PartyId> seen = CommitmentPages.inRows(slice.rows());
        seen.add(unit);
        Map<String, Object> model = new HashMap<>();
        model.put("unit", unit);
        model.put("slice", slice);
        model.put("overview", overview);
        model.put("mixed", slice.rows().stream().anyMatch(CommitmentRow::demonstration));
        model.put("coordinated", part.total() - overview.total());
        model.put("coordinatedOverdue", part.count(Standing.OPEN_OVERDUE) - overview.count(Standing.OPEN_OVERDUE));
        model.put("names", parties.of(seen));
        model.put("filter", filter);
        model.put("today", VietnamTime.today(clock));
        return new ModelAndView("programme/unit", model);
    }

    /** What the unit answers for, as the leader's page counts it: what it leads, not what it helps with. */
    private static ListQuery leading(PartyId unit) {
        return new ListQuery("", null, false, 1, ListQuery.DEFAULT_SIZE, Map.of("lead", unit.toString()));
    }

    /** How many of the most overdue a leader sees at once. */
    private static final int MOST_URGENT = 10;

    @GetMapping("/leader")
    @Nullable
    ModelAndView leader(
            Actor actor,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        if (!actor.maySomewhere(ProgrammePermission.SEE_WHOLE)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        CommitmentFilter filter = FilterAddress.read(query);
        Overview overview = programmes.overview(actor, filter);
        if (Downloads.asked(format)) {
            Names named = parties.of(PartyNames.in(overview).toList());
            Downloads.send(format, heat(named), overview.leads().iterator(), languages.in(locale), response);
            return null;
        }
        ListQuery urgent = new ListQuery(query.text(), null, false, 1, MOST_URGENT, query.filters());
        List<CommitmentRow> rows = programmes.commitments(actor, filter, urgent).rows().stream()
                .filter(row -> row.standing().open())
                .toList();
        Forecasts.Outlook outlook = forecasts.outlook(actor, filter, MOST_LIKELY_LATE);
        Set<PartyId> seen = CommitmentPages.inRows(rows);
        outlook.likelyLate().forEach(line -> PartyNames.in(line.row()).forEach(seen::add));
        PartyNames.in(overview).forEach(seen::add);
        Map<String, Object> model = new HashMap<>();
        model.put("outlook", outlook);
        model.put("overview", overview);
        model.put("urgent", rows);
        model.put("names", parties.of(seen));
        model.put("programmes", programmes.list(actor));
        model.put("filter", filter);
        model.put("today", VietnamTime.today(clock));
        return new ModelAndView("programme/leader", model);
    }

    private void send(String format, List<CommitmentRow> rows, Locale locale, HttpServletResponse response)
            throws IOException {
        Downloads.send(
                format,
                CommitmentTable.listing(
                        parties.of(CommitmentPages.inRows(rows)), languages, locale, VietnamTime.today(clock)),
                rows.iterator(),
                languages.in(locale),
                response);
    }

    /** The heat map as a list, all lines of it. */
    private static Listing<Overview.Line> heat(Names names) {
        List<Listing.Column<Overview.Line>> columns = new ArrayList<>();
        columns.add(new Listing.Column<>("lead", "programme.column.lead", line -> names.plain(line.lead()), false));
        for (Standing standing : Heat.COLUMNS) {
            columns.add(new Listing.Column<>(
                    standing.key(), "programme.standing." + standing.key(), line -> line.count(standing), false));
        }
        columns.add(new Listing.Column<>("total", "programme.total", Overview.Line::total, false));
        return new Listing<>("tinh-trang-theo-don-vi", "programme.leader.heat", columns);
    }

    private static Listing<ProgrammeRow> programmeTable(Names names, Locale locale) {
        return new Listing<>(
                "chuong-trinh",
                "programme.programmes",
                List.of(
                        new Listing.Column<>(
                                "title",
                                "programme.column.programme",
                                row -> row.programme().facts().title().in(locale),
                                false),
                        new Listing.Column<>(
                                "parties",
                                "programme.parties",
                                row -> String.join(
                                        "; ",
                                        row.programme().facts().parties().stream()
                                                .map(party -> names.plain(new Holder.Known(party)))
                                                .toList()),
                                false),
                        new Listing.Column<>(
                                "signed",
                                "programme.signed-on",
                                row -> row.programme().facts().signedOn(),
                                false),
                        new Listing.Column<>(
                                "starts",
                                "programme.starts-on",
                                row -> row.programme().facts().startsOn(),
                                false),
                        new Listing.Column<>(
                                "ends",
                                "programme.ends-on",
                                row -> row.programme().facts().endsOn(),
                                false),
                        new Listing.Column<>("total", "programme.total", ProgrammeRow::total, false),
                        new Listing.Column<>("done", "programme.stage.confirmed", ProgrammeRow::done, false),
                        new Listing.Column<>(
                                "overdue", "programme.standing.open-overdue", ProgrammeRow::overdue, false),
                        new Listing.Column<>(
                                "without-deadline",
                                "programme.standing.open-without-deadline",
                                ProgrammeRow::withoutDeadline,
                                false)));
    }

    private Programmes.View view(Actor actor, long id) {
        return Refused.unlessAccepted(programmes.view(actor, CommitmentPages.programmeId(id)));
    }

    private static String iso(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }
}
