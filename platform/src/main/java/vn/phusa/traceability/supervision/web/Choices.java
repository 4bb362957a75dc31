package vn.phusa.traceability.supervision.web;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.phusa.shell.Page;
import vn.phusa.traceability.supervision.Matter;
import vn.phusa.traceability.supervision.Sector;
import vn.phusa.traceability.supervision.TradeRules;

/** What the forms of supervision offer to choose from: value to text, in order. */
public final class Choices {
    private Choices() {}

    /** Kinds of matters. */
    public static Map<String, String> kinds(Page page) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Matter.Kind kind : Matter.Kind.values()) {
            kinds.put(kind.code(), page.t("traceability.supervision.kind." + kind.code()));
        }
        return kinds;
    }

    /** Sectors. */
    public static Map<String, String> sectors(Page page) {
        Map<String, String> sectors = new LinkedHashMap<>();
        for (Sector sector : Sector.values()) {
            sectors.put(sector.code(), page.t("traceability.supervision.sector." + sector.code()));
        }
        return sectors;
    }

    /** Grounds of a cancellation. */
    public static Map<String, String> grounds(Page page) {
        Map<String, String> grounds = new LinkedHashMap<>();
        for (Matter.Ground ground : Matter.Ground.values()) {
            grounds.put(ground.code(), page.t("traceability.supervision.ground." + ground.code()));
        }
        return grounds;
    }

    /** What k may be. */
    public static Map<String, String> factors(Page page, TradeRules rules) {
        Map<String, String> factors = new LinkedHashMap<>();
        for (BigDecimal factor : rules.thresholds().factors()) {
            factors.put(factor.toString(), page.number(factor));
        }
        return factors;
    }

    /** Where the page of goods is. */
    public static String goodsPath(String key) {
        return "/traceability/goods?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /** Where a matter about goods is opened. */
    public static String newMatterPath(String key) {
        return "/traceability/matters/new?goods=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /**
     * The points of C or P with what they mean, as far as it is known.
     *
     * @param which {@code c} or {@code p}
     */
    public static Map<String, String> points(Page page, String which) {
        Map<String, String> points = new LinkedHashMap<>();
        for (int n = 1; n <= 5; n++) {
            points.put(String.valueOf(n), page.t("traceability.supervision.risk." + which + "." + n));
        }
        return points;
    }
}
