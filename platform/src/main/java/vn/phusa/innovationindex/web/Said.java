package vn.phusa.innovationindex.web;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.phusa.base.Qualifier;
import vn.phusa.innovationindex.Choice;
import vn.phusa.innovationindex.Figure;
import vn.phusa.innovationindex.FigureCheck;
import vn.phusa.innovationindex.RecordMapping;
import vn.phusa.innovationindex.RecordMappings;
import vn.phusa.shell.Page;

/** Figures and what stands out in them, in the reader's words. */
public final class Said {
    private Said() {}

    /** "≥ 1.250"; an exact figure without a sign. */
    public static String figure(Page page, Figure figure) {
        return number(page, figure.qualifier(), figure.value());
    }

    public static String number(Page page, Qualifier qualifier, double value) {
        String sign = qualifier == Qualifier.EXACTLY ? "" : qualifier.sign() + " ";
        return sign + page.number(java.math.BigDecimal.valueOf(value));
    }

    public static String finding(Page page, FigureCheck.Finding finding) {
        return switch (finding) {
            case FigureCheck.Finding.Jump(double before, double change) ->
                page.t(
                        "innovationindex.finding.jump",
                        page.number(java.math.BigDecimal.valueOf(before)),
                        page.formats().percent(Math.abs(change)),
                        change > 0 ? "up" : "down");
            case FigureCheck.Finding.Outlier(double low, double high) ->
                page.t(
                        "innovationindex.finding.outlier",
                        page.formats().number(low, 2),
                        page.formats().number(high, 2));
            case FigureCheck.Finding.Stale(int year) -> page.t("innovationindex.finding.stale", String.valueOf(year));
        };
    }

    /** An indicator's name. */
    public static String indicator(Page page, RecordMappings.View view, String code) {
        return view.lines().stream()
                .map(RecordMappings.Line::indicator)
                .filter(indicator -> indicator.code().equals(code))
                .map(indicator -> page.english()
                        ? indicator.name().english()
                        : indicator.name().vietnamese())
                .findFirst()
                .orElse(code);
    }

    /** What an indicator was decided to be taken from. */
    public static String mapped(Page page, RecordMappings.View view, RecordMapping mapping) {
        String key = mapping.key();
        return key == null
                ? page.t("innovationindex.mapping.hand")
                : view.lines().stream()
                        .flatMap(line -> line.candidates().stream())
                        .filter(figure -> figure.key().equals(key))
                        .map(figure -> figure.name().in(page.locale()))
                        .findFirst()
                        .orElse(page.t("innovationindex.mapping.gone") + " (" + key + ")");
    }

    public static Map<String, String> qualifiers(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Qualifier qualifier : Qualifier.values()) {
            options.put(qualifier.name(), page.t("innovationindex.qualifier." + qualifier.name()));
        }
        return options;
    }

    public static Map<String, String> presets(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        Choice.PRESETS.forEach(preset -> options.put(preset, page.t("innovationindex.preset." + preset)));
        return options;
    }
}
