package vn.phusa.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Problem;
import vn.phusa.party.NameGiven;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.WrittenName;
import vn.phusa.vietnamese.VietnameseText;

/**
 * The first units as somebody typed, pasted or uploaded them: one a line, perhaps with a tab or semicolon, the name of the
 * organisation to which the unit belongs, and its kind. Numbering, a heading row and empty lines are left out.
 */
public record UnitList(List<Unit> units, List<Problem> problems) {
    static final String FIELD = "units";
    static final int MOST = 2_000;

    /** By what a name begins with, folded; the longer beginnings first. */
    private static final Map<String, OrganisationKind> BEGINNINGS = beginnings();

    /**
     * @param line where it stands, from 1
     * @param parent the name of another unit of the list, of the focal point or of the committee; null: the usual one
     */
    public record Unit(
            int line,
            String name,
            OrganisationKind kind,
            @Nullable String parent) {}

    /**
     * A unit as it is written, with nothing understood yet.
     *
     * @param line of the text or row of the sheet, from 1
     * @param parent empty: the usual one
     * @param kind in words; empty: as the name says
     */
    record Written(int line, String name, String parent, String kind) {
        /** A line of text: tabs part its cells, or semicolons where there is no tab. */
        static Written of(int line, List<String> cells) {
            // A column of numbers in front names nothing.
            int first = cells.size() > 1 && cells.getFirst().strip().matches("\\d{1,4}[.)]?") ? 1 : 0;
            return new Written(line, cell(cells, first), cell(cells, first + 1), cell(cells, first + 2));
        }

        /** A line under headings that say what its cells mean. */
        static Written of(int line, List<String> cells, Map<UnitColumn, Integer> columns) {
            return new Written(
                    line,
                    cell(cells, columns.get(UnitColumn.NAME)),
                    cell(cells, columns.get(UnitColumn.PARENT)),
                    cell(cells, columns.get(UnitColumn.KIND)));
        }

        static List<String> cells(String text) {
            return List.of(text.split(text.contains("\t") ? "\t" : ";", -1));
        }

        private static String cell(List<String> cells, @Nullable Integer column) {
            return column == null || column >= cells.size() ? "" : cells.get(column);
        }

        /** A number alone names nothing. */
        boolean blank() {
            return plain(name).isEmpty()
                    && plain(parent).isEmpty()
                    && plain(kind).isEmpty();
        }
    }

    private static final Written BLANK = new Written(0, "", "", "");

    public UnitList {
        units = List.copyOf(units);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the list.
     *
     * @param above organisations that exist besides it (the committee, the focal point); a unit may belong to them
     */
    public static UnitList read(String text, List<String> above) {
        List<Written> lines = new ArrayList<>();
        boolean begun = false;
        Map<UnitColumn, Integer> columns = Map.of();
        for (String line : VietnameseText.normalise(text).lines().toList()) {
            List<String> cells = Written.cells(line);
            Map<UnitColumn, Integer> named = begun ? Map.of() : headings(cells);
            if (named.containsKey(UnitColumn.NAME)) {
                // What is left out still counts as a line.
                lines.add(BLANK);
                columns = cells.size() > 1 ? named : Map.of();
                continue;
            }
            Written written = columns.isEmpty()
                    ? Written.of(lines.size() + 1, cells)
                    : Written.of(lines.size() + 1, cells, columns);
            lines.add(written);
            begun = begun || !written.blank();
        }
        return of(lines, above);
    }

    /** Which cells of a line are headings, and of what. */
    private static Map<UnitColumn, Integer> headings(List<String> cells) {
        Map<UnitColumn, Integer> named = new java.util.EnumMap<>(UnitColumn.class);
        for (int column = 0; column < cells.size(); column++) {
            for (UnitColumn meaning : UnitColumn.values()) {
                if (meaning.named(plain(cells.get(column)))) {
                    named.putIfAbsent(meaning, column);
                }
            }
        }
        return named;
    }

    /** The list from what is written line by line, see {@link #read}. */
    static UnitList of(List<Written> lines, List<String> above) {
        List<Unit> units = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        Set<String> known = new HashSet<>();
        above.forEach(name -> known.add(WrittenName.key(name)));
        Set<String> given = Set.copyOf(known);
        for (Written line : lines) {
            if (line.blank()) {
                continue;
            }
            String name = plain(line.name());
            String key = WrittenName.key(name);
            if (key.isEmpty()) {
                problems.add(Problem.at(FIELD, SetupProblem.UNIT_NAME_MISSING, line.line()));
                continue;
            }
            if (given.contains(key)) {
                continue;
            }
            Integer first = seen.putIfAbsent(key, line.line());
            OrganisationKind kind = kind(line.kind(), name);
            if (name.length() > NameGiven.LONGEST) {
                problems.add(
                        Problem.at(FIELD, SetupProblem.UNIT_NAME_TOO_LONG, line.line(), name.substring(0, 40) + "…"));
            } else if (first != null) {
                problems.add(Problem.at(FIELD, SetupProblem.UNIT_TWICE, line.line(), name, first));
            } else if (kind == null) {
                problems.add(Problem.at(
                        FIELD,
                        SetupProblem.UNKNOWN_KIND,
                        line.line(),
                        line.kind().strip()));
            } else {
                String parent = plain(line.parent());
                units.add(new Unit(line.line(), name, kind, parent.isEmpty() ? null : parent));
            }
            known.add(key);
        }
        if (units.size() > MOST) {
            problems.add(Problem.at(FIELD, SetupProblem.TOO_MANY_UNITS, MOST));
        }
        problems.addAll(problemsOfParents(units, known));
        return new UnitList(units, problems);
    }

    /** The kind that was written, else the one that the name says; null: the word is not known. */
    private static @Nullable OrganisationKind kind(String written, String name) {
        String word = VietnameseText.searchKey(written.strip());
        return word.isEmpty() ? kindOf(name) : UnitColumn.KIND_WORDS.get(word);
    }

    /** As text, one a line, which reads back as this list. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Unit unit : units) {
            String kind = unit.kind() == kindOf(unit.name()) ? "" : UnitColumn.word(unit.kind());
            text.append(unit.name());
            if (unit.parent() != null || !kind.isEmpty() || unit.name().contains(";")) {
                text.append('\t').append(unit.parent() == null ? "" : unit.parent());
            }
            if (!kind.isEmpty()) {
                text.append('\t').append(kind);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static List<Problem> problemsOfParents(List<Unit> units, Set<String> known) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> parents = new HashMap<>();
        for (Unit unit : units) {
            if (unit.parent() != null) {
                String parent = WrittenName.key(unit.parent());
                if (known.contains(parent)) {
                    parents.put(WrittenName.key(unit.name()), parent);
                } else {
                    problems.add(Problem.at(FIELD, SetupProblem.PARENT_NOT_LISTED, unit.line(), unit.parent()));
                }
            }
        }
        for (Unit unit : units) {
            String start = WrittenName.key(unit.name());
            String above = parents.get(start);
            for (int steps = 0; above != null && steps <= units.size(); steps++) {
                if (above.equals(start)) {
                    problems.add(Problem.at(FIELD, SetupProblem.PARENT_CIRCLE, unit.line(), unit.name()));
                    break;
                }
                above = parents.get(above);
            }
        }
        return problems;
    }

    /** In an order in which a parent comes before its units. */
    List<Unit> parentsFirst() {
        Map<String, Unit> byKey = new LinkedHashMap<>();
        units.forEach(unit -> byKey.put(WrittenName.key(unit.name()), unit));
        Set<Unit> ordered = new java.util.LinkedHashSet<>();
        units.forEach(unit -> place(unit, byKey, ordered));
        return List.copyOf(ordered);
    }

    private static void place(Unit unit, Map<String, Unit> byKey, Set<Unit> ordered) {
        List<Unit> chain = new ArrayList<>();
        for (Unit one = unit; one != null && !ordered.contains(one) && !chain.contains(one); ) {
            chain.addFirst(one);
            one = one.parent() == null ? null : byKey.get(WrittenName.key(one.parent()));
        }
        ordered.addAll(chain);
    }

    /** Without numbering ("3.", "b)", "–") and surplus blanks. */
    private static String plain(String cell) {
        return cell.replaceAll("[\\s\u00a0]+", " ")
                .strip()
                .replaceFirst("^\"(.*)\"$", "$1")
                .replaceFirst("^(?:\\d{1,4}[.)]|[a-zđ]\\)|[-–•*+])\\s*", "")
                .strip();
    }

    /** What sort of organisation a name says it is. */
    static OrganisationKind kindOf(String name) {
        String folded = VietnameseText.searchKey(name);
        return BEGINNINGS.entrySet().stream()
                .filter(beginning -> folded.startsWith(beginning.getKey() + " ") || folded.equals(beginning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OrganisationKind.OTHER);
    }

    /** Whether such an organisation usually stands under the People's Committee. */
    static boolean underCommittee(OrganisationKind kind) {
        return switch (kind) {
            case AGENCY, UNIT, PUBLIC_SERVICE_UNIT -> true;
            case ENTERPRISE,
                    COOPERATIVE,
                    HOUSEHOLD_BUSINESS,
                    UNIVERSITY,
                    INSTITUTE,
                    FUND,
                    NETWORK,
                    SPACE,
                    ASSOCIATION,
                    OTHER -> false;
        };
    }

    private static Map<String, OrganisationKind> beginnings() {
        Map<String, OrganisationKind> kinds = new LinkedHashMap<>();
        List.of("ban quan ly du an", "trung tam", "bao va phat thanh", "benh vien", "cang vu")
                .forEach(start -> kinds.put(start, OrganisationKind.PUBLIC_SERVICE_UNIT));
        List.of("truong dai hoc", "dai hoc", "hoc vien", "truong cao dang")
                .forEach(start -> kinds.put(start, OrganisationKind.UNIVERSITY));
        List.of("cong ty", "tong cong ty", "tap doan", "doanh nghiep", "ngan hang")
                .forEach(start -> kinds.put(start, OrganisationKind.ENTERPRISE));
        List.of("hop tac xa", "htx").forEach(start -> kinds.put(start, OrganisationKind.COOPERATIVE));
        kinds.put("ho kinh doanh", OrganisationKind.HOUSEHOLD_BUSINESS);
        List.of("hoi dong nhan dan", "hoi dong").forEach(start -> kinds.put(start, OrganisationKind.AGENCY));
        List.of("hoi", "hiep hoi", "lien hiep", "lien minh", "lien doan")
                .forEach(start -> kinds.put(start, OrganisationKind.ASSOCIATION));
        kinds.put("vien kiem sat", OrganisationKind.AGENCY);
        kinds.put("vien", OrganisationKind.INSTITUTE);
        kinds.put("quy", OrganisationKind.FUND);
        kinds.put("mang luoi", OrganisationKind.NETWORK);
        List.of("khong gian", "vuon uom").forEach(start -> kinds.put(start, OrganisationKind.SPACE));
        List.of("phong", "chi cuc", "vu", "cuc").forEach(start -> kinds.put(start, OrganisationKind.UNIT));
        List.of(
                        "so",
                        "ubnd",
                        "uy ban",
                        "van phong",
                        "thanh tra",
                        "cong an",
                        "bo chi huy",
                        "bo",
                        "ban",
                        "tinh uy",
                        "thanh uy",
                        "hdnd",
                        "thue",
                        "kho bac",
                        "hai quan",
                        "bao hiem xa hoi",
                        "toa an")
                .forEach(start -> kinds.put(start, OrganisationKind.AGENCY));
        Map<String, OrganisationKind> folded = new LinkedHashMap<>();
        kinds.forEach((start, kind) -> folded.put(VietnameseText.searchKey(start), kind));
        return folded;
    }

    /** How many of each kind, most first. */
    public Map<OrganisationKind, Integer> kinds() {
        Map<OrganisationKind, Integer> counted = new java.util.EnumMap<>(OrganisationKind.class);
        units.forEach(unit -> counted.merge(unit.kind(), 1, Integer::sum));
        return counted;
    }

    /** What the unit belongs to, by the list or by custom. */
    @Nullable
    String parentOf(Unit unit, String committee) {
        if (unit.parent() != null) {
            return Objects.requireNonNull(unit.parent());
        }
        return underCommittee(unit.kind()) ? committee : null;
    }
}
