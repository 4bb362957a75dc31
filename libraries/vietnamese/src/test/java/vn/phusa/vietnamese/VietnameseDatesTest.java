package vn.phusa.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietnameseDatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ngày 30 tháng 6 năm 2026                                  | 2026-06-30 | 2026-06-30
            30/6/2026                                                 | 2026-06-30 | 2026-06-30
            ngày 05-01-2026                                           | 2026-01-05 | 2026-01-05
            ngày 05 tháng 12/2026                                     | 2026-12-05 | 2026-12-05
            tháng 6/2025                                              | 2025-06-01 | 2025-06-30
            tháng 02 năm 2024                                         | 2024-02-01 | 2024-02-29
            quý III năm 2025                                          | 2025-07-01 | 2025-09-30
            Quý IV/2025                                               | 2025-10-01 | 2025-12-31
            quý ba năm 2025                                           | 2025-07-01 | 2025-09-30
            năm 2030                                                  | 2030-01-01 | 2030-12-31
            2022-2025                                                 | 2022-01-01 | 2025-12-31
            6 tháng đầu năm 2026                                      | 2026-01-01 | 2026-06-30
            ngày ba mươi tháng sáu năm hai nghìn không trăm hai mươi sáu | 2026-06-30 | 2026-06-30
            tháng năm năm 2026                                        | 2026-05-01 | 2026-05-31
            """)
    void aDateOrPeriodIsReadWhole(String phrase, LocalDate first, LocalDate last) {
        List<DateMention> mentions = VietnameseDates.mentions("Xong " + phrase.strip() + ".");
        assertThat(mentions).hasSize(1);
        assertThat(mentions.getFirst().first()).isEqualTo(first);
        assertThat(mentions.getFirst().last()).isEqualTo(last);
        assertThat(mentions.getFirst().phrase()).isEqualTo(phrase.strip());
    }

    @Test
    void aDateWithoutAYearIsNotCompleted() {
        assertThat(VietnameseDates.mentions("trước ngày 30 tháng 6, trước ngày 15/12"))
                .isEmpty();
    }

    @Test
    void anImpossibleDateIsNoDate() {
        assertThat(VietnameseDates.mentions("ngày 31/02/2026 và ngày 40 tháng 13 năm 2026"))
                .noneMatch(mention -> mention.first().equals(mention.last()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Gửi báo cáo trước ngày 30/6/2026.                                              | 2026-06-30
            Hoàn thành trong quý III năm 2025.                                             | 2025-09-30
            Trình Chính phủ chậm nhất là ngày 01 tháng 02 năm 2021                         | 2021-02-01
            không chậm hơn thời hạn ngày 31 tháng 12 năm 2028                              | 2028-12-31
            Đến năm 2030, xây dựng xong hạ tầng                                            | 2030-12-31
            xây dựng cơ sở dữ liệu, hoàn thành trong tháng 6/2025                          | 2025-06-30
            ban hành quy chế (quý IV/2025)                                                 | 2025-12-31
            Trình nghị định sửa đổi, bảo đảm có hiệu lực trước ngày 01 tháng 7 năm 2027    | 2027-07-01
            """)
    void aDeadlineIsTheLastDayOfWhatIsNamed(String clause, LocalDate due) {
        assertThat(Deadlines.in(clause)).extracting(Deadline::due).containsExactly(due);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Căn cứ Nghị định số 15/2024/NĐ-CP ngày 12 tháng 3 năm 2024
            các giấy phép được cấp trước ngày 01 tháng 7 năm 2025
            có hiệu lực kể từ ngày 01 tháng 01 năm 2026
            các hợp đồng đang có hiệu lực trước ngày 01 tháng 7 năm 2027
            báo cáo nợ của chính quyền địa phương đến 31 tháng 12 năm 2023, phương án trả nợ
            Đề án phát triển đô thị thông minh đến năm 2030
            """)
    void aDateThatOnlyDescribesSomethingIsNoDeadline(String clause) {
        assertThat(Deadlines.in(clause)).isEmpty();
    }

    @Test
    void aYearlyDateIsACycleWithoutADueDate() {
        assertThat(Deadlines.in("gửi báo cáo trước ngày 30 tháng 7 hàng năm"))
                .singleElement()
                .satisfies(deadline -> {
                    assertThat(deadline.due()).isNull();
                    assertThat(deadline.recurrence()).isEqualTo(Recurrence.YEARLY);
                    assertThat(deadline.phrase()).isEqualTo("trước ngày 30 tháng 7 hàng năm");
                });
    }

    @Test
    void aYearlyBudgetIsNoCycle() {
        assertThat(Deadlines.in("lập dự toán ngân sách hằng năm")).isEmpty();
        assertThat(Deadlines.in("chi thường xuyên")).isEmpty();
    }

    @Test
    void aTermThatRunsFromAnEventFixesNoDate() {
        assertThat(Deadlines.in("trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ"))
                .singleElement()
                .satisfies(deadline -> {
                    assertThat(deadline.due()).isNull();
                    assertThat(deadline.recurrence()).isNull();
                });
    }

    @Test
    void datesAreWrittenAsOfficialTextsWriteThem() {
        assertThat(VietnameseFormat.VIETNAMESE.longDate(LocalDate.of(2026, 2, 5)))
                .isEqualTo("ngày 05 tháng 02 năm 2026");
        assertThat(VietnameseFormat.VIETNAMESE.longDate(LocalDate.of(2026, 6, 30)))
                .isEqualTo("ngày 30 tháng 6 năm 2026");
        assertThat(VietnameseFormat.ENGLISH.longDate(LocalDate.of(2026, 6, 30))).isEqualTo("30 June 2026");
        assertThat(VietnameseFormat.ENGLISH.date(LocalDate.of(2026, 6, 3))).isEqualTo("03/06/2026");
    }
}
