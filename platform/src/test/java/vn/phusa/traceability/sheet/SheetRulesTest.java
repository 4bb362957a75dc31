package vn.phusa.traceability.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.document.Headings;
import vn.phusa.document.Spreadsheet;
import vn.phusa.document.Spreadsheet.Cell;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.chain.ChainRules;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.field.FieldEntry;
import vn.phusa.traceability.field.FieldProblem;

/** Rows become the entries that the phone would have made; what is wrong is said at its cell. */
class SheetRulesTest {
    private static final ChainTemplate RICE = ChainRules.builtIn().chain("rice").orElseThrow();
    private static final PartyId OWNER = new PartyId(7);
    private static final List<String> HARVEST = List.of(
            "STT", "Lần ghi", "Ngày", "Giờ", "Nơi làm", "Mã sản phẩm", "Số lô", "Số lượng", "Đơn vị tính", "Giống");
    private static final List<String> GOOD =
            List.of("1", "", "26/11/2026", "7:30", "Ruộng A", "8938501110015", "L1", "500", "kg", "ST25");

    private Map<UUID, Boolean> kept = Map.of();
    private List<Problem> phone = List.of();

    private static Spreadsheet.Sheet sheet(String name, List<?>... rows) {
        List<Spreadsheet.Row> all = new ArrayList<>();
        for (int n = 0; n < rows.length; n++) {
            all.add(new Spreadsheet.Row(
                    n + 1,
                    rows[n].stream().map(text -> Cell.text(text.toString())).toList()));
        }
        return new Spreadsheet.Sheet(name, all);
    }

    private CheckedTable check(Spreadsheet.Sheet... sheets) {
        List<SheetMapping> mappings = SheetMapping.guess(List.of(sheets), RICE, Map.of());
        mappings.forEach(mapping -> assertThat(mapping.problems(RICE)).isEmpty());
        Map<String, String> units = new HashMap<>(Map.of("", "", "kg", "KGM", "kgm", "KGM", "tan", "TNE"));
        return new SheetRules(RICE, OWNER, units, _ -> phone, _ -> kept)
                .check(new Spreadsheet(List.of(sheets)), mappings);
    }

    private static List<String> with(int column, String text) {
        List<String> row = new ArrayList<>(GOOD);
        row.set(column, text);
        return row;
    }

    private record Said(String column, ProblemCode code) {}

    private List<Said> wrong(List<String> row) {
        return check(sheet("Thu hoạch", HARVEST, row)).rows().getFirst().problems().stream()
                .map(problem -> new Said(String.valueOf(problem.field()), problem.code()))
                .toList();
    }

    @Test
    void aRowIsTheEntryThatThePhoneWouldHaveMade() {
        CheckedTable checked = check(sheet("Thu hoạch", HARVEST, GOOD));
        assertThat(checked.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("harvest");
            assertThat(entry.owner()).isEqualTo(OWNER);
            assertThat(entry.happenedAt()).isEqualTo(Instant.parse("2026-11-26T00:30:00Z"));
            assertThat(entry.place()).isEqualTo("Ruộng A");
            assertThat(entry.things()).containsExactly(new FieldEntry.Row("8938501110015", "L1", "500", "KGM"));
            assertThat(entry.elements()).isEqualTo(Map.of("variety", "ST25"));
            assertThat(entry.id().version()).isEqualTo(8);
            assertThat(entry.id().variant()).isEqualTo(2);
        });
    }

    @Test
    void rowsOfOneRecordAreOneEntryAndOnlyTheFirstSaysEverything() {
        CheckedTable checked = check(sheet(
                "Thu hoạch",
                HARVEST,
                with(1, "A"),
                List.of("2", "A", "", "", "", "8938501110015", "L2", "30", "tấn", "")));
        assertThat(checked.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.things())
                        .extracting(FieldEntry.Row::lot)
                        .containsExactly("L1", "L2"));
    }

    @Test
    void rowsOfOneRecordThatContradictEachOtherAreWrongAtTheCell() {
        List<String> other = new ArrayList<>(with(1, "A"));
        other.set(4, "Ruộng B");
        other.set(6, "L2");
        CheckedTable checked = check(sheet("Thu hoạch", HARVEST, with(1, "A"), other));
        assertThat(checked.entries()).isEmpty();
        assertThat(checked.rows())
                .filteredOn(row -> row.row().number() == 3)
                .singleElement()
                .satisfies(row -> assertThat(row.at("place"))
                        .containsExactly(Problem.at("place", SheetProblem.OTHERWISE_ABOVE, "2")));
        // The good half of a record does not go in alone.
        assertThat(checked.count(CheckedRow.State.WRONG)).isEqualTo(2);
    }

    @Test
    void explanationsAndExamplesAreNotRead() {
        CheckedTable checked = check(sheet(
                "Thu hoạch", HARVEST, with(0, "Giải thích"), with(0, "Ví dụ"), with(0, "Ví dụ 2"), with(0, "Example")));
        assertThat(checked.entries()).isEmpty();
        assertThat(checked.count(CheckedRow.State.EXAMPLE)).isEqualTo(4);
    }

    @Test
    void everyWrongCellIsSaid() {
        assertThat(wrong(GOOD)).isEmpty();
        assertThat(wrong(with(2, ""))).containsExactly(new Said("date", Refusal.REQUIRED));
        assertThat(wrong(with(2, "31/2/2026"))).containsExactly(new Said("date", SheetProblem.NOT_A_DAY));
        assertThat(wrong(with(2, "01/02/0026"))).containsExactly(new Said("date", SheetProblem.NOT_A_DAY));
        assertThat(wrong(with(2, "31/12/9999"))).containsExactly(new Said("date", SheetProblem.NOT_A_DAY));
        assertThat(wrong(with(3, "sáng"))).containsExactly(new Said("time", SheetProblem.NOT_A_TIME));
        assertThat(wrong(with(8, "giạ"))).containsExactly(new Said("unit", SheetProblem.UNKNOWN_UNIT));
        // What this chain asks for, and the phone does not.
        assertThat(wrong(with(4, ""))).containsExactly(new Said("place", Refusal.REQUIRED));
        assertThat(wrong(with(9, ""))).containsExactly(new Said("element:variety", Refusal.REQUIRED));
        assertThat(wrong(with(7, ""))).containsExactly(new Said("quantity", Refusal.REQUIRED));
    }

    @Test
    void whatThePhonesRulesHaveAgainstALineStandsAtItsRow() {
        phone = List.of(
                Problem.at("things.1.lot", FieldProblem.BAD_LOT), Problem.at("elements.variety", Refusal.TOO_LONG));
        List<String> second = new ArrayList<>(with(1, "A"));
        second.set(6, "Lô 2");
        CheckedTable checked = check(sheet("Thu hoạch", HARVEST, with(1, "A"), second));
        assertThat(checked.rows().get(0).at("element:variety")).hasSize(1);
        assertThat(checked.rows().get(1).at("lot")).hasSize(1);
    }

    @Test
    void theSameRowIsTheSameEntryInEveryFileAndIsNotStoredAgain() {
        UUID id = check(sheet("Thu hoạch", HARVEST, GOOD)).entries().getFirst().id();
        List<String> swapped = List.of("Giống", "Ngày", "Giờ", "Nơi làm", "Mã hàng", "Lô", "Sản lượng", "ĐVT");
        assertThat(check(sheet(
                                "Thu hoạch",
                                swapped,
                                List.of(
                                        "ST25",
                                        "2026-11-26",
                                        "07h30",
                                        "Ruộng  A",
                                        "8938501110015",
                                        "L1",
                                        "500",
                                        "KGM")))
                        .entries()
                        .getFirst()
                        .id())
                .isEqualTo(id);
        kept = Map.of(id, true);
        CheckedTable again = check(sheet("Thu hoạch", HARVEST, GOOD));
        assertThat(again.entries()).isEmpty();
        assertThat(again.count(CheckedRow.State.ALREADY)).isEqualTo(1);
    }

    @Test
    void whatWasDeclaredWrongIsNotRecordedAgainUnchanged() {
        kept = Map.of(
                check(sheet("Thu hoạch", HARVEST, GOOD)).entries().getFirst().id(), false);
        assertThat(wrong(GOOD)).containsExactly(new Said("date", SheetProblem.DECLARED_WRONG));
        assertThat(wrong(with(7, "600"))).isEmpty();
    }

    @Test
    void theSameRowTwiceIsAskedAbout() {
        CheckedTable checked = check(sheet("Thu hoạch", HARVEST, GOOD, GOOD, with(3, "8:00")));
        assertThat(checked.entries()).hasSize(2);
        assertThat(checked.rows().get(1).problems()).containsExactly(Problem.at("date", SheetProblem.TWICE, "2"));
    }

    @Test
    void eachSheetIsAStepAndOneTableMayNameTheStepOfEachRow() {
        CheckedTable checked = check(
                sheet("Hướng dẫn", List.of("Trang", "Ghi gì"), List.of("Thu hoạch", "…")),
                sheet("Thu hoạch", HARVEST, GOOD),
                sheet(
                        "Ghi chung",
                        List.of(
                                "STT",
                                "Bước",
                                "Ngày",
                                "Nơi làm",
                                "Mã sản phẩm",
                                "Số lô",
                                "Số lượng",
                                "Mã thành phẩm",
                                "Số lô thành phẩm",
                                "Số lượng thành phẩm"),
                        List.of(
                                "1",
                                "Xay xát",
                                "27/11/2026",
                                "Nhà máy",
                                "8938501110015",
                                "L1",
                                "500",
                                "8938501110022",
                                "G1",
                                "320"),
                        List.of("2", "Rang", "27/11/2026", "Nhà máy", "8938501110015", "L1", "500", "", "", "")));
        assertThat(checked.entries()).extracting(FieldEntry::action).containsExactly("harvest", "process");
        assertThat(checked.entries().get(1).results())
                .containsExactly(new FieldEntry.Row("8938501110022", "G1", "320", ""));
        assertThat(checked.rows())
                .filteredOn(row -> row.state() == CheckedRow.State.WRONG)
                .singleElement()
                .satisfies(row -> assertThat(row.at("step")).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "7:30,00:30",
        "07h30,00:30",
        "7 giờ 30,00:30",
        "7h,00:00",
        "7.30,00:30",
        "0.3125,00:30",
        "19:05:00,12:05"
    })
    void hoursAreReadAsPeopleWriteThem(String written, String utc) {
        assertThat(check(sheet("Thu hoạch", HARVEST, with(3, written)))
                        .entries()
                        .getFirst()
                        .happenedAt())
                .isEqualTo(Instant.parse("2026-11-26T" + utc + ":00Z"));
    }

    @Test
    void everyHeadingOfTheTemplateIsRecognisedInBothLanguages() {
        for (ChainTemplate chain : ChainRules.builtIn().chains()) {
            for (Wording words : List.of(
                    Wording.load(Wording.VIETNAMESE, List.of("traceability")),
                    Wording.load(Wording.ENGLISH, List.of("traceability")))) {
                for (ChainTemplate.Step step : chain.steps()) {
                    List<String> keys = EventColumn.of(step);
                    Map<Integer, String> guessed = EventColumn.headings(chain)
                            .guess(keys.stream()
                                    .map(key -> EventTemplate.heading(chain, key, words))
                                    .toList());
                    for (int n = 0; n < keys.size(); n++) {
                        assertThat(guessed.get(n))
                                .as("%s, %s: %s", chain.code(), step.code(), keys.get(n))
                                .isEqualTo(keys.get(n));
                    }
                    assertThat(SheetMapping.step(step.name().in(words.locale()), chain))
                            .isEqualTo(step.code());
                }
            }
        }
        assertThat(Headings.folded("  Số  lượng ")).isEqualTo("so luong");
    }
}
