package vn.phusa.innovationindex.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import vn.phusa.composite.analysis.Coverage;
import vn.phusa.composite.analysis.Strengths;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Goalposts;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Ranking;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.Made;

/**
 * An edition in the layout of the workbooks that WIPO publishes with the Global Innovation Index: sheets Index Structure,
 * Economies, Data and Metadata, with the same headings. Units stand where WIPO has economies.
 */
final class Workbook {
    /** Data minimum coverage as in the Global Innovation Index: 66 % of each side, two groups of each pillar. */
    private static final double LEAST_SHARE = 0.66;

    private static final int LEAST_GROUPS = 2;

    private Workbook() {}

    static void write(Made made, Edition edition, Geography geography, OutputStream out) throws IOException {
        org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(out, "Phu Sa", "1.0");
        structure(made, workbook.newWorksheet("Index Structure"));
        economies(made, geography, workbook.newWorksheet("Economies"));
        data(made, edition, geography, workbook.newWorksheet("Data"));
        metadata(edition, workbook.newWorksheet("Metadata"));
        workbook.finish();
    }

    private static void header(Worksheet sheet, String... headings) {
        for (int c = 0; c < headings.length; c++) {
            sheet.value(0, c, headings[c]);
            sheet.style(0, c).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    private static void structure(Made made, Worksheet sheet) {
        header(
                sheet,
                "NUM",
                "NAME",
                "LEVEL",
                "TYPE",
                "PROFILE",
                "DESCRIPTION",
                "SOURCE",
                "WEBSITE",
                "PARENT",
                "WEIGHT",
                "DIRECTION",
                "UNIT",
                "NAME_VI",
                "DENOMINATOR",
                "DENOMINATOR_SCALE",
                "GOALPOST_LOWER",
                "GOALPOST_UPPER",
                "GOALPOST_SCALE");
        int row = 1;
        for (Element element : made.frame().elements()) {
            sheet.value(row, 0, element.code());
            sheet.value(row, 1, element.name().english());
            sheet.value(row, 2, element.level());
            sheet.value(
                    row,
                    3,
                    element.isIndicator() ? "indicator" : element.parent().isEmpty() ? "index" : "aggregate");
            sheet.value(row, 6, element.underlyingIndex());
            sheet.value(row, 7, element.source());
            sheet.value(row, 8, element.parent().orElse(""));
            sheet.value(row, 9, element.weight());
            sheet.value(row, 10, element.direction().sign());
            sheet.value(row, 11, element.unit());
            sheet.value(row, 12, element.name().vietnamese());
            if (element.denominator().isPresent()) {
                sheet.value(row, 13, element.denominator().get());
                sheet.value(row, 14, element.denominatorScale());
            }
            if (element.goalposts().isPresent()) {
                Goalposts posts = element.goalposts().get();
                sheet.value(row, 15, posts.lower());
                sheet.value(row, 16, posts.upper());
                sheet.value(row, 17, posts.scale());
            }
            row++;
        }
        for (String grouping : made.data().groups().keySet()) {
            sheet.value(row, 0, grouping);
            sheet.value(row++, 3, "group");
        }
        for (String size : made.data().denominators().columns()) {
            sheet.value(row, 0, size);
            sheet.value(row++, 3, "denominator");
        }
    }

    /** WIPO's columns, then the sizes and groups of our frame under their own codes. */
    private static void economies(Made made, Geography geography, Worksheet sheet) {
        Table sizes = made.data().denominators();
        List<String> groups = new ArrayList<>();
        List<List<String>> labels = new ArrayList<>();
        made.data().groups().forEach((grouping, ofUnits) -> {
            groups.add(grouping);
            labels.add(ofUnits);
        });
        List<String> headings = new ArrayList<>(
                List.of("ISO3", "ECONOMY_NAME", "INCOME", "REG_UN", "REG_UN_CODE", "POP", "PPPGDP", "PPPPC"));
        int own = headings.size();
        headings.addAll(groups);
        headings.addAll(sizes.columns());
        header(sheet, headings.toArray(String[]::new));
        List<String> regions = made.data().groups().getOrDefault("region", List.of());
        for (int i = 0; i < made.data().values().unitCount(); i++) {
            String unit = made.data().values().units().get(i);
            sheet.value(i + 1, 0, unit);
            sheet.value(i + 1, 1, geography.name(unit));
            sheet.value(i + 1, 4, regions.isEmpty() ? "" : regions.get(i));
            if (sizes.hasColumn("population") && !Double.isNaN(sizes.at(unit, "population"))) {
                sheet.value(i + 1, 5, sizes.at(unit, "population"));
            }
            for (int g = 0; g < groups.size(); g++) {
                sheet.value(i + 1, own + g, labels.get(g).get(i));
            }
            for (int d = 0; d < sizes.columnCount(); d++) {
                if (!Double.isNaN(sizes.column(d)[i])) {
                    sheet.value(i + 1, own + groups.size() + d, sizes.column(d)[i]);
                }
            }
        }
    }

    private static void data(Made made, Edition edition, Geography geography, Worksheet sheet) {
        header(
                sheet,
                "ISO3",
                "ECONOMY_NAME",
                "NUM",
                "NAME",
                "DATAYR",
                "VALUE_SCREEN",
                "SCORE",
                "RANK",
                "SW_OVERALL",
                "SW_INCGRP",
                "OUTDATED",
                "DMC");
        Table scores = made.build().scores();
        Table raw = made.data().values();
        Map<String, Coverage> coverage = new HashMap<>();
        Coverage.of(
                        made.frame(),
                        raw.selectColumns(made.frame().indicators().stream()
                                .map(Element::code)
                                .toList()),
                        LEAST_SHARE,
                        LEAST_GROUPS)
                .forEach(one -> coverage.put(one.unit(), one));
        int row = 1;
        int few = Math.clamp(made.frame().indicators().size() / 3, 1, 5);
        for (String unit : scores.units()) {
            Strengths marks = Strengths.of(
                    made.frame(),
                    raw.selectColumns(made.frame().indicators().stream()
                            .map(Element::code)
                            .toList()),
                    unit,
                    few,
                    false);
            for (Element element : made.frame().elements()) {
                double score = scores.at(unit, element.code());
                double value = element.isIndicator() ? raw.at(unit, element.code()) : Double.NaN;
                sheet.value(row, 0, unit);
                sheet.value(row, 1, geography.name(unit));
                sheet.value(row, 2, element.code());
                sheet.value(row, 3, element.name().english());
                sheet.value(row, 4, edition.year());
                if (!Double.isNaN(value)) {
                    sheet.value(row, 5, value);
                }
                if (!Double.isNaN(score)) {
                    sheet.value(row, 6, score);
                    sheet.value(row, 7, Ranking.descending(scores.column(element.code()))[scores.unitPosition(unit)]);
                } else {
                    sheet.value(row, 5, "n/a");
                }
                sheet.value(row, 8, mark(marks, element));
                Coverage own = coverage.get(unit);
                if (own != null
                        && (own.shortSides().contains(element.code())
                                || own.shortPillars().contains(element.code())
                                || (!own.met() && element.parent().isEmpty()))) {
                    sheet.value(row, 11, "DMC");
                }
                row++;
            }
        }
    }

    private static String mark(Strengths marks, Element element) {
        if (marks.strengths().stream().anyMatch(entry -> entry.indicator().equals(element))) {
            return "S";
        }
        return marks.weaknesses().stream().anyMatch(entry -> entry.indicator().equals(element)) ? "W" : "";
    }

    private static void metadata(Edition edition, Worksheet sheet) {
        header(sheet, "KEY", "VALUE");
        String[][] lines = {
            {"index", edition.series()},
            {"year", String.valueOf(edition.year())},
            {"legal source", edition.legal().english()},
            {"address", edition.legalAddress()},
            {"note", edition.note().english()},
            {"frame SHA-256", edition.frame()},
            {"rules SHA-256", edition.rules()},
            {"data SHA-256", String.valueOf(edition.data())},
            {"computed by", "Phù Sa; not an official result"}
        };
        for (int i = 0; i < lines.length; i++) {
            sheet.value(i + 1, 0, lines[i][0]);
            sheet.value(i + 1, 1, lines[i][1]);
        }
    }
}
