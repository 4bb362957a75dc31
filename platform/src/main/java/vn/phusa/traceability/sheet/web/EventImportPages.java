package vn.phusa.traceability.sheet.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.DocumentProblem;
import vn.phusa.document.Documents;
import vn.phusa.document.Spreadsheet;
import vn.phusa.shell.Exports;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.chain.Chains;
import vn.phusa.traceability.field.web.FieldOwners;
import vn.phusa.traceability.sheet.CheckedRow;
import vn.phusa.traceability.sheet.CheckedTable;
import vn.phusa.traceability.sheet.EventImport;
import vn.phusa.traceability.sheet.EventImports;
import vn.phusa.traceability.sheet.EventTemplate;
import vn.phusa.traceability.sheet.SheetMapping;

/** Tables of events: the template, the file, its columns, its rows, the receipt, and taking it back. */
@Controller
class EventImportPages {
    private static final String PAGE = "/traceability/import";
    private static final String ONE = PAGE + "/{id:[1-9]\\d{0,17}}";

    private final EventImports imports;
    private final Chains chains;
    private final Documents documents;
    private final FieldOwners owners;
    private final Languages languages;

    EventImportPages(
            EventImports imports, Chains chains, Documents documents, FieldOwners owners, Languages languages) {
        this.imports = imports;
        this.chains = chains;
        this.documents = documents;
        this.owners = owners;
        this.languages = languages;
    }

    // ---- handing in

    @GetMapping(PAGE)
    ModelAndView start(Actor actor, @RequestParam(defaultValue = "") String chain) {
        return start(actor, chain.isEmpty() ? Form.empty() : Form.of(Map.of("chain", chain)));
    }

    private ModelAndView start(Actor actor, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("owners", owners.of(actor));
        model.put("chains", chains.current().chains());
        model.put("earlier", imports.newest(actor));
        model.put("form", form);
        return new ModelAndView("traceability/event-imports", model);
    }

    @GetMapping(PAGE + "/templates/{chain:[a-z][a-z0-9-]{0,39}}.{format:xlsx|csv}")
    void template(
            Actor actor,
            @PathVariable String chain,
            @PathVariable String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        owners.of(actor);
        ChainTemplate wanted =
                chains.current().chain(chain).orElseThrow(() -> new Refused(List.of(Problem.of(Refusal.NOT_FOUND))));
        EventTemplate template = new EventTemplate(wanted, languages.in(locale));
        response.setContentType(format.equals("csv") ? Exports.CSV : Exports.XLSX);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(template.name() + "." + format)
                        .build()
                        .toString());
        if (format.equals("csv")) {
            template.csv(response.getOutputStream());
        } else {
            template.xlsx(response.getOutputStream());
        }
    }

    @PostMapping(PAGE)
    ModelAndView upload(
            Actor actor,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String chain,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        owners.of(actor);
        return switch (taken(actor, owner, chain, file)) {
            case Outcome.Accepted<Long>(Long id) -> new ModelAndView("redirect:" + PAGE + "/" + id);
            case Outcome.Rejected<Long>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield start(actor, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private Outcome<Long> taken(Actor actor, String owner, String chain, @Nullable MultipartFile file)
            throws IOException {
        if (!owner.matches("[1-9]\\d{0,17}")) {
            return Outcome.rejected(Problem.at("owner", Refusal.REQUIRED));
        }
        if (file == null || file.isEmpty()) {
            return Outcome.rejected(Problem.at("file", DocumentProblem.EMPTY));
        }
        try (InputStream content = file.getInputStream()) {
            return documents
                    .tableOf(content, Objects.requireNonNullElse(file.getOriginalFilename(), ""))
                    .then(table -> imports.read(actor, new PartyId(Long.parseLong(owner)), chain, table));
        }
    }

    // ---- looking

    @GetMapping(ONE)
    ModelAndView show(Actor actor, @PathVariable long id, ListQuery query) {
        EventImports.View view = Refused.unlessAccepted(imports.view(actor, id));
        return view.table().state() == EventImport.State.READ && view.chain() != null && view.checked() == null
                ? columns(actor, view, Form.empty())
                : rows(actor, view, query, Form.empty());
    }

    private ModelAndView rows(Actor actor, EventImports.View view, ListQuery query, Form form) {
        CheckedTable checked = view.checked();
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("form", form);
        model.put("owner", owners.of(actor).getOrDefault(view.table().owner().toString(), ""));
        String shown = query.filter("rows");
        if (checked != null && shown.isEmpty() && checked.count(CheckedRow.State.WRONG) > 0) {
            shown = CheckedRow.State.WRONG.key();
        }
        String wanted = shown;
        List<CheckedRow> rows = checked == null
                ? List.of()
                : checked.rows().stream()
                        .filter(row -> wanted.isEmpty()
                                || wanted.equals("all")
                                || row.state().key().equals(wanted))
                        .toList();
        model.put("shown", shown.isEmpty() ? "all" : shown);
        model.put(
                "slice",
                new Slice<>(
                        rows.stream().skip(query.offset()).limit(query.size()).toList(), rows.size(), query));
        return new ModelAndView("traceability/event-import", model);
    }

    // ---- understanding

    @GetMapping(ONE + "/columns")
    ModelAndView columns(Actor actor, @PathVariable long id) {
        EventImports.View view = Refused.unlessAccepted(imports.view(actor, id));
        return view.table().state() == EventImport.State.READ && view.chain() != null
                ? columns(actor, view, Form.empty())
                : new ModelAndView("redirect:" + PAGE + "/" + id);
    }

    private ModelAndView columns(Actor actor, EventImports.View view, Form form) {
        Spreadsheet content =
                Refused.unlessAccepted(imports.content(actor, view.table().id()));
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("content", content);
        model.put("form", form.values().isEmpty() ? Form.of(settled(view.table())) : form);
        return new ModelAndView("traceability/event-import-columns", model);
    }

    private static Map<String, String> settled(EventImport table) {
        Map<String, String> settled = new HashMap<>();
        for (int n = 0; n < table.mappings().size(); n++) {
            SheetMapping mapping = table.mappings().get(n);
            settled.put("step-" + n, mapping.step());
            int sheet = n;
            mapping.columns().forEach((place, key) -> settled.put("column-" + sheet + "-" + place, key));
        }
        return settled;
    }

    @PostMapping(ONE + "/columns")
    ModelAndView understand(
            Actor actor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        EventImports.View view = Refused.unlessAccepted(imports.view(actor, id));
        Map<Integer, SheetMapping.Memory> settled = new HashMap<>();
        for (int n = 0; n < view.table().mappings().size(); n++) {
            String step = request.getParameter("step-" + n);
            if (step == null) {
                continue;
            }
            Map<Integer, String> columns = new HashMap<>();
            for (int place = 0; place < Spreadsheet.MOST_COLUMNS; place++) {
                String key = request.getParameter("column-" + n + "-" + place);
                if (key != null && !key.isEmpty() && key.length() <= 60) {
                    columns.put(place, key);
                }
            }
            settled.put(n, new SheetMapping.Memory(step, columns));
        }
        return switch (imports.understand(actor, id, settled)) {
            case Outcome.Accepted<Long> _ -> new ModelAndView("redirect:" + PAGE + "/" + id);
            case Outcome.Rejected<Long>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                // Said above the form: they name the sheet.
                yield columns(
                        actor,
                        view,
                        Form.refused(
                                request.getParameterMap(),
                                problems.stream()
                                        .map(problem -> new Problem(problem.code(), null, problem.arguments()))
                                        .toList()));
            }
        };
    }

    // ---- storing

    @PostMapping(ONE + "/store")
    ModelAndView store(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String good,
            HttpServletRequest request,
            HttpServletResponse response,
            ListQuery query) {
        return switch (imports.store(actor, id, !good.isEmpty())) {
            case Outcome.Accepted<EventImport> _ -> new ModelAndView("redirect:" + PAGE + "/" + id);
            case Outcome.Rejected<EventImport>(List<Problem> problems) -> {
                EventImports.View view = Refused.unlessAccepted(imports.view(actor, id));
                response.setStatus(problems.getFirst().code().category().status());
                yield rows(
                        actor,
                        view,
                        query,
                        Form.refused(
                                request.getParameterMap(),
                                problems.stream()
                                        .map(problem -> new Problem(problem.code(), null, problem.arguments()))
                                        .toList()));
            }
        };
    }

    @PostMapping(ONE + "/undo")
    ModelAndView undo(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        EventImport undone = Refused.unlessAccepted(imports.undo(actor, id));
        Flash.success(redirect, "traceability.import.done.undone", Integer.toString(undone.stored()));
        return new ModelAndView("redirect:" + PAGE + "/" + id);
    }

    @PostMapping(ONE + "/discard")
    ModelAndView discard(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        Refused.unlessAccepted(imports.discard(actor, id));
        Flash.success(redirect, "traceability.import.done.discarded");
        return new ModelAndView("redirect:" + PAGE);
    }
}
