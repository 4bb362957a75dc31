package vn.phusa.innovationindex.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.robustness.Uncertainty;
import vn.phusa.composite.robustness.UnitUncertainty;
import vn.phusa.innovationindex.Choice;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.Headline;
import vn.phusa.innovationindex.Indices;
import vn.phusa.innovationindex.Made;
import vn.phusa.innovationindex.Making;
import vn.phusa.innovationindex.Profile;
import vn.phusa.innovationindex.PublishedResult;
import vn.phusa.innovationindex.WhatIf;
import vn.phusa.shell.Page;

/**
 * What every page of an edition shows around its own subject: names, numbers, the way to the other pages.
 *
 * @param home the province that the reader is presumed to care for
 * @param tab which page this is
 */
public record View(
        Indices.Shown shown, @Nullable Uncertainty uncertainty, Geography geography, String home, String tab) {
    /** The pages of an edition that was computed, in their order. */
    public static final List<String> TABS = List.of(
            "ranking", "map", "units", "indicators", "what-if", "levers", "robustness", "method", "compare", "quality");

    /** What was computed. */
    public Made made() {
        Made result = shown.result();
        if (result == null) {
            throw new IllegalStateException(
                    "nothing was computed of " + edition().path());
        }
        return result;
    }

    public Edition edition() {
        return shown.edition();
    }

    public Choice choice() {
        return shown.choice();
    }

    /** What the index is called in short: its code in capitals, for an official one. */
    public String shortName(Page page) {
        return shown.series().official()
                ? shown.series().code().toUpperCase(Locale.ROOT)
                : shown.series().name().in(page.locale());
    }

    public String name(String unit) {
        if (geography.knows(unit)) {
            return geography.name(unit);
        }
        if (unit.equals("viet-nam")) {
            return "Việt Nam";
        }
        Made result = shown.result();
        return result != null && result.data().values().hasUnit(unit)
                ? result.data()
                        .names()
                        .get(result.data().values().unitPosition(unit))
                        .vietnamese()
                : unit;
    }

    public String nameOf(Page page, Element element) {
        return page.english() ? element.name().english() : element.name().vietnamese();
    }

    /** The name without the mark of a row that no source confirms, where the mark stands beside it. */
    public String bareName(Page page, Element element) {
        String name = nameOf(page, element);
        String mark = page.english() ? Making.UNCONFIRMED.english() : Making.UNCONFIRMED.vietnamese();
        return name.endsWith(mark) ? name.substring(0, name.length() - mark.length()) : name;
    }

    public String nameOf(Page page, String element) {
        return nameOf(page, shown.frame().frame().element(element));
    }

    /** An address below the edition's, with the reader's choice kept. */
    public String link(String below) {
        return edition().path() + (below.isEmpty() ? "" : "/" + below) + choice().query();
    }

    /** With further parameters, of which there may be none. */
    public String address(String below, String parameters) {
        return parameters.isEmpty() ? link(below) : link(below, parameters);
    }

    /** The same with one more parameter. */
    public String link(String below, String parameters) {
        String query = choice().query();
        return edition().path()
                + (below.isEmpty() ? "" : "/" + below)
                + (query.isEmpty() ? "?" : query + "&")
                + parameters;
    }

    /** Where a tab leads. */
    public String tabLink(String key) {
        return switch (key) {
            case "ranking" -> link("");
            case "units" -> link("units/" + homeOrFirst());
            case "indicators" ->
                link("indicators/"
                        + shown.frame().frame().indicators().getFirst().code());
            default -> link(key);
        };
    }

    /** The same page of another year where that has one, else its first page. */
    public String yearLink(Page page, Edition sibling) {
        boolean same = sibling.data() != null && shown.result() != null;
        String below = !same && !tab.equals("map")
                ? ""
                : switch (tab) {
                    case "ranking", "indicators", "" -> "";
                    case "units" ->
                        page.path()
                                .substring(Math.min(
                                        page.path().length(), edition().path().length()));
                    default -> "/" + tab;
                };
        return sibling.path() + below + choice().query();
    }

    /** The home province where the data have it, else the first of the list. */
    public String homeOrFirst() {
        Made result = shown.result();
        if (result == null || result.has(home)) {
            return home;
        }
        return result.build().scores().units().getFirst();
    }

    /** All units of the result by name, for choosing one. */
    public Map<String, String> units() {
        Map<String, String> sorted = new TreeMap<>();
        made().build().scores().units().forEach(code -> sorted.put(code, name(code)));
        return sorted;
    }

    public String score(Page page, double value) {
        return Double.isNaN(value) ? "–" : page.formats().number(value, 2);
    }

    public String number(Page page, double value, int decimals) {
        return Double.isNaN(value) ? "–" : page.formats().number(value, decimals);
    }

    /** With as many digits as the size of the number asks for. */
    public String raw(Page page, double value) {
        double size = Math.abs(value);
        return number(page, value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3);
    }

    /** A change with its sign. */
    public String change(Page page, double value, int decimals) {
        if (Double.isNaN(value)) {
            return "–";
        }
        String text = page.formats().number(Math.abs(value), decimals);
        boolean nought = Math.abs(value) < Math.pow(10, -decimals) / 2;
        return nought ? text : (value > 0 ? "+" : "−") + text;
    }

    public @Nullable UnitUncertainty interval(String unit) {
        return uncertainty == null
                ? null
                : uncertainty.units().stream()
                        .filter(one -> one.unit().equals(unit))
                        .findFirst()
                        .orElse(null);
    }

    /** "9–14", or the rank alone where nothing moves it; empty where intervals are not known. */
    public String range(String unit) {
        UnitUncertainty interval = interval(unit);
        return interval == null ? "" : Headline.range(interval);
    }

    /** "Cần Thơ hạng 11/63 năm 2016, khoảng 9–14". */
    public String standing(Page page, String unit) {
        int rank = made().rank(unit);
        if (rank == 0) {
            return page.t(
                    "innovationindex.standing.none",
                    name(unit),
                    String.valueOf(edition().year()));
        }
        String range = range(unit);
        return range.isEmpty()
                ? page.t("innovationindex.standing.plain", name(unit), rank, made().ranked(), year())
                : page.t("innovationindex.standing", name(unit), rank, made().ranked(), year(), range);
    }

    public String year() {
        return String.valueOf(edition().year());
    }

    /** What was published of the index itself for a unit. */
    public @Nullable PublishedResult published(String unit) {
        String index = shown.frame().frame().index().code();
        return shown.published().stream()
                .filter(result -> result.unit().equals(unit) && result.element().equals(index))
                .findFirst()
                .orElse(null);
    }

    /** What was published of the home province; where the index ranks no provinces, of the first unit. */
    public @Nullable PublishedResult publishedOfHome() {
        PublishedResult own = published(home);
        return own != null || ofProvinces()
                ? own
                : shown.published().stream()
                        .filter(result -> result.element()
                                .equals(shown.frame().frame().index().code()))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether more than a unit's rank and score is known. */
    public boolean detailed(PublishedResult one) {
        return !one.note().vietnamese().isEmpty()
                || shown.published().stream()
                        .anyMatch(other -> other.unit().equals(one.unit())
                                && !other.element().equals(one.element())
                                && other.score() != null);
    }

    /** What is known beside the rank and score: scores of parts, and a note. */
    public String details(Page page, PublishedResult one) {
        List<String> said = new ArrayList<>();
        for (PublishedResult other : shown.published()) {
            Double score = other.score();
            if (other.unit().equals(one.unit()) && !other.element().equals(one.element()) && score != null) {
                said.add(nameOf(page, other.element()) + ": " + score(page, score));
            }
        }
        if (!one.note().in(page.locale()).isEmpty()) {
            said.add(one.note().in(page.locale()));
        }
        return String.join("; ", said);
    }

    /** Whether provinces are ranked, so that they stand on the map; the Global Innovation Index ranks economies. */
    public boolean ofProvinces() {
        return shown.published().isEmpty()
                || shown.published().stream().anyMatch(result -> geography.knows(result.unit()));
    }

    /** The greatest distance between a computed and a published score; NaN where nothing can be compared. */
    public double largestDifference() {
        double largest = Double.NaN;
        for (String unit : made().build().scores().units()) {
            PublishedResult result = published(unit);
            Double score = result == null ? null : result.score();
            if (score != null) {
                double difference = Math.abs(made().score(unit) - score);
                largest = Double.isNaN(largest) ? difference : Math.max(largest, difference);
            }
        }
        return largest;
    }

    /** The units around the one asked about, with the first three. */
    public static List<WhatIf.Row> around(WhatIf answer) {
        return answer.order().stream()
                .filter(row -> row.rank() <= 3 || Math.abs(row.rank() - answer.rankAfter()) <= 2)
                .toList();
    }

    /** As scripts and number fields read it. */
    public static String plain(double value) {
        return java.math.BigDecimal.valueOf(value)
                .round(new java.math.MathContext(10))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The frame's elements from the top down, each before what it is made of. */
    public List<Element> inOrder() {
        List<Element> order = new ArrayList<>();
        add(shown.frame().frame().index(), order);
        return order;
    }

    /** The elements by which a long frame is folded. */
    public List<Element> pillars() {
        return Profile.shownLevel(shown.frame().frame());
    }

    /** An element with everything below it, from the top down. */
    public List<Element> below(Element element) {
        List<Element> order = new ArrayList<>();
        add(element, order);
        return order;
    }

    private void add(Element element, List<Element> order) {
        order.add(element);
        shown.frame().frame().children(element.code()).forEach(child -> add(child, order));
    }

    /** Regions are said by the wording; other groups by their own name. */
    public String region(Page page, String unit) {
        List<String> groups = made().data().groups().get("region");
        if (groups == null || !made().data().values().hasUnit(unit)) {
            return "";
        }
        String code = groups.get(made().data().values().unitPosition(unit));
        return regionName(page, code);
    }

    public static String regionName(Page page, String code) {
        String key = "innovationindex.region." + code;
        return code.isEmpty() ? "" : page.words().has(key) ? page.t(key) : code;
    }
}
