package vn.phusa.programme.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Problem;
import vn.phusa.document.Spreadsheet;

/**
 * How the columns of a table are understood.
 *
 * @param fields by column, from 0; a column that is not there is left out
 */
public record Columns(Map<Integer, ImportField> fields) {
    /** Among how many rows at the top the headings are looked for. */
    private static final int DEEPEST_HEADER = 30;

    private static final int EXACT = 100;

    public Columns {
        fields = Map.copyOf(fields);
    }

    public @Nullable Integer of(ImportField field) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue() == field)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    public @Nullable ImportField field(int column) {
        return fields.get(column);
    }

    /** What is wrong with this understanding. */
    public List<Problem> problems(ImportKind kind) {
        List<Problem> found = new ArrayList<>();
        for (ImportField field : ImportField.required(kind)) {
            if (!fields.containsValue(field)) {
                found.add(Problem.of(ImportProblem.COLUMN_MISSING, field.key()));
            }
        }
        Map<ImportField, Integer> seen = new EnumMap<>(ImportField.class);
        new TreeMap<>(fields).forEach((column, field) -> {
            if (seen.putIfAbsent(field, column) != null) {
                found.add(Problem.at("column-" + column, ImportProblem.COLUMN_TWICE));
            }
        });
        return found;
    }

    /** Guessed from the headings: each field goes to the column that names it best. */
    public static Columns guess(List<String> headings, ImportKind kind) {
        record Match(int column, ImportField field, int score) {}
        List<Match> matches = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            String heading = ImportField.folded(headings.get(column));
            for (ImportField field : ImportField.of(kind)) {
                int score = score(heading, field);
                if (score > 0) {
                    matches.add(new Match(column, field, score));
                }
            }
        }
        matches.sort((a, b) -> b.score() != a.score() ? b.score() - a.score() : a.column() - b.column());
        Map<Integer, ImportField> chosen = new HashMap<>();
        for (Match match : matches) {
            if (!chosen.containsKey(match.column()) && !chosen.containsValue(match.field())) {
                chosen.put(match.column(), match.field());
            }
        }
        return new Columns(chosen);
    }

    /** A heading that is a synonym counts most; one that begins with or holds a synonym counts by its length. */
    private static int score(String heading, ImportField field) {
        int best = 0;
        for (String synonym : field.headings()) {
            if (heading.equals(synonym)) {
                return EXACT;
            }
            boolean longEnough = synonym.length() >= 4;
            if (longEnough && heading.startsWith(synonym + " ")) {
                best = Math.max(best, 30 + Math.min(40, synonym.length()));
            } else if (longEnough && (" " + heading + " ").contains(" " + synonym + " ")) {
                best = Math.max(best, 10 + Math.min(40, synonym.length()));
            }
        }
        return best;
    }

    /** Position among the rows of the headings: where most columns are recognised; 0 if none is anywhere. */
    public static int headerAmong(List<Spreadsheet.Row> rows, ImportKind kind) {
        int best = 0;
        int most = 0;
        for (int i = 0; i < Math.min(rows.size(), DEEPEST_HEADER); i++) {
            int found = guess(headings(rows.get(i)), kind).fields().size();
            if (found > most) {
                most = found;
                best = i;
            }
        }
        return best;
    }

    public static List<String> headings(Spreadsheet.Row row) {
        return row.cells().stream().map(cell -> cell.text().replace('\n', ' ')).toList();
    }

    /** By which the same kind of table is recognised when it comes again. */
    public static String signature(List<String> headings) {
        return String.join("|", headings.stream().map(ImportField::folded).toList());
    }
}
