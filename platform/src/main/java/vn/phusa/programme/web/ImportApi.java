package vn.phusa.programme.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.Documents;
import vn.phusa.programme.exchange.Import;
import vn.phusa.programme.exchange.ImportId;
import vn.phusa.programme.exchange.ImportKind;
import vn.phusa.programme.exchange.ImportedRow;
import vn.phusa.programme.exchange.Imports;
import vn.phusa.programme.exchange.Settled;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.ProblemResponses;

/** Tables that come in, for programs: the same checks as on the page, in one request. */
@RestController
@RequestMapping("/api")
class ImportApi {
    private final Imports imports;
    private final Documents documents;
    private final Languages languages;
    private final ProblemResponses problems;

    ImportApi(Imports imports, Documents documents, Languages languages, ProblemResponses problems) {
        this.imports = imports;
        this.documents = documents;
        this.languages = languages;
        this.problems = problems;
    }

    /**
     * What is wrong with, or to be noted about, a cell.
     *
     * @param column name of the column's meaning
     */
    record CellAnswer(String column, String code, String message) {}

    record RowAnswer(
            int row, String state, @Nullable Long commitment, List<CellAnswer> errors, List<CellAnswer> notes) {}

    /**
     * An import.
     *
     * @param columns position from 0 → what the column means
     * @param unknownNames names that nobody could tell, with the number of rows
     */
    record ImportAnswer(
            long id,
            long programme,
            String kind,
            String state,
            String file,
            String sheet,
            int headerRow,
            Map<Integer, String> columns,
            long good,
            long wrong,
            long headings,
            int stored,
            @Nullable Instant storedAt,
            Map<String, Long> unknownNames,
            List<RowAnswer> rows) {}

    /**
     * Reads, checks and, unless {@code dryRun=true}, stores a table. With wrong rows nothing is stored unless {@code
     * goodRows=true}; then the wrong ones are left out. {@code placeholders=true} keeps unknown names as they are written.
     */
    @PostMapping("/programmes/{id}/imports")
    @ApiNote(answer = ImportAnswer.class)
    ResponseEntity<Object> bring(
            Actor actor,
            @PathVariable long id,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "commitments") String kind,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean goodRows,
            @RequestParam(defaultValue = "false") boolean placeholders,
            @RequestParam(defaultValue = "") String sheet,
            Locale locale)
            throws IOException {
        ImportKind wanted;
        try {
            wanted = ImportKind.of(kind);
        } catch (IllegalArgumentException unknown) {
            return problems.answer(List.of(Problem.at("kind", Refusal.UNKNOWN_CHOICE, kind)), locale);
        }
        // Who may not bring anything learns nothing about the file.
        Refused.unlessAccepted(imports.door(actor, CommitmentPages.programmeId(id)));
        Outcome<ImportId> read;
        try (InputStream content = file.getInputStream()) {
            read = documents
                    .tableOf(content, Objects.requireNonNullElse(file.getOriginalFilename(), ""))
                    .then(table -> imports.read(actor, CommitmentPages.programmeId(id), wanted, table, sheet, null));
        }
        Outcome<ImportId> done = read.then(made -> {
            Imports.View view = Refused.unlessAccepted(imports.view(actor, made));
            if (placeholders && !view.unknownNames().isEmpty()) {
                Map<String, String> names = new TreeMap<>();
                view.unknownNames().keySet().forEach(name -> names.put(name, Settled.AS_WRITTEN));
                Refused.unlessAccepted(imports.settle(actor, made, names));
                view = Refused.unlessAccepted(imports.view(actor, made));
            }
            boolean store = !dryRun
                    && view.table().state() == Import.State.CHECKED
                    && view.counts().good() > 0
                    && (goodRows || view.counts().wrong() == 0);
            return store ? imports.storeNow(actor, made, goodRows) : Outcome.accepted(made);
        });
        return switch (done) {
            case Outcome.Accepted<ImportId>(ImportId made) -> {
                ImportAnswer answer = answer(actor, made, locale);
                if (dryRun) {
                    Refused.unlessAccepted(imports.discard(actor, made));
                }
                yield ResponseEntity.ok(answer);
            }
            case Outcome.Rejected<ImportId>(List<Problem> found) -> problems.answer(found, locale);
        };
    }

    /** An import with its wrong rows, or others if {@code rows=good}, {@code rows=all} is asked for. */
    @GetMapping("/imports/{id}")
    @ApiNote(query = "rows")
    ImportAnswer show(Actor actor, @PathVariable long id, ListQuery query, Locale locale) {
        ImportedRow.State state = switch (query.filter("rows")) {
            case "good" -> ImportedRow.State.GOOD;
            case "heading" -> ImportedRow.State.HEADING;
            case "all" -> null;
            default -> ImportedRow.State.WRONG;
        };
        return answer(actor, ImportPages.id(id), state, query, locale);
    }

    /** Takes the whole import back, as long as nothing was done with its commitments. */
    @PostMapping("/imports/{id}/undo")
    @ApiNote(answer = ImportAnswer.class)
    ResponseEntity<Object> undo(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String reason, Locale locale) {
        String said = reason.isBlank() ? languages.in(locale).say("programme.import.undo-reason") : reason.strip();
        return switch (imports.undo(actor, ImportPages.id(id), said)) {
            case Outcome.Accepted<ImportId>(ImportId undone) -> ResponseEntity.ok(answer(actor, undone, locale));
            case Outcome.Rejected<ImportId>(List<Problem> found) -> problems.answer(found, locale);
        };
    }

    private static final int MOST_ROWS_TOLD = 500;

    private ImportAnswer answer(Actor actor, ImportId id, Locale locale) {
        return answer(
                actor,
                id,
                ImportedRow.State.WRONG,
                new ListQuery("", null, false, 1, MOST_ROWS_TOLD, Map.of()),
                locale);
    }

    private ImportAnswer answer(
            Actor actor, ImportId id, ImportedRow.@Nullable State state, ListQuery query, Locale locale) {
        Imports.View view = Refused.unlessAccepted(imports.view(actor, id));
        Slice<ImportedRow> rows = Refused.unlessAccepted(imports.rows(actor, id, state, query));
        Wording words = languages.in(locale);
        Map<Integer, String> columns = new TreeMap<>();
        view.table().columns().fields().forEach((column, field) -> columns.put(column, field.key()));
        return new ImportAnswer(
                id.value(),
                view.table().programme().value(),
                view.table().kind().key(),
                view.table().state().key(),
                view.table().fileName(),
                view.table().sheet(),
                view.table().headerRow(),
                columns,
                view.counts().good(),
                view.counts().wrong(),
                view.counts().headings(),
                view.table().storedRows(),
                view.table().storedAt(),
                view.unknownNames(),
                rows.rows().stream()
                        .map(row -> new RowAnswer(
                                row.row().number(),
                                row.state().key(),
                                row.commitment() == null
                                        ? null
                                        : row.commitment().value(),
                                said(row.problems(), words),
                                said(row.notes(), words)))
                        .toList());
    }

    private static List<CellAnswer> said(List<Import.Said> all, Wording words) {
        return all.stream()
                .map(one -> new CellAnswer(
                        one.field(),
                        one.code(),
                        words.say("problem." + one.code(), one.arguments().toArray())))
                .toList();
    }
}
