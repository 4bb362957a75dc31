package vn.phusa.vietnamese.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The facts of a programme from the head of the paper itself. */
class ProgrammeHeadTest {
    private static final String PAPER = """
            UBND THÀNH PHỐ CẦN THƠ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            SỞ Y TẾ - SỞ KHOA HỌC VÀ CÔNG NGHỆ     Độc lập - Tự do - Hạnh phúc
            Số: 12/CTr-SYT-SKHCN          Cần Thơ, ngày 05 tháng 01 năm 2026

            CHƯƠNG TRÌNH
            Phối hợp ứng dụng kỹ thuật hạt nhân trong y tế giữa Sở Y tế thành phố Cần Thơ
            và Viện Năng lượng nguyên tử Việt Nam giai đoạn 2026 - 2028
            ________

            Căn cứ Luật Năng lượng nguyên tử số 94/2025/QH15;
            Căn cứ Kế hoạch số 46/KH-UBND ngày 25 tháng 8 năm 2025 của Ủy ban nhân dân thành phố
            về phát triển khoa học và công nghệ;
            Hai bên thống nhất Chương trình với các nội dung sau:

            1. Sở Y tế chủ trì, phối hợp với Sở Tài chính lập kế hoạch mua sắm, hoàn thành trước ngày 30/6/2026.
            """;

    private final Programme programme = CommitmentReader.read(PAPER).programme();

    @Test
    void theTitleIsTheKindOfPaperAndItsSubject() {
        assertThat(programme.title())
                .isEqualTo("Chương trình phối hợp ứng dụng kỹ thuật hạt nhân trong y tế giữa Sở Y tế thành phố Cần Thơ"
                        + " và Viện Năng lượng nguyên tử Việt Nam giai đoạn 2026 - 2028");
    }

    @Test
    void thePartiesStandBetweenGiuaAndVa() {
        assertThat(programme.parties())
                .containsExactly("Sở Y tế thành phố Cần Thơ", "Viện Năng lượng nguyên tử Việt Nam");
    }

    @Test
    void theWordVaInsideANameDoesNotEndIt() {
        assertThat(CommitmentReader.read("""
                        CHƯƠNG TRÌNH PHỐI HỢP
                        giữa Sở Khoa học và Công nghệ thành phố Cần Thơ và Sở Nông nghiệp và Môi trường

                        1. Nội dung
                        """).programme().parties())
                .containsExactly("Sở Khoa học và Công nghệ thành phố Cần Thơ", "Sở Nông nghiệp và Môi trường");
    }

    @Test
    void thePeriodAndTheDayOfSigningAreRead() {
        assertThat(programme.firstYear()).isEqualTo(2026);
        assertThat(programme.lastYear()).isEqualTo(2028);
        assertThat(programme.signedOn()).isEqualTo("2026-01-05");
    }

    @Test
    void eachLegalBasisIsReadToItsEnd() {
        assertThat(programme.legalBasis())
                .containsExactly(
                        "Luật Năng lượng nguyên tử số 94/2025/QH15",
                        "Kế hoạch số 46/KH-UBND ngày 25 tháng 8 năm 2025 của Ủy ban nhân dân thành phố về phát triển khoa học"
                                + " và công nghệ");
    }

    @Test
    void aPaperThatIsNoProgrammeHasNoFacts() {
        Programme none = CommitmentReader.read("""
                Cần Thơ, ngày 05 tháng 01 năm 2026

                Kính gửi: Sở Y tế
                Chương trình hợp tác đã được hai bên trao đổi nhiều lần trong năm qua.
                """).programme();
        assertThat(none.title()).isNull();
        assertThat(none.signedOn()).isNull();
        assertThat(none.legalBasis()).isEmpty();
    }
}
