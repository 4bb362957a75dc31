package vn.phusa.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.phusa.vietnamese.VietnameseText;

/**
 * Finds out which column of a table means what, by what people write above it.
 *
 * @param <F> what a column may mean
 * @param fields in order
 * @param names of a field, folded, the usual first
 */
public record Headings<F>(Collection<F> fields, Function<F, List<String>> names) {
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z0-9%]+");

    /** Among how many rows at the top the headings are looked for. */
    private static final int DEEPEST_HEADER = 30;

    private static final int EXACT = 100;

    /** By column, from 0: each field goes to the column that names it best. */
    public Map<Integer, F> guess(List<String> headings) {
        record Match<F>(int column, F field, int score) {}
        List<Match<F>> matches = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            String heading = folded(headings.get(column));
            for (F field : fields) {
                int score = score(heading, field);
                if (score > 0) {
                    matches.add(new Match<>(column, field, score));
                }
            }
        }
        matches.sort((a, b) -> b.score() != a.score() ? b.score() - a.score() : a.column() - b.column());
        Map<Integer, F> chosen = new HashMap<>();
        for (Match<F> match : matches) {
            if (!chosen.containsKey(match.column()) && !chosen.containsValue(match.field())) {
                chosen.put(match.column(), match.field());
            }
        }
        return chosen;
    }

    /** A heading that is a name counts most; one that begins with or holds a name counts by its length. */
    private int score(String heading, F field) {
        int best = 0;
        for (String name : names.apply(field)) {
            if (heading.equals(name)) {
                return EXACT;
            }
            boolean longEnough = name.length() >= 4;
            if (longEnough && heading.startsWith(name + " ")) {
                best = Math.max(best, 30 + Math.min(40, name.length()));
            } else if (longEnough && (" " + heading + " ").contains(" " + name + " ")) {
                best = Math.max(best, 10 + Math.min(40, name.length()));
            }
        }
        return best;
    }

    /** Position among the rows of the headings: where most columns are recognised; 0 if none is anywhere. */
    public int among(List<Spreadsheet.Row> rows) {
        int best = 0;
        int most = 0;
        for (int i = 0; i < Math.min(rows.size(), DEEPEST_HEADER); i++) {
            int found = guess(of(rows.get(i))).size();
            if (found > most) {
                most = found;
                best = i;
            }
        }
        return best;
    }

    /** What stands in the row, as headings. */
    public static List<String> of(Spreadsheet.Row row) {
        return row.cells().stream().map(cell -> cell.text().replace('\n', ' ')).toList();
    }

    /** By which the same kind of table is recognised when it comes again. */
    public static String signature(List<String> headings) {
        return String.join("|", headings.stream().map(Headings::folded).toList());
    }

    /** A heading as it is compared: small letters without diacritics, words apart by one blank. */
    public static String folded(String heading) {
        return NOT_LETTERS.matcher(VietnameseText.fold(heading)).replaceAll(" ").strip();
    }
}
