package vn.phusa.programme.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.phusa.document.FormWorkbook;
import vn.phusa.shell.Wording;

/** The empty workbook to fill in: headings with notes, lists to choose from, a sheet that explains each column. */
public final class ImportTemplate {
    private static final int PREPARED_ROWS = 1_000;

    private ImportTemplate() {}

    /** A commitment that a progress template names already. */
    public record Known(String number, String wording, String lead) {}

    /**
     * Writes the workbook.
     *
     * @param units names offered for the lead, in order
     * @param examples of the installation's own, by field; the others are neutral
     * @param known for reports of progress: the commitments to report on; else none
     */
    public static void write(
            ImportKind kind,
            List<String> units,
            Map<ImportField, String> examples,
            List<Known> known,
            Wording words,
            OutputStream out)
            throws IOException {
        List<ImportField> fields = ImportField.of(kind);
        List<FormWorkbook.Column> columns = new ArrayList<>();
        for (ImportField field : fields) {
            columns.add(new FormWorkbook.Column(
                    words.say("programme.import.field." + field.key()),
                    words.say("programme.import.hint." + field.key()),
                    ImportField.required(kind).contains(field),
                    width(field),
                    field == ImportField.DUE || field == ImportField.REPORTED_ON
                            ? FormWorkbook.Typed.DAY
                            : FormWorkbook.Typed.ANYTHING,
                    choices(field, units, words),
                    field != ImportField.LEAD && field != ImportField.ASSIGNER,
                    false));
        }
        List<List<String>> rows = new ArrayList<>();
        if (!known.isEmpty()) {
            for (String extra : List.of("commitment", "lead")) {
                columns.add(new FormWorkbook.Column(
                        words.say("programme.import.beside." + extra),
                        "",
                        false,
                        40,
                        FormWorkbook.Typed.ANYTHING,
                        List.of(),
                        false,
                        true));
            }
            for (Known one : known) {
                List<String> row = new ArrayList<>(Collections.nCopies(columns.size(), ""));
                row.set(0, one.number());
                row.set(fields.size(), one.wording());
                row.set(fields.size() + 1, one.lead());
                rows.add(row);
            }
        }
        FormWorkbook.write(
                List.of(new FormWorkbook.Form(
                        words.say("programme.import.sheet." + kind.key()), columns, rows, 0, PREPARED_ROWS)),
                List.of(guide(kind, fields, examples, words)),
                false,
                out);
    }

    private static FormWorkbook.Guide guide(
            ImportKind kind, List<ImportField> fields, Map<ImportField, String> examples, Wording words) {
        return new FormWorkbook.Guide(
                words.say("programme.import.sheet.guide"),
                words.say("programme.import.guide." + kind.key()),
                Stream.of("column", "meaning", "example")
                        .map(heading -> words.say("programme.import.guide." + heading))
                        .toList(),
                fields.stream()
                        .map(field -> List.of(
                                words.say("programme.import.field." + field.key())
                                        + (ImportField.required(kind).contains(field) ? " *" : ""),
                                words.say("programme.import.hint." + field.key()),
                                Optional.ofNullable(examples.get(field))
                                        .orElseGet(() -> words.say("programme.import.example." + field.key()))))
                        .toList(),
                List.of(28, 70, 50));
    }

    private static int width(ImportField field) {
        return switch (field) {
            case WORDING, WORDING_EN, TEXT, OBSTACLES, QUOTE -> 60;
            case LEAD, COORDINATORS, ASSIGNER, INDICATOR -> 36;
            case NUMBER, OPEN, PERCENT, INDICATOR_UNIT -> 12;
            case KIND, DUE, BASELINE, TARGET, MONEY_SOURCE, PLANNED, COMMITTED, DISBURSED, REPORTED_ON, RATING -> 20;
        };
    }

    private static List<String> choices(ImportField field, List<String> units, Wording words) {
        Map<ImportField, List<String>> known = Map.of(
                ImportField.LEAD,
                units,
                ImportField.ASSIGNER,
                units,
                ImportField.KIND,
                said(words, "programme.kind.", "ministry-duty", "local-duty", "city-request", "monitoring"),
                ImportField.MONEY_SOURCE,
                said(
                        words,
                        "programme.import.source.",
                        "oda",
                        "central-science-budget",
                        "city-budget",
                        "enterprise",
                        "other"),
                ImportField.RATING,
                said(words, "programme.import.rating.", "green", "green-amber", "amber", "amber-red", "red"),
                ImportField.OPEN,
                said(words, "shell.", "yes", "no"));
        return known.getOrDefault(field, List.of());
    }

    private static List<String> said(Wording words, String prefix, String... keys) {
        return java.util.Arrays.stream(keys).map(key -> words.say(prefix + key)).toList();
    }
}
