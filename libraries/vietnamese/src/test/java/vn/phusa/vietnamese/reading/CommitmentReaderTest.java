package vn.phusa.vietnamese.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
    void aRowAcrossTheTableDoesNotEndItThoughItHasNoFurtherCells() {
        List<ProposedCommitment> commitments = read("""
                TT\tNhiệm vụ\tChủ trì\tPhối hợp\tBắt đầu\tKết thúc
                I\tNhóm nhiệm vụ về hạ tầng
                1\tLắp trạm đo mặn\tSở Xây dựng\tSở Y tế\t01/3/2026\t10-15/4/2026
                2\tKiểm định trạm đo\tNhư trên\tSở Tài chính\t01/5/2026\t30/6/2026
                """);
        assertThat(commitments)
                .extracting(ProposedCommitment::leads, ProposedCommitment::coordinators, ProposedCommitment::due)
                .containsExactly(
                        tuple(List.of("Sở Xây dựng"), List.of("Sở Y tế"), LocalDate.of(2026, 4, 15)),
                        tuple(List.of("Sở Xây dựng"), List.of("Sở Tài chính"), LocalDate.of(2026, 6, 30)));
    }

    @Test
    void theCaseInWhichADutyArisesIsNoPartOfTheName() {
        assertThat(
                        only("Kiểm toán nhà nước, cơ quan thanh tra khi phát hiện sai phạm có trách nhiệm thông báo cho cơ quan cấp vốn.")
                                .leads())
                .containsExactly("Kiểm toán nhà nước", "cơ quan thanh tra");
        assertThat(only("Cơ quan chuyên môn về xây dựng chủ trì nghiệm thu công trình.")
                        .leads())
                .containsExactly("Cơ quan chuyên môn về xây dựng");
    }

    @Test
    void whatIsAllowedSaidOrCountedIsNoDuty() {
        assertThat(read("Doanh nghiệp được khuyến khích phối hợp với viện nghiên cứu thành lập trung tâm."))
                .isEmpty();
        assertThat(read("Đồng chí Bí thư nhấn mạnh: các cấp ủy đảng cần phát huy tinh thần đoàn kết."))
                .isEmpty();
        assertThat(read("Đến hết quý I năm 2026, có 14/20 sở, ngành hoàn thành kế hoạch số hóa."))
                .isEmpty();
        assertThat(read("Từ đầu năm đến nay, Cục Thuế phối hợp với Công an thành phố kiểm tra 56 doanh nghiệp."))
                .isEmpty();
    }

    @Test
    void whoTakesPartMayStandBehindASemicolonInBrackets() {
        assertThat(
                        only("Phủ sóng các thôn vùng lõm (Sở Công Thương chủ trì; Điện lực tỉnh, các nhà mạng phối hợp; hoàn thành trong năm 2027).")
                                .coordinators())
                .containsExactly("Điện lực tỉnh", "các nhà mạng");
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

    @Test
    void aTableThatAPdfHasGivenOneCellALineIsPutTogetherAgain() {
        String text = """
                TT
                Nội dung
                Đơn vị chủ trì
                Đơn vị
                phối hợp
                Thời gian
                1
                Xây dựng bản đồ số
                vùng trồng lúa
                Sở Nông nghiệp và Môi trường
                Sở Tài chính
                Quý II/2027
                2
                Tập huấn cho nông dân
                Hội Nông dân tỉnh
                31/12/2027
                """;
        List<ProposedCommitment> rows = CommitmentReader.read(text).commitments();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().leads()).containsExactly("Sở Nông nghiệp và Môi trường");
        assertThat(rows.getFirst().coordinators()).containsExactly("Sở Tài chính");
        assertThat(rows.getFirst().due()).isEqualTo(LocalDate.of(2027, 6, 30));
        assertThat(rows.getLast().leads()).containsExactly("Hội Nông dân tỉnh");
        assertThat(rows.getLast().coordinators()).isEmpty();
        assertThat(rows.getLast().due()).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    @Test
    void aTableWithWideSpacesAndBrokenCellsIsRead() {
        String text = """
                TT   Nhiệm vụ                 Chủ trì             Phối hợp          Thời hạn
                1    Rà soát quy trình        Sở Khoa học và      Sở Tư pháp        30/6/2027
                     nội bộ                   Công nghệ
                2    Công bố dữ liệu mở       Sở Tài chính        Các sở, ngành     Quý III/2027
                """;
        List<ProposedCommitment> rows = CommitmentReader.read(text).commitments();
        assertThat(rows)
                .extracting(ProposedCommitment::leads)
                .containsExactly(List.of("Sở Khoa học và Công nghệ"), List.of("Sở Tài chính"));
    }

    @Test
    void aCellMergedDownwardsNamesTheLeadOfTheRowsBelow() {
        String text = """
                TT\tNội dung\tChủ trì\tPhối hợp\tThời gian
                1\tRà soát quy hoạch\tSở Xây dựng\tSở Tài chính\tQuý I/2027
                \tLập danh mục dự án\t\t\tQuý II/2027
                """;
        assertThat(CommitmentReader.read(text).commitments())
                .extracting(ProposedCommitment::leads)
                .containsExactly(List.of("Sở Xây dựng"), List.of("Sở Xây dựng"));
    }

    @Test
    void aRowAcrossATableLeadsTheTasksBelowIt() {
        String text = "Nhiệm vụ\tThời hạn\nI. Sở Y tế\t\nLiên thông trạm y tế\t31/12/2027\n";
        assertThat(CommitmentReader.read(text).commitments())
                .extracting(ProposedCommitment::leads)
                .containsExactly(List.of("Sở Y tế"));
    }

    @Test
    void whoeverReceivesThePaperOwesNothing() {
        String text = """
                1. Sở Nội vụ xây dựng đề án.

                Nơi nhận:
                - Các sở, ban, ngành tỉnh;
                - Lưu: VT.
                """;
        assertThat(CommitmentReader.read(text).commitments()).hasSize(1);
    }

    @Test
    void thoseBehindCoordinatingWithInAListTakePart() {
        String text = """
                1. Sở Nội vụ chủ trì, phối hợp với:
                - Sở Tài chính xác định định mức;
                - Sở Tư pháp rà soát pháp lý.
                """;
        assertThat(CommitmentReader.read(text).commitments())
                .extracting(ProposedCommitment::leads, ProposedCommitment::coordinators)
                .containsExactly(
                        tuple(List.of("Sở Nội vụ"), List.of("Sở Tài chính")),
                        tuple(List.of("Sở Nội vụ"), List.of("Sở Tư pháp")));
    }

    @Test
    void theNameEndsBeforeAVerbThatNobodyHasListed() {
        assertThat(only("Sở Y tế xung kích thành lập đội cấp cứu ngoại viện.").leads())
                .containsExactly("Sở Y tế");
    }

    @Test
    void aSentenceThatOnlySaysADeadlineBelongsToTheOneBefore() {
        ProposedCommitment commitment =
                only("Giao Sở Tài chính xây dựng kế hoạch kiểm tra. Thời gian hoàn thành trước ngày 30/6/2026.");
        assertThat(commitment.due()).isEqualTo("2026-06-30");
    }

    @Test
    void aJudgementIsNoDuty() {
        assertThat(read("Sở Nội vụ đánh giá công tác phối hợp giữa các phường còn hạn chế, chưa đáp ứng yêu cầu."))
                .isEmpty();
        assertThat(read("Sở Nội vụ đánh giá mức độ hoàn thành nhiệm vụ của các phường."))
                .hasSize(1);
    }

    @Test
    void bracketsBehindATaskNameWhoLeadsAndWhoTakesPart() {
        ProposedCommitment commitment =
                only("- Nâng cấp trạm quan trắc (giao Sở Y tế; Sở Tài chính phối hợp), xong trước ngày 01/9/2026.");
        assertThat(commitment.leads()).containsExactly("Sở Y tế");
        assertThat(commitment.coordinators()).containsExactly("Sở Tài chính");
        assertThat(commitment.due()).isEqualTo("2026-09-01");
    }

    @Test
    void aSeatInABodyIsNotItsHolder() {
        assertThat(only("Thành viên là Giám đốc Sở Nội vụ: tham mưu kiện toàn bộ máy.")
                        .leads())
                .containsExactly("Giám đốc Sở Nội vụ");
    }

    @Test
    void whatALetterCarriesOutStandsBeforeWhoIsAsked() {
        String text = """
                Thực hiện Kế hoạch số 22/KH-UBND ngày 18/02/2026 của UBND tỉnh, Sở Nội vụ đề nghị các phường:
                1. Cử 01 công chức tham gia Tổ công tác.
                """;
        assertThat(only(text).leads()).containsExactly("các phường");
    }

    @Test
    void aHeadingBehindASentenceOnTheSameLineNamesWhoIsResponsible() {
        assertThat(read("""
                        Luật Lưu trữ điện tử. Điều 14. Trách nhiệm của Bộ Nội vụ
                        1. Ban hành quy chuẩn kho lưu trữ số;
                        2. Kiểm tra việc lưu trữ tại các cơ quan.
                        """)).hasSize(2).allSatisfy(c -> assertThat(c.leads()).containsExactly("Bộ Nội vụ"));
    }

    @Test
    void aParagraphThatBeginsWithAVerbGoesOnWithWhoStandsBeforeIt() {
        assertThat(read("""
                        Sở Y tế hướng dẫn các trạm y tế dùng bệnh án điện tử.

                        Đồng thời công bố danh sách trạm đạt yêu cầu.

                        Tăng cường bệnh án điện tử
                        """))
                .extracting(ProposedCommitment::leads)
                .containsExactly(List.of("Sở Y tế"), List.of("Sở Y tế"));
    }

    @Test
    void anOrderIsHeardBehindOtherWordsUnlessItIsPastOrARight() {
        assertThat(only("Sáng 5/9, Chủ tịch UBND thành phố ký văn bản yêu cầu các trường học kiểm tra bếp ăn.")
                        .leads())
                .containsExactly("các trường học");
        assertThat(only("UBND tỉnh vừa có văn bản giao Sở Xây dựng kiểm tra cầu treo.")
                        .leads())
                .containsExactly("Sở Xây dựng");
        assertThat(
                        only("Văn phòng kính đề nghị Chủ tịch UBND tỉnh có ý kiến như sau: Giao Sở Tài chính kiểm tra hồ sơ.")
                                .leads())
                .containsExactly("Sở Tài chính");
        assertThat(read("Người dân có quyền yêu cầu Văn phòng đăng ký đất đai cung cấp thông tin."))
                .isEmpty();
    }

    @Test
    void ordersThatGoOnNameOneLeadEach() {
        assertThat(read("Phó Thủ tướng giao Bộ Xây dựng nghiên cứu đề xuất, giao Bộ Tài chính bố trí vốn."))
                .extracting(ProposedCommitment::leads)
                .containsExactly(List.of("Bộ Xây dựng"), List.of("Bộ Tài chính"));
        assertThat(only("Bộ Y tế đề nghị UBND tỉnh chỉ đạo Sở Y tế chủ trì tiêm chủng.")
                        .leads())
                .containsExactly("Sở Y tế");
        assertThat(only("Sở Nội vụ đồng chủ trì với Sở Tư pháp tổ chức hội thi.")
                        .leads())
                .containsExactly("Sở Nội vụ", "Sở Tư pháp");
    }

    @Test
    void whatAnAuthoritySettlesIsItsDuty() {
        assertThat(only("Mức trợ cấp cho cộng tác viên do Hội đồng nhân dân tỉnh quyết định.")
                        .leads())
                .containsExactly("Hội đồng nhân dân tỉnh");
        assertThat(only("Trình tự bàn giao giao Bộ trưởng Bộ Xây dựng quy định.")
                        .leads())
                .containsExactly("Bộ trưởng Bộ Xây dựng");
        assertThat(only("Sở Dân tộc và Tôn giáo được giao rà soát chính sách.").leads())
                .containsExactly("Sở Dân tộc và Tôn giáo");
        assertThat(read("Hộ nghèo được hưởng trợ cấp theo mức do Hội đồng nhân dân tỉnh quyết định."))
                .isEmpty();
    }

    @Test
    void theNameEndsBeforeWhatIsDoneDirectlyOrByABodyForIt() {
        assertThat(only("Ủy ban nhân dân thành phố Cần Thơ trực tiếp quản lý vườn cò.")
                        .leads())
                .containsExactly("Ủy ban nhân dân thành phố Cần Thơ");
        assertThat(only("Trong 15 ngày, cơ quan cấp phép thẩm định hồ sơ.").leads())
                .containsExactly("cơ quan cấp phép");
        assertThat(only("Viện Nghiên cứu phát triển Đồng bằng lập hồ sơ khoa học.")
                        .leads())
                .containsExactly("Viện Nghiên cứu phát triển Đồng bằng");
        assertThat(only("BTL Quân khu 5, 7; Binh chủng Công binh bố trí lực lượng.")
                        .leads())
                .containsExactly("BTL Quân khu 5, 7", "Binh chủng Công binh");
        assertThat(only("Các bộ Tài chính, Công Thương công khai số điện thoại.")
                        .leads())
                .containsExactly("Các bộ Tài chính", "Công Thương");
    }

    @Test
    void theDutyInTheWordsThatLeadAListInIsOneAsWell() {
        assertThat(read("""
                        Chi cục Kiểm lâm là đơn vị đầu mối về phòng cháy rừng và có trách nhiệm sau đây:
                        a) Lập bản đồ vùng trọng điểm cháy.
                        """))
                .extracting(ProposedCommitment::quote)
                .containsExactly(
                        "Chi cục Kiểm lâm là đơn vị đầu mối về phòng cháy rừng", "Lập bản đồ vùng trọng điểm cháy.");
        assertThat(read("""
                        Kế toán viên có các quyền theo Luật Kế toán và có các trách nhiệm sau:
                        1. Ghi sổ đầy đủ.
                        """)).extracting(ProposedCommitment::leads).containsExactly(List.of("Kế toán viên"));
    }

    @Test
    void aPartThatOnlyDetailsAnotherStaysWithItAndANoteIsLeftOut() {
        assertThat(only("Sở Xây dựng trình kế hoạch thoát nước; trong đó quy định rõ vị trí hồ điều hòa.")
                        .quote())
                .endsWith("hồ điều hòa.");
        assertThat(
                        read(
                                "Bộ Y tế cấp phép hành nghề; [hướng dẫn bởi Thông tư số 9: kiểm tra hồ sơ; cấp lại phép] thu hồi giấy phép."))
                .hasSize(2);
    }

    @Test
    void daysHaveNamesSessionsHaveMonthsAndCompletionsDiffer() {
        assertThat(only("Sở Nội vụ trao quà trước ngày Thương binh, Liệt sĩ 27/7/2027.")
                        .due())
                .isEqualTo("2027-07-27");
        assertThat(only("Ban Quản lý dự án báo cáo tại Kỳ họp thứ Mười, HĐND tỉnh (dự kiến tổ chức tháng 7/2027).")
                        .due())
                .isEqualTo("2027-07-31");
        assertThat(
                        read(
                                "Bộ Tài chính cấp vốn, xong trước ngày 01/5/2027 đối với miền núi, xong trước ngày 01/8/2027 đối với đồng bằng."))
                .extracting(ProposedCommitment::due)
                .containsExactly(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 8, 1));
        assertThat(only("Sở Xây dựng trồng cây trong năm 2027 và những năm tiếp theo.")
                        .due())
                .isNull();
        assertThat(only("Sở Tài chính theo dõi kế hoạch đầu tư công trung hạn giai đoạn 2026 - 2030 của tỉnh.")
                        .due())
                .isNull();
    }

    @Test
    void whoTakesPartInWhatIsLedTakesPartInItsFurtherParts() {
        assertThat(
                        read(
                                "Sở Tài chính chủ trì, phối hợp với Sở Tư pháp rà soát phí; đề xuất bãi bỏ; công khai danh mục."))
                .hasSize(3)
                .allSatisfy(c -> assertThat(c.coordinators()).containsExactly("Sở Tư pháp"));
        assertThat(only("""
                        1. Mở rộng vùng trồng sầu riêng.
                        - Cơ quan thực hiện: Sở Công Thương chủ trì, phối hợp với Sở Y tế; Hội Làm vườn.
                        """).coordinators()).containsExactly("Sở Y tế", "Hội Làm vườn");
    }

    @Test
    void aNameEndsWithItsPlaceAndAnotherBeginsWithACapital() {
        assertThat(only("Sở Tư pháp chủ trì, phối hợp với Cục Thuế tỉnh và Hội Nông dân tỉnh mở lớp.")
                        .coordinators())
                .containsExactly("Cục Thuế tỉnh", "Hội Nông dân tỉnh");
        assertThat(only("Sở Tư pháp phối hợp với các trường đại học, cao đẳng mở lớp.")
                        .coordinators())
                .containsExactly("các trường đại học, cao đẳng");
        assertThat(only("Công ty Cấp nước Cần Thơ lắp 500 đồng hồ.").leads())
                .containsExactly("Công ty Cấp nước Cần Thơ");
    }

    @Test
    void whoOnlyTellsAgreesOrMayDecideOwesNothing() {
        for (String told : List.of(
                "Đài Truyền hình đưa tin, nhiều xã chưa có nước sạch.",
                "Hội Nông dân tỉnh nhất trí với đề xuất của Sở Nội vụ.",
                "Hội đồng hoạt động theo nguyên tắc tập trung dân chủ.",
                "Tòa án nhân dân cấp tỉnh có thẩm quyền giải quyết tranh chấp.",
                "Căn cứ đề nghị của UBND các xã, phường tại Tờ trình số 12;",
                "Tổ chức, cá nhân nộp 01 bộ hồ sơ đến cơ quan cấp phép.",
                "Trên đây là Kế hoạch của tỉnh, trong quá trình thực hiện có vướng mắc, các đơn vị phản ánh về Sở Y tế.")) {
            assertThat(read(told)).as(told).isEmpty();
        }
    }

    @Test
    void aVerbBehindFunctionsAndTasksActsWhereNoneFollows() {
        assertThat(only("Các ban đảng căn cứ chức năng, nhiệm vụ xây dựng chương trình.")
                        .leads())
                .containsExactly("Các ban đảng");
        assertThat(
                        only("Các đơn vị được giao nhiệm vụ thực hiện công tác chuẩn bị phải trình hồ sơ trong tháng 3/2027.")
                                .leads())
                .containsExactly("Các đơn vị được giao nhiệm vụ thực hiện công tác chuẩn bị");
    }

    @Test
    void anHourOfAWeekdayAndTwoQuartersAreDeadlines() {
        assertThat(only("Sở Nội vụ gửi danh sách trước 17 giờ thứ Sáu, ngày 30/6/2027.")
                        .due())
                .isEqualTo("2027-06-30");
        assertThat(only("Sở Nội vụ rà soát các đề án trong quý II và quý III năm 2027.")
                        .due())
                .isEqualTo("2027-09-30");
        assertThat(only("Sở Nội vụ lập danh sách, đến ngày 30/6/2027 hoàn thành.")
                        .due())
                .isEqualTo("2027-06-30");
    }

    @Test
    void theLaterOfTwoVerbsActsWhereTheEarlierBelongsToTheName() {
        assertThat(only("Ban Chỉ đạo xây dựng nông thôn mới xã tổ chức sơ kết.").leads())
                .containsExactly("Ban Chỉ đạo xây dựng nông thôn mới xã");
        assertThat(only("Ban Chỉ đạo xây dựng kế hoạch triển khai.").leads()).containsExactly("Ban Chỉ đạo");
        assertThat(only("Ban Chỉ đạo hướng dẫn các xã lập hồ sơ.").leads()).containsExactly("Ban Chỉ đạo");
        assertThat(only("Phòng Đào tạo lập danh sách thí sinh.").leads()).containsExactly("Phòng Đào tạo");
        assertThat(only("Hội Khuyến học trao học bổng cho học sinh nghèo.").leads())
                .containsExactly("Hội Khuyến học");
    }

    @Test
    void whatAUnitIsGivenByAnotherDescribesIt() {
        assertThat(only("Cơ quan được Ủy ban nhân dân xã giao thu phí sẽ nộp phí vào ngân sách trước ngày 05/01/2028.")
                        .leads())
                .containsExactly("Cơ quan được Ủy ban nhân dân xã giao thu phí");
        assertThat(read("Nhiệm vụ được Chính phủ giao Bộ Tài chính trong năm 2026 cơ bản hoàn thành."))
                .isEmpty();
    }

    @Test
    void partnersGoOnBehindASemicolonUntilSomethingIsDone() {
        assertThat(
                        only("Sở Y tế chủ trì, phối hợp với Công an tỉnh; Chủ tịch UBND các xã tổ chức chiến dịch tiêm chủng.")
                                .coordinators())
                .containsExactly("Công an tỉnh", "Chủ tịch UBND các xã");
        assertThat(read("Sở Y tế chủ trì lập kế hoạch, phối hợp với Công an tỉnh; các xã tổ chức tiêm chủng."))
                .extracting(ProposedCommitment::leads)
                .containsExactly(List.of("Sở Y tế"), List.of("các xã"));
    }

    @Test
    void aSyllableThatAScanHasBrokenIsReadWholeAndNamedAsWritten() {
        assertThat(only("Chủ tịch Ủy ban nhân dân các tỉnh, thành ph ố ven biển ban hành K ế hoạch.")
                        .leads())
                .containsExactly("Chủ tịch Ủy ban nhân dân các tỉnh, thành ph ố ven biển");
    }

    @Test
    void aQuestionAndWhatIsBeingDoneNowLayDownNoDuty() {
        for (String told : List.of(
                "Ai có trách nhiệm báo cáo?",
                "Các phường đang khẩn trương rà soát hồ sơ.",
                "Trạm y tế cũ tiếp tục hoạt động cho đến khi trạm mới được thành lập.",
                "- Tổ chức cán bộ trực 24/24 giờ, gửi báo cáo về huyện.")) {
            assertThat(read(told)).as(told).isEmpty();
        }
    }

    @Test
    void aNameThatAHeadingHasShownWholeIsReadWholeFurtherOn() {
        assertThat(read("""
                        3. Trạm Cấp nước tập trung
                        - Vận hành máy bơm.
                        4. Phòng Kinh tế
                        - Phối hợp với Trạm Cấp nước tập trung xét nghiệm nước.
                        """))
                .extracting(ProposedCommitment::leads, ProposedCommitment::coordinators)
                .containsExactly(
                        tuple(List.of("Trạm Cấp nước tập trung"), List.of()),
                        tuple(List.of("Phòng Kinh tế"), List.of("Trạm Cấp nước tập trung")));
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
