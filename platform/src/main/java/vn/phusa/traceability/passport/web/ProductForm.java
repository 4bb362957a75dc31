package vn.phusa.traceability.passport.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.shell.Form;
import vn.phusa.traceability.passport.Details;
import vn.phusa.traceability.passport.PassportProblem;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.Shelf;
import vn.phusa.vietnamese.VietnameseText;

/** A product as its form is typed. */
final class ProductForm {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private ProductForm() {}

    /** What was typed; whatever is wrong with single values is added to the problems. */
    static Details read(HttpServletRequest request, List<Problem> problems) {
        return new Details(
                both(request, "name"),
                both(request, "description"),
                line(request, "brand"),
                line(request, "group"),
                party(request, "producer", problems),
                party(request, "trader", problems),
                line(request, "address"),
                both(request, "origin"),
                line(request, "content"),
                text(request, "standards"),
                both(request, "warnings"),
                shelf(line(request, "shelf"), line(request, "shelfCount"), problems),
                values(request, "markets"),
                null,
                false,
                false,
                List.of(),
                List.of(),
                List.of());
    }

    static Shelf shelf(String kind, String count, List<Problem> problems) {
        for (Shelf.Kind one : Shelf.Kind.values()) {
            if (one.key().equals(kind)) {
                boolean counted = one == Shelf.Kind.DAYS || one == Shelf.Kind.MONTHS;
                if (!counted) {
                    return new Shelf(one, 0);
                }
                if (count.matches("[1-9]\\d{0,3}") && Integer.parseInt(count) <= Shelf.MOST) {
                    return new Shelf(one, Integer.parseInt(count));
                }
                problems.add(Problem.at("shelfCount", Refusal.OUT_OF_RANGE, 1, Shelf.MOST));
                return Shelf.onPackage();
            }
        }
        if (!kind.isEmpty()) {
            problems.add(Problem.at("shelf", Refusal.UNKNOWN_CHOICE, kind));
        }
        return Shelf.onPackage();
    }

    private static Bilingual both(HttpServletRequest request, String field) {
        return bilingual(text(request, field + "Vi"), text(request, field + "En"));
    }

    /** Where nobody has written English, the Vietnamese stands for it. */
    static Bilingual bilingual(String vietnamese, String english) {
        return new Bilingual(vietnamese, english.isBlank() ? vietnamese : english);
    }

    private static @Nullable PartyId party(HttpServletRequest request, String field, List<Problem> problems) {
        String typed = line(request, field);
        if (typed.isEmpty()) {
            return null;
        }
        if (typed.matches("[1-9]\\d{0,17}")) {
            return new PartyId(Long.parseLong(typed));
        }
        problems.add(Problem.at(field, PassportProblem.UNKNOWN_ORGANISATION));
        return null;
    }

    static String text(HttpServletRequest request, String field) {
        return VietnameseText.normalise(
                ReportPages.typed(request, field).replace("\r\n", "\n").strip());
    }

    static String line(HttpServletRequest request, String field) {
        return text(request, field).replaceAll("\\s+", " ");
    }

    static List<String> values(HttpServletRequest request, String field) {
        String[] values = request.getParameterValues(field);
        return values == null
                ? List.of()
                : Arrays.stream(values).distinct().limit(50).toList();
    }

    /** A date as people type it or as a browser's calendar sends it; null where nothing was typed. */
    static @Nullable LocalDate day(String typed, String field, List<Problem> problems) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return typed.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(typed) : LocalDate.parse(typed, DAY);
        } catch (DateTimeParseException e) {
            problems.add(Problem.at(field, Refusal.NOT_A_DATE, typed));
            return null;
        }
    }

    /** A form that starts with what is known. */
    static Form of(Product product) {
        Details details = product.details();
        Map<String, List<String>> values = new HashMap<>();
        put(values, "name", details.name());
        put(values, "description", details.description());
        put(values, "origin", details.origin());
        put(values, "warnings", details.warnings());
        values.put("brand", List.of(details.brand()));
        values.put("group", List.of(details.group()));
        values.put(
                "producer",
                List.of(details.producer() == null ? "" : details.producer().toString()));
        values.put(
                "trader",
                List.of(details.trader() == null ? "" : details.trader().toString()));
        values.put("address", List.of(details.address()));
        values.put("content", List.of(details.content()));
        values.put("standards", List.of(details.standards()));
        values.put("shelf", List.of(details.shelf().kind().key()));
        values.put(
                "shelfCount",
                List.of(
                        details.shelf().count() == 0
                                ? ""
                                : String.valueOf(details.shelf().count())));
        values.put("markets", details.markets());
        values.put("version", List.of(String.valueOf(product.version())));
        return new Form(values, List.of());
    }

    private static void put(Map<String, List<String>> values, String field, Bilingual text) {
        values.put(field + "Vi", List.of(text.vietnamese()));
        values.put(field + "En", List.of(text.english().equals(text.vietnamese()) ? "" : text.english()));
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
