package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
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
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.DocumentProblem;
import vn.phusa.document.Documents;
import vn.phusa.party.Parties;
import vn.phusa.party.Resolution;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.exchange.Columns;
import vn.phusa.programme.exchange.Import;
import vn.phusa.programme.exchange.ImportField;
import vn.phusa.programme.exchange.ImportId;
import vn.phusa.programme.exchange.ImportKind;
import vn.phusa.programme.exchange.ImportTemplate;
import vn.phusa.programme.exchange.ImportedRow;
import vn.phusa.programme.exchange.Imports;
import vn.phusa.programme.exchange.RejectedRows;
import vn.phusa.programme.exchange.Settled;
import vn.phusa.shell.Exports;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** Tables that come in: the template, the file, its columns, its rows, and taking it all back. */
@Controller
class ImportPages {
    private static final int SAMPLE_ROWS = 20;

    private final Imports imports;
    private final Programmes programmes;
    private final Documents documents;
    private final Parties register;
    private final PartyNames parties;
    private final Languages languages;
    private final Clock clock;

    ImportPages(
            Imports imports,
            Programmes programmes,
            Documents documents,
            Parties register,
            PartyNames parties,
            Languages languages,
            Clock clock) {
        this.imports = imports;
        this.programmes = programmes;
        this.documents = documents;
        this.register = register;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    // ---- handing in

    private static Listing<Import> earlier(Wording words) {
        return new Listing<>(
                "bang-da-nhap",
                "programme.import.earlier",
                List.of(
                        new Listing.Column<>("file", "programme.import.file", Import::fileName, false),
                        new Listing.Column<>(
                                "kind",
                                "programme.import.kind",
                                table -> words.say(
                                        "programme.import.kind." + table.kind().key()),
                                false),
                        new Listing.Column<>("at", "programme.import.when", Import::at, false),
                        new Listing.Column<>("by", "programme.import.by", Import::byName, false),
                        new Listing.Column<>(
                                "state",
                                "programme.import.state",
                                table -> words.say("programme.import.state."
                                        + table.state().key()),
                                false),
                        new Listing.Column<>("rows", "programme.import.stored-rows", Import::storedRows, false),
                        new Listing.Column<>("digest", "programme.import.digest", Import::digest, false)));
    }

    @GetMapping("/programmes/{programme}/imports")
    @Nullable
    ModelAndView start(
            Actor actor,
            @PathVariable long programme,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        if (Downloads.asked(format)) {
            Imports.Door door = Refused.unlessAccepted(imports.door(actor, CommitmentPages.programmeId(programme)));
            Wording words = languages.in(locale);
            Downloads.send(format, earlier(words), door.earlier().iterator(), words, response);
            return null;
        }
        return start(
                actor,
                CommitmentPages.programmeId(programme),
                Form.of(kind.isEmpty() ? Map.of() : Map.of("kind", kind)));
    }

    private ModelAndView start(Actor actor, ProgrammeId programme, Form form) {
        Imports.Door door = Refused.unlessAccepted(imports.door(actor, programme));
        Form filled = form.value("kind").isEmpty() && form.problems().isEmpty()
                ? Form.of(Map.of("kind", door.kinds().getFirst().key()))
                : form;
        return new ModelAndView("programme/imports", Map.of("door", door, "form", filled));
    }

    @GetMapping("/programmes/{programme}/imports/template")
    void template(
            Actor actor,
            @PathVariable long programme,
            @RequestParam(defaultValue = "commitments") String kind,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        ProgrammeId id = CommitmentPages.programmeId(programme);
        Imports.Door door = Refused.unlessAccepted(imports.door(actor, id));
        ImportKind wanted = kind(kind);
        if (!door.kinds().contains(wanted)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        List<ImportTemplate.Known> known = new ArrayList<>();
        if (wanted == ImportKind.PROGRESS) {
            List<CommitmentRow> rows = programmes.allCommitments(
                    actor,
                    CommitmentFilter.of(id),
                    new ListQuery("", "number", false, 1, ListQuery.DEFAULT_SIZE, Map.of()));
            Names names = parties.of(CommitmentPages.inRows(rows));
            rows.stream()
                    .filter(row -> !row.stage().key().equals("confirmed"))
                    .limit(Imports.MOST_ROWS)
                    .forEach(row -> known.add(
                            new ImportTemplate.Known(row.number(), row.wording().in(locale), names.plain(row.lead()))));
        }
        List<String> units = List.copyOf(parties.choices(locale, List.of()).values());
        attach(response, wanted == ImportKind.PROGRESS ? "mau-bao-cao-tien-do" : "mau-nhap-nhiem-vu");
        ImportTemplate.write(
                wanted,
                units,
                examples(door.programme(), units, locale),
                known,
                languages.in(locale),
                response.getOutputStream());
    }

    /** Who leads, who helps and who assigns in this very programme. */
    private Map<ImportField, String> examples(Programme programme, List<String> units, Locale locale) {
        Map<ImportField, String> examples = new EnumMap<>(ImportField.class);
        PartyId focalPoint = programme.facts().focalPoint();
        Names names = parties.of(Stream.concat(Stream.of(focalPoint), programme.facts().parties().stream())
                .toList());
        String lead = names.plain(new Holder.Known(focalPoint));
        examples.put(ImportField.LEAD, lead);
        programme.facts().parties().stream()
                .findFirst()
                .ifPresent(party -> examples.put(ImportField.ASSIGNER, names.plain(new Holder.Known(party))));
        List<String> others = units.stream()
                .filter(unit -> !examples.containsValue(unit))
                .limit(2)
                .toList();
        if (others.size() == 2) {
            examples.put(ImportField.COORDINATORS, String.join("; ", others));
        }
        return examples;
    }

    private static void attach(HttpServletResponse response, String name) {
        response.setContentType(Exports.XLSX);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment().filename(name + ".xlsx").build().toString());
    }

    private static ImportKind kind(String key) {
        try {
            return ImportKind.of(key);
        } catch (IllegalArgumentException unknown) {
            throw new Refused(List.of(Problem.at("kind", Refusal.UNKNOWN_CHOICE, key)));
        }
    }

    @PostMapping("/programmes/{programme}/imports")
    ModelAndView upload(
            Actor actor,
            @PathVariable long programme,
            @RequestParam(defaultValue = "commitments") String kind,
            @RequestParam(defaultValue = "") String sheet,
            @RequestParam(defaultValue = "") String headerRow,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ProgrammeId id = CommitmentPages.programmeId(programme);
        // Who may not bring anything learns nothing about the file.
        Refused.unlessAccepted(imports.door(actor, id));
        Outcome<ImportId> outcome = file == null || file.isEmpty()
                ? Outcome.rejected(Problem.at("file", DocumentProblem.EMPTY))
                : taken(actor, id, kind(kind), file, sheet, headerRow);
        return switch (outcome) {
            case Outcome.Accepted<ImportId>(ImportId made) -> new ModelAndView("redirect:/imports/" + made);
            case Outcome.Rejected<ImportId>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield start(actor, id, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private Outcome<ImportId> taken(
            Actor actor, ProgrammeId id, ImportKind kind, MultipartFile file, String sheet, String headerRow)
            throws IOException {
        if (!headerRow.isBlank() && !headerRow.strip().matches("[1-9]\\d{0,5}")) {
            return Outcome.rejected(Problem.at("headerRow", Refusal.NOT_A_NUMBER, headerRow));
        }
        try (InputStream content = file.getInputStream()) {
            return documents
                    .tableOf(content, Objects.requireNonNullElse(file.getOriginalFilename(), ""))
                    .then(table -> imports.read(
                            actor,
                            id,
                            kind,
                            table,
                            sheet,
                            headerRow.isBlank() ? null : Integer.valueOf(headerRow.strip())));
        }
    }

    // ---- looking

    @GetMapping("/imports/{id}")
    ModelAndView show(Actor actor, @PathVariable long id, ListQuery query, Locale locale) {
        Imports.View view = Refused.unlessAccepted(imports.view(actor, id(id)));
        return switch (view.table().state()) {
            case READ -> columns(actor, view, Form.empty(), locale);
            case CHECKED, STORED, UNDONE -> rows(actor, view, query, locale, Form.empty());
            case STORING ->
                new ModelAndView(
                        "programme/import-storing",
                        Map.of("view", view, "interrupted", view.interrupted(clock.instant())));
            case DISCARDED -> throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        };
    }

    /** The part of the page that moves while a large table is stored. */
    @GetMapping("/imports/{id}/progress")
    ModelAndView progress(Actor actor, @PathVariable long id, HttpServletResponse response) {
        Imports.View view = Refused.unlessAccepted(imports.view(actor, id(id)));
        if (view.table().state() != Import.State.STORING) {
            response.setHeader("HX-Refresh", "true");
        }
        return new ModelAndView(
                "programme/part-import-progress",
                Map.of("view", view, "interrupted", view.interrupted(clock.instant())));
    }

    private ModelAndView rows(Actor actor, Imports.View view, ListQuery query, Locale locale, Form form) {
        ImportedRow.State state = null;
        String wanted = query.filter("rows");
        if (wanted.isEmpty() && view.counts().wrong() > 0 && view.table().state() == Import.State.CHECKED) {
            wanted = "wrong";
        }
        if (List.of("good", "wrong", "heading").contains(wanted)) {
            state = ImportedRow.State.of(wanted);
        }
        Slice<ImportedRow> slice =
                Refused.unlessAccepted(imports.rows(actor, view.table().id(), state, query));
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("slice", slice);
        model.put("shown", wanted);
        model.put("form", form);
        boolean open = view.table().state() == Import.State.CHECKED;
        model.put("choices", open ? parties.choices(locale, List.of()) : Map.of());
        model.put("candidates", open ? candidates(view, locale) : Map.of());
        return new ModelAndView("programme/import", model);
    }

    /** Name as written → the organisations that it may mean. */
    private Map<String, Map<String, String>> candidates(Imports.View view, Locale locale) {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        LocalDate today = VietnamTime.today(clock);
        for (String name : view.unknownNames().keySet()) {
            List<PartyId> meant =
                    register.resolve(name, today, null) instanceof Resolution.Several(List<PartyId> several)
                            ? several
                            : register.findByName(name, today, 5).stream()
                                    .map(row -> row.id())
                                    .toList();
            Map<String, String> options = new LinkedHashMap<>();
            Map<PartyId, Bilingual> labels = register.labels(meant, today);
            meant.forEach(party -> {
                Bilingual label = labels.get(party);
                if (label != null) {
                    options.put(party.toString(), label.in(locale));
                }
            });
            found.put(name, options);
        }
        return found;
    }

    @GetMapping("/imports/{id}/rejected")
    void rejected(Actor actor, @PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
        Imports.View view = Refused.unlessAccepted(imports.view(actor, id(id)));
        List<ImportedRow> rows = Refused.unlessAccepted(imports.rejected(actor, id(id)));
        attach(response, "dong-chua-nhap-" + id);
        RejectedRows.write(view.table(), rows, languages.in(locale), response.getOutputStream());
    }

    // ---- what the columns mean

    @GetMapping("/imports/{id}/columns")
    ModelAndView columns(Actor actor, @PathVariable long id, Locale locale) {
        Imports.View view = Refused.unlessAccepted(imports.view(actor, id(id)));
        return columns(actor, view, Form.empty(), locale);
    }

    private ModelAndView columns(Actor actor, Imports.View view, Form form, Locale locale) {
        Import table = view.table();
        Form filled = form;
        if (form.values().isEmpty()) {
            Map<String, String> values = new HashMap<>();
            table.columns().fields().forEach((column, field) -> values.put("column-" + column, field.key()));
            values.put("kind", table.settled().kind().key());
            values.put(
                    "assigner",
                    table.settled().assigner() == null
                            ? ""
                            : String.valueOf(table.settled().assigner()));
            filled = new Form(
                    Form.of(values).values(),
                    table.columns().problems(table.kind()).stream()
                            .filter(problem -> problem.field() != null)
                            .toList());
        }
        List<ImportedRow> rows = Refused.unlessAccepted(
                        imports.rows(actor, table.id(), null, new ListQuery("", null, false, 1, SAMPLE_ROWS, Map.of())))
                .rows();
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("form", filled);
        model.put("rows", rows.stream().map(ImportedRow::row).toList());
        model.put("choices", parties.choices(locale, view.programme().facts().parties()));
        return new ModelAndView("programme/import-columns", model);
    }

    @PostMapping("/imports/{id}/columns")
    ModelAndView understand(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Imports.View view = Refused.unlessAccepted(imports.view(actor, id(id)));
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        Map<Integer, ImportField> chosen = new HashMap<>();
        for (int column = 0; column < view.table().headings().size(); column++) {
            ImportField field = fields.chosen("column-" + column, ImportField::of);
            if (field != null) {
                chosen.put(column, field);
            }
        }
        CommitmentKind kind = fields.chosen("kind", CommitmentKind::of);
        PartyId assigner = fields.party("assigner");
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
            Outcome<ImportId> outcome = imports.understand(
                    actor,
                    id(id),
                    new Columns(chosen),
                    new Settled(
                            assigner == null ? null : assigner.value(),
                            kind == null ? view.table().settled().kind() : kind,
                            view.table().settled().names()));
            if (outcome instanceof Outcome.Accepted<ImportId>) {
                return new ModelAndView("redirect:/imports/" + id);
            }
            problems = ((Outcome.Rejected<ImportId>) outcome).problems();
        }
        response.setStatus(problems.getFirst().code().category().status());
        return columns(actor, view, Form.refused(request.getParameterMap(), said(problems, locale)), locale);
    }

    /** A missing column is named in the reader's language. */
    private List<Problem> said(List<Problem> problems, Locale locale) {
        return problems.stream()
                .map(problem -> problem.code() == vn.phusa.programme.exchange.ImportProblem.COLUMN_MISSING
                        ? Problem.of(
                                problem.code(),
                                languages
                                        .in(locale)
                                        .say("programme.import.field."
                                                + problem.arguments().getFirst()))
                        : problem)
                .toList();
    }

    @PostMapping("/imports/{id}/names")
    String names(Actor actor, @PathVariable long id, HttpServletRequest request, RedirectAttributes redirect) {
        Map<String, String> names = new HashMap<>();
        String[] written = Objects.requireNonNullElse(request.getParameterValues("name"), new String[0]);
        String[] meant = Objects.requireNonNullElse(request.getParameterValues("meant"), new String[0]);
        for (int i = 0; i < Math.min(written.length, meant.length); i++) {
            if (!meant[i].isEmpty()) {
                names.put(written[i], meant[i]);
            }
        }
        if (request.getParameter("all") != null) {
            for (String name : written) {
                names.putIfAbsent(name, Settled.AS_WRITTEN);
            }
        }
        Refused.unlessAccepted(imports.settle(actor, id(id), names));
        Flash.success(redirect, "programme.import.names-done");
        return "redirect:/imports/" + id;
    }

    // ---- storing and taking back

    @PostMapping("/imports/{id}/store")
    String store(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String good,
            RedirectAttributes redirect) {
        Refused.unlessAccepted(imports.store(actor, id(id), good.equals("yes")));
        Import table = Refused.unlessAccepted(imports.view(actor, id(id))).table();
        if (table.state() == Import.State.STORED) {
            Flash.success(redirect, "programme.import.done", Integer.toString(table.storedRows()));
        }
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/undo")
    String undo(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes redirect) {
        String said = reason.isBlank() ? languages.in(locale).say("programme.import.undo-reason") : reason.strip();
        Refused.unlessAccepted(imports.undo(actor, id(id), said));
        Flash.success(redirect, "programme.import.undo-done");
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/discard")
    String discard(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        Import table = Refused.unlessAccepted(imports.view(actor, id(id))).table();
        Refused.unlessAccepted(imports.discard(actor, id(id)));
        Flash.success(redirect, "programme.import.discard-done");
        return "redirect:/programmes/" + table.programme() + "/imports";
    }

    static ImportId id(long id) {
        return new ImportId(Math.max(1, id));
    }
}
