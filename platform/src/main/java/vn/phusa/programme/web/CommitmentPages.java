package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
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
import vn.phusa.base.store.OwnAddress;
import vn.phusa.document.DocumentPermission;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.programme.AnswerLinks;
import vn.phusa.programme.Change;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.CommitmentView;
import vn.phusa.programme.CommitmentView.Verb;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Dependency;
import vn.phusa.programme.Differences;
import vn.phusa.programme.Evidence;
import vn.phusa.programme.Figure;
import vn.phusa.programme.Finding;
import vn.phusa.programme.Forecasts;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Overview;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammeProblem;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.programme.Terms;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.web.Downloads;

/** Lists of commitments, a commitment with its history, and all that can be done with it. */
@Controller
class CommitmentPages {
    private final Commitments commitments;
    private final Programmes programmes;
    private final Documents documents;
    private final AnswerLinks answers;
    private final Forecasts forecasts;
    private final PartyNames parties;
    private final Languages languages;
    private final OwnAddress own;
    private final Clock clock;

    CommitmentPages(
            Commitments commitments,
            Programmes programmes,
            Documents documents,
            AnswerLinks answers,
            Forecasts forecasts,
            PartyNames parties,
            Languages languages,
            OwnAddress own,
            Clock clock) {
        this.commitments = commitments;
        this.programmes = programmes;
        this.documents = documents;
        this.answers = answers;
        this.forecasts = forecasts;
        this.parties = parties;
        this.languages = languages;
        this.own = own;
        this.clock = clock;
    }

    // ---- the list

    @GetMapping("/commitments")
    @Nullable
    ModelAndView list(
            Actor actor,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        CommitmentFilter filter = FilterAddress.read(query);
        LocalDate today = VietnamTime.today(clock);
        if (Downloads.asked(format)) {
            List<CommitmentRow> rows = programmes.allCommitments(actor, filter, query);
            Names names = parties.of(inRows(rows));
            Downloads.send(
                    format,
                    CommitmentTable.listing(names, languages, locale, today),
                    rows.iterator(),
                    languages.in(locale),
                    response);
            return null;
        }
        // The totals first: they know how many rows there are.
        Overview overview = programmes.overview(actor, filter);
        Slice<CommitmentRow> slice = programmes.commitments(actor, filter, query);
        Set<PartyId> seen = inRows(slice.rows());
        PartyNames.in(overview).forEach(seen::add);
        Map<String, Object> model = new HashMap<>();
        model.put("slice", slice);
        model.put("overview", overview);
        model.put("names", parties.of(seen));
        model.put("today", today);
        model.put("filter", filter);
        return new ModelAndView("programme/commitments", model);
    }

    static Set<PartyId> inRows(List<CommitmentRow> rows) {
        Set<PartyId> seen = new HashSet<>();
        rows.forEach(row -> PartyNames.in(row).forEach(seen::add));
        return seen;
    }

    // ---- one commitment

    @GetMapping("/commitments/{id}")
    ModelAndView show(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String asOf, Locale locale) {
        return page(actor, id(id), asOf, Form.empty(), null, locale);
    }

    private ModelAndView page(
            Actor actor, CommitmentId id, String asOf, Form form, @Nullable Verb refusedVerb, Locale locale) {
        CommitmentView view = Refused.unlessAccepted(commitments.view(actor, id, FilterAddress.moment(asOf)));
        Set<PartyId> seen = new HashSet<>();
        PartyNames.in(view.commitment()).forEach(seen::add);
        PartyNames.in(view.programme()).forEach(seen::add);
        view.history().forEach(entry -> PartyNames.in(entry).forEach(seen::add));
        Map<Long, List<Change>> edits = Words.edits(view.history());
        edits.values()
                .forEach(changes ->
                        changes.forEach(change -> PartyNames.in(change).forEach(seen::add)));
        List<PartyNames.Ended> ended =
                view.commitment().life().over() ? List.of() : parties.ended(PartyNames.in(view.commitment()));
        ended.forEach(one -> seen.addAll(one.heirs()));
        Names names = parties.of(seen);
        LocalDate signed = view.programme().facts().signedOn();
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("ended", ended);
        model.put("names", names);
        model.put("namesThen", signed == null ? names : parties.on(seen, signed));
        model.put("edits", edits);
        model.put("today", VietnamTime.today(clock));
        if (view.before() == null) {
            forecasts.ofCommitment(id).ifPresent(forecast -> {
                model.put("forecast", forecast);
                model.put("forecastNumbers", forecasts.numbers(forecast));
            });
        }
        model.put("form", form);
        model.put("refusedVerb", refusedVerb == null ? "" : refusedVerb.key());
        boolean choosing = view.may(Verb.TRANSFER) || view.may(Verb.BIND);
        model.put("choices", choosing ? parties.choices(locale, List.of()) : Map.<String, String>of());
        model.put("siblings", view.may(Verb.CONNECT) ? siblings(actor, view) : Map.<String, String>of());
        model.put("successors", view.may(Verb.CARRY_OVER) ? successors(actor, view, locale) : Map.<String, String>of());
        return new ModelAndView("programme/commitment", model);
    }

    /** The other commitments of the programme: id → number and wording. */
    private Map<String, String> siblings(Actor actor, CommitmentView view) {
        Map<String, String> found = new LinkedHashMap<>();
        ListQuery byNumber = new ListQuery("", "number", false, 1, 500, Map.of());
        programmes.commitments(actor, CommitmentFilter.of(view.programme().id()), byNumber).rows().stream()
                .filter(row -> !row.id().equals(view.commitment().id()))
                .forEach(row -> found.put(row.id().toString(), row.number() + ". " + shortened(row.wording())));
        return found;
    }

    private Map<String, String> successors(Actor actor, CommitmentView view, Locale locale) {
        Map<String, String> found = new LinkedHashMap<>();
        Refused.unlessAccepted(programmes.view(actor, view.programme().id()))
                .successors()
                .forEach(next ->
                        found.put(next.id().toString(), next.facts().title().in(locale)));
        return found;
    }

    private static String shortened(Bilingual wording) {
        String text = wording.vietnamese();
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }

    // ---- what can be done

    @PostMapping("/commitments/{id}/do/{verb}")
    ModelAndView act(
            Actor actor,
            @PathVariable long id,
            @PathVariable String verb,
            @RequestParam(name = "add-evidence-file", required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        Verb asked = verb(verb);
        CommitmentId commitment = id(id);
        TypedFields fields = new TypedFields(request.getParameterMap(), asked.key() + "-");
        Outcome<CommitmentId> outcome = act(actor, commitment, asked, fields, file, submission(request));
        return switch (outcome) {
            case Outcome.Accepted<CommitmentId>(CommitmentId where) -> {
                Flash.success(redirect, "programme.done." + asked.key());
                yield new ModelAndView("redirect:/commitments/" + where);
            }
            case Outcome.Rejected<CommitmentId>(List<Problem> problems) -> {
                if (problems.stream()
                        .anyMatch(problem -> problem.code() == Refusal.FORBIDDEN
                                || problem.code() == Refusal.NOT_FOUND && problem.field() == null)) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                yield page(
                        actor,
                        commitment,
                        "",
                        Form.refused(request.getParameterMap(), fields.placed(problems)),
                        asked,
                        locale);
            }
        };
    }

    private Outcome<CommitmentId> act(
            Actor actor,
            CommitmentId id,
            Verb verb,
            TypedFields fields,
            @Nullable MultipartFile file,
            Submission submission) {
        return switch (verb) {
            case EDIT -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
            case ASSIGN -> {
                LocalDate on = fields.date("on");
                yield unread(fields).orElse(() -> commitments.assign(actor, id, on, submission));
            }
            case RECEIVE -> done(commitments.receive(actor, id, submission));
            case REPORT -> {
                LocalDate on = fields.date("on");
                Integer percent = fields.whole("percent");
                Confidence rating = fields.chosen("rating", Confidence::of);
                yield unread(fields)
                        .orElse(() -> commitments.reportProgress(
                                actor,
                                id,
                                on,
                                percent,
                                fields.text("text"),
                                fields.text("obstacles"),
                                rating,
                                submission));
            }
            case REPORT_DONE -> {
                LocalDate on = fields.date("on");
                yield unread(fields)
                        .orElse(() -> commitments.reportDone(actor, id, on, fields.text("text"), submission));
            }
            case CONFIRM -> done(commitments.confirm(actor, id, fields.text("note"), submission));
            case GIVE_BACK -> done(commitments.giveBack(actor, id, fields.text("reason"), submission));
            case ASK_EXTENSION -> {
                LocalDate newDue = fields.requiredDate("newDue");
                yield unread(fields)
                        .orElse(() -> commitments.askExtension(actor, id, newDue, fields.text("reason"), submission));
            }
            case GRANT_EXTENSION -> {
                LocalDate newDue = fields.requiredDate("newDue");
                yield unread(fields).orElse(() -> commitments.grantExtension(actor, id, newDue, submission));
            }
            case REFUSE_EXTENSION -> done(commitments.refuseExtension(actor, id, fields.text("reason"), submission));
            case SUSPEND -> done(commitments.suspend(actor, id, fields.text("reason"), submission));
            case RESUME -> done(commitments.resume(actor, id, submission));
            case TRANSFER -> {
                PartyId to = fields.requiredParty("to");
                yield unread(fields)
                        .orElse(() -> known("to", to)
                                .orElse(() -> commitments.transfer(actor, id, to, fields.text("reason"), submission)));
            }
            case CARRY_OVER -> {
                long to = fields.requiredId("to");
                LocalDate newDue = fields.date("newDue");
                yield fields.problems().isEmpty()
                        ? commitments.carryOver(actor, id, new ProgrammeId(to), newDue, submission)
                        : Outcome.rejected(fields.bare());
            }
            case END -> done(commitments.end(actor, id, fields.text("reason"), submission));
            case BIND -> {
                PartyId party = fields.requiredParty("party");
                String written = fields.text("written");
                yield unread(fields)
                        .orElse(() -> known("party", party)
                                .orElse(() -> written.isEmpty()
                                        ? commitments.bindLead(actor, id, party, submission)
                                        : commitments.bindCoordinator(actor, id, written, party, submission)));
            }
            case CONNECT -> connect(actor, id, fields, submission);
            case ADD_EVIDENCE -> evidence(actor, id, fields, file, submission);
            case WITHDRAW_EVIDENCE -> {
                int which = place(fields, "which");
                yield unread(fields)
                        .orElse(() ->
                                commitments.withdrawEvidence(actor, id, which, fields.text("reason"), submission));
            }
            case WITHDRAW_REPORT -> done(commitments.withdrawReport(actor, id, fields.text("reason"), submission));
            case REACH_MILESTONE -> {
                int which = place(fields, "which");
                LocalDate on = fields.date("on");
                yield unread(fields)
                        .orElse(() -> commitments.reachMilestone(
                                actor, id, which, on == null ? VietnamTime.today(clock) : on, submission));
            }
            case REPORT_ACTUAL -> actual(actor, id, fields, submission);
            case ESTIMATE -> {
                Integer optimistic = fields.requiredWhole("optimistic");
                Integer likely = fields.requiredWhole("likely");
                Integer pessimistic = fields.requiredWhole("pessimistic");
                yield unread(fields)
                        .orElse(() -> commitments.estimate(actor, id, optimistic, likely, pessimistic, submission));
            }
            case ASK_EXPLANATION -> {
                int days = fields.requiredWhole("days");
                yield unread(fields)
                        .orElse(() -> commitments.askExplanation(actor, id, fields.text("question"), days, submission));
            }
            case EXPLAIN -> {
                int which = place(fields, "which");
                yield unread(fields)
                        .orElse(() -> commitments.explain(actor, id, which, fields.text("answer"), submission));
            }
            case SEND_LINK -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
            case RECORD_FINDING -> {
                LocalDate asOf = fields.date("asOf");
                Finding.Certainty certainty = fields.chosen("certainty", Finding.Certainty::of);
                String text = fields.text("text");
                String english = fields.text("textEn");
                yield unread(fields)
                        .orElse(() -> commitments.recordFinding(
                                actor,
                                id,
                                new Finding(
                                        new Bilingual(text, english.isEmpty() ? text : english),
                                        fields.text("source"),
                                        asOf,
                                        certainty == null ? Finding.Certainty.SECONDARY : certainty),
                                submission));
            }
        };
    }

    /** A thing's place in a list of the page, which counts from 1. */
    private static int place(TypedFields fields, String field) {
        return (int) Math.min(fields.requiredId(field), Integer.MAX_VALUE) - 1;
    }

    /** The choice names the indicator and the period by their places: "2.1". */
    private Outcome<CommitmentId> actual(Actor actor, CommitmentId id, TypedFields fields, Submission submission) {
        String which = fields.text("which");
        if (!which.matches("[1-9]\\d{0,3}\\.[1-9]\\d{0,3}")) {
            return Outcome.rejected(Problem.at("which", Refusal.REQUIRED));
        }
        String typed = fields.text("value");
        BigDecimal value = fields.decimal("value", typed);
        Qualifier qualifier = fields.chosen("qualifier", Qualifier::valueOf);
        LocalDate asOf = fields.date("asOf");
        if (typed.isEmpty()) {
            fields.problems().add(Problem.at("report-actual-value", Refusal.REQUIRED));
        }
        if (value == null || !fields.problems().isEmpty()) {
            return Outcome.rejected(fields.bare());
        }
        int dot = which.indexOf('.');
        return done(commitments.reportActual(
                actor,
                id,
                Integer.parseInt(which.substring(0, dot)) - 1,
                Integer.parseInt(which.substring(dot + 1)) - 1,
                new Figure(value, qualifier == null ? Qualifier.EXACTLY : qualifier, asOf, fields.text("source")),
                submission));
    }

    /** Makes a one-time link for the lead, and shows it once. */
    @PostMapping("/commitments/{id}/answer-link")
    ModelAndView answerLink(Actor actor, @PathVariable long id, HttpServletResponse response) {
        AnswerLinks.Sent sent = Refused.unlessAccepted(answers.send(actor, id(id)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Map<String, Object> model = new HashMap<>();
        model.put("id", id(id));
        model.put("link", own.of(sent.path()));
        model.put("mailedTo", sent.mailedTo());
        return new ModelAndView("programme/answer-link", model);
    }

    /** Stores the file, if one was chosen, and notes it; without a name the file's own name stands. An empty file is refused. */
    private Outcome<CommitmentId> evidence(
            Actor actor, CommitmentId id, TypedFields fields, @Nullable MultipartFile file, Submission submission) {
        String name = fields.text("name");
        String fileName = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file == null || file.isEmpty() && fileName.isBlank()) {
            return done(commitments.addEvidence(actor, id, new Evidence(name, null), submission));
        }
        return commitments.view(actor, id).then(view -> {
            if (!view.may(Verb.ADD_EVIDENCE)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            PartyId owner = view.commitment().terms().lead() instanceof Holder.Known(PartyId lead)
                            && actor.may(DocumentPermission.STORE, lead)
                    ? lead
                    : view.programme().facts().focalPoint();
            try (InputStream content = file.getInputStream()) {
                return documents
                        .store(actor, content, fileName, owner, Visibility.OWNER)
                        .then(document -> done(commitments.addEvidence(
                                actor,
                                id,
                                new Evidence(name.isEmpty() ? fileName : name, document.value()),
                                submission)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read a file just received", e);
            }
        });
    }

    private Outcome<CommitmentId> connect(Actor actor, CommitmentId id, TypedFields fields, Submission submission) {
        long other = fields.requiredId("other");
        Integer lag = fields.whole("lag");
        Dependency.Type type = fields.chosen("type", code -> {
            for (Dependency.Type candidate : Dependency.Type.values()) {
                if (candidate.code().equals(code)) {
                    return candidate;
                }
            }
            throw new IllegalArgumentException(code);
        });
        if (!fields.problems().isEmpty()) {
            return Outcome.rejected(fields.bare());
        }
        CommitmentId second = new CommitmentId(other);
        Outcome<Commitment> outcome = switch (fields.text("how")) {
            case "unlink" -> commitments.unlink(actor, id, second, submission);
            case "undepend" -> commitments.dependNoMoreOn(actor, id, second, submission);
            case "depend" ->
                commitments.dependOn(
                        actor,
                        id,
                        new Dependency(
                                second, type == null ? Dependency.Type.FINISH_TO_START : type, lag == null ? 0 : lag),
                        submission);
            default -> commitments.link(actor, id, second, submission);
        };
        return switch (outcome) {
            case Outcome.Accepted<Commitment>(Commitment after) -> Outcome.accepted(after.id());
            // The form has one field for the other commitment, whatever the verb calls it.
            case Outcome.Rejected<Commitment>(List<Problem> problems) ->
                Outcome.rejected(problems.stream()
                        .map(problem -> "predecessor".equals(problem.field())
                                ? Problem.at(
                                        "other",
                                        problem.code(),
                                        problem.arguments().toArray())
                                : problem)
                        .toList());
        };
    }

    /** Either what could not be read, or what the command says. */
    private record Unread(List<Problem> problems) {
        Outcome<CommitmentId> orElse(java.util.function.Supplier<Outcome<Commitment>> command) {
            return problems.isEmpty() ? done(command.get()) : Outcome.rejected(problems);
        }
    }

    private record Known(List<Problem> problems) {
        Outcome<Commitment> orElse(java.util.function.Supplier<Outcome<Commitment>> command) {
            return problems.isEmpty() ? command.get() : Outcome.rejected(problems);
        }
    }

    private Unread unread(TypedFields fields) {
        return new Unread(fields.bare());
    }

    private Known known(String field, PartyId party) {
        return new Known(
                parties.exists(party) ? List.of() : List.of(Problem.at(field, ProgrammeProblem.UNKNOWN_PARTY)));
    }

    private static Outcome<CommitmentId> done(Outcome<Commitment> outcome) {
        return outcome.map(Commitment::id);
    }

    private static Verb verb(String key) {
        for (Verb verb : Verb.values()) {
            if (verb.key().equals(key)) {
                return verb;
            }
        }
        throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
    }

    // ---- writing the terms

    @GetMapping("/programmes/{programme}/commitments/new")
    ModelAndView fresh(Actor actor, @PathVariable long programme, Locale locale) {
        Programmes.View view = Refused.unlessAccepted(programmes.view(actor, programmeId(programme)));
        if (!view.keeps()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        PartyId assigner = view.programme().facts().parties().getFirst();
        return form(view, null, CommitmentForm.fresh(assigner), List.of(), List.of(), locale);
    }

    @PostMapping("/programmes/{programme}/commitments")
    ModelAndView raise(
            Actor actor,
            @PathVariable long programme,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        Programmes.View view = Refused.unlessAccepted(programmes.view(actor, programmeId(programme)));
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        Terms terms = CommitmentForm.read(fields, null);
        List<Problem> problems = problemsOf(fields, terms);
        if (problems.isEmpty()) {
            Outcome<CommitmentId> outcome =
                    commitments.raise(actor, view.programme().id(), terms, submission(request));
            if (outcome instanceof Outcome.Accepted<CommitmentId>(CommitmentId id)) {
                Flash.success(redirect, "programme.done.raise");
                return new ModelAndView("redirect:/commitments/" + id);
            }
            problems = ((Outcome.Rejected<CommitmentId>) outcome).problems();
        }
        refuseOutright(problems);
        response.setStatus(problems.getFirst().code().category().status());
        return form(view, null, Form.refused(request.getParameterMap(), problems), List.of(), List.of(), locale);
    }

    @GetMapping("/commitments/{id}/edit")
    ModelAndView edit(Actor actor, @PathVariable long id, Locale locale) {
        CommitmentView view = Refused.unlessAccepted(commitments.view(actor, id(id)));
        if (!view.may(Verb.EDIT)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Form form =
                CommitmentForm.of(view.commitment().terms(), view.commitment().version());
        return form(programmeOf(actor, view), view, form, List.of(), List.of(), locale);
    }

    @PostMapping("/commitments/{id}")
    ModelAndView save(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        CommitmentView view = Refused.unlessAccepted(commitments.view(actor, id(id)));
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        Terms terms = CommitmentForm.read(fields, view.commitment().terms());
        Long seen = fields.id("version");
        List<Problem> problems = problemsOf(fields, terms);
        if (problems.isEmpty()) {
            Outcome<Commitment> outcome = commitments.edit(
                    actor, id(id), terms, new Submission(submission(request).key(), seen));
            if (outcome instanceof Outcome.Accepted<Commitment>) {
                Flash.success(redirect, "programme.done.edit");
                return new ModelAndView("redirect:/commitments/" + id);
            }
            problems = ((Outcome.Rejected<Commitment>) outcome).problems();
        }
        refuseOutright(problems);
        response.setStatus(problems.getFirst().code().category().status());
        boolean changedMeanwhile = problems.stream().anyMatch(problem -> problem.code() == Refusal.CHANGED_MEANWHILE);
        List<Change> theirs = List.of();
        List<Change> mine = List.of();
        Map<String, String[]> typed = new HashMap<>(request.getParameterMap());
        if (changedMeanwhile && seen != null) {
            Terms now = view.commitment().terms();
            theirs = commitments.atVersion(actor, id(id), seen) instanceof Outcome.Accepted<Commitment>(var then)
                    ? Differences.between(then.terms(), now)
                    : List.of();
            mine = Differences.between(now, terms);
            // Sending the form once more, with the difference before one's eyes, is the choice to keep one's own.
            typed.put("version", new String[] {Long.toString(view.commitment().version())});
        }
        return form(programmeOf(actor, view), view, Form.refused(typed, problems), theirs, mine, locale);
    }

    private List<Problem> problemsOf(TypedFields fields, Terms terms) {
        List<Problem> problems = new ArrayList<>(fields.problems());
        terms.problems().stream()
                .filter(problem ->
                        problems.stream().noneMatch(known -> java.util.Objects.equals(known.field(), problem.field())))
                .forEach(problems::add);
        if (terms.lead() instanceof Holder.Known(PartyId party) && !parties.exists(party)) {
            problems.add(Problem.at("lead", ProgrammeProblem.UNKNOWN_PARTY));
        }
        for (Holder coordinator : terms.coordinators()) {
            if (coordinator instanceof Holder.Known(PartyId party) && !parties.exists(party)) {
                problems.add(Problem.at("coordinators", ProgrammeProblem.UNKNOWN_PARTY));
            }
        }
        return problems;
    }

    private static void refuseOutright(List<Problem> problems) {
        if (problems.stream()
                .anyMatch(problem -> problem.field() == null
                        && (problem.code() == Refusal.FORBIDDEN || problem.code() == Refusal.NOT_FOUND))) {
            throw new Refused(problems);
        }
    }

    private Programmes.View programmeOf(Actor actor, CommitmentView view) {
        return Refused.unlessAccepted(programmes.view(actor, view.programme().id()));
    }

    private ModelAndView form(
            Programmes.View programme,
            @Nullable CommitmentView view,
            Form form,
            List<Change> theirs,
            List<Change> mine,
            Locale locale) {
        Set<PartyId> seen = new HashSet<>();
        if (view != null) {
            PartyNames.in(view.commitment()).forEach(seen::add);
        }
        theirs.forEach(change -> PartyNames.in(change).forEach(seen::add));
        mine.forEach(change -> PartyNames.in(change).forEach(seen::add));
        Map<String, Object> model = new HashMap<>();
        model.put("programme", programme.programme());
        model.put("commitment", view == null ? null : view.commitment());
        model.put("form", form);
        model.put("choices", parties.choices(locale, seen));
        model.put("names", parties.of(seen));
        model.put("theirs", theirs);
        model.put("mine", mine);
        return new ModelAndView("programme/commitment-form", model);
    }

    static Submission submission(HttpServletRequest request) {
        String once = request.getParameter("_once");
        return once != null && once.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Submission.of(UUID.fromString(once))
                : Submission.none();
    }

    static CommitmentId id(long id) {
        if (id <= 0) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return new CommitmentId(id);
    }

    static ProgrammeId programmeId(long id) {
        if (id <= 0) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return new ProgrammeId(id);
    }
}
