package vn.phusa.innovationindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Name;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.io.DataFile;
import vn.phusa.composite.io.FrameFile;
import vn.phusa.composite.io.RulesFile;
import vn.phusa.composite.panel.Rebasing;

/** From files to results: pure, so that a manifest's files give the same bits again. */
public final class Making {
    /** The column of a frame file that says how an indicator of merged provinces comes about. */
    public static final String MERGE = "merge";

    /** The column of a frame file that says whether a source confirms a row: yes or no. */
    public static final String CONFIRMED = "confirmed";

    /** What follows the name of a row that no source confirms. */
    public static final Name UNCONFIRMED = new Name(" (chưa xác nhận)", " (not confirmed)");

    private Making() {}

    /** Reads a frame. Rows that no source confirms carry that in their names, so that nothing shows them as official. */
    public static Outcome<FrameFile> frame(String field, String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return ofEngine(field, FrameFile.parse(name, bytes))
                .map(file -> marked(file, FrameFile.column(name, bytes, CONFIRMED)));
    }

    private static FrameFile marked(FrameFile file, Map<String, String> confirmed) {
        if (!confirmed.containsValue("no")) {
            return file;
        }
        Frame frame = file.frame();
        List<Element> elements = frame.elements().stream()
                .map(element -> "no".equals(confirmed.get(element.code()))
                        ? element.withName(new Name(
                                element.name().vietnamese() + UNCONFIRMED.vietnamese(),
                                element.name().english() + UNCONFIRMED.english()))
                        : element)
                .toList();
        return new FrameFile(
                Frame.of(frame.id(), frame.version(), elements).orThrow(), file.groupings(), file.denominators());
    }

    public static Outcome<RulesFile> rules(String content) {
        return ofEngine("rules", RulesFile.parse(content));
    }

    /**
     * Computes a parcel.
     *
     * @param preset rules that replace the parcel's own; empty: none
     * @param provinces what became of each old province, if the data are to be told for today's; empty: as they are
     */
    public static Outcome<Made> made(Parcel parcel, String preset, List<Province> provinces) {
        String data = parcel.data();
        if (data == null) {
            return Outcome.rejected(Problem.of(IndexProblem.NO_DATA));
        }
        return frame("frame", frameName(parcel.frame()), parcel.frame())
                .then(frame -> ofEngine(
                                "data", DataFile.parse(Parcel.DATA_NAME, data.getBytes(StandardCharsets.UTF_8), frame))
                        .then(dataset -> rules(preset.isEmpty() ? parcel.rules() : preset)
                                .then(rules -> made(parcel, frame, dataset, rules, provinces))));
    }

    /** Whether a frame is YAML shows at its beginning; CSV frames start with their header. */
    public static String frameName(String content) {
        String head = content.stripLeading();
        return head.startsWith("id:")
                        || head.startsWith("#")
                        || head.startsWith("index:")
                        || head.startsWith("version:")
                ? "khung.yaml"
                : Parcel.FRAME_NAME;
    }

    private static Outcome<Made> made(
            Parcel parcel, FrameFile file, Dataset given, RulesFile rules, List<Province> provinces) {
        Frame frame = file.frame();
        byte[] content = parcel.frame().getBytes(StandardCharsets.UTF_8);
        Dataset data = given;
        List<Rebasing.Figure> mergers = List.of();
        if (!provinces.isEmpty()) {
            Map<String, String> written = FrameFile.column(frameName(parcel.frame()), content, MERGE);
            Map<String, Rebasing.Rule> mergeRules = new HashMap<>();
            for (Element indicator : frame.indicators()) {
                Rebasing.Rule rule = mergeRule(indicator, written.getOrDefault(indicator.code(), ""), given);
                if (rule == null) {
                    return Outcome.rejected(Problem.of(IndexProblem.NOT_MERGEABLE, indicator.code()));
                }
                mergeRules.put(indicator.code(), rule);
            }
            Rebasing rebased = Rebasing.of(withAbsent(given, provinces), successors(provinces), mergeRules);
            data = rebased.data();
            mergers = rebased.figures();
        }
        List<String> leftOut = new ArrayList<>();
        if (!provinces.isEmpty()) {
            data = withoutEmpty(data, frame, leftOut);
        }
        Dataset used = data;
        List<Rebasing.Figure> figures = mergers;
        return ofEngine("data", Composite.build(frame, used, rules.recipe()))
                .map((Build build) -> new Made(frame, used, rules, build, figures, leftOut));
    }

    /**
     * How an indicator of merged provinces comes about: as the frame says ({@code sum}, {@code ratio:SIZE} or {@code
     * mean:SIZE}); else a figure with a denominator is a count and summed, and any other is a score, weighted by
     * population. Null where the size is not in the data.
     */
    private static Rebasing.@Nullable Rule mergeRule(Element indicator, String written, Dataset data) {
        if (written.equals("sum")
                || (written.isEmpty() && indicator.denominator().isPresent())) {
            return new Rebasing.Rule.Sum();
        }
        String size = written.contains(":") ? written.substring(written.indexOf(':') + 1) : "population";
        if (!data.denominators().hasColumn(size)) {
            return null;
        }
        return written.startsWith("ratio:") ? new Rebasing.Rule.Ratio(size) : new Rebasing.Rule.WeightedMean(size);
    }

    private static Map<String, String> successors(List<Province> provinces) {
        Map<String, String> successors = new TreeMap<>();
        provinces.forEach(province -> successors.put(province.code(), province.successor()));
        return successors;
    }

    /**
     * With a row without values for each province that the data lack while a partner of its merger is there: what is
     * known of a part must not pass for the whole.
     */
    private static Dataset withAbsent(Dataset data, List<Province> provinces) {
        List<String> units = new ArrayList<>(data.values().units());
        List<Name> names = new ArrayList<>(data.names());
        // Hà Tây joined Hà Nội in 2008 already; years without it are whole.
        List<Province> absent = provinces.stream()
                .filter(province ->
                        !units.contains(province.code()) && !province.code().equals("ha-tay"))
                .toList();
        for (Province province : absent) {
            units.add(province.code());
            names.add(Name.of(province.name()));
        }
        Map<String, List<String>> groups = new LinkedHashMap<>();
        data.groups().forEach((grouping, labels) -> {
            List<String> longer = new ArrayList<>(labels);
            absent.forEach(province -> longer.add(grouping.equals("region") ? province.region() : ""));
            groups.put(grouping, longer);
        });
        return new Dataset(
                longer(data.values(), units), longer(data.denominators(), units), names, groups, data.year());
    }

    private static Table longer(Table table, List<String> units) {
        double[][] columns = new double[table.columnCount()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = Arrays.copyOf(table.column(j), units.size());
            Arrays.fill(columns[j], table.unitCount(), units.size(), Double.NaN);
        }
        return Table.owning(units, table.columns(), columns);
    }

    private static Dataset withoutEmpty(Dataset data, Frame frame, List<String> leftOut) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < data.values().unitCount(); i++) {
            boolean empty = true;
            for (Element indicator : frame.indicators()) {
                empty &= !data.values().hasColumn(indicator.code())
                        || Double.isNaN(data.values().column(indicator.code())[i]);
            }
            if (empty) {
                leftOut.add(data.values().units().get(i));
            } else {
                kept.add(i);
            }
        }
        return leftOut.isEmpty()
                ? data
                : data.selectUnits(kept.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The engine's outcome in the house's words. */
    public static <T> Outcome<T> ofEngine(String field, vn.phusa.composite.frame.Outcome<T> outcome) {
        return switch (outcome) {
            case vn.phusa.composite.frame.Outcome.Accepted<T>(T value) -> Outcome.accepted(value);
            case vn.phusa.composite.frame.Outcome.Rejected<T>(List<vn.phusa.composite.frame.Problem> problems) ->
                Outcome.rejected(IndexProblem.of(field, problems));
        };
    }
}
