package vn.phusa.innovationindex.web;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.phusa.base.Qualifier;
import vn.phusa.innovationindex.Choice;
import vn.phusa.innovationindex.Figure;
import vn.phusa.innovationindex.FigureCheck;
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
