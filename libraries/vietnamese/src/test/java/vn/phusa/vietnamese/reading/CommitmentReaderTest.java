package vn.phusa.vietnamese.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phusa.vietnamese.Recurrence;

class CommitmentReaderTest {

    @Test
    void theUnitInFrontOfChuTriLeadsAndTheOthersCoordinate() {
        ProposedCommitment commitment = only(
                "Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan xây dựng kế hoạch trước ngày 30/9/2026.");
        assertThat(commitment.leads()).containsExactly("Sở Khoa học và Công nghệ");
        assertThat(commitment.coordinators()).containsExactly("Sở Tài chính", "các đơn vị liên quan");
        assertThat(commitment.action()).isEqualTo("xây dựng");
        assertThat(commitment.due()).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(commitment.because()).isEqualTo("chủ trì, phối hợp với");
    }

    @Test
    void whatTheTextDoesNotSayStaysOpen() {
        ProposedCommitment commitment = only("Cục Sở hữu trí tuệ hướng dẫn địa phương đăng ký nhãn hiệu chứng nhận.");
        assertThat(commitment.coordinators()).isEmpty();
        assertThat(commitment.due()).isNull();
        assertThat(commitment.recurrence()).isNull();
        assertThat(commitment.duePhrase()).isNull();
        assertThat(commitment.money()).isEmpty();
        assertThat(commitment.beneficiaries()).containsExactly("địa phương");
    }

    @Test
    void anAssignedUnitLeadsNotTheOneWhoAssigns() {
        assertThat(only("Ủy ban nhân dân tỉnh giao Sở Y tế kiểm tra các cơ sở.").leads())
                .containsExactly("Sở Y tế");
        assertThat(
                        only("Bộ Khoa học và Công nghệ đề nghị Lãnh đạo thành phố giao Sở Khoa học và Công nghệ làm đầu mối theo dõi, đôn đốc.")
                                .leads())
                .containsExactly("Sở Khoa học và Công nghệ");
    }

    @Test
    void aSubordinateWithItsParentIsOneUnit() {
        assertThat(only("Cục Sở hữu trí tuệ, Bộ Khoa học và Công nghệ chủ trì rà soát hồ sơ.")
                        .leads())
                .containsExactly("Cục Sở hữu trí tuệ, Bộ Khoa học và Công nghệ");
    }

    @Test
    void aPassiveSentenceNamesItsLeadBehindDo() {
        ProposedCommitment commitment = only(
                "Danh mục nhiệm vụ do Sở Nội vụ chủ trì, phối hợp với Sở Tài chính xây dựng và trình trước ngày 01/12/2026.");
        assertThat(commitment.leads()).containsExactly("Sở Nội vụ");
        assertThat(commitment.coordinators()).containsExactly("Sở Tài chính");
    }

    @Test
    void aHeadingNamesTheLeadOfItsItems() {
        List<ProposedCommitment> commitments = read("""
                1. Sở Công Thương có trách nhiệm:
                a) Rà soát mạng lưới điểm bán;
                b) Phối hợp với Công an thành phố xử lý hàng giả.
                2. Sở Tài chính bố trí kinh phí.
                """);
        assertThat(commitments)
                .extracting(ProposedCommitment::leads)
                .containsExactly(List.of("Sở Công Thương"), List.of("Sở Công Thương"), List.of("Sở Tài chính"));
        assertThat(commitments.get(1).coordinators()).containsExactly("Công an thành phố");
    }

    @Test
    void severalDutiesInOneSentenceAreCutWhereTheDeadlineChanges() {
        List<ProposedCommitment> commitments = read(
                "Sở Y tế xây dựng phương án, hoàn thành trước ngày 01/3/2027 và tổ chức diễn tập trước ngày 30/6/2027.");
        assertThat(commitments)
                .extracting(ProposedCommitment::due)
                .containsExactly(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 6, 30));
        assertThat(commitments).allSatisfy(c -> assertThat(c.leads()).containsExactly("Sở Y tế"));
    }

    @Test
    void aCycleIsARecurrenceAndNoDate() {
        ProposedCommitment commitment =
                only("Ủy ban nhân dân cấp xã báo cáo Sở Nội vụ trước ngày 15 tháng 12 hằng năm.");
        assertThat(commitment.due()).isNull();
        assertThat(commitment.recurrence()).isEqualTo(Recurrence.YEARLY);
    }

    @Test
    void tableColumnsAreKnownByTheirTitlesInAnyOrder() {
        List<ProposedCommitment> commitments = read("""
                | TT | Thời gian | Phối hợp | Chủ trì | Nội dung |
                |---|---|---|---|---|
                | 1 | Quý II/2027 | Sở Công Thương; Hội Nông dân | Sở Khoa học và Công nghệ | Lập sàn giao dịch công nghệ |
                """);
        assertThat(commitments).singleElement().satisfies(commitment -> {
            assertThat(commitment.leads()).containsExactly("Sở Khoa học và Công nghệ");
            assertThat(commitment.coordinators()).containsExactly("Sở Công Thương", "Hội Nông dân");
            assertThat(commitment.due()).isEqualTo(LocalDate.of(2027, 6, 30));
            assertThat(commitment.object()).isEqualTo("sàn giao dịch công nghệ");
        });
    }

    @Test
    void rightsEncouragementHistoryDefinitionsAndSpeechAreNoCommitments() {
        assertThat(read("Doanh nghiệp có thể đề nghị Quỹ bảo lãnh vốn vay.")).isEmpty();
        assertThat(read("Khuyến khích các viện nghiên cứu phối hợp với hợp tác xã."))
                .isEmpty();
        assertThat(read("Năm 2019, Sở Khoa học và Công nghệ đã chủ trì lập bản đồ độ mặn."))
                .isEmpty();
        assertThat(read("Cơ quan chủ trì là tổ chức được giao thực hiện nhiệm vụ."))
                .isEmpty();
        assertThat(
                        read(
                                "Bộ trưởng cho biết: “Bộ sẽ giao các viện nghiên cứu hỗ trợ nông dân đưa khoa học vào đồng ruộng, hoàn thành sớm các mục tiêu đã đề ra trong năm nay”."))
                .isEmpty();
    }

    @Test
    void decomposedTextGivesTheSameNamesAndSpansIntoTheTextAsGiven() {
        String composed = "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính xây dựng đề án trước ngày 30/6/2027.";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        ProposedCommitment commitment = only(decomposed);
        assertThat(commitment.leads()).containsExactly("Sở Nội vụ");
        assertThat(commitment.coordinators()).containsExactly("Sở Tài chính");
        assertThat(decomposed.substring(commitment.start(), commitment.end())).isEqualTo(commitment.quote());
    }

    @Test
    void moneyIsTakenFromTheQuote() {
        assertThat(only("Giao Sở Tài chính bố trí 45 tỷ đồng vốn đối ứng.").money())
                .singleElement()
                .satisfies(sum -> assertThat(sum.amount()).isEqualByComparingTo("45000000000"));
    }

    @Test
    void anEmptyTextHasNoCommitments() {
        assertThat(read("")).isEmpty();
        assertThat(read(" \n\t\n ")).isEmpty();
    }

    @Test
    void tenMegabytesOnOneLineAreReadToTheEnd() {
        String sentence = "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính xây dựng đề án (giai đoạn 2026-2030); ";
        String text = sentence.repeat(10_000_000 / sentence.length());
        assertThat(read(text)).hasSizeGreaterThan(100_000);
        assertThat(read("a".repeat(10_000_000))).isEmpty();
        assertThat(read("“(,".repeat(300_000))).isEmpty();
        assertThat(read("các cơ quan, ".repeat(100_000))).isEmpty();
    }

    @Test
    void noInputIsTooDeepOrTooRepetitive() {
        for (String piece : List.of(
                "giao ",
                "giao Sở Nội vụ ",
                "a: ",
                "1.\n",
                "Sở Nội vụ và ",
                "đối với, ",
                "| a | b |\n",
                "phối hợp với các ")) {
            String text = piece.repeat(20_000);
            assertThat(read(text))
                    .allSatisfy(commitment -> assertThat(commitment.leads()).isNotEmpty());
        }
    }

    private static List<ProposedCommitment> read(String text) {
        return CommitmentReader.read(text).commitments();
    }

    private static ProposedCommitment only(String text) {
        List<ProposedCommitment> commitments = read(text);
        assertThat(commitments).hasSize(1);
        return commitments.getFirst();
    }
}
