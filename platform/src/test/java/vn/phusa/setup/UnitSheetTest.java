package vn.phusa.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.phusa.Rooms;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.document.Digest;
import vn.phusa.document.Documents;
import vn.phusa.document.Spreadsheet;
import vn.phusa.document.Spreadsheet.Cell;
import vn.phusa.party.OrganisationKind;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/** A list of units that comes as a file. */
class UnitSheetTest {
    private static final List<String> ABOVE =
            List.of("Ủy ban nhân dân tỉnh Vĩnh Long", "Sở Khoa học và Công nghệ tỉnh Vĩnh Long");

    private static Spreadsheet.Sheet sheet(String name, Object... rows) {
        return new Spreadsheet.Sheet(
                name,
                IntStream.range(0, rows.length)
                        .mapToObj(i -> new Spreadsheet.Row(
                                i + 1,
                                rows[i] instanceof String text
                                        ? Arrays.stream(text.split("\\|", -1))
                                                .map(Cell::text)
                                                .toList()
                                        : List.of((Cell[]) rows[i])))
                        .toList());
    }

    private static Outcome<UnitSheet> of(Spreadsheet.Sheet... sheets) {
        return UnitSheet.of(
                new Documents.Table("don-vi.xlsx", Digest.of(new byte[32]), new Spreadsheet(List.of(sheets))));
    }

    private static UnitSheet.Checked checked(Object... rows) {
        return of(sheet("Sheet1", rows)).orThrow().check(ABOVE);
    }

    @Test
    void columnsAreFoundByTheirHeadingsBelowATitle() {
        UnitSheet.Checked checked = checked(
                "DANH SÁCH ĐƠN VỊ THAM GIA",
                "STT|Tên cơ quan, đơn vị|Loại|Cơ quan chủ quản",
                "1|Sở Tài chính||",
                "2|Trung tâm Ứng dụng|Đơn vị sự nghiệp|Sở Tài chính");
        assertThat(checked.good()).isTrue();
        assertThat(checked.list().units())
                .containsExactly(
                        new UnitList.Unit(3, "Sở Tài chính", OrganisationKind.AGENCY, null),
                        new UnitList.Unit(
                                4, "Trung tâm Ứng dụng", OrganisationKind.PUBLIC_SERVICE_UNIT, "Sở Tài chính"));
    }

    @Test
    void eachErrorStandsAtItsCellAndTheOtherRowsAreStillGood() {
        UnitSheet.Checked checked = checked(
                "Tên đơn vị|Trực thuộc|Loại",
                "Sở Tài chính||",
                "Sở tài chính||",
                "|Sở Tài chính|",
                "Phòng A|Cục lạ|",
                "Phòng B||Vương quốc",
                "Phòng C|Sở Tài chính|");
        assertThat(checked.good()).isFalse();
        assertThat(checked.wrong()).isEqualTo(4);
        assertThat(checked.rows().get(1).problemsAt(UnitColumn.NAME))
                .containsExactly(Problem.at("units", SetupProblem.UNIT_TWICE, 3, "Sở tài chính", 2));
        assertThat(checked.rows().get(2).problemsAt(UnitColumn.NAME))
                .containsExactly(Problem.at("units", SetupProblem.UNIT_NAME_MISSING, 4));
        assertThat(checked.rows().get(3).problemsAt(UnitColumn.PARENT))
                .containsExactly(Problem.at("units", SetupProblem.PARENT_NOT_LISTED, 5, "Cục lạ"));
        assertThat(checked.rows().get(4).problemsAt(UnitColumn.KIND))
                .containsExactly(Problem.at("units", SetupProblem.UNKNOWN_KIND, 6, "Vương quốc"));
        assertThat(checked.rows().get(5).good()).isTrue();
    }

    @Test
    void aFormulaOrAnErrorIsNotTakenForAName() {
        UnitSheet.Checked checked = checked(
                "Tên đơn vị|Trực thuộc|Loại",
                new Cell[] {new Cell(Spreadsheet.Kind.FORMULA, "Sở Tài chính", Spreadsheet.Joined.NO)});
        assertThat(checked.rows().getFirst().problemsAt(UnitColumn.NAME))
                .containsExactly(Problem.at("units", SetupProblem.NOT_PLAIN, 2));
    }

    @Test
    void aBareColumnWithoutHeadingsIsTheList() {
        assertThat(checked("Sở Tài chính", "Sở Y tế").list().units())
                .extracting(UnitList.Unit::name)
                .containsExactly("Sở Tài chính", "Sở Y tế");
    }

    @Test
    void columnsThatAreNotRecognisedAreAskedFor() {
        UnitSheet read = of(sheet("S", "Mã|Danh xưng", "01|Sở Tài chính")).orThrow();
        assertThat(read.check(ABOVE).general()).containsExactly(Problem.of(SetupProblem.NO_NAME_COLUMN));
        UnitSheet understood = read.understood(Map.of(1, UnitColumn.NAME)).orThrow();
        assertThat(understood.check(ABOVE).list().units())
                .extracting(UnitList.Unit::name)
                .containsExactly("Sở Tài chính");
        assertThat(read.understood(Map.of(0, UnitColumn.NAME, 1, UnitColumn.NAME)))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(read.understood(Map.of(0, UnitColumn.KIND))).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void theSheetThatIsUnderstoodBestIsTaken() {
        UnitSheet read = of(sheet("Bìa", "Vĩnh Long", "2026"), sheet("DS", "Tên đơn vị|Trực thuộc", "Sở Tài chính|"))
                .orThrow();
        assertThat(read.sheet()).isEqualTo("DS");
    }

    @Test
    void aSheetWithoutRowsIsRefused() {
        assertThat(of(sheet("S", "Tên đơn vị|Trực thuộc"))).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void whatIsTakenReadsBackAsTheSameList() {
        UnitList list = checked(
                        "Tên đơn vị|Trực thuộc|Loại",
                        "Sở Tài chính||",
                        "Nhóm sáng kiến; đổi mới||Mạng lưới",
                        "Chi cục Biển|Sở Tài chính|Cơ quan",
                        "Hội Nông dân||Hội")
                .list();
        UnitList again = UnitList.read(list.text(), ABOVE);
        assertThat(again.problems()).isEmpty();
        assertThat(again.units())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .containsExactlyElementsOf(list.units());
    }

    @Test
    void theTemplatesHeadingsAndKindsAreUnderstoodInBothLanguages() {
        Languages languages = Languages.load(Rooms.FROM_THE_GROUND_UP);
        for (Wording words : List.of(languages.vietnamese(), languages.english())) {
            for (UnitColumn column : UnitColumn.values()) {
                assertThat(column.named(words.say("setup.units." + column.key())))
                        .as("%s in %s", column, words.locale())
                        .isTrue();
            }
            for (OrganisationKind kind : OrganisationKind.values()) {
                assertThat(checked("Tên đơn vị|Loại", "Đơn vị nào đó|" + words.say(kind.wordingKey()))
                                .list()
                                .units())
                        .extracting(UnitList.Unit::kind)
                        .containsExactly(kind);
            }
        }
    }
}
