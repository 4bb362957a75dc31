package vn.phusa.traceability.passport.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.document.Spreadsheet;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.passport.Details;
import vn.phusa.traceability.passport.Markets;
import vn.phusa.traceability.passport.PassportProblem;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.Products;
import vn.phusa.traceability.passport.Shelf;

/**
 * Products as a table. What is exported can be handed in again: rows with a known code change that product, others are entered. A
 * heading counts in either language.
 */
final class ProductTable {
    private static final String KEY = "traceability.passport.column.";
    /** Rows of one table. */
    static final int MOST_ROWS = 2_000;

    private ProductTable() {}

    private static Listing.Column<Product> column(
            String key, Function<Product, @Nullable Object> value, boolean sortable) {
        return new Listing.Column<>(key, KEY + key, value, sortable);
    }

    private static List<Listing.Column<Product>> columns(Wording words) {
        return List.of(
                column("gtin", Product::gtin, false),
                column(
                        "reference",
                        product ->
                                product.local() == null ? null : product.local().reference(),
                        false),
                column("name-vi", product -> product.details().name().vietnamese(), false),
                column("name-en", product -> product.details().name().english(), false),
                column("brand", product -> product.details().brand(), false),
                column("group", product -> product.details().group(), false),
                column("content", product -> product.details().content(), false),
                column("address", product -> product.details().address(), false),
                column("origin-vi", product -> product.details().origin().vietnamese(), false),
                column("origin-en", product -> product.details().origin().english(), false),
                column("standards", product -> product.details().standards(), false),
                column("warnings-vi", product -> product.details().warnings().vietnamese(), false),
                column("warnings-en", product -> product.details().warnings().english(), false),
                column("shelf", product -> shelf(product.details().shelf()), false),
                column("markets", product -> String.join(", ", product.details().markets()), false));
    }

    static Listing<Product> template(Wording words) {
        return new Listing<>("mau-san-pham", "traceability.passport.products", columns(words));
    }

    static Listing<Product> listing(Wording words) {
        List<Listing.Column<Product>> all = new ArrayList<>(columns(words));
        all.add(column(
                "status",
                product -> words.say(
                        "traceability.passport.status." + product.status().key()),
                true));
        all.add(column("changed", Product::changedAt, true));
        return new Listing<>("san-pham", "traceability.passport.products", all);
    }

    /** {@code 180 d}, {@code 12 m}, {@code -} where it does not expire, nothing where the day stands on the packaging. */
    private static String shelf(Shelf shelf) {
        return switch (shelf.kind()) {
            case NONE -> "-";
            case DAYS -> shelf.count() + " d";
            case MONTHS -> shelf.count() + " m";
            case ON_PACKAGE -> "";
        };
    }

    // ---- reading

    /** The rows of the first sheet, or what is wrong: at most twenty sentences, each with its row. */
    static Outcome<List<Products.ImportRow>> read(Spreadsheet cells, Languages languages, Markets markets) {
        List<Spreadsheet.Row> rows =
                cells.sheets().isEmpty() ? List.of() : cells.sheets().getFirst().rows();
        Map<String, Integer> places = rows.isEmpty() ? Map.of() : places(rows.getFirst(), languages);
        if (!places.containsKey("name-vi") || !places.containsKey("gtin") && !places.containsKey("reference")) {
            return Outcome.rejected(Problem.at("file", PassportProblem.NO_HEADINGS));
        }
        if (rows.size() - 1 > MOST_ROWS) {
            return Outcome.rejected(Problem.at("file", PassportProblem.TOO_MANY, MOST_ROWS));
        }
        List<Products.ImportRow> found = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Spreadsheet.Row row : rows.subList(1, rows.size())) {
            if (row.blank()) {
                continue;
            }
            List<Problem> own = new ArrayList<>();
            Function<String, String> text = key -> {
                Integer place = places.get(key);
                return place == null ? "" : row.cell(place).text().strip();
            };
            Details details = new Details(
                    ProductForm.bilingual(text.apply("name-vi"), text.apply("name-en")),
                    ProductForm.bilingual("", ""),
                    text.apply("brand"),
                    text.apply("group"),
                    null,
                    null,
                    text.apply("address"),
                    ProductForm.bilingual(text.apply("origin-vi"), text.apply("origin-en")),
                    text.apply("content"),
                    text.apply("standards"),
                    ProductForm.bilingual(text.apply("warnings-vi"), text.apply("warnings-en")),
                    shelf(text.apply("shelf"), own),
                    Arrays.stream(text.apply("markets").split("[,;\\s]+"))
                            .filter(market -> !market.isBlank())
                            .map(market -> market.toUpperCase(Locale.ROOT))
                            .toList(),
                    null,
                    false,
                    false,
                    List.of(),
                    List.of(),
                    List.of());
            own.forEach(problem -> problems.add(
                    new Problem(problem.code(), "row " + row.number() + " " + problem.field(), problem.arguments())));
            found.add(new Products.ImportRow(row.number(), text.apply("gtin"), text.apply("reference"), details));
        }
        return problems.isEmpty() ? Outcome.accepted(found) : Outcome.rejected(problems);
    }

    private static Map<String, Integer> places(Spreadsheet.Row head, Languages languages) {
        Map<String, String> keys = new HashMap<>();
        for (Listing.Column<Product> column : columns(languages.vietnamese())) {
            Stream.of(languages.vietnamese(), languages.english())
                    .forEach(words -> keys.put(heading(words.say(column.headerKey())), column.key()));
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < head.cells().size(); i++) {
            String key = keys.get(heading(head.cell(i).text()));
            if (key != null) {
                places.putIfAbsent(key, i);
            }
        }
        return places;
    }

    private static String heading(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static Shelf shelf(String text, List<Problem> problems) {
        String written = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        if (written.isEmpty()) {
            return Shelf.onPackage();
        }
        if (written.equals("-")) {
            return new Shelf(Shelf.Kind.NONE, 0);
        }
        String count = written.replaceAll("\\D", "");
        boolean days = written.matches("\\d+(d|ngày|days?)");
        boolean months = written.matches("\\d+(m|tháng|months?)?");
        if (!days && !months) {
            problems.add(Problem.at("shelf", vn.phusa.base.Refusal.UNKNOWN_CHOICE, written));
            return Shelf.onPackage();
        }
        return ProductForm.shelf(days ? "days" : "months", count, problems);
    }
}
