package vn.phusa.vietnamese.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.phusa.vietnamese.Qualifier;

/** The report on the signing of the cooperation programme between the ministry and Cần Thơ. */
class SignedProgrammeTest {

    private String text = "";
    private Reading reading = CommitmentReader.read("");

    @BeforeEach
    void readTheRealText() throws IOException {
        Path folder = SharedTexts.require("seed");
        try (Stream<Path> files = Files.list(folder)) {
            text = Files.readString(files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .findFirst()
                    .orElseThrow());
        }
        reading = CommitmentReader.read(text);
    }

    @Test
    void sixRequestsOfTheCityAreProposedWithTheirSubjectAsLead() {
        List<ProposedCommitment> requests = of(CommitmentKind.CITY_REQUEST);
        assertThat(requests).hasSize(6);
        assertThat(requests)
                .allSatisfy(request -> assertThat(request.leads()).containsExactly("UBND thành phố Cần Thơ"));
    }

    @Test
    void elevenDutiesOfTheMinistryAreProposedWithTheirLead() {
        assertThat(of(CommitmentKind.MINISTRY_DUTY))
                .extracting(duty -> duty.leads().getFirst())
                .containsExactly(
                        "Vụ Công nghệ cao",
                        "Vụ Công nghệ cao",
                        "Cục Phát triển thị trường và doanh nghiệp khoa học và công nghệ",
                        "Vụ Phát triển khoa học và công nghệ địa phương",
                        "Tổng cục Tiêu chuẩn Đo lường Chất lượng",
                        "Tổng cục Tiêu chuẩn Đo lường Chất lượng",
                        "Cục Sở hữu trí tuệ",
                        "Học viện Khoa học, Công nghệ và Đổi mới sáng tạo",
                        "Viện Năng lượng nguyên tử Việt Nam",
                        "Viện Năng lượng nguyên tử Việt Nam",
                        "Viện Năng lượng nguyên tử Việt Nam");
    }

    @Test
    void theDepartmentMonitorsAndTheFocalUnitCoordinates() {
        assertThat(of(CommitmentKind.MONITORING)).singleElement().satisfies(monitoring -> {
            assertThat(monitoring.leads()).containsExactly("Sở Khoa học và Công nghệ");
            assertThat(monitoring.coordinators()).contains("Vụ Phát triển khoa học và công nghệ địa phương");
        });
    }

    @Test
    void nothingElseIsProposedAndNoDateIsInvented() {
        assertThat(reading.commitments()).hasSize(18);
        assertThat(reading.commitments()).allSatisfy(commitment -> {
            assertThat(commitment.due()).isNull();
            assertThat(commitment.money()).isEmpty();
            assertThat(text.substring(commitment.start(), commitment.end())).isEqualTo(commitment.quote());
        });
    }

    @Test
    void thePartiesSignersPeriodAndMissingDateAreRead() {
        Programme programme = reading.programme();
        assertThat(programme.parties()).containsExactly("Bộ Khoa học và Công nghệ", "UBND thành phố Cần Thơ");
        assertThat(programme.signers())
                .extracting(Programme.Signer::name, Programme.Signer::office)
                .containsExactly(tuple("Huỳnh Thành Đạt", "Bộ trưởng"), tuple("Trần Việt Trường", "Chủ tịch"));
        assertThat(programme.firstYear()).isEqualTo(2022);
        assertThat(programme.lastYear()).isEqualTo(2025);
        assertThat(programme.signedOn()).isNull();
    }

    @Test
    void theCountsAtTheStartCarryTheirQualifier() {
        assertThat(reading.programme().baselines())
                .extracting(baseline -> baseline.value().intValue(), Programme.Baseline::qualifier)
                .containsExactly(
                        tuple(60, Qualifier.AT_LEAST),
                        tuple(14, Qualifier.EXACTLY),
                        tuple(2, Qualifier.EXACTLY),
                        tuple(2, Qualifier.EXACTLY),
                        tuple(6, Qualifier.EXACTLY));
    }

    private List<ProposedCommitment> of(CommitmentKind kind) {
        return reading.commitments().stream().filter(c -> c.kind() == kind).toList();
    }
}
