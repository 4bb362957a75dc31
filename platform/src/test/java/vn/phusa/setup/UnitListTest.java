package vn.phusa.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phusa.base.Problem;
import vn.phusa.party.OrganisationKind;

class UnitListTest {
    private static final List<String> ABOVE =
            List.of("Ủy ban nhân dân tỉnh Vĩnh Long", "Sở Khoa học và Công nghệ tỉnh Vĩnh Long");

    private static UnitList read(String text) {
        return UnitList.read(text, ABOVE);
    }

    @Test
    void aPastedColumnWithHeadingAndNumbersGivesTheNames() {
        UnitList list = read(
                "Tên đơn vị\n1. Sở Tài chính\n\n2) Sở Văn hóa, Thể thao và Du lịch\r\n- Trường Đại học Trà Vinh\n");
        assertThat(list.problems()).isEmpty();
        assertThat(list.units())
                .extracting(UnitList.Unit::name)
                .containsExactly("Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "Trường Đại học Trà Vinh");
    }

    @Test
    void aNameSaysWhatSortOfOrganisationItIs() {
        assertThat(UnitList.kindOf("Sở Tài chính")).isEqualTo(OrganisationKind.AGENCY);
        assertThat(UnitList.kindOf("UBND xã Long Hồ")).isEqualTo(OrganisationKind.AGENCY);
        assertThat(UnitList.kindOf("Trung tâm Ứng dụng tiến bộ")).isEqualTo(OrganisationKind.PUBLIC_SERVICE_UNIT);
        assertThat(UnitList.kindOf("Hội Nông dân")).isEqualTo(OrganisationKind.ASSOCIATION);
        assertThat(UnitList.kindOf("Hội đồng nhân dân")).isEqualTo(OrganisationKind.AGENCY);
        assertThat(UnitList.kindOf("Viện Lúa")).isEqualTo(OrganisationKind.INSTITUTE);
        assertThat(UnitList.kindOf("Công ty CP Dừa")).isEqualTo(OrganisationKind.ENTERPRISE);
        assertThat(UnitList.kindOf("Sóc Trăng xanh")).isEqualTo(OrganisationKind.OTHER);
    }

    @Test
    void theSameUnitTwiceIsRefusedWithBothLines() {
        assertThat(read("Sở Tài chính\nSở tài chính").problems())
                .containsExactly(Problem.at("units", SetupProblem.UNIT_TWICE, 2, "Sở tài chính", 1));
    }

    @Test
    void theFocalPointInTheListIsNotRegisteredTwice() {
        assertThat(read("Sở KH&CN tỉnh Vĩnh Long\nSở Tài chính").units()).hasSize(1);
    }

    @Test
    void theSecondColumnNamesTheOrganisationAbove() {
        UnitList list =
                read("Chi cục Tiêu chuẩn\tSở Khoa học và Công nghệ tỉnh Vĩnh Long\nPhòng Quản lý; Chi cục Tiêu chuẩn");
        assertThat(list.problems()).isEmpty();
        assertThat(list.parentsFirst())
                .extracting(UnitList.Unit::name)
                .containsExactly("Chi cục Tiêu chuẩn", "Phòng Quản lý");
    }

    @Test
    void aParentComesBeforeItsUnitsWhateverTheOrderOfTheList() {
        UnitList list = read("Tổ A; Phòng B\nPhòng B; Chi cục C\nChi cục C");
        assertThat(list.problems()).isEmpty();
        assertThat(list.parentsFirst()).extracting(UnitList.Unit::name).containsExactly("Chi cục C", "Phòng B", "Tổ A");
    }

    @Test
    void anOrganisationAboveThatIsNotListedIsRefused() {
        assertThat(read("Phòng B; Cục lạ").problems())
                .containsExactly(Problem.at("units", SetupProblem.PARENT_NOT_LISTED, 1, "Cục lạ"));
    }

    @Test
    void unitsCannotBelongToEachOther() {
        assertThat(read("Phòng A; Phòng B\nPhòng B; Phòng A").problems())
                .extracting(Problem::code)
                .contains(SetupProblem.PARENT_CIRCLE);
    }

    @Test
    void theKindIsNotPartOfTheProvincesName() {
        assertThat(Province.typed(Province.Kind.PROVINCE, " Tỉnh  Vĩnh Long ", "86")
                        .committee())
                .isEqualTo("Ủy ban nhân dân tỉnh Vĩnh Long");
        assertThat(Province.typed(Province.Kind.CITY, "TP. Huế", "4x").problems())
                .containsExactly(Problem.at("code", SetupProblem.NOT_A_PROVINCE_CODE, "4x"));
    }

    @Test
    void aPastedTableWithANumberColumnIsReadByItsHeadings() {
        UnitList list = UnitList.read(
                "STT\tTên\tCơ quan chủ quản\n1\tSở Nội vụ\tUBND tỉnh\n2\tTrung tâm Lưu trữ\tSở Nội vụ\n",
                List.of("UBND tỉnh"));
        assertThat(list.problems()).isEmpty();
        assertThat(list.units()).extracting(UnitList.Unit::name).containsExactly("Sở Nội vụ", "Trung tâm Lưu trữ");
        assertThat(list.units()).extracting(UnitList.Unit::parent).containsExactly("UBND tỉnh", "Sở Nội vụ");
    }

    @Test
    void aNumberColumnWithoutHeadingsIsLeftOut() {
        UnitList list = UnitList.read("1\tSở Nội vụ\n2.\tTrung tâm Lưu trữ\tSở Nội vụ\n", List.of());
        assertThat(list.problems()).isEmpty();
        assertThat(list.units()).extracting(UnitList.Unit::name).containsExactly("Sở Nội vụ", "Trung tâm Lưu trữ");
    }
}
