package vn.phusa.programme.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Problem;
import vn.phusa.document.Headings;
import vn.phusa.document.Spreadsheet;

/**
 * How the columns of a table are understood.
 *
 * @param fields by column, from 0; a column that is not there is left out
 */
public record Columns(Map<Integer, ImportField> fields) {
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
        return new Columns(known(kind).guess(headings));
    }

    /** Position among the rows of the headings: where most columns are recognised; 0 if none is anywhere. */
    public static int headerAmong(List<Spreadsheet.Row> rows, ImportKind kind) {
        return known(kind).among(rows);
    }

    private static Headings<ImportField> known(ImportKind kind) {
        return new Headings<>(ImportField.of(kind), ImportField::headings);
    }

    public static List<String> headings(Spreadsheet.Row row) {
        return Headings.of(row);
    }

    /** By which the same kind of table is recognised when it comes again. */
    public static String signature(List<String> headings) {
        return Headings.signature(headings);
    }
}
