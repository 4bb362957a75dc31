package vn.phusa.programme.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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
        Workbook workbook = new Workbook(out, "Phu Sa", "1.0");
        Worksheet sheet = workbook.newWorksheet(words.say("programme.import.sheet." + kind.key()));
        Worksheet guide = workbook.newWorksheet(words.say("programme.import.sheet.guide"));
        Worksheet lists = workbook.newWorksheet("DM");
        lists.setVisibilityState(VisibilityState.HIDDEN);
        List<ImportField> fields = ImportField.of(kind);
        int listColumn = 0;
        int last = Math.max(PREPARED_ROWS, known.size());
        for (int c = 0; c < fields.size(); c++) {
            ImportField field = fields.get(c);
            boolean required = ImportField.required(kind).contains(field);
            sheet.value(0, c, words.say("programme.import.field." + field.key()));
            sheet.style(0, c)
                    .bold()
                    .wrapText(true)
                    .verticalAlignment("top")
                    .fillColor(required ? "CFE3DC" : "EEF3F0")
                    .set();
            sheet.width(c, width(field));
            sheet.comment(0, c, words.say("programme.import.hint." + field.key()));
            if (field == ImportField.DUE || field == ImportField.REPORTED_ON) {
                sheet.range(1, c, last, c).style().format("dd/mm/yyyy").set();
            }
            List<String> choices = choices(field, units, words);
            if (!choices.isEmpty()) {
                for (int i = 0; i < choices.size(); i++) {
                    lists.value(i, listColumn, choices.get(i));
                }
                boolean strict = field != ImportField.LEAD && field != ImportField.ASSIGNER;
                sheet.range(1, c, last, c)
                        .validateWithList(lists.range(0, listColumn, choices.size() - 1, listColumn))
                        .allowBlank(true)
                        .showErrorMessage(strict);
                listColumn++;
            }
        }
        int beside = fields.size();
        if (!known.isEmpty()) {
            for (String extra : List.of("commitment", "lead")) {
                sheet.value(0, beside, words.say("programme.import.beside." + extra));
                sheet.style(0, beside).italic().wrapText(true).set();
                sheet.width(beside++, 40);
            }
            for (int i = 0; i < known.size(); i++) {
                sheet.value(i + 1, 0, known.get(i).number());
                sheet.value(i + 1, fields.size(), known.get(i).wording());
                sheet.value(i + 1, fields.size() + 1, known.get(i).lead());
            }
        }
        sheet.freezePane(0, 1);
        guide(guide, kind, fields, examples, words);
        workbook.finish();
    }

    private static void guide(
            Worksheet guide,
            ImportKind kind,
            List<ImportField> fields,
            Map<ImportField, String> examples,
            Wording words) {
        int row = 0;
        guide.value(row, 0, words.say("programme.import.guide." + kind.key()));
        guide.style(row, 0).bold().set();
        row += 2;
        for (String heading : List.of("column", "meaning", "example")) {
            int column = List.of("column", "meaning", "example").indexOf(heading);
            guide.value(row, column, words.say("programme.import.guide." + heading));
            guide.style(row, column).bold().fillColor("EEF3F0").set();
        }
        for (ImportField field : fields) {
            row++;
            guide.value(
                    row,
                    0,
                    words.say("programme.import.field." + field.key())
                            + (ImportField.required(kind).contains(field) ? " *" : ""));
            guide.value(row, 1, words.say("programme.import.hint." + field.key()));
            String example = examples.get(field);
            guide.value(row, 2, example == null ? words.say("programme.import.example." + field.key()) : example);
            guide.style(row, 1).wrapText(true).verticalAlignment("top").set();
            guide.style(row, 2).wrapText(true).verticalAlignment("top").set();
        }
        guide.width(0, 28);
        guide.width(1, 70);
        guide.width(2, 50);
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
