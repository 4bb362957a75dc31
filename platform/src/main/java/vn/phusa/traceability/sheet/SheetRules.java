package vn.phusa.traceability.sheet;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.Digest;
import vn.phusa.document.Headings;
import vn.phusa.document.Spreadsheet;
import vn.phusa.document.WrittenDay;
import vn.phusa.epcis.validation.Semantics;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.chain.FieldAction;
import vn.phusa.traceability.field.FieldEntry;

/**
 * Makes entries of the rows of a table, and says what is wrong at which cell. Entries have an ID of their content, so that the same row
 * is the same entry, whichever file it comes in.
 */
final class SheetRules {
    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])(?:h([0-5]\\d)?(?:h[0-5]\\d)?)?");
    private static final Pattern EXPLAINS = Pattern.compile("(vi du|giai thich|example|explanation)( .*)?");
    private static final UUID NONE = new UUID(0, 0);

    private final ChainTemplate chain;
    private final PartyId owner;
    private final Map<String, String> units;
    private final Function<FieldEntry, List<Problem>> phone;
    private final Function<List<UUID>, Map<UUID, Boolean>> kept;

    /**
     * @param units folded word to code of UN/ECE Rec 20
     * @param phone what the rules of the phone have against an entry
     * @param kept which of these entries were stored before, and whether they stand
     */
    SheetRules(
            ChainTemplate chain,
            PartyId owner,
            Map<String, String> units,
            Function<FieldEntry, List<Problem>> phone,
            Function<List<UUID>, Map<UUID, Boolean>> kept) {
        this.chain = chain;
        this.owner = owner;
        this.units = Map.copyOf(units);
        this.phone = phone;
        this.kept = kept;
    }

    /** A row on its way. */
    private static final class Line {
        private final String sheet;
        private final Spreadsheet.Row row;
        private final Map<String, Integer> places;
        private final List<Problem> problems = new ArrayList<>();

        private Line(String sheet, Spreadsheet.Row row, Map<String, Integer> places) {
            this.sheet = sheet;
            this.row = row;
            this.places = places;
        }

        private String text(String column) {
            Spreadsheet.Cell cell = cell(column);
            return cell.kind() == Spreadsheet.Kind.DATE
                    ? WrittenDay.dayFirst(LocalDate.parse(cell.text()))
                    : cell.text().replaceAll("\\s+", " ").strip();
        }

        private String text(EventColumn column) {
            return text(column.key());
        }

        private Spreadsheet.Cell cell(String column) {
            Integer place = places.get(column);
            return place == null ? Spreadsheet.Cell.EMPTY : row.cell(place);
        }

        private void wrong(String column, ProblemCode code, Object... arguments) {
            problems.add(Problem.at(column, code, arguments));
        }
    }

    /** Rows that are one thing done. */
    private record Group(ChainTemplate.Step step, List<Line> lines) {}

    /** The entry of a group; empty where a cell cannot be read. */
    private record Draft(Group group, Optional<FieldEntry> entry) {}

    /** The rows of the sheets that are read, and the entries they make. */
    CheckedTable check(Spreadsheet table, List<SheetMapping> mappings) {
        List<CheckedRow> examples = new ArrayList<>();
        Map<String, Group> groups = new LinkedHashMap<>();
        List<Line> lost = new ArrayList<>();
        for (int n = 0; n < mappings.size() && n < table.sheets().size(); n++) {
            SheetMapping mapping = mappings.get(n);
            if (!mapping.read()) {
                continue;
            }
            Map<String, Integer> places = new HashMap<>();
            mapping.columns().forEach((place, column) -> places.put(column, place));
            for (Spreadsheet.Row row : table.sheets().get(n).rows()) {
                if (row.number() <= mapping.headerRow() || row.blank()) {
                    continue;
                }
                if (explains(row, places)) {
                    examples.add(new CheckedRow(mapping.sheet(), row, CheckedRow.State.EXAMPLE, null, List.of()));
                    continue;
                }
                Line line = new Line(mapping.sheet(), row, places);
                ChainTemplate.Step step = step(line, mapping);
                if (step == null) {
                    lost.add(line);
                    continue;
                }
                String record = line.text(EventColumn.RECORD);
                String key = mapping.sheet() + "\n" + step.code() + "\n"
                        + (record.isEmpty() ? "row " + row.number() : "record " + record);
                groups.computeIfAbsent(key, _ -> new Group(step, new ArrayList<>()))
                        .lines()
                        .add(line);
            }
        }
        List<Draft> drafts = groups.values().stream()
                .map(group -> new Draft(group, entry(group)))
                .toList();
        return judged(examples, lost, drafts);
    }

    private static boolean explains(Spreadsheet.Row row, Map<String, Integer> places) {
        Integer place = places.get(EventColumn.MARK.key());
        String mark = Headings.folded(row.cell(place == null ? 0 : place).text());
        return EXPLAINS.matcher(mark).matches();
    }

    private ChainTemplate.@Nullable Step step(Line line, SheetMapping mapping) {
        String code = mapping.step();
        if (code.equals(SheetMapping.BY_COLUMN)) {
            String written = line.text(EventColumn.STEP);
            code = SheetMapping.step(written, chain);
            if (code.isEmpty()) {
                if (written.isEmpty()) {
                    line.wrong(EventColumn.STEP.key(), Refusal.REQUIRED);
                } else {
                    line.wrong(EventColumn.STEP.key(), SheetProblem.UNKNOWN_STEP, written);
                }
                return null;
            }
        }
        String wanted = code;
        return chain.steps().stream()
                .filter(one -> one.code().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private CheckedTable judged(List<CheckedRow> examples, List<Line> lost, List<Draft> drafts) {
        List<CheckedRow> rows = new ArrayList<>(examples);
        lost.forEach(
                line -> rows.add(new CheckedRow(line.sheet, line.row, CheckedRow.State.WRONG, null, line.problems)));
        List<FieldEntry> entries = new ArrayList<>();
        Map<UUID, Boolean> stored = kept.apply(drafts.stream()
                .flatMap(draft -> draft.entry().map(FieldEntry::id).stream())
                .toList());
        Map<UUID, Line> seen = new HashMap<>();
        for (Draft draft : drafts) {
            List<Line> lines = draft.group().lines();
            FieldEntry entry = draft.entry().orElse(null);
            boolean already = false;
            if (entry != null) {
                Line first = seen.putIfAbsent(entry.id(), lines.getFirst());
                Boolean stands = stored.get(entry.id());
                if (first != null) {
                    lines.getFirst()
                            .wrong(EventColumn.DATE.key(), SheetProblem.TWICE, Integer.toString(first.row.number()));
                } else if (stands == null) {
                    phone.apply(entry).forEach(problem -> place(problem, draft.group()));
                } else if (stands) {
                    already = true;
                } else {
                    lines.getFirst().wrong(EventColumn.DATE.key(), SheetProblem.DECLARED_WRONG);
                }
            }
            boolean good = entry != null && lines.stream().allMatch(line -> line.problems.isEmpty());
            if (entry != null && good && !already) {
                entries.add(entry);
            }
            CheckedRow.State state =
                    !good ? CheckedRow.State.WRONG : already ? CheckedRow.State.ALREADY : CheckedRow.State.GOOD;
            UUID id = entry == null ? null : entry.id();
            lines.forEach(line -> rows.add(new CheckedRow(line.sheet, line.row, state, id, line.problems)));
        }
        return new CheckedTable(rows, entries);
    }

    // ---- one entry

    private Optional<FieldEntry> entry(Group group) {
        ChainTemplate.Step step = group.step();
        FieldAction action = step.action();
        List<Line> lines = group.lines();
        for (Line line : lines) {
            line.places.keySet().forEach(column -> {
                Spreadsheet.Kind kind = line.cell(column).kind();
                if (kind == Spreadsheet.Kind.FORMULA || kind == Spreadsheet.Kind.ERROR) {
                    line.wrong(column, SheetProblem.FORMULA);
                }
            });
        }
        Instant happened = happened(lines);
        boolean fromTo = action.shape() == FieldAction.Shape.FROM_TO;
        List<FieldEntry.Row> things = lines.stream()
                .map(line -> row(line, EventColumn.CODE, EventColumn.LOT, EventColumn.QUANTITY, EventColumn.UNIT))
                .toList();
        List<FieldEntry.Row> results = fromTo
                ? lines.stream()
                        .map(line -> row(
                                line,
                                EventColumn.OUT_CODE,
                                EventColumn.OUT_LOT,
                                EventColumn.OUT_QUANTITY,
                                EventColumn.OUT_UNIT))
                        .toList()
                : List.of();
        Map<String, String> elements = new TreeMap<>();
        for (FieldAction.Element element : action.elements()) {
            String column = EventColumn.ELEMENT + element.code();
            String value = one(lines, column);
            if (!value.isEmpty() && element.type() == FieldAction.Type.DATE) {
                value = WrittenDay.read(value).map(day -> day.day().toString()).orElseGet(() -> {
                    lines.getFirst().wrong(column, SheetProblem.NOT_A_DAY, one(lines, column));
                    return "";
                });
            }
            if (!value.isEmpty()) {
                elements.put(element.code(), value);
            } else if (step.needs().contains(element.code()) && !element.required()) {
                lines.getFirst().wrong(column, Refusal.REQUIRED);
            }
        }
        String place = one(lines, EventColumn.PLACE.key());
        String partner = action.partner() == FieldAction.Partner.NONE ? "" : one(lines, EventColumn.PARTNER.key());
        String paper = action.document() == null ? "" : one(lines, EventColumn.PAPER.key());
        needed(step, ChainTemplate.Given.PLACE, place, lines, EventColumn.PLACE);
        needed(step, ChainTemplate.Given.PARTNER, partner, lines, EventColumn.PARTNER);
        needed(step, ChainTemplate.Given.PAPER, paper, lines, EventColumn.PAPER);
        if (step.needs().contains(ChainTemplate.Given.QUANTITY.code())) {
            for (int n = 0; n < lines.size(); n++) {
                quantity(lines.get(n), things.get(n), EventColumn.QUANTITY);
                if (fromTo) {
                    quantity(lines.get(n), results.get(n), EventColumn.OUT_QUANTITY);
                }
            }
        }
        if (happened == null || lines.stream().anyMatch(line -> !line.problems.isEmpty())) {
            return Optional.empty();
        }
        FieldEntry entry = new FieldEntry(
                NONE,
                action.code(),
                owner,
                happened,
                place,
                things,
                results,
                action.shape() == FieldAction.Shape.CONTAINER ? one(lines, EventColumn.CONTAINER.key()) : "",
                partner,
                paper,
                elements,
                "",
                "");
        return Optional.of(withId(entry, step, one(lines, EventColumn.RECORD.key())));
    }

    private static void needed(
            ChainTemplate.Step step, ChainTemplate.Given given, String value, List<Line> lines, EventColumn column) {
        if (step.needs().contains(given.code()) && value.isEmpty()) {
            lines.getFirst().wrong(column.key(), Refusal.REQUIRED);
        }
    }

    private static void quantity(Line line, FieldEntry.Row row, EventColumn column) {
        if (!(row.code() + row.lot()).isEmpty() && row.quantity().isEmpty()) {
            line.wrong(column.key(), Refusal.REQUIRED);
        }
    }

    /** What the rows of a group say together: the first that says something; the others agree or say nothing. */
    private static String one(List<Line> lines, String column) {
        String said = "";
        int at = 0;
        for (Line line : lines) {
            String own = line.text(column);
            if (said.isEmpty()) {
                said = own;
                at = line.row.number();
            } else if (!own.isEmpty() && !own.equals(said)) {
                int above = at;
                if (line.problems.stream().noneMatch(problem -> column.equals(problem.field()))) {
                    line.wrong(column, SheetProblem.OTHERWISE_ABOVE, Integer.toString(above));
                }
            }
        }
        return said;
    }

    /** Without an hour it is the first of the day: what is known is the day. */
    private @Nullable Instant happened(List<Line> lines) {
        Line first = lines.getFirst();
        String written = one(lines, EventColumn.DATE.key());
        if (written.isEmpty()) {
            first.wrong(EventColumn.DATE.key(), Refusal.REQUIRED);
            return null;
        }
        LocalDate day = WrittenDay.read(written)
                .map(WrittenDay::day)
                .filter(read ->
                        Semantics.canBeMeant(read.atStartOfDay(VietnamTime.ZONE).toInstant()))
                .orElse(null);
        if (day == null) {
            first.wrong(EventColumn.DATE.key(), SheetProblem.NOT_A_DAY, written);
        }
        String hour = one(lines, EventColumn.TIME.key());
        LocalTime time = hour.isEmpty() ? LocalTime.MIDNIGHT : time(hour);
        if (time == null) {
            first.wrong(EventColumn.TIME.key(), SheetProblem.NOT_A_TIME, hour);
        }
        return day == null || time == null
                ? null
                : day.atTime(time).atZone(VietnamTime.ZONE).toInstant();
    }

    /** 7:30, 07h30, 7 giờ 30, or the part of a day as a spreadsheet counts it. */
    private static @Nullable LocalTime time(String written) {
        if (written.matches("0[.,]\\d{3,}")) {
            int minutes = new BigDecimal(written.replace(',', '.'))
                    .multiply(BigDecimal.valueOf(24 * 60))
                    .setScale(0, java.math.RoundingMode.HALF_UP)
                    .intValue();
            return LocalTime.MIDNIGHT.plusMinutes(minutes);
        }
        String text = Headings.folded(written.replaceAll("[:.]", "h"))
                .replace(" ", "")
                .replace("gio", "h")
                .replace("phut", "");
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return null;
        }
        return LocalTime.of(
                Integer.parseInt(clock.group(1)), clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2)));
    }

    private FieldEntry.Row row(Line line, EventColumn code, EventColumn lot, EventColumn quantity, EventColumn unit) {
        String written = line.text(unit);
        String known = written.isEmpty() ? "" : units.get(Headings.folded(written));
        if (known == null) {
            line.wrong(unit.key(), SheetProblem.UNKNOWN_UNIT, written);
            known = "";
        }
        return new FieldEntry.Row(line.text(code), line.text(lot), line.text(quantity), known);
    }

    /** Where a problem of the phone's rules stands in the table. */
    private static void place(Problem problem, Group group) {
        String field = problem.field() == null ? "" : problem.field();
        String[] parts = field.split("\\.");
        boolean out = parts[0].equals("results");
        if (parts.length == 3 && (parts[0].equals("things") || out)) {
            String column = (out ? "out-" : "") + parts[2];
            // Empty rows were left out of the entry.
            List<Line> filled =
                    group.lines().stream().filter(line -> filled(line, out)).toList();
            int n = Integer.parseInt(parts[1]);
            Line line = n < filled.size() ? filled.get(n) : group.lines().getFirst();
            line.problems.add(new Problem(problem.code(), column, problem.arguments()));
            return;
        }
        String column = switch (parts[0]) {
            case "elements" -> EventColumn.ELEMENT + parts[1];
            case "happenedAt" -> EventColumn.DATE.key();
            case "container" -> EventColumn.CONTAINER.key();
            case "place", "partner", "paper" -> parts[0];
            default -> EventColumn.DATE.key();
        };
        group.lines().getFirst().problems.add(new Problem(problem.code(), column, problem.arguments()));
    }

    private static boolean filled(Line line, boolean out) {
        return out
                ? !(line.text(EventColumn.OUT_CODE)
                                + line.text(EventColumn.OUT_LOT)
                                + line.text(EventColumn.OUT_QUANTITY))
                        .isEmpty()
                : !(line.text(EventColumn.CODE) + line.text(EventColumn.LOT) + line.text(EventColumn.QUANTITY))
                        .isEmpty();
    }

    /** A UUID of version 8 (RFC 9562): SHA-256 of what the entry says. */
    private static FieldEntry withId(FieldEntry entry, ChainTemplate.Step step, String record) {
        MessageDigest digest = Digest.computation();
        List<String> said = new ArrayList<>(List.of(
                entry.owner().toString(),
                step.action().code(),
                record,
                entry.happenedAt().toString(),
                entry.place(),
                entry.container(),
                entry.partner(),
                entry.paper()));
        entry.things().forEach(row -> said.addAll(List.of("thing", row.code(), row.lot(), row.quantity(), row.unit())));
        entry.results()
                .forEach(row -> said.addAll(List.of("result", row.code(), row.lot(), row.quantity(), row.unit())));
        entry.elements().forEach((code, value) -> said.addAll(List.of("element", code, value)));
        for (String text : said) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        UUID id = new UUID(
                hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L,
                hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
        return new FieldEntry(
                id,
                entry.action(),
                entry.owner(),
                entry.happenedAt(),
                entry.place(),
                entry.things(),
                entry.results(),
                entry.container(),
                entry.partner(),
                entry.paper(),
                entry.elements(),
                entry.photo(),
                "");
    }
}
