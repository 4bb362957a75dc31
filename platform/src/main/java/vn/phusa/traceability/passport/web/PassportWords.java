package vn.phusa.traceability.passport.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.phusa.base.Problem;
import vn.phusa.epcis.gs1.ElementString.Element;
import vn.phusa.shell.Page;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.passport.Passport;
import vn.phusa.traceability.passport.ScannedCode;
import vn.phusa.traceability.passport.Shelf;

/** How passports say what has no sentence of its own in a template. */
public final class PassportWords {
    private PassportWords() {}

    /** The last day, or why it cannot be told. */
    public static String expiry(Page page, Passport passport) {
        if (passport.expires() != null) {
            return page.date(passport.expires());
        }
        Shelf shelf = passport.product().details().shelf();
        return page.t("traceability.passport.shelf." + shelf.kind().key(), shelf.count());
    }

    /** Steps of a chain, one after the other. */
    public static String steps(Page page, List<ChainTemplate.Step> steps) {
        return steps.stream().map(step -> step.name().in(page.locale())).collect(Collectors.joining(", "));
    }

    /** What a publication still needs. */
    public static String missing(Page page, List<String> fields) {
        return fields.stream()
                .map(field -> page.t("traceability.passport.field." + (field.equals("originVi") ? "origin" : field)))
                .collect(Collectors.joining(", "));
    }

    /** What is wrong in a row of a table that was handed in. */
    public static String row(Page page, Problem problem) {
        String[] place = String.valueOf(problem.field()).split(" ");
        String column = place.length > 2 ? COLUMNS.getOrDefault(place[2], place[2]) : "";
        String key = "traceability.passport.column." + column;
        return page.t(
                "traceability.passport.import.row",
                place.length > 1 ? place[1] : "",
                page.words().has(key) ? page.t(key) : column,
                page.say(problem));
    }

    /** Columns of the table that are not called as their fields. */
    private static final Map<String, String> COLUMNS = Map.of(
            "nameVi", "name-vi",
            "nameEn", "name-en",
            "originVi", "origin-vi",
            "originEn", "origin-en",
            "warningsVi", "warnings-vi",
            "warningsEn", "warnings-en",
            "shelfCount", "shelf");

    /** What a code says, part by part. */
    public static List<Map.Entry<String, String>> parts(Page page, ScannedCode code) {
        List<Map.Entry<String, String>> parts = new ArrayList<>();
        switch (code) {
            case ScannedCode.Gs1 gs1 -> {
                for (Element element : gs1.link().path()) {
                    String key = "traceability.passport.key." + element.ai();
                    parts.add(
                            Map.entry(page.words().has(key) ? page.t(key) : "(" + element.ai() + ")", element.value()));
                }
            }
            case ScannedCode.Local local ->
                parts.add(Map.entry(
                        page.t("traceability.passport.local"),
                        local.identifier().toString()));
        }
        return parts;
    }
}
